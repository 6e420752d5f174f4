"""By when: the clocks that run for a person, who owes what they measure, and what is a breach."""

from datetime import UTC, datetime

import pytest

from engine.routing.small_night import entries, law_in, local, night, one_clock
from rabta.routing import Progress, ground_of

BOTH = [True, False]
NIGHT = local("2026-11-23T22:10")
ARREST = {"caught": "2026-11-23T20:00"}


def owed(law, facts=None, *, now=None, **more):
    """The one thing owed, or None."""
    found = night(law, facts, now=now, **more).owed
    assert len(found) <= 1
    return found[0] if found else None


def law_of(folder, **fields):
    """The law with one clock only."""
    return law_in(folder, deadlines=one_clock(**fields))


# --- which clocks run -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "events", "runs"),
    [
        ({"jailed": True}, {}, True),
        ({"jailed": BOTH}, {}, True),
        ({"jailed": True}, ARREST, True),
        ({"jailed": BOTH}, ARREST, True),
        ({}, ARREST, True),
        ({"jailed": None}, ARREST, True),
        ({}, {}, False),
        ({"jailed": False}, {}, False),
        ({"jailed": False}, ARREST, False),
        ({}, {"shown": "2026-11-23T20:00"}, False),
        ({"jailed": False}, {"shown": "2026-11-23T20:00"}, False),
    ],
)
def test_a_clock_runs_for_what_is_or_may_be_so_and_once_started_until_that_is_ruled_out(
    law, facts, events, runs
):
    assert (owed(law, facts, events=events) is not None) is runs


@pytest.mark.parametrize(
    ("events", "runs"), [(ARREST, True), ({"shown": "2026-11-23T20:00"}, False), ({}, False)]
)
def test_a_clock_without_a_rule_runs_once_it_is_started(tmp_path, events, runs):
    assert (owed(law_of(tmp_path), {"jailed": False}, events=events) is not None) is runs


@pytest.mark.parametrize(("place", "runs"), [("elm", True), ("Gate", True), ("north", True), ("bay", False)])
def test_a_clock_is_law_within_its_territories(tmp_path, place, runs):
    law = law_of(tmp_path, within=["north"])
    assert (owed(law, events=ARREST, place=place) is not None) is runs


def test_a_rule_may_rest_on_readings(tmp_path):
    law = law_of(tmp_path, rule="capture")
    assert owed(law, {"taken": True, "forced": True})
    assert owed(law, {"taken": True, "forced": BOTH})
    assert not owed(law, {"taken": True})


def test_what_may_be_so_of_some_in_a_group_is_owed(law):
    from rabta.assessment import record_from
    from rabta.routing import nights

    (found,) = nights(law, record_from({"group": {"facts": {"jailed": "some"}}}, law))
    assert [each.deadline.id for each in found.owed] == ["court"]


# --- who owes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held_by", "agency"), [({}, "holder"), ({"held_by": ""}, "holder"), ({"held_by": "bureau"}, "bureau")]
)
def test_what_the_holder_owes_is_owed_by_the_agency_that_has_the_person(law, held_by, agency):
    assert owed(law, {"jailed": True}, **held_by).agency.id == agency


def test_what_another_agency_owes_is_its_own_whoever_has_the_person(tmp_path):
    assert owed(law_of(tmp_path), events=ARREST, held_by="bureau").agency.id == "police"


# --- when it ends ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "caught",
    [
        "2026-11-23T20:00",
        "2026-11-23T20:00:00",
        "2026-11-23T20:00+05:00",
        "2026-11-23T15:00Z",
        "2026-11-23T10:00-05:00",
    ],
)
def test_a_time_without_a_zone_is_local_and_one_with_a_zone_is_itself(law, caught):
    found = owed(law, {"jailed": True}, events={"caught": caught}).due
    assert (found.start, found.at) == (local("2026-11-23T20:00"), local("2026-11-24T20:00"))
    assert found.at.utcoffset() == local("2026-11-24T20:00").utcoffset()


def test_the_day_of_the_event_is_the_day_of_the_offices(tmp_path):
    law = law_of(tmp_path, amount="1", unit="calendar days")
    found = owed(law, events={"caught": "2026-11-23T20:00Z"}).due
    assert found.at.isoformat() == "2026-11-25T23:59:59.999999+05:00"


