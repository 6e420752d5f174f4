from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from engine.routing.days import HERE, KARACHI, PLAIN, WEEKEND, at, closed, closing, end_of
from rabta.law.duties import Basis, Term, Unit
from rabta.routing.calendar import Certainty, Weekday, Weekend
from rabta.routing.clock import Due, Progress, Status, due, status

# --- when a term ends -----------------------------------------------------------------------


def test_hours_end_at_the_very_moment():
    assert due(at(2026, 4, 13, 10, 0, 1, 5), Term(24, Unit.HOURS), PLAIN) == Due(
        start=at(2026, 4, 13, 10, 0, 1, 5),
        at=at(2026, 4, 14, 10, 0, 1, 5),
        latest=at(2026, 4, 14, 10, 0, 1, 5),
    )


def test_days_end_at_the_last_moment_of_the_day():
    found = due(at(2026, 4, 13, 10), Term(1, Unit.CALENDAR_DAYS), PLAIN)
    assert found.at == found.latest == found.earliest == end_of(2026, 4, 14)
    assert found.at + timedelta(microseconds=1) == at(2026, 4, 15)
    assert found.start == at(2026, 4, 13, 10)
    assert found.is_certain


def test_everything_is_told_in_the_zone_of_the_calendar():
    began = datetime(2026, 4, 13, 20, 0, tzinfo=UTC)
    for unit in Unit:
        found = due(began, Term(1, unit), closed(date(2026, 4, 15), certainty=Certainty.EXPECTED))
        assert {each.tzinfo for each in (found.start, found.at, found.latest)} == {KARACHI}


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=5)), ZoneInfo("America/New_York")])
def test_a_moment_is_the_same_in_any_zone(zone):
    began = at(2026, 4, 14, 0, 30)
    for unit in Unit:
        assert due(began.astimezone(zone), Term(3, unit), PLAIN) == due(began, Term(3, unit), PLAIN)


def test_hours_are_elapsed_where_clocks_change():
    london = replace(PLAIN, zone=ZoneInfo("Europe/London"))
    began = at(2026, 3, 28, 12, zone=london.zone)
    assert due(began, Term(24, Unit.HOURS), london).at == at(2026, 3, 29, 13, zone=london.zone)
    began = at(2026, 10, 24, 12, zone=london.zone)
    assert due(began, Term(24, Unit.HOURS), london).at == at(2026, 10, 25, 11, zone=london.zone)


def test_time_left_is_elapsed_where_clocks_change():
    london = replace(PLAIN, zone=ZoneInfo("Europe/London"))
    deadline = due(at(2026, 3, 28, 12, zone=london.zone), Term(24, Unit.HOURS), london)
    assert status(deadline, at(2026, 3, 28, 12, zone=london.zone)).left == timedelta(hours=24)
    late = at(2026, 3, 29, 12, 30, zone=london.zone)
    assert status(deadline, late).left == timedelta(minutes=30)


def test_a_day_whose_last_hour_comes_twice_ends_after_the_second():
    """Pakistan set its clocks back at midnight at the end of October 2009."""
    deadline = due(at(2009, 10, 30, 12), Term(1, Unit.CALENDAR_DAYS), PLAIN)
    assert deadline.at.astimezone(UTC) == datetime(2009, 10, 31, 18, 59, 59, 999999, tzinfo=UTC)
    assert status(deadline, datetime(2009, 10, 31, 18, 30, tzinfo=UTC)).progress is Progress.DUE_SOON


@pytest.mark.parametrize("unit", Unit)
def test_a_start_without_a_zone_is_refused(unit):
    with pytest.raises(ValueError, match="'start' has no time zone, so nobody can say which moment it is"):
        due(datetime(2026, 4, 13, 10), Term(1, unit), PLAIN)  # noqa: DTZ001 it is what is refused


def test_a_zone_that_gives_no_offset_is_no_zone():
    from datetime import tzinfo

    class Nowhere(tzinfo):
        def utcoffset(self, dt):
            return None

    with pytest.raises(ValueError, match="no time zone"):
        due(datetime(2026, 4, 13, 10, tzinfo=Nowhere()), Term(1, Unit.HOURS), PLAIN)


