"""What is due is reminded of, goes up its line, and is neither lost nor told twice."""

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from as_they_stand import insert
from hypothesis import given
from hypothesis import strategies as st

POST, ZONE, HEADQUARTERS = "demonstration-post-taftan", "fia_zone@fia-balochistan", "fia_hq@PK"
WELFARE = "social_welfare@PK203"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "happened_at": "21:40"}
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, MOMENTS, st.timedeltas(timedelta(minutes=1), timedelta(days=40)))
def test_a_step_is_wanted_from_its_moment_on_and_not_before(at, now, more):
    from rabta_web.deadlines.moments import REMINDED, after, step_at

    wanted = step_at(at, now)
    assert wanted >= REMINDED
    assert now < after(at, wanted)
    assert wanted == REMINDED or after(at, wanted - 1) <= now
    assert step_at(at, now + more) >= wanted


@given(MOMENTS, st.timedeltas(timedelta(minutes=1), timedelta(days=400)))
def test_nobody_is_reminded_in_the_first_half_of_their_time_or_after_it(since, lasts):
    from rabta_web.deadlines.moments import remind_at

    assert since + lasts / 2 <= remind_at(since, since + lasts) <= since + lasts


@pytest.fixture
def queue(owner):
    owner.execute("truncate procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers")
    return owner


@pytest.fixture
def start(queue, world):
    """Start the worker with one job to follow what is due."""
    from rabta_web.jobs.queue import Job, enqueue

    def start():
        enqueue(Job.FOLLOW_DEADLINES, timestamp="0")
        command = [sys.executable, "-m", "rabta_web.config.worker", "once"]
        return subprocess.Popen(command, env={**os.environ, "RABTA_SMTP_HOST": ""})

    return start


@pytest.fixture
def work(start):
    """Let the worker follow what is due, and end."""

    def work():
        assert start().wait(120) == 0

    return work


def told(owner):
    """Who was told what, in order."""
    return owner.execute("select agency_id, what from notices_told order by told_at, agency_id").fetchall()


@pytest.fixture
def due(owner, world):
    """Something that the post has to do and the welfare office gave it, due so long ago."""
    from rabta_web.deadlines.models import Due

    def due(ago, **more):
        at = datetime.now(UTC) - ago
        row = {"agency_id": POST, "from_agency": WELFARE, "state": "open", "at": at}
        row |= {"since": at - timedelta(days=2), "next_at": at - timedelta(hours=6), **more}
        made = Due(pk=uuid4(), kind="task", record=uuid4(), **row)
        insert(owner, made)
        return made

    return due


def test_what_is_sent_is_due_what_is_answered_is_due_anew_and_what_is_over_is_not(sign_in_as, owner):
    from test_referrals import refer

    officer = sign_in_as("taftan-officer")
    referral = refer(officer, officer.post("/incidents/new", REPORT)["Location"] + "/people/1")
    asked = "select kind, agency_id, from_agency, state, step from deadlines_due"
    assert owner.execute(asked).fetchall() == [("referral", WELFARE, POST, "sent", 0)]
    owner.execute("update deadlines_due set step = 3")
    welfare = sign_in_as("chagai-welfare")
    welfare.post(referral, {"side": "receiver", "receiver-verb": "acknowledge"})
    assert owner.execute(asked).fetchall() == [("referral", WELFARE, POST, "acknowledged", 0)]
    decline = {"receiver-verb": "decline", "receiver-reason": "no bed"}
    welfare.post(referral, {"side": "receiver", **decline})
    assert owner.execute(asked).fetchall() == []


def test_whoever_has_to_act_is_reminded_before_and_once(due, work, owner):
    due(-timedelta(hours=3))
    work()
    work()
    assert told(owner) == [(POST, "due_soon")]


def test_after_its_time_it_goes_up_one_office_and_the_next_day_one_more_and_ends_there(due, work, owner):
    due(timedelta(hours=1))
    work()
    assert told(owner) == [(POST, "overdue"), (ZONE, "overdue")]
    for _day in range(3):
        owner.execute(
            "update deadlines_due set at = at - interval '1 day', next_at = next_at - interval '1 day'"
        )
        work()
    assert told(owner)[2:] == [(HEADQUARTERS, "overdue")]
    assert owner.execute("select next_at from deadlines_due").fetchone() == (None,)


@pytest.fixture
def incident(sign_in_as, owner):
    """An incident from which some units are recused."""

    def incident(*units):
        id = sign_in_as("taftan-officer").post("/incidents/new", REPORT)["Location"].rpartition("/")[2]
        owner.execute("set session_replication_role = replica")
        owner.execute("update incidents_incident set recused_agencies = %s where id = %s", [list(units), id])
        owner.execute("set session_replication_role = origin")
        owner.execute("truncate deadlines_changed")
        return id

    return incident


