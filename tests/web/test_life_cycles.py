"""A life cycle is one table, checked whole: nobody is stranded in it, and nothing is left to chance."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rabta_web.access.life_cycles import LifeCycle, Move, Turn, steps_up

DOOR = LifeCycle(
    first="closed",
    open={"closed": Turn("guest", hours=4, urgent=1), "ajar": Turn("host")},
    over=frozenset({"open"}),
    moves=(Move("knock", ("closed",), "ajar", ("guest",)), Move("let in", ("ajar",), "open", ("host",))),
)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_sound_table_has_no_faults():
    assert list(DOOR.faults()) == []


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ({"over": frozenset({"open", "ajar"})}, "are open and over"),
        ({"rest": frozenset({"ajar"})}, "are open and over"),
        ({"moves": (*DOOR.moves, Move("climb", ("window",), "open", ("guest",)))}, "are no states"),
        ({"over": frozenset({"open", "gone"})}, "nothing leads to"),
        ({"moves": DOOR.moves[:1]}, "never ends"),
        ({"open": {**DOOR.open, "ajar": Turn("guest")}}, "they can do nothing"),
        ({"moves": (*DOOR.moves, Move("leave", ("open",), "closed", ("guest",)))}, "something follows it"),
        ({"moves": (*DOOR.moves, Move("knock", ("closed",), "open", ("guest",)))}, "leads to two states"),
    ],
)
def test_a_planted_fault_is_named(planted, said):
    assert any(said in fault for fault in replace(DOOR, **planted).faults())


def test_what_rests_ends_a_life_as_long_as_nobody_leads_it_on():
    rests = replace(DOOR, over=frozenset(), rest=frozenset({"open"}))
    shut = Move("shut", ("open",), "closed", ("host",))
    assert list(rests.faults()) == list(replace(rests, moves=(*DOOR.moves, shut)).faults()) == []
    assert rests.due("open", NOON) is None


def test_whoever_is_not_named_for_a_move_cannot_make_it():
    assert DOOR.after("closed", "knock", "guest") == "ajar"
    assert DOOR.after("closed", "knock", "host") is None
    assert DOOR.after("ajar", "knock", "guest") is None
    assert DOOR.possible("ajar", "guest") == ()


def test_a_turn_ends_after_its_hours_and_earlier_where_it_cannot_wait():
    assert DOOR.due("closed", NOON) == NOON + timedelta(hours=4)
    assert DOOR.due("closed", NOON, urgent=True) == NOON + timedelta(hours=1)
    assert DOOR.due("ajar", NOON, urgent=True) is None
    assert DOOR.due("open", NOON) is None


def test_what_nobody_acted_on_goes_up_one_office_at_once_and_one_more_each_time():
    every = timedelta(hours=24)
    assert steps_up(None, NOON, every) == steps_up(NOON, NOON - timedelta(seconds=1), every) == 0
    assert steps_up(NOON, NOON, every) == 1
    assert steps_up(NOON, NOON + timedelta(hours=24), every) == 2
    assert steps_up(NOON, NOON + timedelta(days=400), every) == 401


def test_every_life_cycle_of_the_platform_is_sound(platform):
    from rabta_web.committees import choices as committees
    from rabta_web.plans import choices as plans
    from rabta_web.referrals import choices as referrals
    from rabta_web.referrals.choices import handing_over

    for cycle in (handing_over.ARRIVAL, handing_over.REQUEST, handing_over.STOP):
        assert list(cycle.faults()) == []
        assert {move.verb for move in cycle.moves} <= set(handing_over.DOES)
    assert set(handing_over.STANDS) == handing_over.ARRIVAL.states
    assert set(handing_over.ANSWERED) == handing_over.REQUEST.states
    for cycle, states, *said in (
        (referrals.CYCLE, referrals.STATES, referrals.VERBS, referrals.DONE),
        (committees.DIRECTIVE, committees.STATES, committees.VERBS, committees.DONE),
        (plans.ACTIVITY, plans.STATES, plans.VERBS, plans.DONE),
        (committees.SITTING, committees.SITTING_STATES, committees.SITTING_VERBS),
    ):
        assert list(cycle.faults()) == []
        assert set(states) == cycle.states
        for words in said:
            assert set(words) == {move.verb for move in cycle.moves}


def test_the_database_moves_a_row_exactly_as_the_table_says(world, owner):
    """Every state, verb and side, tried in the database itself, one after the other."""
    import itertools

    import psycopg

    from rabta_web.referrals.choices import CYCLE, Side, Verb

    def tried(before, verb, side):
        with owner.transaction(force_rollback=True):
            owner.execute("alter table referrals_referral disable trigger referrals_referral_refuse")
            owner.execute("update referrals_referral set state = %s", [before])
            owner.execute("alter table referrals_referral enable trigger referrals_referral_refuse")
            step = "insert into referrals_step (id, referral_id, verb, side, made_by, made_at, alternative)"
            values = " select gen_random_uuid(), id, %s, %s, sent_by, now(), '' from referrals_referral"
            try:
                with owner.transaction():
                    row = owner.execute(f"{step}{values} returning after", [verb, side]).fetchone()
            except psycopg.errors.CheckViolation:
                return None
            return row[0]

    one_referral(owner)
    every = list(itertools.product(sorted(CYCLE.states), Verb, Side))
    assert len(every) == 500
    for before, verb, side in every:
        assert tried(before, verb, side) == CYCLE.after(before, verb, side), (before, verb, side)


def one_referral(owner):
    from uuid import uuid4

    from as_they_stand import insert

    from rabta_web.incidents.models import Incident, Involved
    from rabta_web.referrals.models import Referral

    (officer,) = owner.execute("select id from accounts_person where username = 'taftan-officer'").fetchone()
    id, here = uuid4(), "pk-bp-taftan"
    post = "demonstration-post-taftan"
    insert(
        owner,
        Incident(
            pk=id,
            agency_id=post,
            place_id=here,
            province="PK2",
            filed_by=officer,
            kind="border",
            happened_on=NOON.date(),
            filed_at=NOON,
        ),
        Involved(pk=id, incident_id=id, number=1, role="encountered", so=b"", not_so=b""),
        Referral(
            pk=id,
            incident_id=id,
            person_id=id,
            number=1,
            province="PK2",
            from_agency=post,
            to_agency="social_welfare@PK203",
            asked_for=[],
            basis="vital",
            grounds="",
            card="{}",
            state="sent",
            since=NOON,
            sent_by=officer,
            sent_at=NOON,
        ),
    )
