"""A case holds together what belongs together, and shows nobody more than its parts do."""

import re
from uuid import uuid4

import pytest
from django.db import ProgrammingError

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
POST = "demonstration-post-taftan"
TITLE, REASON = "فرضی راستہ", "the same driver"


def filed(client):
    return client.post("/incidents/new", REPORT)["Location"].rpartition("/")[2]


@pytest.fixture
def officer(sign_in_as):
    return sign_in_as("taftan-officer")


def opened(client, incident, **more):
    given = {"id": str(uuid4()), "title": TITLE, "agency": POST, "incident": incident, **more}
    answer = client.post("/cases/new", given)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def send(client, case, what, **given):
    return client.post(case, {"what": what, **{f"{what}-{key}": value for key, value in given.items()}})


def seen(client, case):
    return client.get(case).context["opened"]


@pytest.fixture
def case(officer):
    """A case of two incidents that one officer filed."""
    first, second = filed(officer), filed(officer)
    case = opened(officer, first)
    assert send(officer, case, "part", incident=second, reason=REASON).status_code == 302
    return case


def test_incidents_are_held_together_with_the_reason_and_their_course(officer, case):
    found = seen(officer, case)
    assert len(found.parts) == 2
    assert REASON in officer.get(case).content.decode()
    assert len([each for each in found.moments if str(each.source) == "report"]) == 2
    assert TITLE in officer.get("/cases/").content.decode()


def test_sending_a_case_twice_opens_one_and_no_incident_is_in_it_twice(officer, owner):
    incident, id = filed(officer), str(uuid4())
    assert opened(officer, incident, id=id) == opened(officer, incident, id=id)
    again = send(officer, f"/cases/{id}", "part", incident=incident, reason=REASON)
    assert again.status_code == 200
    assert owner.execute("select count(*) from cases_part").fetchone() == (1,)


def test_a_link_names_both_ends_and_what_shows_it(officer, case):
    first, second = (str(each.part.incident_id) for each in seen(officer, case).parts)
    same = send(officer, case, "link", start=first, end=first, kind="same_route", evidence="x")
    assert "choose another than the first" in same.content.decode()
    send(officer, case, "link", start=f"{first}/1", end=second, kind="same_route", evidence="ticket")
    (link,) = seen(officer, case).links
    assert (link.linked.number, link.linked.to_number, link.linked.evidence) == (1, None, "ticket")


def test_an_outcome_is_one_accused_persons_under_one_section(officer, case):
    first = str(seen(officer, case).parts[0].part.incident_id)
    page = send(officer, case, "proceeding", of=first, stage="outcome", on="2026-04-01").content.decode()
    assert "an outcome is one person" in page
    assert page.count("is needed for an outcome") >= 2
    future = send(officer, case, "proceeding", of=first, stage="fir", on="2099-04-01").content.decode()
    assert "lies in days to come" in future
    assert send(officer, case, "proceeding", of=first, stage="hearing", on="2099-04-01").status_code == 302
    fir = {"of": first, "stage": "fir", "on": "2026-03-02", "diary": "FIR 12/26"}
    assert send(officer, case, "proceeding", **fir).status_code == 302
    ended = {"of": f"{first}/1", "stage": "outcome", "on": "2026-05-01", "outcome": "acquitted"}
    assert send(officer, case, "proceeding", section="section_passport_journey", **ended).status_code == 302
    stages = [(str(each.stage), str(each.outcome)) for each in seen(officer, case).proceedings]
    assert [stage for stage, _ in stages] == ["FIR", "outcome for one accused under one section", "hearing"]
    assert stages[1][1] == "acquitted"


