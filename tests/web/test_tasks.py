"""Tasks: raised once, done or not done with a reason, seen by who has to do with them and by nobody else."""

import itertools
import re
from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from as_they_stand import insert
from django.db import ProgrammingError

POST, ZONE, WELFARE = "demonstration-post-taftan", "fia_zone@fia-balochistan", "social_welfare@PK203"
POLICE = "police@PK602"
OFFICER, SUPERVISOR, RECEIVER = "taftan-officer", "taftan-supervisor", "chagai-welfare"


@pytest.fixture
def raised(acting):
    """Raise a task for the welfare office from the post, as an officer there does by hand."""
    from django.utils import timezone

    from rabta_web.tasks.actions import Raising, raise_task
    from rabta_web.tasks.choices import Source

    def raised(by=OFFICER, **given):
        now = timezone.now()
        first = {
            "agency": WELFARE,
            "from_agency": POST,
            "source": Source.HAND,
            "record": uuid4(),
            "text": "find a bed",
            "due": now + timedelta(days=1),
        }
        with acting(by) as actor:
            return raise_task(raising=Raising(**{**first, **given}), by=actor, now=now)

    return raised


def step(client, task, verb, side="agency", reason=""):
    return client.post(f"/tasks/{task}", {"side": side, f"{side}-verb": verb, f"{side}-reason": reason})


def test_the_life_of_a_task_is_sound_and_has_words_for_everything(platform):
    from rabta_web.tasks.choices import DONE, STATES, TASK, VERBS

    assert list(TASK.faults()) == []
    assert set(STATES) == TASK.states
    assert set(VERBS) == set(DONE) == {move.verb for move in TASK.moves}


def test_the_database_moves_a_task_exactly_as_the_table_says(raised, owner):
    from rabta_web.tasks.choices import TASK, Side, Verb

    task = raised()

    def tried(before, verb, side):
        with owner.transaction(force_rollback=True):
            owner.execute("alter table tasks_task disable trigger tasks_task_refuse")
            owner.execute("update tasks_task set state = %s", [before])
            owner.execute("alter table tasks_task enable trigger tasks_task_refuse")
            try:
                owner.execute(
                    "insert into tasks_step (id, task_id, verb, side, made_at)"
                    " values (gen_random_uuid(), %s, %s, %s, now())",
                    [task, verb, side],
                )
            except psycopg.errors.CheckViolation:
                return None
            return owner.execute("select state from tasks_task").fetchone()[0]

    for before, verb, side in itertools.product(TASK.states, Verb, Side):
        assert tried(before, verb, side) == TASK.after(before, verb, side), (before, verb, side)


def test_a_task_is_told_taken_done_and_both_agencies_see_it(raised, sign_in_as):
    task = raised(observers=(ZONE,))
    welfare = sign_in_as(RECEIVER)
    assert "A task waits for your agency" in welfare.get("/notices").content.decode()
    assert "find a bed" in welfare.get("/desk").content.decode()
    assert step(welfare, task, "take").status_code == 302
    assert [line.task.pk for line in welfare.get("/tasks/?show=mine").context["lines"]] == [task]
    assert step(welfare, task, "finish", reason="a bed was found").status_code == 302
    officer = sign_in_as(OFFICER)
    assert "a bed was found" in officer.get(f"/tasks/{task}").content.decode()
    assert "A task has moved on" in officer.get("/notices").content.decode()
    assert welfare.get("/tasks/").context["lines"] == ()
    assert [line.task.pk for line in welfare.get("/tasks/?show=over").context["lines"]] == [task]


def test_what_could_not_be_done_says_why(raised, sign_in_as):
    task, welfare = raised(), sign_in_as(RECEIVER)
    page = step(welfare, task, "could_not")
    assert "say why, so that others can act on it" in page.content.decode()
    assert step(welfare, task, "could_not", reason="no vehicle").status_code == 302
    assert "no vehicle" in sign_in_as(OFFICER).get(f"/tasks/{task}").content.decode()


def test_the_same_source_raises_a_task_about_a_record_once(raised, owner):
    record = uuid4()
    assert raised(record=record) == raised(record=record)
    assert raised(record=record, agency=ZONE) != raised(record=record)
    assert owner.execute("select count(*) from tasks_task").fetchone() == (2,)


