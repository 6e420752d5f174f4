"""Faults of a pack, each with its place and, where one is near, the name that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from rabta.law.source import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a pack: where, and a sentence that says what to do."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class PackError(Exception):
    """A pack that cannot be used; `faults` holds every fault, in reading order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(slots=True)
class Faults:
    """The faults found so far, collected so that all are reported at once."""

    found: list[Fault] = field(default_factory=list)

    def add(self, place: Place, message: str) -> None:
        """Note a fault."""
        self.found.append(Fault(place, message))

    def unknown(self, place: Place, what: str, name: str, valid: Iterable[str]) -> None:
        """Note a name that nothing bears, with the nearest one that something does."""
        self.add(place, f"unknown {what} {name!r}{nearest(name, valid)}")


def nearest(name: str, valid: Iterable[str]) -> str:
    """', did you mean …?' for a near valid name, else nothing."""
    close = get_close_matches(name, list(valid), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""