def test_an_expected_holiday_leaves_the_end_a_span(tmp_path):
    law = law_of(tmp_path, amount="3", unit="working days")
    found = owed(law, events={"caught": "2026-11-23T20:00"}).due
    assert (found.at.day, found.latest.day, found.is_certain) == (26, 27, False)
    assert [each.label for each in found.depends_on] == ["Moon day"]


def test_a_clock_that_has_not_started_ends_nowhere(law):
    found = owed(law, {"jailed": True}, now=NIGHT)
    assert (found.due, found.status, found.is_breach) == (None, None, False)


def test_without_a_calendar_nothing_is_counted(tmp_path):
    law = law_in(tmp_path, holidays="")
    assert ground_of(law).calendar is None
    found = owed(law, {"jailed": True}, events=ARREST, now=NIGHT)
    assert (found.due, found.status, found.is_breach) == (None, None, False)


def test_the_calendar_is_read_for_a_clock_that_has_started_and_no_other(tmp_path):
    law = law_in(tmp_path, holidays="offices: {}")
    assert owed(law, {"jailed": True}, now=NIGHT).due is None


# --- how it stands --------------------------------------------------------------------------


def test_where_nobody_says_what_time_it_is_nothing_is_late(law):
    found = owed(law, {"jailed": True}, events={"caught": "2020-01-01T00:00"})
    assert found.due is not None
    assert (found.status, found.is_breach) == (None, False)


@pytest.mark.parametrize(
    ("now", "progress", "breach"),
    [
        ("2026-11-23T22:10", Progress.RUNNING, False),
        ("2026-11-24T19:00", Progress.DUE_SOON, False),
        ("2026-11-24T20:00", Progress.DUE_SOON, False),
        ("2026-11-24T20:01", Progress.OVERDUE, True),
    ],
)
def test_a_clock_stands_as_of_now(law, now, progress, breach):
    found = owed(law, {"jailed": True}, events=ARREST, now=local(now))
    assert (found.status.progress, found.is_breach) == (progress, breach)


def test_now_may_be_told_in_any_zone(law):
    found = owed(law, {"jailed": True}, events=ARREST, now=datetime(2026, 11, 24, 15, 1, tzinfo=UTC))
    assert found.status.progress is Progress.OVERDUE


@pytest.mark.parametrize(
    ("stops", "progress", "breach"),
    [
        ({"shown": "2026-11-24T10:00"}, Progress.MET_IN_TIME, False),
        ({"freed": "2026-11-24T10:00"}, Progress.MET_IN_TIME, False),
        ({"shown": "2026-11-24T05:00Z"}, Progress.MET_IN_TIME, False),
        ({"shown": "2026-11-24T10:00", "freed": "2026-11-25T10:00"}, Progress.MET_IN_TIME, False),
        ({"shown": "2026-11-25T10:00", "freed": "2026-11-24T10:00"}, Progress.MET_IN_TIME, False),
        ({"shown": "2026-11-25T10:00", "freed": "2026-11-25T11:00"}, Progress.MET_LATE, True),
        ({"shown": "2026-11-27T10:00"}, Progress.OVERDUE, True),
    ],
)
def test_the_earliest_of_what_stops_a_clock_stops_it(law, stops, progress, breach):
    found = owed(law, {"jailed": True}, events=ARREST | stops, now=local("2026-11-26T10:00"))
    assert (found.status.progress, found.is_breach) == (progress, breach)


def test_what_happened_before_the_clock_started_does_not_stop_it(law):
    events = {**ARREST, "freed": "2026-01-05T09:00"}
    found = owed(law, {"jailed": True}, events=events, now=local("2026-11-26T10:00"))
    assert (found.status.progress, found.is_breach) == (Progress.OVERDUE, True)


# --- what may be called a breach ------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "breach"), [("act", True), ("rule", True), ("committee", False), ("our default", False)]
)
def test_only_what_rests_on_law_is_breached(tmp_path, basis, breach):
    found = owed(law_of(tmp_path, basis=basis), events=ARREST, now=local("2026-12-31T00:00"))
    assert found.status.progress is Progress.OVERDUE
    assert found.is_breach is breach


