"""With whom something stands that has a time: computed whenever it is looked at, never awaited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from rabta_web.access.life_cycles import steps_up
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import line_above, opened

EVERY = timedelta(hours=24)
"""How long each office up the line has before something stands with the next."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands: late, with which office up the line, and whether the line has ended."""

    late: bool = False
    with_office: Agency | None = None
    since: datetime | None = None
    ended: bool = False

    @property
    def escalated(self) -> bool:
        """Whether it stands with an office above the one that did not act."""
        return self.with_office is not None


class Ladder:
    """The offices above some agencies, each line read once."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._lines: dict[str, list[Agency]] = {}

    def above(self, agency: str | None) -> list[Agency]:
        """The offices above an agency, the nearest first; none for who has no office here."""
        if agency is None:
            return []
        if agency not in self._lines:
            office = opened(agency)
            self._lines[agency] = line_above(office) if office else []
        return self._lines[agency]

    def standing(self, agency: str | None, due: datetime | None) -> Standing:
        """With whom something stands that an agency should have acted on by a time."""
        up = steps_up(due, self.now, EVERY)
        if due is None or not up:
            return Standing()
        line = self.above(agency)
        reached = min(up, len(line))
        return Standing(
            late=True,
            with_office=line[reached - 1] if line else None,
            since=due + EVERY * (reached - 1) if line else None,
            ended=self.now >= ends_at(due, len(line)),
        )


def ends_at(due: datetime, offices: int) -> datetime:
    """When the last office up the line has had its time; who has no line above has that time themselves."""
    return due + EVERY * max(offices, 1)
