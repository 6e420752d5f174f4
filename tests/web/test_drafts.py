"""A report is kept page by page, is its writer's alone, is filed once, and is gone after its week."""

import re
from uuid import UUID

import pytest

SAFETY = {"fact_in_danger_now": "no", "private_place": "yes", "interpreter_vetted": "none"}
EVENT = {"kind": "sent_back", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "happened_at": ""}
NAME = "فرضی نام"


@pytest.fixture
def draft(officer) -> UUID:
    answer = officer.post("/incidents/report", SAFETY)
    return UUID(re.search(r"report/([0-9a-f-]{36})/event", answer["Location"])[1])


def send(client, draft, step, said, version):
    return client.post(f"/incidents/report/{draft}/{step}", {**said, "version": version})


def test_what_was_filled_in_is_there_on_another_device(officer, draft, sign_in_as):
    send(officer, draft, "event", EVENT, 1)
    send(officer, draft, "person", {"name": NAME}, 2)
    page = sign_in_as("taftan-officer").get(f"/incidents/report/{draft}").content.decode()
    assert NAME in page
    assert f"/incidents/report/{draft}" in sign_in_as("taftan-officer").get("/incidents/").content.decode()


def test_it_is_filed_once_however_often_it_is_sent(officer, draft, owner):
    send(officer, draft, "event", EVENT, 1)
    send(officer, draft, "person", {"name": NAME}, 2)
    for _ in range(2):
        assert officer.post(f"/incidents/report/{draft}").status_code == 302
    filed = owner.execute("select id from incidents_incident").fetchall()
    assert filed == [(draft,)]
    assert owner.execute("select count(*) from incidents_reportdraft").fetchone() == (0,)
    kept = owner.execute("select key from incidents_care order by key").fetchall()
    assert kept == [("interpreter_vetted",), ("private_place",)]


def test_it_is_not_filed_before_what_is_needed_is_there(officer, draft, owner):
    page = officer.post(f"/incidents/report/{draft}")
    assert page.status_code == 200
    assert "Something is still missing" in page.content.decode()
    assert owner.execute("select count(*) from incidents_incident").fetchone() == (0,)


def test_two_devices_write_over_nothing_unseen(officer, draft):
    send(officer, draft, "event", EVENT, 1)
    send(officer, draft, "person", {"name": "one device"}, 2)
    late = send(officer, draft, "person", {"name": "the other device"}, 2)
    assert late.status_code == 409
    said = late.content.decode()
    assert "one device" in said
    assert "the other device" in said
    again = send(officer, draft, "person", {"name": "the other device"}, 3)
    assert again.status_code == 302


@pytest.mark.parametrize("address", ["", "/event", "/drop"])
def test_nobody_else_sees_that_it_is_there(officer, draft, sign_in_as, address):
    for username in ("taftan-supervisor", "chagai-welfare"):
        other = sign_in_as(username)
        method = other.post if address == "/drop" else other.get
        assert method(f"/incidents/report/{draft}{address}").status_code == 404
    assert officer.get(f"/incidents/report/{draft}").status_code == 200


def test_after_its_week_it_is_gone(officer, draft, owner):
    owner.execute("update incidents_reportdraft set expires_at = now() - interval '1 minute'")
    assert officer.get(f"/incidents/report/{draft}").status_code == 404
    assert str(draft) not in officer.get("/incidents/").content.decode()


def test_it_can_be_dropped(officer, draft, owner):
    assert officer.post(f"/incidents/report/{draft}/drop").status_code == 302
    assert owner.execute("select count(*) from incidents_reportdraft").fetchone() == (0,)


def test_what_stands_in_it_stands_sealed(officer, draft, owner):
    send(officer, draft, "event", EVENT, 1)
    send(officer, draft, "person", {"name": NAME}, 2)
    (words,) = owner.execute("select words from incidents_reportdraft").fetchone()
    assert NAME.encode() not in bytes(words)
    assert b"happened_on" not in bytes(words)
