"""Who counts: for a sitting, and for an item from which somebody stands aside.

A quorum is a number of offices. The offices of another committee that sits at the same table do not count for
this one, and an office that stands aside counts for everything but its item; the number stays what it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum of one committee at one sitting.

    `needed` is None where it is not known. Without `offices`, nobody knows who sits, and whoever came counts.
    """

    needed: int | None
    offices: frozenset[str]
    came: frozenset[str]
    aside: Mapping[int, frozenset[str]]

    def here(self, item: int | None = None) -> int:
        """How many offices count, for the sitting or for one item of it."""
        sitting = self.came & self.offices if self.offices else self.came
        return len(sitting - self.aside.get(item, frozenset()) if item is not None else sitting)

    def met(self, item: int | None = None) -> bool | None:
        """Whether enough of them are here; None where nobody knows how many are needed."""
        return None if self.needed is None else self.here(item) >= self.needed
