"""Owed: the clocks that run for a person, each with its basis and when it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rabta.assessment import Assessment
from rabta.law.duties import Agency, Deadline
from rabta.routing.calendar import Calendar
from rabta.routing.clock import Due, Status, due, status
from rabta.routing.ground import Ground
from rabta.routing.site import Site


@dataclass(frozen=True, slots=True)
class Owed:
    """Something owed by a time.

    `agency` is who owes it: the one that has the person, where the law names
    none. `due` is None where the event that starts the clock is not recorded,
    or no calendar is known; `status` is None where, besides, nobody said what
    time it is.
    """

    deadline: Deadline
    agency: Agency
    due: Due | None
    status: Status | None
    certain: bool

    @property
    def is_breach(self) -> bool:
        """Whether it was missed and may be called a breach of law.

        Never where the law says "without delay", for what delay was needed is for people to judge; nor where
        the time binds nobody, or what it is for is not known to be so.
        """
        deadline = self.deadline
        if self.status is None or deadline.term is None or not (deadline.binding and self.certain):
            return False
        return self.status.is_breach(deadline.basis)


HOLDER = "holder"
"""The agency id that stands for whoever has the person."""


def owed(assessed: Assessment, site: Site, ground: Ground, now: datetime | None) -> tuple[Owed, ...]:
    """The clocks that run or may run: those with an end first, the nearest before the others."""
    found = []
    for deadline in assessed.law.duties.deadlines.values():
        here = not deadline.within or not site.territory or site.territory in deadline.within
        if here and _runs(assessed, deadline):
            found.append(_owed(assessed, deadline, ground, now))
    return tuple(
        sorted(found, key=lambda each: (each.due is None, each.due.at.timestamp() if each.due else 0))
    )


def _runs(assessed: Assessment, deadline: Deadline) -> bool:
    """Whether a clock runs: for what is or may be so, or once started unless what it is for is ruled out."""
    started = deadline.starts in assessed.subject.events
    if deadline.rule is None:
        return started
    return assessed.may_hold(deadline.id) or (started and not assessed.fails(deadline.id))


def _certain(assessed: Assessment, deadline: Deadline) -> bool:
    """Whether what a clock is for is known to be so, in a place where the clock is known to be law."""
    placed = not deadline.within or bool(assessed.territory)
    return placed and (deadline.rule is None or assessed.holds(deadline.id))


def _owed(assessed: Assessment, deadline: Deadline, ground: Ground, now: datetime | None) -> Owed:
    events, agencies = assessed.subject.events, assessed.law.duties.agencies
    holder = assessed.subject.held_by if deadline.agency == HOLDER else ""
    agency = agencies[holder or deadline.agency]
    certain = _certain(assessed, deadline)
    start = events.get(deadline.starts)
    calendar = ground.calendar if start else None
    if calendar is None or start is None:
        return Owed(deadline, agency, None, None, certain)
    try:
        began = _in_zone(start, calendar)
        ends = _ends(began, deadline, calendar)
        stops = (_in_zone(events[name], calendar) for name in deadline.stops if name in events)
        stopped = min((stop for stop in stops if stop >= began), default=None)
        standing = status(ends, now, stopped) if now else None
    except OverflowError:  # a slip of the pen in the year, at the edge of what a calendar holds
        return Owed(deadline, agency, None, None, certain)
    return Owed(deadline, agency, ends, standing, certain)


def _ends(start: datetime, deadline: Deadline, calendar: Calendar) -> Due:
    """What must be done without delay is due from the moment it begins."""
    if deadline.term is None:
        return Due(start, start, start)
    return due(start, deadline.term, calendar)


def _in_zone(time: datetime, calendar: Calendar) -> datetime:
    """A time in the calendar's zone, which is meant where none is given."""
    return time.astimezone(calendar.zone) if time.tzinfo else time.replace(tzinfo=calendar.zone)
