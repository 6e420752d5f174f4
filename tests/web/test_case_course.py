"""A case is closed with a reason by whoever keeps it, takes in nothing more, and may be opened again.

Its course shows when somebody's reading or protection came to something else, and how that is known.
"""

from uuid import uuid4

import pytest
from django.db import ProgrammingError
from test_cases import POST, REASON, filed, opened, seen, send
from test_second_opinion import ask, asked_id, reply


@pytest.fixture
def case(officer):
    """A case of two incidents that one officer filed."""
    case = opened(officer, filed(officer))
    assert send(officer, case, "part", incident=filed(officer), reason=REASON).status_code == 302
    return case


def turned(client, case, what, reason="all of it is decided"):
    return client.post(case, {"what": what, "turn-reason": reason})


def test_a_closed_case_takes_in_nothing_says_so_and_may_be_opened_again(officer, case, owner):
    assert turned(officer, case, "close", reason="").status_code == 200
    assert turned(officer, case, "close").status_code == 302
    assert seen(officer, case).closed
    third = filed(officer)
    page = send(officer, case, "part", incident=third, reason=REASON)
    assert "A closed case takes in nothing more" in page.content.decode()
    assert owner.execute("select count(*) from cases_part").fetchone() == (2,)
    assert turned(officer, case, "close").status_code == 200
    assert turned(officer, case, "reopen", reason="a third report").status_code == 302
    assert send(officer, case, "part", incident=third, reason=REASON).status_code == 302
    found = seen(officer, case)
    assert [(each.turned.verb, each.turned.reason) for each in found.turns] == [
        ("close", "all of it is decided"),
        ("reopen", "a third report"),
    ]
    deeds = "select deed from audit_entry where deed in ('case.closed', 'case.reopened') order by number"
    assert owner.execute(deeds).fetchall() == [("case.closed",), ("case.reopened",)]


def test_tasks_that_are_still_open_are_shown_before_a_case_is_closed(officer, case):
    given = {"id": str(uuid4()), "agency": POST, "text": "hear the driver", "due": "2099-01-01"}
    send(officer, case, "task", **given)
    page = officer.get(case).content.decode()
    assert "Not done yet" in page
    assert page.index("Not done yet") < page.index("ends no task")
    turned(officer, case, "close")
    (task,) = seen(officer, case).open_tasks
    assert task.state == "open"


def test_nobody_but_whoever_keeps_a_case_closes_it(officer, case, sign_in_as, owner):
    owner.execute("set session_replication_role = replica")
    owner.execute("update cases_case set agency_id = 'police@PK602'")
    owner.execute("set session_replication_role = origin")
    assert seen(officer, case).keeps is False
    assert turned(officer, case, "close").status_code == 200
    assert seen(officer, case).closed is False


def test_the_database_closes_a_case_for_its_keeper_alone_and_adds_nothing_to_a_closed_one(
    officer, case, acting, owner
):
    from django.db import transaction
    from django.utils import timezone

    from rabta_web.cases.models import Case, Part, Turned
    from rabta_web.incidents.models import Incident

    third = filed(officer)
    turned(officer, case, "close")
    with acting("taftan-officer") as actor:
        row = Case.objects.get()
        part = Part(case=row, incident_id=third, added_by=actor.id, added_at=timezone.now())
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            part.save(force_insert=True)
        assert Incident.objects.filter(pk=third).exists()
    owner.execute("set session_replication_role = replica")
    owner.execute("update cases_case set agency_id = 'police@PK602'")
    owner.execute("set session_replication_role = origin")
    with acting("taftan-officer") as actor:
        row, now = Case.objects.get(), timezone.now()
        again = Turned(case=row, verb="reopen", side="keeper", reason="x", made_by=actor.id, made_at=now)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            again.save(force_insert=True)


def test_the_life_of_a_case_is_sound_and_rests_where_nobody_has_to_act(platform):
    from rabta_web.cases.choices import CASE, KEEPER, TURNED, TURNS

    assert list(CASE.faults()) == []
    assert {move.verb for move in CASE.moves} == set(TURNS) == set(TURNED)
    assert CASE.after("closed", "close", KEEPER) is None
    assert CASE.after("closed", "reopen", KEEPER) == "open"


def test_the_course_shows_when_a_reading_or_protection_changed_and_how_we_know(
    officer, case, sign_in_as, owner
):
    person = f"/incidents/{seen(officer, case).parts[0].part.incident_id}/people/1"
    reply(officer, person, "promise", so=["means_deception"])
    ask(officer, person)
    welfare = sign_in_as("chagai-welfare")
    welfare.post(f"/opinions/{asked_id(owner)}", {"choice": "keep", "said": "she is afraid"})
    course = {(str(each.source).partition(" ")[0], str(each.what)) for each in seen(officer, case).moments}
    assert ("posture", "presumed victim from here on: protect") in course
    assert ("second", "protection goes on") in course
    owner.execute(
        "insert into assessments_turn (id, incident_id, person_id, at, pack, met, ruled_out, opened)"
        " select gen_random_uuid(), incident_id, id, now(), 'pakistan 1', '{smuggling}', '{}', '{}'"
        " from incidents_involved where incident_id = %s",
        [person.split("/")[2]],
    )
    assert any(str(each.source) == "reading under pakistan 1" for each in seen(officer, case).moments)
    assert "she is afraid" not in officer.get(case).content.decode()


def test_whoever_may_not_read_an_incident_is_shown_no_reading_of_it(officer, case, owner):
    first, second = (each.part.incident_id for each in seen(officer, case).parts)
    reply(officer, f"/incidents/{first}/people/1", "promise", so=["means_deception"])
    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s where id = %s", [[POST], first])
    owner.execute("set session_replication_role = origin")
    sources = {str(each.source) for each in seen(officer, case).moments}
    assert "posture" not in sources
    assert second in [each.part.incident_id for each in seen(officer, case).parts]
