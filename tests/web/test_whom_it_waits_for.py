"""Whatever waits for somebody is due at whoever has to act, and goes up a line past whoever must not know."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from as_they_stand import insert
from test_due_times import KARACHI, POST, WELFARE, Reported

POLICE = "police@PK203"
ABOVE = """with recursive line as (
    select above_id, 1 as steps from agencies_agency where id = %s
    union all select a.above_id, l.steps + 1 from line l join agencies_agency a on a.id = l.above_id
) select above_id from line where above_id is not null order by steps"""
LATE = "select agency_id from notices_told where what = 'overdue'"
NOBODY_ABOVE = "select agency_id from notices_told where what = 'nobody_above'"


def test_the_clocks_of_somebody_go_with_who_took_them_over(officer, welfare, person, owner, as_owner):
    from test_clocks import happened
    from test_referrals import receiver, refer

    from rabta_web.deadlines.counting import count

    happened(officer, person, "arrested", "2026-03-01", "23:15")
    referral = refer(officer, person, asked_for=["take_over"], evidence="papers")
    receiver(welfare, referral, "acknowledge")
    count()
    whose = "select distinct agency_id from deadlines_due where kind = 'clock' and number = 1"
    assert owner.execute(whose).fetchall() == [(POST,)]
    receiver(welfare, referral, "accept")
    count()
    assert owner.execute(whose).fetchall() == [(WELFARE,)]


def test_taking_an_overdue_task_in_hand_does_not_make_it_late_anew(acting, owner, as_owner):
    from django.utils import timezone

    from rabta_web.deadlines.escalation import follow
    from rabta_web.tasks.actions import Raising, move, raise_task
    from rabta_web.tasks.choices import Side, Source, Verb
    from rabta_web.tasks.models import Task

    now = timezone.now()
    raising = Raising(
        WELFARE, Source.HAND, uuid4(), "find a bed", now - timedelta(hours=1), POST, province="PK2"
    )
    with acting("taftan-officer") as actor:
        task = raise_task(raising=raising, by=actor, now=now - timedelta(days=1))
    follow(now)
    late = "select agency_id from notices_told where what = 'overdue' order by agency_id"
    before = owner.execute(late).fetchall()
    assert (WELFARE,) in before
    with acting("chagai-welfare") as actor:
        assert move(task=Task.objects.get(pk=task), verb=Verb.TAKE, side=Side.AGENCY, by=actor, now=now)
    assert owner.execute("select state from deadlines_due").fetchall() == [("in_hand",)]
    follow(now + timedelta(minutes=1))
    assert owner.execute(late).fetchall() == before


def test_a_withdrawn_consent_is_due_at_a_recipient_until_they_note_it(officer, welfare, person, owner):
    from test_consents import AGREED, consent_of
    from test_referrals import receiver, refer

    done = refer(officer, person, **AGREED)
    receiver(welfare, done, "accept")
    receiver(welfare, done, "complete", reason="done")
    officer.post(f"/consents/{consent_of(officer, done).consent.pk}", {"reason": "He wants no shelter."})
    due = "select agency_id, from_agency, record from deadlines_due where kind = 'stop'"
    assert owner.execute(due).fetchall() == [(WELFARE, POST, UUID(done.rpartition("/")[2]))]
    (stop,) = welfare.get("/referrals/").context["beside"].stops
    welfare.post(f"/stops/{stop.stop.pk}/noted", {})
    assert owner.execute(due).fetchall() == []


def test_an_arrival_and_a_request_are_due_at_whoever_has_to_answer(owner, world):
    from django.utils import timezone

    from rabta_web.deadlines.kinds import whose_turn
    from rabta_web.deadlines.models import Due
    from rabta_web.referrals.models import Arrival, Request

    reported = Reported(owner).filed()
    person, now = reported.somebody("arrested", timezone.now()), timezone.now()
    common = {"since": now, "due": now + timedelta(days=1), "from_agency": WELFARE, "to_agency": POST}
    arrival = Arrival(
        pk=uuid4(),
        incident_id=reported.incident,
        person_id=person,
        number=1,
        province="PK2",
        brought_at=now,
        how="x",
        card="{}",
        state="named",
        written_by=reported.officer,
        written_at=now,
        **common,
    )
    request = Request(
        pk=uuid4(), about="x", why="x", state="asked", asked_by=reported.officer, asked_at=now, **common
    )
    insert(owner, arrival, request)
    columns = "kind, state, agency_id, from_agency"
    rows = owner.execute(f"select {columns} from deadlines_due order by kind").fetchall()
    turns = {
        kind: whose_turn(Due(**dict(zip(columns.split(", "), (kind, *rest), strict=True))))
        for kind, *rest in rows
    }
    assert turns == {"arrival": WELFARE, "request": POST}


def test_a_task_for_a_day_is_due_at_the_end_of_that_day_in_karachi(officer, owner):
    day = datetime.now(KARACHI).date()
    given = {"id": str(uuid4()), "from_agency": POST, "agency": POST, "text": "find a bed"}
    answer = officer.post("/tasks/new", {**given, "due": day.isoformat()})
    assert answer.status_code == 302, answer.context["form"].errors
    (at,) = owner.execute("select at from deadlines_due").fetchone()
    assert at.astimezone(KARACHI).date() == day
    assert (at + timedelta(minutes=1)).astimezone(KARACHI).date() == day + timedelta(days=1)


def late_referral(owner, officer, person, hours, recused):
    """A referral to the police that is late by so many hours, with some units recused."""
    from test_referrals import refer

    referral = refer(officer, person, agency=POLICE)
    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s", [recused])
    owner.execute("update referrals_referral set due = now() - make_interval(hours => %s)", [hours])
    owner.execute(
        "update deadlines_due set at = now() - make_interval(hours => %s), next_at = now()", [hours]
    )
    owner.execute("set session_replication_role = origin")
    return referral


@pytest.mark.parametrize("recused", ["nobody", "the first office above", "the whole line"])
def test_the_page_names_the_office_that_was_told_and_passes_over_the_recused(
    officer, person, owner, as_owner, recused
):
    from django.utils import timezone

    from rabta_web.deadlines.escalation import follow

    line = [row for (row,) in owner.execute(ABOVE, [POLICE]).fetchall()]
    assert len(line) >= 2
    aside = {"nobody": [], "the first office above": line[:1], "the whole line": line[-1:]}[recused]
    referral = late_referral(owner, officer, person, 12 if recused == "the whole line" else 30, aside)
    follow(timezone.now())
    told = [agency for (agency,) in owner.execute(LATE).fetchall() if agency in line]
    page = officer.get(referral)
    standing = page.context["opened"].line.standing
    if recused == "the whole line":
        assert told == []
        assert standing.with_office == ""
        assert "no office above may know of it" in page.content.decode()
        assert owner.execute(NOBODY_ABOVE).fetchall() == [(POST,)]
    else:
        left = [office for office in line if office not in aside]
        assert set(told) == set(left[:2])
        assert standing.with_office == left[:2][-1]