@pytest.mark.parametrize(("binding", "breach"), [("yes", True), ("no", False)])
def test_a_time_that_binds_nobody_is_never_breached(tmp_path, binding, breach):
    found = owed(law_of(tmp_path, binding=binding), events=ARREST, now=local("2026-12-31T00:00"))
    assert found.status.progress is Progress.OVERDUE
    assert found.is_breach is breach


@pytest.mark.parametrize(
    ("facts", "certain"), [({"jailed": True}, True), ({"jailed": BOTH}, False), ({}, False)]
)
def test_nobody_breaches_what_is_not_known_to_be_owed(law, facts, certain):
    found = owed(law, facts, events=ARREST, now=local("2026-12-31T00:00"))
    assert found.status.progress is Progress.OVERDUE
    assert (found.certain, found.is_breach) == (certain, certain)


def test_what_has_no_rule_is_owed_for_certain(tmp_path):
    assert owed(law_of(tmp_path), events=ARREST).certain is True
    assert owed(law_in(tmp_path / "bare", holidays="", deadlines=one_clock()), events=ARREST).certain is True


@pytest.mark.parametrize("basis", ["act", "rule", "committee", "our default"])
@pytest.mark.parametrize(
    ("now", "progress"),
    [
        ("2026-11-23T20:00", Progress.DUE_SOON),
        ("2026-11-23T20:01", Progress.OVERDUE),
        ("2027-11-23T20:00", Progress.OVERDUE),
    ],
)
def test_without_delay_is_due_at_once_and_never_a_breach(tmp_path, basis, now, progress):
    law = law_of(tmp_path, basis=basis, amount=None, unit=None, without_delay="yes")
    found = owed(law, events=ARREST, now=local(now))
    assert (found.due.start, found.due.at, found.due.latest) == (local("2026-11-23T20:00"),) * 3
    assert found.status.progress is progress
    assert found.is_breach is False


def test_what_is_done_without_delay_may_be_done(tmp_path):
    law = law_of(tmp_path, amount=None, unit=None, without_delay="yes")
    events = {**ARREST, "shown": "2026-11-23T20:00"}
    found = owed(law, events=events, now=local("2026-11-30T20:00"))
    assert found.status.progress is Progress.MET_IN_TIME


def test_without_delay_ends_in_the_zone_of_the_offices(tmp_path):
    law = law_of(tmp_path, amount=None, unit=None, without_delay="yes")
    found = owed(law, events={"caught": "2026-11-23T20:00Z"}).due
    assert found.at.isoformat() == "2026-11-24T01:00:00+05:00"


def test_a_breach_hangs_on_no_day_that_is_only_expected(tmp_path):
    law = law_of(tmp_path, amount="3", unit="working days")
    unsure = owed(law, events=ARREST, now=local("2026-11-27T12:00"))
    assert (unsure.status.progress, unsure.is_breach) == (Progress.OVERDUE, False)
    assert owed(law, events=ARREST, now=local("2026-11-28T00:00")).is_breach


# --- order, and hostile times ---------------------------------------------------------------


def test_the_nearest_end_stands_first_and_what_has_none_last(tmp_path):
    clock = {"label": "x", "unit": "hours", "stops": ["shown"], "agency": "police", "basis": "act"}
    law = law_in(
        tmp_path,
        deadlines=entries(
            unstarted={**clock, "amount": "1", "starts": "freed", "rule": "jailed"},
            later={**clock, "amount": "48", "starts": "caught"},
            sooner={**clock, "amount": "2", "starts": "caught"},
            alike={**clock, "amount": "48", "starts": "caught"},
        ),
    )
    found = night(law, {"jailed": True}, events=ARREST).owed
    assert [each.deadline.id for each in found] == ["sooner", "later", "alike", "unstarted"]


@pytest.mark.parametrize(
    "caught", ["0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59Z", "0001-01-01T00:00+23:59"]
)
def test_a_time_no_case_has_ends_no_night(law, caught):
    assert owed(law, {"jailed": True}, events={"caught": caught}, now=NIGHT) is not None


@pytest.mark.parametrize("caught", ["0001-01-03T00:00", "9999-12-29T23:59", "1890-01-01T00:00"])
def test_a_time_of_long_ago_or_far_away_is_counted(law, caught):
    assert owed(law, {"jailed": True}, events={"caught": caught}, now=NIGHT).due is not None
