"""Two people, or two devices, at one page: what it was made from, and what somebody else wrote since.

A page carries how many entries it was made from. If there are more when it comes back, nothing is written:
it is shown again with what came in between, and saved when it is sent once more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise

MADE_FROM = "made_from"


@dataclass(frozen=True, slots=True)
class Written:
    """One value that somebody wrote into a field: what stood there before, and how people read it."""

    field: str
    label: str | Promise
    before: str
    words: str
    shown: str | Promise


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """How many entries there are now, and which of them a page did not know."""

    now: int
    later: tuple[Written, ...]

    def joined(self, data: QueryDict) -> QueryDict:
        """What was sent, with what somebody else wrote wherever this page left a field as it found it."""
        found = data.copy()
        before: dict[str, str] = {}
        for each in self.later:
            found_it_as = before.setdefault(each.field, each.before)
            if data.get(each.field, "").strip() == found_it_as:
                found[each.field] = each.words
        return found


def meanwhile(data: Mapping[str, str], entries: Sequence[Written]) -> Meanwhile:
    """What was written since a page was made, by what the page says; nothing if it does not say."""
    said = data.get(MADE_FROM, "")
    read = min(int(said), len(entries)) if said.isdecimal() else len(entries)
    return Meanwhile(len(entries), tuple(entries[read:]))
