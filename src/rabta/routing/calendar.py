"""Which days offices work: weekends and public holidays, as a pack lists them in `holidays.yaml`.

A day is working, off, or uncertain: a feast that hangs on the sighting of the moon, or anything else that is
expected and not announced. Nothing here reads a clock; days are days in the calendar's own time zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo
from enum import Enum
from functools import cached_property
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rabta.law.entries import Entry, entries
from rabta.law.faults import Faults, PackError
from rabta.law.source import Node, Place, SourceError, parse
from rabta.law.values import Verification

FILE = "holidays.yaml"
"""The file of a pack that holds its calendars."""

LONGEST_HOLIDAY = 14
"""Days in a row that one entry may close offices for; more is taken for a slip of the pen."""

ONE_DAY = timedelta(days=1)


class Weekday(Enum):
    """The days of the week, as a calendar names them; in Python's order, Monday first."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


WEEK = tuple(Weekday)


class Certainty(Enum):
    """How sure it is that offices are closed."""

    ANNOUNCED = "announced"
    """The government declared this very day."""
    FIXED = "fixed"
    """The same day every year, by standing order or yearly list."""
    EXPECTED = "expected"
    """Likely and not announced, or announced without a known end: it may be a working day after all."""


class DayKind(Enum):
    """What a day is to those who count working days."""

    WORKING = "working"
    UNCERTAIN = "uncertain"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day on which offices are closed, or may be; `label` is an English sentence or name to translate."""

    day: date
    label: str
    certainty: Certainty
    source: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Weekend:
    """Weekly days off, from the day `first` to the day `last`, both included; None is no limit."""

    label: str
    days: frozenset[Weekday]
    certainty: Certainty
    source: str
    place: Place = field(compare=False)
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Refuse a week without a working day, on which no count would ever end."""
        if len(self.days) == len(WEEK):
            raise ValueError("a week needs a working day")

    def covers(self, day: date) -> bool:
        """Whether this is the order of the week on that day, whatever weekday it is."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meets(self, other: Weekend) -> bool:
        """Whether both say the same weekday is off at the same time."""
        apart = (self.last and other.first and self.last < other.first) or (
            other.last and self.first and other.last < self.first
        )
        return not apart and not self.days.isdisjoint(other.days)

    def on(self, day: date) -> Holiday | None:
        """The weekly day off as it falls on that day; None where it does not."""
        if self.covers(day) and WEEK[day.weekday()] in self.days:
            return Holiday(day, self.label, self.certainty, self.source, self.place)
        return None


@dataclass(frozen=True)
class Calendar:
    """The days of some offices: their zone, weekends, and the holidays of the years it lists.

    Of other years it knows the weekends at most; `knows` tells. `says` is what people should be told
    about it, such as which offices keep other days.
    """

    id: str
    label: str
    zone: tzinfo
    years: tuple[int, ...]
    weekends: tuple[Weekend, ...]
    holidays: tuple[Holiday, ...]
    place: Place = field(compare=False)
    says: str = ""
    verification: Verification = Verification.UNVERIFIED

    def knows(self, day: date) -> bool:
        """Whether the holidays of that day's year are listed."""
        return day.year in self.years

    def closures(self, day: date) -> tuple[Holiday, ...]:
        """All that closes offices on that day, or may: weekly days off first."""
        weekly = (weekend.on(day) for weekend in self.weekends)
        return (*(each for each in weekly if each), *self._by_day.get(day, ()))

    def kind(self, day: date) -> DayKind:
        """Working, off, or uncertain; one certain closure is enough to be off."""
        closures = self.closures(day)
        if any(each.certainty is not Certainty.EXPECTED for each in closures):
            return DayKind.OFF
        return DayKind.UNCERTAIN if closures else DayKind.WORKING

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[Holiday, ...]]:
        found: dict[date, tuple[Holiday, ...]] = {}
        for holiday in self.holidays:
            found[holiday.day] = (*found.get(holiday.day, ()), holiday)
        return found


# --- from a pack ----------------------------------------------------------------------------


def load_calendars(folder: Path) -> dict[str, Calendar]:
    """The calendars of the pack in a folder, by id; none where the pack has no `holidays.yaml`.

    Raises PackError with every fault of the file.
    """
    faults = Faults()
    path = folder / FILE
    found: dict[str, Calendar] = {}
    if path.is_file():
        try:
            found = calendars_in(parse(path.read_bytes(), FILE), faults)
        except SourceError as error:
            faults.add(error.place, error.message)
    if faults.found:
        raise PackError(faults.found)
    return found


