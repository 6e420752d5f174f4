"""Accounts on screen: added, appointed, ended and closed within one's own line, and never for oneself."""

import pytest
from django.db import ProgrammingError
from test_door import GOOD, browser, no_tries, set_up, try_password  # noqa: F401

NEW = {
    "name": "New Officer",
    "name_ur": "نیا افسر",
    "username": "new.officer",
    "agency": "demonstration-post-taftan",
}
OTHER = "nine slow boats to Gwadar"
OFFICE = {
    "role": "officer",
    "agency": "demonstration-post-taftan",
    "place": "pk-bp-taftan",
    "begins": "2026-01-01",
}


@pytest.fixture
def administrator(sign_in_as, owner, no_tries):  # noqa: F811
    yield sign_in_as("zone-accounts")
    owner.execute("truncate accounts_secondfactor, accounts_recoverycode, accounts_quickentry")
    owner.execute(
        "delete from accounts_appointment where person_id in"
        " (select id from accounts_person where not demonstration)"
        " or role in ('supervisor', 'auditor') and person_id in"
        " (select id from accounts_person where username in ('taftan-officer'))"
    )
    owner.execute("delete from accounts_person where not demonstration")


def id_of(owner, username):
    return owner.execute("select id from accounts_person where username = %s", [username]).fetchone()[0]


def added(client):
    answer = client.post("/accounts/new", NEW)
    assert answer.status_code == 200, answer.content.decode()
    return answer.context["person"].pk, answer.context["code"]


def first_password(code, password=GOOD, client=None):
    given = {"username": "new.officer", "code": code, "password": password, "again": password}
    return (client or browser()).post("/welcome", given)


def test_a_person_is_added_appointed_and_comes_in_with_the_code_they_were_given(administrator, owner):
    id, code = added(administrator)
    assert administrator.post(f"/accounts/{id}", OFFICE).status_code == 302
    assert code not in administrator.get(f"/accounts/{id}").content.decode()
    assert first_password(code, "password1234").status_code == 200
    assert first_password(code)["Location"] == "/sign-in"
    assert first_password(code).status_code == 200
    client = browser()
    try_password(client, username="new.officer")
    set_up(client)
    assert client.get("/incidents/").status_code == 200
    written = {deed for (deed,) in owner.execute("select deed from audit_entry").fetchall()}
    assert {"account.added", "account.appointed", "password.set", "second_factor.set"} <= written
    about = owner.execute("select string_agg(concat(about, detail), ' ') from audit_entry").fetchone()[0]
    assert "new.officer" not in about


def test_a_wrong_code_sets_no_password(administrator):
    added(administrator)
    assert first_password("AAAAA-AAAAA-AAAAA-AAAAA").status_code == 200


def test_an_appointment_that_is_ended_and_an_account_that_is_closed_are_out_at_once(
    administrator, sign_in_as, owner
):
    officer, id = sign_in_as("taftan-officer"), id_of(owner, "taftan-officer")
    assert officer.get("/incidents/").status_code == 200
    assert administrator.post(f"/accounts/{id}/open-or-close").status_code == 302
    assert officer.get("/incidents/")["Location"] == "/sign-in"
    administrator.post(f"/accounts/{id}/open-or-close")
    officer = sign_in_as("taftan-officer")
    (held,) = owner.execute("select id from accounts_appointment where person_id = %s", [id]).fetchone()
    administrator.post(f"/accounts/appointments/{held}/end")
    assert officer.get("/incidents/")["Location"] == "/sign-in"


