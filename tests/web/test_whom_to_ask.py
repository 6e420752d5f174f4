"""A second opinion has somebody to give it: where nobody can answer, those the pack names stand in."""

from uuid import uuid4

import pytest

REPORT = {"kind": "sent_back", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
WELFARE, STANDS_IN = "social_welfare@PK203", "deputy_commissioner@PK203"
TOLD = {"by_telephone": "Demo, 0300-demo, 22:10", "choice": "end", "said": "فرضی وجہ"}


@pytest.fixture
def person(sign_in_as):
    officer = sign_in_as("taftan-officer")
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    said = {"id": str(uuid4()), "question": "promise", "so": ["means_deception"], "source": "person"}
    assert officer.post(f"{person}/question", said).status_code == 302
    return officer, person


@pytest.fixture
def nobody_answers(owner, world):
    """Whoever gives second opinions in the district has left."""
    left = "update accounts_appointment set ends = {} where role = 'welfare_officer'"
    owner.execute(left.format("begins + 1"))
    yield
    owner.execute(left.format("null"))


def offices(client, person):
    return dict(client.get(f"{person}/opinion").context["form"].fields["agency"].choices)


def test_where_somebody_can_answer_they_come_first_and_nobody_stands_in(person):
    shown = offices(*person)
    assert next(iter(shown)) == WELFARE
    assert "by telephone" not in shown[WELFARE]
    assert all("by telephone" in says for office, says in shown.items() if office != WELFARE)
    assert STANDS_IN not in shown


def test_where_nobody_can_answer_those_whom_the_pack_names_stand_in(person, nobody_answers):
    shown = offices(*person)
    assert {WELFARE, STANDS_IN, "home_department@PK2"} <= shown.keys()
    assert all("by telephone" in says for says in shown.values())


def test_whoever_stands_in_answers_by_telephone_and_protection_ends_on_their_word(person, nobody_answers):
    client, somebody = person
    asked = {"agency": STANDS_IN, "reason": "فرضی وجہ"}
    assert client.post(f"{somebody}/opinion", asked).status_code == 302
    assert client.get(f"{somebody}/reading").context["protection"].posture.value == "protect"
    assert client.post(f"{somebody}/opinion", {**asked, **TOLD}).status_code == 302
    assert client.get(f"{somebody}/reading").context["protection"].posture.value != "protect"


def test_nobody_is_named_and_stands_in_at_once(platform):
    from rabta_web.incidents.vocabulary import law

    agencies = law().duties.agencies.values()
    assert [each.id for each in agencies if each.second_opinion and each.opinion_fallback] == []
    assert {each.id for each in agencies if each.opinion_fallback} == {
        "deputy_commissioner",
        "home_department",
    }
