"""Laws that hold for any offices, any start and any term."""

import os
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from engine.routing.days import HERE, KARACHI, PLAIN, WEEKEND, at, closed, closing
from rabta.law.duties import Term, Unit
from rabta.routing.calendar import Certainty, DayKind, Weekday, Weekend
from rabta.routing.clock import Progress, due, status

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CLOSURES = st.lists(st.tuples(DAYS, st.sampled_from(Certainty)), max_size=40)
STARTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(KARACHI))  # noqa: DTZ001
WEEKS = st.sets(st.sampled_from(Weekday), max_size=3).map(frozenset)


@st.composite
def offices(draw):
    weekly = Weekend("Weekend", draw(WEEKS), draw(st.sampled_from(Certainty)), "made up", HERE)
    holidays = tuple(closing(day, certainty) for day, certainty in draw(CLOSURES))
    return replace(PLAIN, weekends=(weekly,), holidays=holidays)


@st.composite
def terms(draw, units=tuple(Unit)):
    unit = draw(st.sampled_from(units))
    extends = unit is not Unit.HOURS and draw(st.booleans())
    return Term(draw(st.integers(1, 60)), unit, extends)


@given(STARTS, terms(), offices())
def test_the_earliest_is_never_after_the_latest(start, term, calendar):
    found = due(start, term, calendar)
    assert start < found.at <= found.latest
    assert bool(found.depends_on) is (found.at < found.latest)


@given(STARTS, st.integers(1, 60), offices())
@example(at(2026, 4, 17, 23, 59), 1, PLAIN)
def test_a_working_day_deadline_never_falls_on_a_day_off(start, amount, calendar):
    found = due(start, Term(amount, Unit.WORKING_DAYS), calendar)
    assert calendar.kind(found.at.date()) is not DayKind.OFF
    assert calendar.kind(found.latest.date()) is DayKind.WORKING


@given(STARTS, st.integers(1, 60), offices())
def test_a_working_day_deadline_has_so_many_working_days_before_it(start, amount, calendar):
    found = due(start, Term(amount, Unit.WORKING_DAYS), calendar)
    passed = (
        start.date() + timedelta(days=n) for n in range(1, (found.latest.date() - start.date()).days + 1)
    )
    kinds = [calendar.kind(day) for day in passed]
    assert kinds.count(DayKind.WORKING) == amount
    assert kinds.count(DayKind.UNCERTAIN) == len({each.day for each in found.depends_on})


@given(STARTS, terms(), offices(), DAYS, st.sampled_from(Certainty))
def test_another_holiday_never_makes_a_deadline_earlier(start, term, calendar, day, certainty):
    before, after = (
        due(start, term, calendar),
        due(start, term, closed(day, certainty=certainty, calendar=calendar)),
    )
    assert before.at <= after.at
    assert before.latest <= after.latest


@given(STARTS, terms(), offices(), st.data())
def test_an_announcement_stays_inside_the_span(start, term, calendar, data):
    """Whatever of the expected days is announced, and whatever is not, the end lies in the span."""
    settled = tuple(
        replace(each, certainty=Certainty.ANNOUNCED)
        for each in calendar.holidays
        if each.certainty is not Certainty.EXPECTED or data.draw(st.booleans())
    )
    before, after = due(start, term, calendar), due(start, term, replace(calendar, holidays=settled))
    assert before.at <= after.at <= after.latest <= before.latest


@given(STARTS, terms(), offices(), st.integers(0, 60))
def test_a_longer_term_never_ends_earlier(start, term, calendar, more):
    longer = replace(term, amount=term.amount + more)
    assert due(start, term, calendar).at <= due(start, longer, calendar).at
    assert due(start, term, calendar).latest <= due(start, longer, calendar).latest


@given(STARTS, terms(), offices(), st.timedeltas(timedelta(), timedelta(days=40)))
def test_a_later_start_never_ends_earlier(start, term, calendar, later):
    assert due(start, term, calendar).at <= due(start + later, term, calendar).at


@given(STARTS, st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(["Asia/Karachi", "Europe/London"]))
def test_hours_add_up(start, one, other, zone):
    calendar = replace(PLAIN, zone=ZoneInfo(zone))
    half = due(start, Term(one, Unit.HOURS), calendar).at
    whole = due(start, Term(one + other, Unit.HOURS), calendar).at
    assert due(half, Term(other, Unit.HOURS), calendar).at.astimezone(UTC) == whole.astimezone(UTC)


@given(STARTS, st.integers(1, 30), st.integers(1, 30), offices())
def test_working_days_add_up_where_all_is_certain(start, one, other, calendar):
    sure = replace(
        calendar,
        weekends=(WEEKEND,),
        holidays=tuple(each for each in calendar.holidays if each.certainty is not Certainty.EXPECTED),
    )
    half = due(start, Term(one, Unit.WORKING_DAYS), sure).at
    assert (
        due(half, Term(other, Unit.WORKING_DAYS), sure).at
        == due(start, Term(one + other, Unit.WORKING_DAYS), sure).at
    )


@given(STARTS, terms((Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.MONTHS)), offices())
def test_the_hour_of_the_event_makes_no_difference_to_days(start, term, calendar):
    morning = start.replace(hour=0, minute=0, second=0, microsecond=0)
    night = start.replace(hour=23, minute=59, second=59, microsecond=999999)
    assert due(morning, term, calendar).at == due(night, term, calendar).at


@contextmanager
def machine_in(zone):
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


@given(STARTS, terms(), offices(), st.sampled_from(["UTC", "America/New_York", "Pacific/Auckland"]))
def test_the_zone_of_the_machine_makes_no_difference(start, term, calendar, zone):
    here = due(start, term, calendar)
    with machine_in(zone):
        assert due(start, term, calendar) == here
        assert status(here, start) == status(here, start.astimezone(UTC))


@given(STARTS, terms(), offices(), STARTS, st.none() | STARTS)
def test_a_clock_stands_one_way_and_time_left_agrees(start, term, calendar, now, stopped):
    deadline = due(start, term, calendar)
    found = status(deadline, now, stopped)
    met = stopped is not None and stopped <= now
    assert found.progress.is_late is (found.left < timedelta())
    assert met is (found.progress in (Progress.MET_IN_TIME, Progress.MET_LATE))
    assert found.left == deadline.at.astimezone(UTC) - (stopped if met else now).astimezone(UTC)
    assert found.is_certain or found.progress.is_late


@given(STARTS, terms(), offices(), STARTS, STARTS)
def test_what_is_late_stays_late(start, term, calendar, now, later):
    deadline = due(start, term, calendar)
    first, last = sorted((now, later))
    assert not status(deadline, first).progress.is_late or status(deadline, last).progress.is_late
