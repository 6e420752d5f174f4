"""One in so many of those in whom no sign was found is looked at again, by somebody else."""

import re
from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
WHY = "فرضی: کم پوچھا گیا"


@pytest.fixture
def everybody_is_drawn(world, monkeypatch):
    from rabta_web.assessments import actions

    monkeypatch.setattr(actions, "ONE_IN", 1)


def screened(client):
    """A person to whom every question was put: they could leave freely, and said no to all else."""
    person = client.post("/incidents/new", REPORT)["Location"] + "/people/1"
    sheet = {"source": "person", "day": "2026-03-01", "hour": "21:30"}
    while asked := client.get(f"{person}/paper-answers").context["asked"]:
        answers = {form.add_prefix("answer"): answer(form) for _told, form, _stands in asked}
        sent = client.post(f"{person}/paper-answers", {"stamp": str(uuid4())} | sheet | answers)
        assert sent.status_code == 302
    return person


def answer(form):
    return "yes" if form.facts == ("could_leave_freely",) else "none_of_these"


def drawn(client):
    found = re.search(r"/samples/[0-9a-f-]{36}", client.get("/desk").content.decode())
    return found and found[0]


def test_who_answers_for_the_post_looks_again_and_the_officer_is_asked_for_more(
    everybody_is_drawn, officer, supervisor, owner
):
    person = screened(officer)
    assert officer.get(f"{person}/reading").context["protection"].posture.value == "no_sign"
    sample = drawn(supervisor)
    assert supervisor.get(sample).status_code == 200
    assert supervisor.post(sample, {"comes_to": "ask_on", "reason": WHY})["Location"] == "/desk"
    assert drawn(supervisor) is None
    assert f"{person}/reading" in officer.get("/desk").content.decode()
    assert WHY in officer.get(f"{person}/reading").content.decode()
    deeds = {deed for (deed,) in owner.execute("select deed from audit_entry")}
    assert deeds >= {"sample.drawn", "sample.read", "sample.reviewed"}


def test_once_more_was_asked_the_desk_is_quiet_again(everybody_is_drawn, officer, supervisor):
    person = screened(officer)
    supervisor.post(drawn(supervisor), {"comes_to": "ask_on", "reason": WHY})
    said = {"id": str(uuid4()), "source": "person", "answer": "none_of_these", "again": WHY}
    answered = officer.get(f"{person}/history").context["said"][0].question
    address = f"{person}/question?question={answered}&again=1"
    assert officer.post(address, said | {"question": answered}).status_code == 302
    assert "asks for more" not in officer.get("/desk").content.decode()


def test_nobody_but_who_answers_for_the_post_is_told_of_it(
    everybody_is_drawn, officer, supervisor, sign_in_as
):
    screened(officer)
    sample = drawn(supervisor)
    for other in ("taftan-officer", "chagai-welfare", "auditor", "balochistan-secretary"):
        client = sign_in_as(other)
        assert drawn(client) is None
        assert client.get(sample).status_code == client.get(f"/samples/{uuid4()}").status_code


def test_the_database_lets_nobody_look_again_at_what_they_filed(everybody_is_drawn, officer, owner, acting):
    from django.db import DatabaseError
    from django.utils import timezone

    from rabta_web.assessments.models import Review

    screened(officer)
    (sample, incident) = owner.execute("select id, incident_id from assessments_sample").fetchone()
    own = {"sample_id": sample, "incident_id": incident, "comes_to": "agreed", "reason": WHY}
    with pytest.raises(DatabaseError, match="row-level security"), acting("taftan-officer") as actor:
        Review(**own, made_by=actor.id, made_at=timezone.now()).save(force_insert=True)


def test_chance_draws_about_one_in_ten(officer, owner, monkeypatch):
    from rabta_web.assessments import actions

    lots = iter([3, 0])
    monkeypatch.setattr(actions.secrets, "randbelow", lambda most: next(lots) if most == 10 else None)
    screened(officer)
    assert owner.execute("select count(*) from assessments_sample").fetchone() == (0,)
    screened(officer)
    assert owner.execute("select count(*) from assessments_sample").fetchone() == (1,)


def test_who_shows_a_sign_is_never_drawn(everybody_is_drawn, officer, owner):
    person = officer.post("/incidents/new", REPORT | {"fact_in_danger_now": "yes"})["Location"] + "/people/1"
    said = {"id": str(uuid4()), "question": "promise", "so": ["means_deception"], "source": "person"}
    assert officer.post(f"{person}/question", said).status_code == 302
    assert owner.execute("select count(*) from assessments_sample").fetchone() == (0,)
