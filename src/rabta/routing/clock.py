"""The arithmetic of deadlines: when a term ends, and how a clock stands at a given moment.

Nothing here knows what time it is: the start and the present moment are passed in, with their zone. Where a
deadline hangs on a day off that is only expected, it is a span, and the earliest end is the one to keep.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from rabta.law.duties import Basis, Term, Unit
from rabta.routing.calendar import ONE_DAY, Calendar, DayKind, Holiday

SOON_PART = 4
"""A deadline is due soon in the last quarter of its time; our default, no law."""

SOON_AT_MOST = timedelta(days=3)
"""But no earlier than three days before the end; our default, no law."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a term that began at `start` ends.

    `at` is the last moment in time, in the calendar's zone; a step taken at that very moment is in time.
    `latest` is later only where days off are expected and not announced; `depends_on` are those days.
    `beyond_calendar` says that days were counted whose holidays the calendar does not list, so that the
    end may be later still.
    """

    start: datetime
    at: datetime
    latest: datetime
    depends_on: tuple[Holiday, ...] = ()
    beyond_calendar: bool = False

    @property
    def earliest(self) -> datetime:
        """The earliest end there can be: `at`, the one that is safe for the person."""
        return self.at

    @property
    def is_certain(self) -> bool:
        """Whether no day off can still move the end."""
        return not self.depends_on and not self.beyond_calendar


class Progress(Enum):
    """How a clock stands."""

    RUNNING = "running"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    MET_IN_TIME = "met in time"
    MET_LATE = "met late"

    @property
    def is_late(self) -> bool:
        """Whether the last moment passed before the step was taken."""
        return self in (Progress.OVERDUE, Progress.MET_LATE)


@dataclass(frozen=True, slots=True)
class Status:
    """How a clock stands at a moment.

    `left` is elapsed time from that moment, or from the step that stopped the clock, to `Due.at`; negative
    when late. `is_certain` is False where lateness hangs on a day off that is expected or not listed.
    """

    progress: Progress
    left: timedelta
    is_certain: bool = True

    def is_breach(self, basis: Basis) -> bool:
        """Whether this may be called a breach: late for certain, by an Act or rule and nothing less."""
        return basis.is_law and self.is_certain and self.progress.is_late


def due(start: datetime, term: Term, calendar: Calendar) -> Due:
    """When a term ends that began at `start`, which needs a zone (ValueError).

    The day of the event is the day in the calendar's zone, and so is the end, whatever zone `start` is in.
    """
    began = _aware(start, "start").astimezone(calendar.zone)
    if term.unit is Unit.HOURS:
        ends = (began.astimezone(UTC) + timedelta(hours=term.amount)).astimezone(calendar.zone)
        return Due(began, ends, ends)
    if term.unit is Unit.WORKING_DAYS:
        return _working(began, began.date(), term.amount, calendar)
    last = _plain_end(began.date(), term)
    if term.extends:
        return _working(began, last - ONE_DAY, 1, calendar)
    return Due(began, _end_of(last, calendar), _end_of(last, calendar))


def status(due: Due, now: datetime, stopped_at: datetime | None = None) -> Status:
    """How a clock stands at `now`, and whether it was stopped by then; both need a zone (ValueError).

    A stop later than `now` has not happened yet, so the same record can be read as of any moment.
    """
    present = _aware(now, "now").astimezone(UTC)
    stopped = stopped_at and _aware(stopped_at, "stopped_at").astimezone(UTC)
    met = stopped is not None and stopped <= present
    measured = stopped if stopped and met else present
    left = due.at.astimezone(UTC) - measured
    if left < timedelta():
        certain = measured > due.latest.astimezone(UTC) and not due.beyond_calendar
        return Status(Progress.MET_LATE if met else Progress.OVERDUE, left, certain)
    if met:
        return Status(Progress.MET_IN_TIME, left)
    return Status(Progress.DUE_SOON if left <= _soon(due) else Progress.RUNNING, left)


def _working(began: datetime, after: date, amount: int, calendar: Calendar) -> Due:
    """The end of so many working days after a day, counting uncertain days as working and as off."""
    earliest = _counted(after, amount, calendar, frozenset({DayKind.WORKING, DayKind.UNCERTAIN}))
    latest = _counted(after, amount, calendar, frozenset({DayKind.WORKING}))
    passed = [after + ONE_DAY * number for number in range(1, (latest - after).days + 1)]
    uncertain = (day for day in passed if calendar.kind(day) is DayKind.UNCERTAIN)
    return Due(
        start=began,
        at=_end_of(earliest, calendar),
        latest=_end_of(latest, calendar),
        depends_on=tuple(each for day in uncertain for each in calendar.closures(day)),
        beyond_calendar=not all(calendar.knows(day) for day in passed),
    )


def _counted(after: date, amount: int, calendar: Calendar, counting: frozenset[DayKind]) -> date:
    days = (day for day in _days_after(after) if calendar.kind(day) in counting)
    for _ in range(amount - 1):
        next(days)
    return next(days)


def _days_after(day: date) -> Iterator[date]:
    while True:
        day += ONE_DAY
        yield day


def _plain_end(day: date, term: Term) -> date:
    """The last day of a term in calendar days or months, working or not."""
    if term.unit is Unit.CALENDAR_DAYS:
        return day + ONE_DAY * term.amount
    years, month = divmod(day.month - 1 + term.amount, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _end_of(day: date, calendar: Calendar) -> datetime:
    """The last moment of a day, one microsecond before the next day begins.

    Where clocks go back at midnight, the last hour comes twice and the second one counts.
    """
    return datetime.combine(day, time.max, calendar.zone).replace(fold=1)


def _soon(due: Due) -> timedelta:
    """How long before the end a deadline is due soon."""
    whole = due.at.astimezone(UTC) - due.start.astimezone(UTC)
    return min(whole / SOON_PART, SOON_AT_MOST)


def _aware(moment: datetime, name: str) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{name!r} has no time zone, so nobody can say which moment it is")
    return moment
