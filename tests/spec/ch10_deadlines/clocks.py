"""The words of this chapter: moments, terms, and the offices whose days are counted."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rabta.law.duties import Basis, Term, Unit
from rabta.routing.calendar import Certainty, load_calendars
from rabta.routing.clock import due, status

CALENDARS = load_calendars(Path(__file__).parent)
OFFICES = CALENDARS["offices"]
PAKISTAN = ZoneInfo("Asia/Karachi")
WRITTEN = "%a %Y-%m-%d %H:%M"


def moment(text, zone=PAKISTAN):
    """A moment written as in "Thu 2026-12-31 23:59"; the weekday must be right."""
    found = datetime.strptime(text, WRITTEN).replace(tzinfo=zone)
    assert found.strftime(WRITTEN) == text, f"{text} is a {found:%A}"
    return found


def term(text, **more):
    """A term written as in "3 working days"; one of a unit may be written in the singular."""
    amount, _, unit = text.partition(" ")
    units = {each.value: each for each in Unit} | {each.value.removesuffix("s"): each for each in Unit}
    return Term(int(amount), units[unit], **more)


def ends(start, length, calendar=OFFICES, **more):
    """When a term ends, for certain and by the latest, as a deadline."""
    return due(moment(start), term(length, **more), calendar)


def written(at):
    """A moment as it stands in a table."""
    return at.strftime(WRITTEN)


def stands(deadline, now, stopped=""):
    """How a clock stands at a moment, and where it was stopped."""
    return status(deadline, moment(now), moment(stopped) if stopped else None)


def announced(calendar, *days):
    """The calendar after these days of the expected Eid were announced, and no others."""
    kept = (
        each for each in calendar.holidays if each.certainty is not Certainty.EXPECTED or each.day in days
    )
    return replace(
        calendar,
        holidays=tuple(
            replace(each, certainty=Certainty.ANNOUNCED) if each.day in days else each for each in kept
        ),
    )


def time_left(left):
    """Time left or overrun, as in "1 h 30 min" or "-2 h 0 min"."""
    minutes = abs(left) // timedelta(minutes=1)
    return f"{'-' if left < timedelta() else ''}{minutes // 60} h {minutes % 60} min"


BASES = {each.value: each for each in Basis}
