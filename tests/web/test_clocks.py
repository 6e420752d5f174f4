"""Clocks start and stop with what is written down, and what is not written down starts none."""

from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "happened_at": "21:40"}


@pytest.fixture
def person(officer):
    return officer.post("/incidents/new", REPORT)["Location"] + "/people/1"


def production(client, person):
    """The clock of being brought before a magistrate."""
    clocks = client.get(f"{person}/reading").context["clocks"]
    return next(each for each in clocks if (each.starts, each.term) == ("arrest", "24 hours"))


def reply(client, person, question, *, so=(), answer=""):
    said = {"id": str(uuid4()), "question": question, "so": so, "answer": answer, "source": "officer"}
    assert client.post(f"{person}/question", said).status_code == 302


def happened(client, person, event, day, hour):
    return client.post(f"{person}/events", {"event": event, "day": day, "hour": hour})


def test_production_is_due_twenty_four_hours_after_the_arrest_that_was_written_down(officer, person):
    reply(officer, person, "custody", answer="yes")
    assert production(officer, person).at is None
    assert happened(officer, person, "arrested", "2026-03-01", "23:15").status_code == 302
    due = production(officer, person)
    assert f"{due.at:%Y-%m-%d %H:%M}" == "2026-03-02 23:15"
    assert due.breach


def test_what_was_done_in_time_is_no_breach(officer, person):
    reply(officer, person, "custody", answer="yes")
    happened(officer, person, "arrested", "2026-03-01", "23:15")
    happened(officer, person, "produced", "2026-03-02", "10:00")
    due = production(officer, person)
    assert (due.progress.value, due.breach) == ("met in time", False)


def test_a_later_entry_puts_an_earlier_one_right(officer, person, owner):
    reply(officer, person, "custody", answer="yes")
    happened(officer, person, "arrested", "2026-03-01", "23:15")
    happened(officer, person, "arrested", "2026-03-01", "22:00")
    assert f"{production(officer, person).at:%H:%M}" == "22:00"
    assert owner.execute("select count(*) from incidents_happened").fetchone() == (2,)


@pytest.mark.parametrize(
    ("day", "hour"), [("2099-01-01", "10:00"), ("2026-02-30", "10:00"), ("2026-03-01", "25:00")]
)
def test_an_impossible_time_is_sent_back_with_a_sentence(officer, person, day, hour):
    page = happened(officer, person, "arrested", day, hour)
    assert page.status_code == 200
    assert page.context["form"].errors


def test_nobody_else_starts_a_clock(person, sign_in_as):
    for username in ("taftan-supervisor", "chagai-welfare"):
        assert happened(sign_in_as(username), person, "arrested", "2026-03-01", "23:15").status_code == 404
