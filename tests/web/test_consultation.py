"""A consultation: committees of several levels sit together, find gaps, what they advise is followed."""

from uuid import uuid4

import pytest
from test_bodies import CHAGAI, PROVINCE
from test_forwarding import COUNTRY, hold

GWADAR = "trafficking_committee@PK205"
CALLED = {
    "committees": [PROVINCE],
    "invited": [CHAGAI, GWADAR],
    "objectives": "One understanding of the three laws.",
    "sessions": "Where trafficking ends\nWhat districts need\n",
    "day": "2099-05-01",
    "time": "09:00",
    "room": "Hall",
    "chair": "Home Secretary",
}


@pytest.fixture
def province(sign_in_as):
    return sign_in_as("balochistan-secretary")


@pytest.fixture
def consultation(province):
    answer = province.post("/sittings/consult", CALLED)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer["Location"]


def items(client, sitting, source):
    return [each for each in client.get(sitting).context["opened"].items if each.source == source]


def test_its_agenda_is_its_sessions_and_nothing_comes_by_itself(province, consultation):
    opened = province.get(consultation).context["opened"]
    assert [item.text for item in opened.items] == ["Where trafficking ends", "What districts need"]
    notice = province.get(f"{consultation}/notice.en.html").content.decode()
    assert "One understanding of the three laws." in notice
    assert "Chagai" in notice


def test_whoever_is_invited_looks_on_and_runs_nothing(province, consultation, sign_in_as):
    chagai = sign_in_as("chagai-secretary")
    assert "One understanding" in chagai.get(consultation).content.decode()
    assert chagai.post(consultation, {"text": "x"}).status_code == 404
    assert chagai.get(f"{consultation}/attendance").status_code == 404
    assert sign_in_as("taftan-officer").get(consultation).status_code == 404


def test_gaps_are_found_and_recommendations_become_directives_to_many(province, consultation, sign_in_as):
    early = province.post(consultation, {"kind": "treatment", "gap": "x"})
    assert early.status_code == 302
    assert province.get(consultation).context["gaps"] == []
    hold(province, consultation)
    gap = {"kind": "treatment", "gap": "Migrants are booked and never screened."}
    assert province.post(consultation, gap).status_code == 302
    found = province.get(consultation).context["opened"].gaps[0].pk
    advice = {"recommendation": "Screen before any section is applied.", "closes": str(found)}
    assert province.post(consultation, advice).status_code == 302
    (item,) = items(province, consultation, "recommendation")
    page = province.get(f"{consultation}/items/{item.number}")
    everybody = next(
        value
        for group, choices in page.context["decide"].fields["owner"].choices
        if isinstance(choices, list)
        for value, label in choices
        if value.startswith("all:") and "istrict" in label
    )
    decided = {
        "id": str(uuid4()),
        "text": "Screen everybody first.",
        "owner": everybody,
        "due_on": "2099-06-01",
    }
    assert province.post(f"{consultation}/items/{item.number}", decided).status_code == 302
    chagai = sign_in_as("chagai-secretary")
    assert "Screen everybody first." in chagai.get("/directives/").content.decode()
    minutes = province.get(f"{consultation}/minutes.en.html").content.decode()
    for said in (
        "Migrants are booked and never screened.",
        "victims are treated as offenders",
        "Screen before",
    ):
        assert said in minutes


def test_a_national_consultation_reaches_all_three_levels(sign_in_as):
    country = sign_in_as("national-secretary")
    given = CALLED | {"committees": [COUNTRY], "invited": [PROVINCE, CHAGAI]}
    sitting = country.post("/sittings/consult", given)["Location"]
    for username in ("balochistan-secretary", "chagai-secretary"):
        assert sign_in_as(username).get(sitting).status_code == 200