def test_who_raised_it_takes_it_back_and_the_agency_cannot(raised, sign_in_as):
    task, officer, welfare = raised(), sign_in_as(OFFICER), sign_in_as(RECEIVER)
    page = step(welfare, task, "withdraw", side="raiser", reason="why not")
    assert page.context["opened"].line.task.state == "open"
    assert step(officer, task, "withdraw", side="raiser", reason="found one").status_code == 302
    assert step(welfare, task, "finish").context["opened"].line.task.state == "withdrawn"


def test_a_task_is_given_to_somebody_at_its_office_and_to_nobody_else(raised, sign_in_as, owner):
    task, welfare = raised(), sign_in_as(RECEIVER)
    people = dict(owner.execute("select username, id from accounts_person").fetchall())
    assert welfare.post(f"/tasks/{task}", {"assignee": str(people[OFFICER])}).status_code == 200
    assert welfare.post(f"/tasks/{task}", {"assignee": "nobody"}).status_code == 200
    assert welfare.post(f"/tasks/{task}", {"assignee": str(people[RECEIVER])}).status_code == 302
    assert owner.execute("select person from tasks_assigned").fetchall() == [(people[RECEIVER],)]


def test_overdue_tasks_stand_first_and_say_so(raised, sign_in_as, owner):
    from django.utils import timezone

    now = timezone.now()
    later, late, never = raised(), raised(due=now - timedelta(hours=1)), raised(due=None)
    lines = sign_in_as(RECEIVER).get("/tasks/").context["lines"]
    assert [(line.task.pk, line.late) for line in lines] == [(late, True), (later, False), (never, False)]


def test_a_task_is_raised_by_hand_once_however_often_the_form_is_sent(sign_in_as):
    from django.utils import timezone

    officer = sign_in_as(OFFICER)
    page = officer.get("/tasks/new").content.decode()
    id = re.search(r'name="id" value="([^"]+)"', page)[1]
    given = {"id": id, "from_agency": POST, "agency": POST, "text": "call back"}
    late = officer.post("/tasks/new", given | {"due": "2020-01-01"}).content.decode()
    assert "This day has passed" in late
    given |= {"due": timezone.localdate().isoformat()}
    first, second = officer.post("/tasks/new", given), officer.post("/tasks/new", given)
    assert first["Location"] == second["Location"]
    assert officer.post("/tasks/new", given | {"agency": POLICE}).status_code == 200


@pytest.mark.parametrize("asked", ["?show=nothing", "?page=-1", "?page=99999999999999999999", "?page=²"])
def test_a_hostile_address_is_a_page_all_the_same(sign_in_as, asked):
    assert sign_in_as(OFFICER).get(f"/tasks/{asked}").status_code == 200


RELATIONS = {
    "theirs": {"agency_id": ZONE},
    "of an agency below": {"agency_id": POST},
    "watched": {"agency_id": WELFARE, "observers": [ZONE]},
    "raised by them": {"agency_id": WELFARE, "from_agency": ZONE},
    "of an agency above": {"agency_id": "fia_hq@PK"},
    "of another district": {"agency_id": POLICE, "from_agency": WELFARE},
}
DO, LOOK_BELOW = {"theirs", "watched", "raised by them"}, {"of an agency below"}
SEES = {
    "officer": DO, "investigator": DO, "labour_inspector": DO, "hotline_operator": DO, "welfare_officer": DO,
    "child_protection_officer": DO, "shelter_manager": DO, "committee_secretary": DO,
    "committee_member": set(), "supervisor": DO | LOOK_BELOW, "provincial_officer": DO, "federal_officer": DO,
    "trainer": set(), "auditor": set(), "data_protection_officer": set(), "account_administrator": set(),
}  # fmt: skip
"""Which tasks somebody at the zone sees in each role: written by hand, and not read from the roles."""


@pytest.fixture
def tasks(sign_in_as, owner):
    """A task in each relation to the zone."""
    from django.utils import timezone

    from rabta_web.tasks.models import Task

    now, made = timezone.now(), {}
    for relation, differs in RELATIONS.items():
        made[relation] = uuid4()
        common = {"source": "hand", "record": uuid4(), "state": "open", "since": now, "raised_at": now}
        insert(owner, Task(pk=made[relation], text="words", **{**common, **differs}))
    return made


