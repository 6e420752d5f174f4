"""When a committee is to sit next: so many months after it last sat, on a day on which offices work."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from rabta.routing.calendar import Calendar, DayKind

LONGEST_CLOSURE = 31
"""Days after which a working day must have come, whatever a calendar says."""


@dataclass(frozen=True, slots=True)
class Turn:
    """By which day a committee is to sit, and on which day it is proposed; `last` is when it sat last."""

    committee: str
    last: date | None
    by: date
    proposed: date
    called: date | None

    def overdue(self, today: date) -> bool:
        """Whether the day has passed, and nobody has called it in time."""
        return today > self.by and (self.called is None or self.called > self.by)


def months_after(day: date, months: int) -> date:
    """The day of the same number so many months on, or the last of that month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_day(day: date, calendar: Calendar | None) -> date:
    """That day, or the first after it on which offices surely work."""
    for later in range(LONGEST_CLOSURE):
        tried = day + timedelta(days=later)
        if calendar is None or calendar.kind(tried) is DayKind.WORKING:
            return tried
    return day


def turn(
    committee: str,
    *,
    last: date | None,
    called: date | None,
    months: int,
    today: date,
    calendar: Calendar | None,
) -> Turn:
    """The next turn of a committee; one that has never sat here is to sit within its term from today."""
    by = working_day(months_after(last or today, months), calendar)
    proposed = by if by >= today else working_day(today, calendar)
    return Turn(committee, last, by, proposed, called)