@pytest.mark.parametrize(
    ("began", "months", "ends"),
    [
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2028, 1, 30), 1, (2028, 2, 29)),
        ((2026, 11, 30), 1, (2026, 12, 30)),
        ((2026, 12, 31), 1, (2027, 1, 31)),
        ((2026, 11, 30), 3, (2027, 2, 28)),
        ((2026, 12, 15), 12, (2027, 12, 15)),
        ((2026, 12, 15), 25, (2029, 1, 15)),
        ((2026, 1, 1), 11, (2026, 12, 1)),
    ],
)
def test_months(began, months, ends):
    assert due(at(*began, 12), Term(months, Unit.MONTHS), PLAIN).at == end_of(*ends)


def test_a_span_names_the_days_it_hangs_on():
    expected = closed(date(2026, 4, 14), date(2026, 4, 18), date(2026, 4, 22), certainty=Certainty.EXPECTED)
    found = due(at(2026, 4, 13, 10), Term(2, Unit.WORKING_DAYS), expected)
    assert (found.at, found.latest) == (end_of(2026, 4, 15), end_of(2026, 4, 16))
    assert [each.day for each in found.depends_on] == [date(2026, 4, 14)]
    assert not found.is_certain


def test_an_uncertain_weekly_day_off_is_named_too():
    friday = Weekend("Fridays", frozenset({Weekday.FRIDAY}), Certainty.EXPECTED, "an order", HERE)
    found = due(at(2026, 4, 16, 10), Term(1, Unit.WORKING_DAYS), replace(PLAIN, weekends=(WEEKEND, friday)))
    assert (found.at, found.latest) == (end_of(2026, 4, 17), end_of(2026, 4, 20))
    assert [(each.label, each.day) for each in found.depends_on] == [("Fridays", date(2026, 4, 17))]


def test_an_expected_day_that_is_off_anyway_makes_no_span():
    both = closed(date(2026, 4, 14), calendar=closed(date(2026, 4, 14), certainty=Certainty.EXPECTED))
    found = due(at(2026, 4, 13, 10), Term(1, Unit.WORKING_DAYS), both)
    assert found.at == found.latest == end_of(2026, 4, 15)
    assert found.is_certain


def test_a_term_that_extends_counts_expected_days_only_at_its_end():
    expected = closed(date(2026, 4, 14), date(2026, 4, 16), certainty=Certainty.EXPECTED)
    found = due(at(2026, 4, 13, 10), Term(3, Unit.CALENDAR_DAYS, extends=True), expected)
    assert (found.at, found.latest) == (end_of(2026, 4, 16), end_of(2026, 4, 17))
    assert [each.day for each in found.depends_on] == [date(2026, 4, 16)]


@pytest.mark.parametrize(
    ("term", "beyond"),
    [
        (Term(2, Unit.WORKING_DAYS), False),
        (Term(3, Unit.WORKING_DAYS), True),
        (Term(30, Unit.CALENDAR_DAYS), False),
        (Term(30, Unit.CALENDAR_DAYS, extends=True), True),
        (Term(2, Unit.MONTHS), False),
        (Term(2, Unit.MONTHS, extends=True), True),
        (Term(2, Unit.CALENDAR_DAYS, extends=True), False),
        (Term(2000, Unit.HOURS), False),
    ],
)
def test_only_what_is_counted_by_holidays_can_go_beyond_them(term, beyond):
    found = due(at(2027, 12, 29, 10), term, PLAIN)
    assert found.beyond_calendar is beyond
    assert found.is_certain is not beyond


# --- how a clock stands ---------------------------------------------------------------------