def calendars_in(node: Node, faults: Faults) -> dict[str, Calendar]:
    """The calendars of a file that maps their ids to entries; what is wrong goes to `faults`."""
    found = {}
    for entry in entries(node, faults):
        found[entry.id] = _calendar(entry)
        entry.done()
    return found


def _calendar(entry: Entry) -> Calendar:
    weekends = tuple(found for each in entry.entries("weekends") for found in _weekend(each))
    holidays = tuple(found for each in entry.entries("holidays") for found in _holidays(each))
    calendar = Calendar(
        id=entry.id,
        label=entry.text("label"),
        zone=_zone(entry),
        years=tuple(_years(entry)),
        weekends=weekends,
        holidays=holidays,
        place=entry.place,
        says=entry.text("says", required=False),
        verification=entry.choice("verification", Verification),
    )
    _check_weekends(calendar, entry.faults)
    _check_holidays(calendar, entry.faults)
    return calendar


def _zone(entry: Entry) -> tzinfo:
    name = entry.text("zone")
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        entry.faults.unknown(entry.mapping.items["zone"].place, "time zone", name, available_timezones())
        return UTC


def _years(entry: Entry) -> Iterator[int]:
    for written in entry.texts("years", required=True):
        if len(written) == len("2024") and written.isdecimal():
            yield int(written)
        else:
            entry.faults.add(entry.mapping.items["years"].place, f"{written!r} is no year, such as 2024")


def _weekend(entry: Entry) -> Iterator[Weekend]:
    label, source = entry.text("label"), entry.text("source")
    certainty = entry.choice("certainty", Certainty)
    days = frozenset(_weekdays(entry))
    first, last = entry.day("first"), entry.day("last")
    entry.done()
    if len(days) == len(WEEK):
        entry.faults.add(entry.place, "a week needs a working day")
    elif first and last and last < first:
        entry.faults.add(entry.place, f"'last' ({last}) is before 'first' ({first})")
    else:
        yield Weekend(label, days, certainty, source, entry.place, first, last)


def _weekdays(entry: Entry) -> Iterator[Weekday]:
    names = {each.value: each for each in Weekday}
    for written in entry.texts("days", required=True):
        if written in names:
            yield names[written]
        else:
            entry.faults.unknown(entry.mapping.items["days"].place, "day of the week", written, names)


def _holidays(entry: Entry) -> Iterator[Holiday]:
    label, source = entry.text("label"), entry.text("source")
    certainty = entry.choice("certainty", Certainty)
    written = [key for key in ("day", "first", "last") if key in entry.mapping.items]
    if written not in (["day"], ["first", "last"]):
        entry.faults.add(entry.place, f"{entry.id!r} needs either 'day', or both 'first' and 'last'")
    day, first, last = entry.day("day"), entry.day("first"), entry.day("last")
    entry.done()
    if day:
        yield Holiday(day, label, certainty, source, entry.place)
    elif first and last:
        length = (last - first).days + 1
        if not 1 <= length <= LONGEST_HOLIDAY:
            entry.faults.add(entry.place, f"from {first} to {last} is not 1 to {LONGEST_HOLIDAY} days")
            return
        for each in _days(first, last):
            yield Holiday(each, label, certainty, source, entry.place)


def _check_weekends(calendar: Calendar, faults: Faults) -> None:
    for one, other in combinations(calendar.weekends, 2):
        if one.meets(other):
            faults.add(other.place, f"this weekend has days that stand at {one.place} already")
    for year in calendar.years:
        for day in _days(date(year, 1, 1), date(year, 12, 31)):
            if not any(weekend.covers(day) for weekend in calendar.weekends):
                faults.add(calendar.place, f"{calendar.id!r} has no weekend for {day}")
                break


def _check_holidays(calendar: Calendar, faults: Faults) -> None:
    seen: dict[tuple[date, str], Place] = {}
    for holiday in calendar.holidays:
        before = seen.setdefault((holiday.day, holiday.label), holiday.place)
        if before is not holiday.place:
            faults.add(holiday.place, f"{holiday.label!r} on {holiday.day} stands at {before} already")
        if not calendar.knows(holiday.day):
            faults.add(holiday.place, f"{holiday.day} is in none of the 'years' that this calendar lists")


def _days(first: date, last: date) -> Iterable[date]:
    """Every day from the first to the last, both included."""
    return (first + ONE_DAY * number for number in range((last - first).days + 1))
