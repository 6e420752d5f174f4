"""The figure that measures the mission: people booked under such law with no screening on record."""

import subprocess
import sys
from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-11-01", "name": "فرضی"}


@pytest.fixture
def person(officer):
    return officer.post("/incidents/new", REPORT)["Location"] + "/people/1"


def book(client, person, *sections):
    return client.post(f"{person}/sections", {"applied": sections})


def figure(client):
    page = client.get("/figures/unscreened").context["figure"]
    return page.booked, page.unscreened


def screen(client, person):
    said = {"id": str(uuid4()), "question": "promise", "answer": "none_of_these", "source": "person"}
    assert client.post(f"{person}/question", said).status_code == 302


def test_somebody_booked_under_such_law_counts_until_they_are_screened(officer, person):
    assert figure(officer) == (0, 0)
    assert book(officer, person, "section_foreigners", "section_begging").status_code == 302
    assert figure(officer) == (1, 1)
    screen(officer, person)
    assert figure(officer) == (1, 0)


def test_a_section_of_other_law_does_not_count(officer, person):
    book(officer, person, "section_drugs")
    assert figure(officer) == (0, 0)


def test_a_section_on_file_protects_at_once_and_latches(officer, person):
    book(officer, person, "section_foreigners")
    assert officer.get(f"{person}/reading").context["protection"].posture.value == "protect"


def test_what_stands_on_file_stays_and_is_written_once(officer, person, owner):
    book(officer, person, "section_foreigners")
    book(officer, person)
    book(officer, person, "section_foreigners")
    assert owner.execute("select count(*) from incidents_statement").fetchone() == (1,)
    assert figure(officer) == (1, 1)


def test_whoever_filed_it_finds_the_person_on_their_desk(officer, person):
    book(officer, person, "section_vice")
    assert "Booked without screening" in officer.get("/desk").content.decode().partition("<main")[2]
    screen(officer, person)
    assert "Booked without screening" not in officer.get("/desk").content.decode().partition("<main")[2]


def test_everybody_sees_the_figure_of_what_they_may_read(officer, person, sign_in_as):
    book(officer, person, "section_foreigners")
    assert figure(sign_in_as("taftan-supervisor")) == (1, 1)
    assert figure(sign_in_as("chagai-welfare")) == (0, 0)
    assert sign_in_as("auditor").get("/figures/unscreened").status_code == 404


def test_the_table_says_the_same_as_the_page_and_names_nobody(officer, person):
    book(officer, person, "section_foreigners")
    table = officer.get("/figures/unscreened.csv").content.decode("utf-8-sig")
    assert table.splitlines() == ["place,month,booked,no_screening_on_record", "Taftan,2026-11,1,1"]


def test_somebody_who_was_referred_counts_where_they_were_booked(officer, person, sign_in_as):
    book(officer, person, "section_foreigners")
    sent = {"id": str(uuid4()), "agency": "social_welfare@PK203", "asked_for": ["need_doctor"]}
    sent |= {"basis": "vital", "grounds": "x"}
    referral = officer.post(f"{person}/refer", sent)["Location"]
    welfare = sign_in_as("chagai-welfare")
    welfare.post(referral, {"side": "receiver", "receiver-verb": "accept"})
    assert figure(welfare) == (0, 0)
    assert figure(officer) == (1, 1)


@pytest.fixture
def ask(owner, world):
    """Let the worker ask for screening, as it does every hour."""
    from rabta_web.jobs.queue import Job, enqueue

    def ask():
        owner.execute("truncate procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers")
        enqueue(Job.ASK_FOR_SCREENING, timestamp="0")
        command = [sys.executable, "-m", "rabta_web.config.worker", "once"]
        subprocess.run(command, check=True, timeout=120)

    return ask


def test_a_task_asks_for_each_of_them_once_and_closes_by_itself_when_they_are_screened(
    officer, person, ask, owner
):
    book(officer, person, "section_foreigners")
    ask()
    ask()
    (line,) = officer.get("/tasks/").context["lines"]
    page = officer.get(f"/tasks/{line.task.pk}")
    assert page.context["opened"].address.startswith(person)
    screen(officer, person)
    ask()
    assert officer.get("/tasks/").context["lines"] == ()
    assert owner.execute("select state, raised_by from tasks_task").fetchall() == [("done", None)]
    ask()
    assert owner.execute("select count(*) from tasks_task").fetchone() == (1,)
