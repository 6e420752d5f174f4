"""Several people in an incident, found again by name or number, and who may see the incident."""

from uuid import UUID

import pytest

REPORT = {
    "kind": "sent_back",
    "place": "pk-bp-taftan",
    "happened_on": "2026-03-01",
    "name": "زرینہ فرضی",
    "father": "اللہ بخش",
    "alias": "مکئی",
    "number": "61101-1234567-8",
    "account": "",
}
WITNESS = {"role": "witness", "name": "Nawaz Farzi", "number": ""}


@pytest.fixture
def id(officer) -> UUID:
    answer = officer.post("/incidents/new", REPORT)
    assert answer.status_code == 302, answer.content.decode()
    return UUID(answer["Location"].rsplit("/", 1)[1])


def page(client, id):
    answer = client.get(f"/incidents/{id}")
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def change(client, id, what, value="", reason="because"):
    named = {"level": value} if what == "level" else {"whom": value}
    return client.post(f"/incidents/{id}/access", {"what": what, "reason": reason, **named})


def found(client, **asked):
    return [hit.name for hit in client.post("/incidents/search", asked).context["hits"]]


# --- people -------------------------------------------------------------------------------------


def test_whoever_filed_adds_people_each_with_their_role(officer, id):
    assert officer.post(f"/incidents/{id}/person", WITNESS).status_code == 302
    shown = page(officer, id)
    assert all(
        words in shown for words in ("زرینہ فرضی", "اللہ بخش", "مکئی", "61101-1234567-8", "Nawaz Farzi")
    )


def test_nobody_else_adds_people(supervisor, sign_in_as, id):
    for client in (supervisor, sign_in_as("chagai-welfare")):
        assert client.post(f"/incidents/{id}/person", WITNESS).status_code == 404


def test_nothing_that_identifies_stands_open_in_the_database(officer, id, owner):
    officer.post(f"/incidents/{id}/person", WITNESS)
    tables = [
        name
        for (name,) in owner.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        ).fetchall()
    ]
    for table in tables:
        rows = " ".join(row for (row,) in owner.execute(f"select t::text from {table} t").fetchall())
        for words in ("زرینہ", "اللہ بخش", "مکئی", "1234567", "Nawaz"):
            assert words not in rows, table


# --- search -------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["زرینہ", "Zarina Farzi", "ZAREENA", "makai"])
def test_a_name_is_found_in_any_script_and_spelling(officer, id, asked):
    assert found(officer, name=asked) == ["زرینہ فرضی"]


@pytest.mark.parametrize("asked", ["6110112345678", "61101 1234567 8"])
def test_a_number_is_found_however_it_is_written(officer, id, asked):
    assert found(officer, number=asked) == ["زرینہ فرضی"]


def test_another_name_finds_nobody(officer, id):
    assert found(officer, name="Shabana") == []


def test_nobody_is_found_where_the_incident_is_not_open(sign_in_as, id):
    assert found(sign_in_as("chagai-welfare"), name="Zarina", number="6110112345678") == []


def test_every_search_stands_in_the_ledger_and_never_what_was_asked(sign_in_as, id, owner):
    found(sign_in_as("chagai-welfare"), name="Zarina")
    [(detail, entry)] = owner.execute(
        "select detail, e::text from audit_entry e where deed = 'names.searched'"
    ).fetchall()
    assert detail == {"rows": 0}
    assert "Zarina" not in entry


def test_an_empty_search_asks_for_something(officer):
    answer = officer.post("/incidents/search", {"name": "", "number": ""})
    assert "Write a name or a number." in answer.content.decode()


# --- who may see it -------------------------------------------------------------------------------


def test_a_closed_incident_is_open_to_those_named_one_by_one(officer, supervisor, id):
    change(supervisor, id, "level", "closed")
    assert page(officer, id) == 404
    assert "زرینہ" in page(supervisor, id)
    change(supervisor, id, "admit", "taftan-officer")
    assert "زرینہ" in page(officer, id)
    change(supervisor, id, "dismiss", "taftan-officer")
    assert page(officer, id) == 404


def test_a_recused_person_sees_neither_record_nor_name_nor_who_looked(officer, supervisor, id):
    change(supervisor, id, "recuse_person", "taftan-officer")
    assert page(officer, id) == 404
    assert found(officer, name="Zarina") == []
    assert str(id) not in officer.get("/incidents/").content.decode()
    change(supervisor, id, "restore_person", "taftan-officer")
    assert "زرینہ" in page(officer, id)


def test_a_recused_unit_takes_all_below_it_along(officer, supervisor, id):
    change(supervisor, id, "recuse_unit", "demonstration-post-taftan")
    assert page(officer, id) == page(supervisor, id) == 404


def test_supervisors_recuse_themselves_and_are_out_at_once(supervisor, id):
    answer = change(supervisor, id, "recuse_person", "taftan-supervisor")
    assert (answer.status_code, answer["Location"]) == (302, "/incidents/")
    assert page(supervisor, id) == 404
    assert change(supervisor, id, "restore_person", "taftan-supervisor").status_code == 404


def test_every_change_is_kept_with_its_reason(supervisor, id):
    change(supervisor, id, "level", "restricted", reason="named by a witness")
    change(supervisor, id, "level", "open", reason="settled")
    shown = page(supervisor, id)
    assert shown.index("settled") < shown.index("named by a witness")


def test_nobody_but_a_supervisor_changes_who_may_see_it(officer, sign_in_as, id):
    for client in (officer, sign_in_as("chagai-welfare"), sign_in_as("auditor")):
        assert change(client, id, "level", "closed").status_code == 404


@pytest.mark.parametrize(
    ("what", "value"), [("admit", "nobody"), ("recuse_unit", "nowhere"), ("level", ""), ("level", "other")]
)
def test_a_change_to_what_is_not_there_is_refused(supervisor, id, what, value):
    assert change(supervisor, id, what, value).status_code == 200


def test_whoever_does_not_see_an_incident_sees_nothing_of_its_history(supervisor, acting, id):
    from rabta_web.incidents.models import Change

    change(supervisor, id, "level", "restricted")
    for username, rows in (("taftan-supervisor", 1), ("chagai-welfare", 0)):
        with acting(username):
            assert Change.objects.count() == rows


def test_the_application_itself_changes_no_incident_but_through_a_change(acting, id):
    from django.db import ProgrammingError, transaction

    from rabta_web.incidents.models import Incident

    with acting("taftan-supervisor"), pytest.raises(ProgrammingError), transaction.atomic():
        Incident.objects.filter(pk=id).update(level="open")