def test_an_office_that_is_recused_is_passed_over(due, work, owner, incident):
    assert (ZONE,) in owner.execute("select above from access_below where agency = %s", [POST]).fetchall()
    due(timedelta(hours=1), incident=incident(HEADQUARTERS), agency_id=WELFARE, from_agency=POST)
    work()
    told_of = told(owner)
    assert (WELFARE, "overdue") in told_of
    assert not {agency for agency, _ in told_of} & {ZONE, HEADQUARTERS}


def test_where_a_whole_line_is_recused_whoever_gave_it_is_told_that_nobody_is_above(
    due, work, owner, incident
):
    due(timedelta(hours=30), incident=incident(HEADQUARTERS), agency_id=ZONE)
    work()
    work()
    assert told(owner) == [(WELFARE, "nobody_above")]


def test_only_a_clock_of_law_is_called_a_breach_and_it_stops_when_it_is_met(sign_in_as, work, owner):
    from test_clocks import happened, reply

    officer = sign_in_as("taftan-officer")
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    reply(officer, person, "custody", answer="yes")
    happened(officer, person, "arrested", "2026-03-01", "23:15")
    work()
    laws = dict(owner.execute("select clock, law from deadlines_due where kind = 'clock'").fetchall())
    assert laws["clock_production"] is True
    assert any(not law for law in laws.values())
    assert {(POST, "breached"), (ZONE, "breached"), (POST, "overdue")} <= set(told(owner))
    before = told(owner)
    happened(officer, person, "produced", "2026-03-02", "10:00")
    work()
    left = owner.execute("select clock from deadlines_due where kind = 'clock'").fetchall()
    assert ("clock_production",) not in left
    assert told(owner) == before


def test_an_opinion_is_due_at_the_agency_that_was_asked_after_working_days(sign_in_as, work, owner):
    from test_second_opinion import ask, reply

    officer = sign_in_as("taftan-officer")
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    reply(officer, person, "promise", so=["means_deception"])
    assert ask(officer, person).status_code == 302
    work()
    kind, agency, days = owner.execute(
        "select kind, agency_id, at - since >= interval '2 days' from deadlines_due where kind = 'opinion'"
    ).fetchone()
    assert (kind, agency, days) == ("opinion", WELFARE, True)


def test_a_day_without_the_worker_loses_nothing_and_repeats_nothing(due, work, owner):
    for hours in (1, 25, 49):
        due(timedelta(hours=hours))
    work()
    work()
    steps = {POST: 3, ZONE: 3, HEADQUARTERS: 2}
    counts = owner.execute("select agency_id, count(*) from notices_told group by 1").fetchall()
    assert dict(counts) == steps
    entries = owner.execute("select count(*) from audit_entry where deed = 'deadline.followed'").fetchone()
    assert entries == (3,)


def test_they_are_followed_in_the_order_in_which_they_were_due(due, work, owner):
    hours = list(range(1, 13))
    random.Random(1).shuffle(hours)  # noqa: S311
    rows = {due(timedelta(minutes=each)).record: each for each in hours}
    work()
    found = owner.execute("select record from audit_entry where deed = 'deadline.followed' order by number")
    order = [rows[record] for (record,) in found.fetchall()]
    assert order == sorted(order, reverse=True)


MANY = 1_300


def test_a_worker_that_is_killed_at_random_loses_nothing_and_tells_nothing_twice(due, start, work, owner):
    from rabta_web.deadlines.models import Due

    at = datetime.now(UTC) - timedelta(hours=1)
    common = {"kind": "task", "state": "open", "agency_id": POST, "from_agency": WELFARE, "at": at}
    common |= {"since": at - timedelta(days=1), "next_at": at}
    insert(owner, *(Due(pk=uuid4(), record=uuid4(), **common) for _ in range(MANY)))
    left = "select count(*) from deadlines_due where step = 0"
    chance = random.Random(7)  # noqa: S311
    for _kill in range(4):
        process = start()
        time.sleep(chance.uniform(0.5, 4))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    work()
    assert owner.execute(left).fetchone() == (0,)
    assert owner.execute(
        "select count(*), count(distinct (agency_id, record)) from notices_told"
    ).fetchone() == (
        2 * MANY,
        2 * MANY,
    )
    followed = "select count(*), count(distinct record) from audit_entry where deed = 'deadline.followed'"
    assert owner.execute(followed).fetchone() == (MANY, MANY)


def test_every_state_in_which_somebody_has_to_act_says_who(platform):
    from rabta_web.deadlines.kinds import WATCHED, Kind, page_of, whose_turn
    from rabta_web.deadlines.models import Due

    assert set(WATCHED) == set(Kind)
    for kind, watched in WATCHED.items():
        states = watched.cycle.open if watched.cycle else [""]
        for state, number in itertools.product(states, [1]):
            row = Due(
                kind=kind, state=state, agency_id="to", from_agency="from", record=uuid4(), number=number
            )
            assert whose_turn(row) in {"to", "from"}
            assert page_of(row)