def test_a_person_with_two_purposes_declares_one_and_can_see_only_its_work(administrator, sign_in_as, owner):
    id = id_of(owner, "taftan-officer")
    administrator.post(f"/accounts/{id}", {**OFFICE, "role": "auditor"})
    officer = sign_in_as("taftan-officer")
    assert officer.get("/incidents/")["Location"] == "/own/purpose"
    assert officer.post("/own/purpose", {"purpose": "supervision"}).status_code == 200
    officer.post("/own/purpose", {"purpose": "audit"})
    assert officer.get("/incidents/").status_code == 404
    assert officer.get("/ledger").status_code == 200
    officer.post("/own/purpose", {"purpose": "casework"})
    assert officer.get("/incidents/").status_code == 200
    assert officer.get("/ledger").status_code == 404
    said = owner.execute("select about from audit_entry where deed = 'purpose.declared' order by number")
    assert [about for (about,) in said.fetchall()] == ["audit", "casework"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"agency": "fia_hq@PK"},
        {"agency": "police@PK203"},
        {"place": "PK"},
        {"role": "superuser"},
        {"ends": "2025-12-31"},
    ],
    ids=str,
)
def test_nobody_is_appointed_above_or_outside_the_line_or_to_no_role(administrator, owner, wrong):
    id = id_of(owner, "taftan-officer")
    before = owner.execute("select count(*) from accounts_appointment").fetchone()
    assert administrator.post(f"/accounts/{id}", {**OFFICE, **wrong}).status_code == 200
    assert owner.execute("select count(*) from accounts_appointment").fetchone() == before


@pytest.mark.parametrize("username", ["zone-accounts", "chagai-welfare", "auditor"])
def test_oneself_and_people_of_other_lines_are_not_there(administrator, owner, username):
    id = id_of(owner, username)
    assert administrator.get(f"/accounts/{id}").status_code == 404
    for deed in ("code", "open-or-close"):
        assert administrator.post(f"/accounts/{id}/{deed}").status_code == 404


def test_an_administrator_of_accounts_sees_no_case(administrator):
    assert administrator.get("/incidents/").status_code == 404
    assert administrator.get("/ledger").status_code == 404


@pytest.mark.parametrize("username", ["taftan-officer", "taftan-supervisor", "auditor"])
def test_nobody_else_sees_accounts(sign_in_as, username):
    assert sign_in_as(username).get("/accounts/").status_code == 404


def test_a_new_code_ends_the_old_password_and_the_old_telephone(administrator):
    id, code = added(administrator)
    administrator.post(f"/accounts/{id}", OFFICE)
    first_password(code)
    client = browser()
    try_password(client, username="new.officer")
    set_up(client)
    code = administrator.post(f"/accounts/{id}/code").context["code"]
    assert client.get("/incidents/")["Location"] == "/sign-in"
    assert try_password(client, username="new.officer").status_code == 200
    assert first_password(code, OTHER).status_code == 302
    client = browser()
    try_password(client, username="new.officer", password=OTHER)
    assert client.get("/incidents/")["Location"] == "/own/second-factor"


@pytest.mark.parametrize(
    ("username", "whose", "agency"),
    [
        ("zone-accounts", "zone-accounts", "demonstration-post-taftan"),
        ("zone-accounts", "taftan-officer", "fia_hq@PK"),
        ("zone-accounts", "chagai-welfare", "demonstration-post-taftan"),
        ("taftan-supervisor", "taftan-officer", "demonstration-post-taftan"),
    ],
)
def test_the_database_itself_refuses_an_appointment_outside_the_line(acting, username, whose, agency):
    from datetime import date

    from rabta_web.accounts.models import Appointment, Person

    with pytest.raises(ProgrammingError, match="row-level security"), acting(username):
        Appointment(
            person=Person.objects.get(username=whose),
            role="supervisor",
            agency_id=agency,
            place_id="pk-bp-taftan",
            begins=date(2026, 1, 1),
        ).save(force_insert=True)


def test_the_database_itself_lets_nobody_change_a_stranger(acting):
    from rabta_web.accounts.models import Person

    with acting("zone-accounts"):
        assert not Person.objects.filter(username="chagai-welfare").update(is_active=False)
        assert not Person.objects.filter(username="auditor").update(password="")