def test_an_accused_person_is_charged_with_the_offences_of_the_countrys_own_law(officer, case):
    first = str(seen(officer, case).parts[0].part.incident_id)
    ended = {"of": f"{first}/1", "stage": "outcome", "on": "2026-05-01", "outcome": "convicted"}
    assert send(officer, case, "proceeding", section="ptpa_trafficking", **ended).status_code == 302
    assert send(officer, case, "proceeding", section="ict_child_in_need", **ended).status_code == 200
    (kept,) = seen(officer, case).proceedings
    assert kept.section == "trafficking in persons under the PTPA 2018"


def test_a_task_of_the_case_leads_back_to_it_and_is_raised_once(officer, case, sign_in_as):
    given = {"id": str(uuid4()), "agency": POST, "text": "hear the driver", "due": "2099-01-01"}
    assert send(officer, case, "task", **given).status_code == 302
    assert send(officer, case, "task", **given).status_code == 302
    (task,) = seen(officer, case).tasks
    assert officer.get(f"/tasks/{task.pk}").context["opened"].address == case


def test_whoever_sees_no_part_of_a_case_is_told_of_none(officer, case, sign_in_as):
    welfare = sign_in_as("chagai-welfare")
    absent = welfare.get(f"/cases/{uuid4()}")
    hidden = welfare.get(case)
    assert (hidden.status_code, len(hidden.content)) == (404, len(absent.content))
    assert TITLE not in welfare.get("/cases/").content.decode()


def test_of_a_case_of_several_agencies_each_sees_its_own_parts_and_no_more(officer, case, sign_in_as, owner):
    first, second = (each.part.incident_id for each in seen(officer, case).parts)
    send(officer, case, "link", start=str(first), end=str(second), kind="same_route", evidence="ticket")
    fir = {"of": str(second), "stage": "fir", "on": "2026-03-02", "diary": "FIR 12/26"}
    send(officer, case, "proceeding", **fir)
    owner.execute("set session_replication_role = replica")
    moved = "update incidents_incident set agency_id = %s, filed_by = %s, place_id = %s where id = %s"
    welfare_id = owner.execute("select id from accounts_person where username = 'chagai-welfare'").fetchone()[
        0
    ]
    owner.execute(moved, ["social_welfare@PK203", welfare_id, "PK203", second])
    owner.execute("set session_replication_role = origin")
    for client, own, other in (
        (officer, first, second),
        (sign_in_as("chagai-welfare"), second, first),
    ):
        found = seen(client, case)
        assert [each.part.incident_id for each in found.parts] == [own]
        assert found.links == ()
        assert not [each for each in found.moments if str(other)[:8].upper() in each.of]
        assert str(other) not in re.sub(r'href="[^"]*"', "", client.get(case).content.decode())
    assert seen(officer, case).proceedings == ()


def test_recusal_from_an_incident_takes_it_out_of_the_case_for_them(officer, case, owner):
    incident = seen(officer, case).parts[0].part.incident_id
    owner.execute("set session_replication_role = replica")
    owner.execute("update incidents_incident set recused_agencies = %s where id = %s", [[POST], incident])
    owner.execute("set session_replication_role = origin")
    assert incident not in [each.part.incident_id for each in seen(officer, case).parts]


def test_the_database_lets_nobody_put_in_what_they_do_not_read(case, officer, acting):
    from django.db import transaction
    from django.utils import timezone

    from rabta_web.cases.models import Case, Part

    incident, id = seen(officer, case).parts[0].part.incident_id, case.rpartition("/")[2]
    with acting("chagai-welfare") as actor:
        own = Case(agency_id="social_welfare@PK203", title="t", opened_by=actor.id, opened_at=timezone.now())
        own.save(force_insert=True)
        for of in (own.pk, id):
            row = Part(case_id=of, incident_id=incident, added_by=actor.id, added_at=timezone.now())
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)


def test_reading_a_case_stands_in_the_ledger(officer, case, owner):
    officer.get(case)
    deeds = {deed for (deed,) in owner.execute("select deed from audit_entry").fetchall()}
    assert {"case.opened", "case.part_added", "case.read"} <= deeds
