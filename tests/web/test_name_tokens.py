"""Names are found by keyed tokens: who shares most comes first, within one's agencies and under one key."""

import pytest


@pytest.fixture
def file(sign_in_as):
    officer = sign_in_as("taftan-officer")

    def file(name="", **more):
        asked = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": name, **more}
        assert officer.post("/incidents/new", asked).status_code == 302

    return file


def found(client, **asked):
    return [hit.name for hit in client.post("/incidents/search", asked).context["hits"]]


def test_whoever_shares_the_whole_name_is_found_among_many_who_share_a_word(file, sign_in_as, monkeypatch):
    from rabta_web.incidents import search

    monkeypatch.setattr(search, "CANDIDATES", 3)
    for other in ("محمد بلال", "محمد سلیم", "محمد عمران", "محمد طارق", "محمد پرویز"):
        file(other)
    file("محمد نواز")
    for other in ("محمد اقبال", "محمد وسیم", "محمد قاسم"):
        file(other)
    assert found(sign_in_as("taftan-officer"), name="Muhammad Nawaz")[0] == "محمد نواز"


def test_whoever_shares_two_words_of_three_comes_before_those_who_share_one(file, sign_in_as, monkeypatch):
    from rabta_web.incidents import search

    monkeypatch.setattr(search, "CANDIDATES", 2)
    for name in ("محمد بلال", "محمد سلیم", "محمد نواز خان", "محمد عمران"):
        file(name)
    assert found(sign_in_as("taftan-officer"), name="Mohd Nawaz")[0] == "محمد نواز خان"


def test_no_more_than_twenty_are_shown_and_the_ledger_counts_those(file, sign_in_as, owner):
    for _ in range(22):
        file("زرینہ")
    assert len(found(sign_in_as("taftan-supervisor"), name="Zarina")) == 20
    [(detail,)] = owner.execute("select detail from audit_entry where deed = 'names.searched'").fetchall()
    assert detail == {"rows": 20}


def test_a_number_in_urdu_digits_is_the_same_number(file, sign_in_as):
    file("زرینہ", number="۶۱۱۰۱-۱۲۳۴۵۶۷-۸")
    assert found(sign_in_as("taftan-officer"), number="61101-1234567-8") == ["زرینہ"]


def test_a_token_under_another_key_finds_nobody(file, sign_in_as, monkeypatch):
    from django.conf import settings

    file("زرینہ")
    officer = sign_in_as("taftan-officer")
    assert found(officer, name="Zarina") == ["زرینہ"]
    monkeypatch.setattr(settings, "NAME_KEY", "00" * 32)
    assert found(officer, name="Zarina") == []


def test_tokens_are_asked_by_equality_alone(file, sign_in_as, django_queries):
    file("زرینہ")
    found(sign_in_as("taftan-officer"), name="Zarina")
    asked = [each for each in django_queries() if "incidents_token" in each and each.startswith("SELECT")]
    assert asked
    assert not any(" LIKE " in each.upper() or " % " in each for each in asked)


@pytest.fixture
def django_queries(platform):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        yield lambda: [each["sql"] for each in captured.captured_queries]


def test_a_search_is_sent_in_the_body_and_stands_in_no_address(sign_in_as):
    page = sign_in_as("taftan-officer").get("/incidents/search", {"name": "Zarina"})
    assert "Zarina" not in page.content.decode()
    assert page.context["hits"] is None


def test_tokens_are_filed_for_the_agency_of_the_incident_and_no_other(file, acting, owner):
    from django.db import ProgrammingError, transaction

    from rabta_web.incidents.models import Involved, Token

    file("زرینہ")
    with acting("taftan-officer"):
        person = Involved.objects.select_related("incident").get()
        foreign = Token(incident=person.incident, person=person, agency_id="police@PK203", token=b"x")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            foreign.save(force_insert=True)
