"""With whom something stands that has a time: computed whenever it is looked at, never awaited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from rabta_web.access.life_cycles import steps_up
from rabta_web.incidents.lines import Line, lines_above

EVERY = timedelta(hours=24)
"""How long each office up the line has before something stands with the next."""

NOBODY = Line(may_know=True, above=())


class Awaited(NamedTuple):
    """What an agency should act on by a time; None for the agency of who has no office here."""

    agency: str | None
    incident: UUID | None
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How something stands: late, with which office up the line, and whether the line has ended."""

    late: bool = False
    with_office: str = ""
    since: datetime | None = None
    ended: bool = False

    @property
    def escalated(self) -> bool:
        """Whether it stands with an office above the one that did not act."""
        return bool(self.with_office)


def standings(awaited: Sequence[Awaited], now: datetime) -> list[Standing]:
    """With whom some things stand, in their order; an office that may not know of one is passed over."""
    late = {(each.agency or "", each.incident) for each in awaited if steps_up(each.due, now, EVERY)}
    lines = lines_above(late, timezone.localdate(now))
    return [
        _standing(each.due, lines.get((each.agency or "", each.incident), NOBODY), now) for each in awaited
    ]


def _standing(due: datetime | None, line: Line, now: datetime) -> Standing:
    up = steps_up(due, now, EVERY)
    if due is None or not up:
        return Standing()
    reached = min(up, len(line.above))
    return Standing(
        late=True,
        with_office=line.above[reached - 1] if line.above else "",
        since=due + EVERY * (reached - 1) if line.above else None,
        ended=now >= ends_at(due, len(line.above)),
    )


def ends_at(due: datetime, offices: int) -> datetime:
    """When the last office up the line has had its time; who has no line above has that time themselves."""
    return due + EVERY * max(offices, 1)
