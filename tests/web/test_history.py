"""How a reading came to what it is stays visible: what was said, what it came to, and under which packs."""

from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
WHY = "فرضی وجہ کہ پھر پوچھا"


@pytest.fixture
def person(officer):
    return officer.post("/incidents/new", REPORT)["Location"] + "/people/1"


def reply(client, person, question, *, so=(), answer="", again="", **more):
    said = {"id": str(uuid4()), "question": question, "so": so, "answer": answer, "source": "person", **more}
    address = f"{person}/question" + (f"?question={question}&again=1" if again else "")
    return client.post(address, said | ({"again": again} if again.strip() else {}))


def came(client, person):
    """The values each step of the history gives, by the reading's label."""
    return [dict(each.readings) for each in client.get(f"{person}/history").context["came"]]


def test_each_step_tells_what_changed_with_it(officer, person):
    from rabta.assessment import Value

    reply(officer, person, "age", so=["victim_age_under_18"])
    reply(officer, person, "act", so=["act_recruit"])
    first = came(officer, person)
    reply(officer, person, "purpose", so=["purpose_sexual_exploitation"])
    steps = came(officer, person)
    assert steps[: len(first)] == first
    assert any(value is Value.MET for step in steps for value in step.values())


def test_folding_the_steps_gives_todays_reading(officer, person, acting):
    from rabta.assessment import Value
    from rabta_web.assessments.history import last_read
    from rabta_web.assessments.queries import sitting

    for question in ("age", "act", "promise", "purpose"):
        facts = officer.get(f"{person}/question?question={question}").context
        if facts:
            reply(officer, person, question, so=[facts["form"].facts[0]])
    incident = person.split("/")[2]
    with acting("taftan-officer") as actor:
        held = sitting(incident, 1, by=actor)
        assert last_read(held.person) == held.values
        assert Value.MET in held.values.values()


def test_what_another_version_of_the_packs_reads_otherwise_is_shown_as_todays(officer, person, owner):
    reply(officer, person, "age", so=["victim_age_under_18"])
    before = came(officer, person)
    owner.execute("update assessments_turn set pack = 'palermo 0', met = '{}', ruled_out = '{}'")
    page = officer.get(f"{person}/history")
    assert page.context["came"][-1].at is None
    assert set(page.context["came"][-1].readings) == set(before[-1].items())
    assert "palermo 0" in page.content.decode()


def test_asking_again_needs_a_reason_and_keeps_what_was_said_before(officer, person, owner):
    reply(officer, person, "promise", so=["means_deception"])
    refused = reply(officer, person, "promise", answer="none_of_these", again=" ")
    assert refused.status_code == 200
    assert refused.context["form"].errors.keys() == {"again"}
    assert reply(officer, person, "promise", answer="none_of_these", again=WHY).status_code == 302
    said = officer.get(f"{person}/history").context["said"]
    assert [each.question for each in said] == ["promise", "promise"]
    assert said[1].hearing.again == WHY
    (kept,) = owner.execute("select again from incidents_hearing where again is not null").fetchone()
    assert WHY.encode() not in bytes(kept)


def test_why_it_was_asked_again_is_not_told_to_who_may_not_know_the_person(officer, person, sign_in_as):
    reply(officer, person, "promise", so=["means_deception"])
    reply(officer, person, "promise", answer="none_of_these", again=WHY)
    officer.post(f"{person}/opinion", {"agency": "social_welfare@PK203", "reason": "x"})
    page = sign_in_as("chagai-welfare").get(f"{person}/history")
    assert page.status_code == 200
    assert WHY not in page.content.decode()


def test_a_question_that_was_never_asked_is_not_asked_again(officer, person):
    assert reply(officer, person, "promise", answer="none_of_these", again=WHY)["Location"].endswith(
        "/reading"
    )


def test_a_child_who_was_asked_the_safe_questions_is_asked_nothing_again(officer, person):
    reply(officer, person, "age", so=["victim_age_under_18"])
    while (page := officer.get(f"{person}/question")).status_code == 200:
        reply(officer, person, page.context["question"].id, answer="does_not_know")
    assert officer.get(f"{person}/question?question=age&again=1").status_code == 302


def test_an_own_conclusion_stands_in_the_history_beside_what_was_read(officer, person):
    said = {"reading": "trafficking", "stands": "met", "reason": WHY}
    assert officer.post(f"{person}/conclusion", said).status_code == 302
    page = officer.get(f"{person}/history").content.decode()
    assert "met, as it looks to me" in page
    assert WHY in page
