"""A plain calendar, and days on which it is closed."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from rabta.law.source import Place
from rabta.routing.calendar import Calendar, Certainty, Holiday, Weekday, Weekend

HERE = Place("holidays.yaml", 1)
KARACHI = ZoneInfo("Asia/Karachi")
WEEKEND = Weekend("Weekend", frozenset({Weekday.SATURDAY, Weekday.SUNDAY}), Certainty.FIXED, "made up", HERE)
PLAIN = Calendar(
    id="plain",
    label="Plain",
    zone=KARACHI,
    years=(2026, 2027),
    weekends=(WEEKEND,),
    holidays=(),
    place=HERE,
)


def at(*numbers, zone=KARACHI):
    return datetime(*numbers, tzinfo=zone)


def end_of(*numbers, zone=KARACHI):
    return datetime(*numbers, 23, 59, 59, 999999, tzinfo=zone)


def closing(day, certainty=Certainty.ANNOUNCED):
    return Holiday(day, "Closed", certainty, "made up", HERE)


def closed(*days, certainty=Certainty.ANNOUNCED, calendar=PLAIN):
    """The calendar, closed on more days."""
    return replace(calendar, holidays=(*calendar.holidays, *(closing(day, certainty) for day in days)))
