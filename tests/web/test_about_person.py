"""What is known of somebody besides their name: two books, sealed, and on paper only where it belongs."""

import pytest

REPORT = {"kind": "sent_back", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
ABOUT = {
    "age": "17",
    "sex": "woman",
    "contact_rule": "phone",
    "safe_contact": "0300-فرضی",
    "medical_needs": "فرضی دوا",
}
PLATE = "فرضی-1234"


@pytest.fixture
def person(officer):
    address = officer.post("/incidents/new", REPORT)["Location"]
    return f"{address}/people/1"


LEAST_TELLING = 4
"""So few letters stand by chance in a key's id or in what is sealed."""


def test_particulars_and_care_stand_sealed_in_two_tables(officer, person, owner):
    assert officer.post(f"{person}/about", ABOUT).status_code == 302
    particulars = dict(owner.execute("select key, words from incidents_particular").fetchall())
    care = dict(owner.execute("select key, words from incidents_care").fetchall())
    assert set(particulars) == {"age", "sex", "safe_contact"}
    assert set(care) == {"contact_rule", "medical_needs"}
    for key, words in (particulars | care).items():
        sealed = bytes(words)
        assert sealed[:1] == b"\x01", "no sealed value"
        if len(ABOUT[key]) > LEAST_TELLING:
            assert ABOUT[key].encode() not in sealed


def test_what_is_written_twice_keeps_what_stood_there_and_shows_the_latest(officer, person, owner):
    officer.post(f"{person}/about", ABOUT)
    officer.post(f"{person}/about", {**ABOUT, "age": "16"})
    assert owner.execute("select count(*) from incidents_particular where key = 'age'").fetchone() == (2,)
    assert officer.get(f"{person}/about").context["form"]["age"].value() == "16"


@pytest.mark.parametrize("age", ["-1", "121", "دس سال"])
def test_an_impossible_age_is_sent_back_with_a_sentence(officer, person, owner, age):
    page = officer.post(f"{person}/about", {**ABOUT, "age": age})
    assert page.status_code == 200
    assert page.context["form"].errors["age"]
    assert owner.execute("select count(*) from incidents_particular").fetchone() == (0,)


def test_until_somebody_says_otherwise_the_person_is_not_contacted(officer, person):
    assert officer.get(f"{person}/about").context["form"]["contact_rule"].value() == "do_not"
    paper = officer.get(f"{person}/papers/screening.en.html").content.decode()
    assert "do not contact the person" in paper
    officer.post(f"{person}/about", ABOUT)
    paper = officer.get(f"{person}/papers/screening.en.html").content.decode()
    assert "do not contact the person" not in paper


def test_the_diary_never_names_the_person(officer, person):
    officer.post(f"{person}/about", ABOUT)
    paper = officer.get(f"{person}/papers/roznamcha.ur.html").content.decode()
    assert REPORT["name"] + "<" not in paper
    assert ABOUT["medical_needs"] not in paper


def test_the_investigation_book_is_another_book(officer, person, owner, acting):
    from rabta_web.incidents.models import Care, Lead

    officer.post(f"{person}/leads", {"key": "vehicle", "words": PLATE})
    officer.post(f"{person}/about", ABOUT)
    assert PLATE in officer.get(f"{person}/leads").content.decode()
    with acting("taftan-supervisor"):
        assert Lead.objects.count() == 1
        assert Care.objects.count() == 2
    with acting("chagai-welfare"):
        assert Lead.objects.count() == Care.objects.count() == 0


def test_nobody_but_the_one_who_filed_writes_into_either(person, sign_in_as):
    for username in ("taftan-supervisor", "chagai-welfare"):
        other = sign_in_as(username)
        assert other.post(f"{person}/about", ABOUT).status_code == 404
        refused = other.post(f"{person}/leads", {"key": "vehicle", "words": PLATE})
        assert refused.status_code == (405 if username == "taftan-supervisor" else 404)
