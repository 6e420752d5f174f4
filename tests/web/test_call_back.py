"""Handed over with many others, called back at home by the office of the home district."""

import gzip
from uuid import uuid4

import pytest

LIST = {"kind": "sent_back", "place": "pk-bp-taftan", "happened_on": "2026-03-01"}
CHAGAI, GUJRAT = "social_welfare@PK203", "social_welfare@PK610"
SENT = {"language": "Urdu, without interpreter", "words": "Ask how they are.", "call": "FIA Taftan"}


def handed_over(client, rows):
    """An incident with people from a list: name, father, age, sex, number, home district."""
    begun = client.post("/incidents/manifest", {**LIST, "pasted": "\n".join(rows)})
    assert begun.status_code == 302, begun.context["form"].errors
    filed = client.post(begun["Location"], {"file": "1"})
    return filed["Location"].removesuffix("/ticks")


def row(number, home):
    return f"فرضی {number},فرضی والد,30,مرد,,{home}"


@pytest.fixture
def incident(officer):
    return handed_over(
        officer, [row(1, "چاغی"), row(2, "Gujrat"), row(3, "Nowhere"), row(4, ""), row(5, "Chagai")]
    )


def page_of(client, incident):
    page = client.get(f"{incident}/call-back")
    assert page.status_code == 200
    return page.context["round"]


def numbers(people):
    return [each.number for each in people]


def call(client, incident, *, stamp=None, **more):
    return client.post(f"{incident}/call-back", {"stamp": str(stamp or uuid4()), **SENT, **more})


def referred(owner):
    return owner.execute("select number, to_agency, basis from referrals_referral order by number").fetchall()


def test_whoever_may_have_done_it_is_neither_called_back_nor_handed_a_sheet(officer, incident):
    before = officer.get(f"{incident}/call-back").context["round"].unwritten
    waiting = officer.get(f"{incident}/paper-answers").context["pack"].people
    suspect = {"role": "suspect", "state": "present", "name": "فرضی ایجنٹ"}
    assert officer.post(f"{incident}/person", suspect).status_code == 302
    assert officer.get(f"{incident}/call-back").context["round"].unwritten == before
    assert officer.get(f"{incident}/paper-answers").context["pack"].people == waiting


def test_everybody_stands_in_one_list_and_only_in_one(officer, incident):
    found = page_of(officer, incident)
    assert numbers(found.ready) == [1, 2, 5]
    assert [each.office for each in found.ready] == [CHAGAI, GUJRAT, CHAGAI]
    assert numbers(found.unknown) == [3]
    assert numbers(found.unwritten) == [4]


def test_each_person_ticked_is_referred_to_the_office_of_their_district(officer, incident, owner, sign_in_as):
    sent = {"agreed": ["1", "2"], "without": ["5"], "basis": "vital", "grounds": "threatened by the agent"}
    assert call(officer, incident, **sent).status_code == 302
    assert referred(owner) == [(1, CHAGAI, "consent"), (2, GUJRAT, "consent"), (5, CHAGAI, "vital")]
    assert numbers(page_of(officer, incident).sent) == [1, 2, 5]
    assert owner.execute("select count(*) from referrals_consent").fetchone() == (2,)
    received = sign_in_as("chagai-welfare").get("/referrals/").content.decode()
    assert "to call the person back at home" in received
    assert "فرضی" not in received


def test_a_page_that_is_sent_twice_sends_once(officer, incident, owner):
    stamp = uuid4()
    for _ in range(2):
        assert call(officer, incident, stamp=stamp, agreed=["1"]).status_code == 302
    assert referred(owner) == [(1, CHAGAI, "consent")]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Tick whom"),
        ({"agreed": ["1"], "without": ["1"], "basis": "vital", "grounds": "x"}, "Choose one of the two"),
        ({"agreed": ["1"], "language": ""}, "rests on consent"),
        ({"without": ["1"], "grounds": "danger"}, "Say on what it rests"),
        ({"without": ["1"], "basis": "vital"}, "Name the provision"),
        ({"agreed": ["3"]}, "Choose"),
        ({"agreed": ["no number"]}, "Choose"),
    ],
)
def test_what_rests_on_nothing_is_sent_back_with_a_sentence(officer, incident, owner, sent, says):
    page = call(officer, incident, **sent)
    assert page.status_code == 200
    assert says in str(page.context["form"].errors)
    assert referred(owner) == []


def test_a_child_is_not_asked_for_an_agreement_in_a_row(officer, owner):
    incident = handed_over(officer, [row(1, "Chagai")])
    reply = {
        "id": str(uuid4()),
        "question": "age",
        "so": ["victim_age_under_18"],
        "answer": "",
        "source": "officer",
    }
    officer.post(f"{incident}/people/1/question", reply)
    assert call(officer, incident, agreed=["1"]).status_code == 200
    why = {"without": ["1"], "basis": "duty", "grounds": "child protection"}
    assert call(officer, incident, **why).context["form"].errors.keys() == {"best_interests", "child_contact"}
    call(officer, incident, **why, best_interests="She is with her aunt.", child_contact="Farzi, 0300-demo")
    assert referred(owner) == [(1, CHAGAI, "duty")]


def test_a_district_that_is_mended_moves_up(officer, incident):
    officer.post(f"{incident}/people/3/about", {"home_district": "گجرات", "contact_rule": "do_not"})
    assert 3 in numbers(page_of(officer, incident).ready)


def test_at_203_people_nobody_is_lost_the_page_is_light_and_asks_seldom(officer, owner):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few = handed_over(officer, [row(number, "Chagai") for number in range(3)])
    many = handed_over(
        officer,
        [row(number, ("چاغی", "Gujrat", "Nowhere", "", "Kasur")[number % 5]) for number in range(203)],
    )
    for incident in (few, many):
        officer.get(f"{incident}/call-back")
    with CaptureQueriesContext(connection) as asked_for_few:
        officer.get(f"{few}/call-back")
    with CaptureQueriesContext(connection) as asked_for_many:
        page = officer.get(f"{many}/call-back")
    found = page.context["round"]
    assert sorted(numbers((*found.ready, *found.unknown, *found.unwritten))) == list(range(1, 204))
    assert len(asked_for_many) <= len(asked_for_few) + 1
    assert len(gzip.compress(page.content)) < 14_000
    chosen = [str(number) for number in numbers(found.ready)]
    assert call(officer, many, agreed=chosen).status_code == 302
    assert [number for number, *_ in referred(owner)] == [int(number) for number in chosen]
    assert numbers(page_of(officer, many).sent) == [int(number) for number in chosen]


def test_only_who_may_refer_opens_it(officer, incident, sign_in_as):
    assert sign_in_as("chagai-welfare").get(f"{incident}/call-back").status_code in {403, 404}