@pytest.mark.parametrize("role", SEES)
def test_a_task_is_there_for_whoever_has_to_do_with_it_and_for_nobody_else(role, tasks, sign_in_as, owner):
    from rabta_web.access.roles import Role
    from rabta_web.accounts.models import Appointment

    assert set(SEES) == {each.value for each in Role}
    client, me = (
        sign_in_as(OFFICER),
        owner.execute("select id from accounts_person where username = %s", [OFFICER]).fetchone()[0],
    )
    held = Appointment(person_id=me, role=role, agency_id=ZONE, place_id="PK", begins=date(2026, 1, 1))
    owner.execute("update accounts_appointment set ends = begins + 1 where person_id = %s", [me])
    insert(owner, held)
    try:
        for method in (client.get, client.post):
            answers = {relation: method(f"/tasks/{id}") for relation, id in tasks.items()}
            seen = {relation for relation, answer in answers.items() if answer.status_code == 200}
            assert seen == SEES[role]
            hidden = [answer.content for relation, answer in answers.items() if relation not in seen]
            absent = method(f"/tasks/{uuid4()}")
            assert {len(each) for each in hidden} <= {len(absent.content)}
    finally:
        owner.execute("delete from accounts_appointment where id = %s", [held.pk])


def test_whoever_is_recused_from_the_incident_sees_no_task_of_it(raised, acting, sign_in_as, owner):
    from django.utils import timezone

    from rabta_web.incidents.actions import Report, Someone, file_incident
    from rabta_web.incidents.kinds import Kind

    day = timezone.localdate()
    report = Report(Kind.BORDER, "pk-bp-taftan", day, None, "", (Someone(name="name", so=()),))
    with acting(OFFICER) as actor:
        incident = file_incident(report=report, by=actor, now=timezone.now())
    task, welfare = raised(incident=incident), sign_in_as(RECEIVER)
    assert welfare.get(f"/tasks/{task}").status_code == 200
    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s where id = %s", [[WELFARE], incident])
    assert welfare.get(f"/tasks/{task}").status_code == 404
    assert welfare.get("/tasks/").context["lines"] == ()


def test_the_database_lets_nobody_move_or_raise_for_others(raised, acting):
    from django.db import transaction
    from django.utils import timezone

    from rabta_web.tasks.models import Step, Task

    task, now = raised(), timezone.now()

    def refused(row, by, *, mine=()):
        with acting(by) as actor:
            for name in mine:
                setattr(row, name, actor.id)
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)

    for side in ("agency", "platform"):
        refused(Step(task_id=task, verb="finish", side=side, made_at=now), OFFICER, mine=["made_by"])
    refused(Step(task_id=task, verb="withdraw", side="raiser", made_at=now), RECEIVER, mine=["made_by"])
    of_others = {"agency_id": POST, "source": "hand", "record": uuid4(), "state": "open"}
    forged = Task(pk=uuid4(), from_agency=WELFARE, since=now, raised_at=now, **of_others)
    refused(forged, OFFICER, mine=["raised_by"])
    refused(Task(pk=uuid4(), from_agency="", since=now, raised_at=now, **of_others), OFFICER)


def test_whoever_raised_a_task_finds_on_the_desk_that_it_could_not_be_done(raised, sign_in_as, owner):
    task = raised()
    officer, welfare = sign_in_as(OFFICER), sign_in_as(RECEIVER)
    step(welfare, task, "could_not", reason="no vehicle")
    (line,) = officer.get("/desk").context["came_back"]
    assert line.task.pk == task
    assert welfare.get("/desk").context["came_back"] == ()
    owner.execute("set session_replication_role = replica")
    owner.execute("update tasks_task set since = now() - interval '15 days'")
    owner.execute("set session_replication_role = origin")
    assert officer.get("/desk").context["came_back"] == ()


def test_the_desk_says_that_nothing_waits_only_where_nothing_does(raised, sign_in_as):
    welfare = sign_in_as(RECEIVER)
    assert welfare.get("/desk").context["empty"]
    raised()
    assert not welfare.get("/desk").context["empty"]