CERTAIN = Due(at(2026, 4, 13), at(2026, 4, 14), at(2026, 4, 14))
SPAN = replace(CERTAIN, latest=at(2026, 4, 16), depends_on=(closing(date(2026, 4, 14), Certainty.EXPECTED),))
BEYOND = replace(CERTAIN, beyond_calendar=True)
MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("deadline", "now", "stopped", "expected"),
    [
        (CERTAIN, -24 * HOUR, None, Status(Progress.RUNNING, 24 * HOUR)),
        (CERTAIN, -30 * HOUR, None, Status(Progress.RUNNING, 30 * HOUR)),
        (CERTAIN, -6 * HOUR - MOMENT, None, Status(Progress.RUNNING, 6 * HOUR + MOMENT)),
        (CERTAIN, -6 * HOUR, None, Status(Progress.DUE_SOON, 6 * HOUR)),
        (CERTAIN, 0 * HOUR, None, Status(Progress.DUE_SOON, 0 * HOUR)),
        (CERTAIN, MOMENT, None, Status(Progress.OVERDUE, -MOMENT)),
        (CERTAIN, HOUR, 0 * HOUR, Status(Progress.MET_IN_TIME, 0 * HOUR)),
        (CERTAIN, HOUR, MOMENT, Status(Progress.MET_LATE, -MOMENT)),
        (CERTAIN, HOUR, HOUR, Status(Progress.MET_LATE, -HOUR)),
        (CERTAIN, HOUR, HOUR + MOMENT, Status(Progress.OVERDUE, -HOUR)),
        (CERTAIN, -HOUR, HOUR, Status(Progress.DUE_SOON, HOUR)),
        (SPAN, 0 * HOUR, None, Status(Progress.DUE_SOON, 0 * HOUR)),
        (SPAN, HOUR, None, Status(Progress.OVERDUE, -HOUR, is_certain=False)),
        (SPAN, 48 * HOUR, None, Status(Progress.OVERDUE, -48 * HOUR, is_certain=False)),
        (SPAN, 48 * HOUR + MOMENT, None, Status(Progress.OVERDUE, -48 * HOUR - MOMENT)),
        (SPAN, 99 * HOUR, HOUR, Status(Progress.MET_LATE, -HOUR, is_certain=False)),
        (SPAN, 99 * HOUR, 49 * HOUR, Status(Progress.MET_LATE, -49 * HOUR)),
        (SPAN, 99 * HOUR, -HOUR, Status(Progress.MET_IN_TIME, HOUR)),
        (BEYOND, 99 * HOUR, None, Status(Progress.OVERDUE, -99 * HOUR, is_certain=False)),
        (BEYOND, 99 * HOUR, -HOUR, Status(Progress.MET_IN_TIME, HOUR)),
    ],
)
def test_how_a_clock_stands(deadline, now, stopped, expected):
    stopped_at = None if stopped is None else deadline.at + stopped
    assert status(deadline, deadline.at + now, stopped_at) == expected


def test_three_days_before_is_the_earliest_that_is_soon():
    long = Due(at(2026, 1, 1), at(2026, 12, 31), at(2026, 12, 31))
    assert status(long, at(2026, 12, 28)).progress is Progress.DUE_SOON
    assert status(long, at(2026, 12, 28) - MOMENT).progress is Progress.RUNNING


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("America/New_York")])
def test_the_present_may_be_told_in_any_zone(zone):
    now, stopped = at(2026, 4, 14, 1), at(2026, 4, 13, 23)
    assert status(CERTAIN, now.astimezone(zone)) == status(CERTAIN, now)
    assert status(CERTAIN, now, stopped.astimezone(zone)) == status(CERTAIN, now, stopped)


def test_every_moment_needs_a_zone():
    bare = datetime(2026, 4, 14)  # noqa: DTZ001 it is what is refused
    with pytest.raises(ValueError, match="'now' has no time zone"):
        status(CERTAIN, bare)
    with pytest.raises(ValueError, match="'stopped_at' has no time zone"):
        status(CERTAIN, CERTAIN.at, bare)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("progress", Progress)
@pytest.mark.parametrize("certain", [True, False])
def test_a_breach_is_late_and_law_and_certain(basis, progress, certain):
    late = progress in (Progress.OVERDUE, Progress.MET_LATE)
    assert progress.is_late is late
    breach = late and certain and basis in (Basis.ACT, Basis.RULE)
    assert Status(progress, -HOUR, is_certain=certain).is_breach(basis) is breach
