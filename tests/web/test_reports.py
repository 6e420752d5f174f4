"""A committee's report on a month: counted for it, explained where it is zero, seen late by those above."""

from uuid import uuid4

import pytest

CHAGAI = "trafficking_committee@PK203"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
MARCH = f"/reports/{CHAGAI}/2026-03"


@pytest.fixture
def chagai(sign_in_as):
    return sign_in_as("chagai-secretary")


def counted(client):
    return {str(label): number for label, number in client.get(MARCH).context["numbers"]}


def standing(client, place="PK203"):
    lines = client.get("/reports/?month=2026-03").context["page"].lines
    return next(str(line.standing) for line in lines if line.agency.place_id == place)


def test_the_numbers_are_counted_from_what_agencies_filed_at_the_place(chagai, officer):
    assert counted(chagai)["Incidents at this place in this month"] == "0"
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    said = {"id": str(uuid4()), "question": "promise", "so": ["means_deception"], "source": "person"}
    officer.post(f"{person}/question", said)
    sent = {"id": str(uuid4()), "agency": "social_welfare@PK203", "asked_for": ["need_doctor"]}
    officer.post(f"{person}/refer", sent | {"basis": "vital", "grounds": "x"})
    officer.post("/incidents/new", REPORT | {"happened_on": "2026-02-28"})
    numbers = counted(chagai)
    assert numbers["Incidents at this place in this month"] == "1"
    assert numbers["of them presumed victims"] == "1"
    assert numbers["of them with no screening on record"] == "0"
    assert numbers["of them referred to an agency"] == "1"
    assert numbers["Hours from a referral to its answer, the middle one of all"] == "—"


def test_the_secretary_sees_numbers_and_nobody_behind_them(chagai, officer):
    incident = officer.post("/incidents/new", REPORT)["Location"]
    page = chagai.get(MARCH).content.decode()
    assert REPORT["name"] not in page
    assert chagai.get(incident).status_code == 404
    assert incident not in chagai.get("/incidents/").content.decode()


def test_a_zero_says_what_was_inspected_and_by_whom(chagai):
    assert "inspected" in chagai.post(MARCH, {"remarks": "x"}).context["form"].errors
    assert chagai.post(MARCH, {"inspected": "Twelve kilns, by the Labour Department"}).status_code == 302
    assert standing(chagai) == "zero"


def test_the_province_sees_who_is_late_and_what_was_signed(chagai, officer, sign_in_as):
    officer.post("/incidents/new", REPORT)
    province = sign_in_as("balochistan-home")
    assert standing(province) == "late"
    assert chagai.post(MARCH, {"on_behalf": "Deputy Commissioner"}).status_code == 302
    assert standing(province) == "signed"
    assert standing(province, "PK205") == "late"
    assert "Deputy Commissioner" in province.get(MARCH).content.decode()
    assert province.post(MARCH, {"remarks": "x"}).status_code == 404


def test_what_was_signed_stays_when_the_numbers_change(chagai, officer):
    officer.post("/incidents/new", REPORT)
    chagai.post(MARCH, {"remarks": "first"})
    officer.post("/incidents/new", REPORT)
    page = chagai.get(MARCH).context
    assert {str(k): v for k, v in page["signed_numbers"]}["Incidents at this place in this month"] == "1"
    assert counted(chagai)["Incidents at this place in this month"] == "2"
    chagai.post(MARCH, {"remarks": "second"})
    assert chagai.get(MARCH).context["signed"].version == 2


def test_it_is_late_after_the_first_working_day_and_not_before(platform):
    from datetime import date

    from django.utils import timezone

    from rabta_web.committees.queries.reports import due_at

    due = timezone.localtime(due_at(date(2026, 10, 1)))
    assert (due.year, due.month, due.day) == (2026, 11, 3) or (due.month, due.day) == (11, 2)
    assert due.weekday() < 5


def test_a_report_is_read_by_those_who_look_on_and_by_nobody_else(chagai, sign_in_as):
    chagai.post(MARCH, {"inspected": "x"})
    for username in ("gwadar-secretary", "taftan-supervisor", "taftan-officer", "auditor"):
        client = sign_in_as(username)
        assert client.get(MARCH).status_code == 404
        assert client.get(f"{MARCH}/paper.en.html").status_code == 404


def test_the_database_counts_for_nobody_else(chagai, acting, world):
    from django.db import ProgrammingError, connection, transaction

    with (
        acting("gwadar-secretary"),
        pytest.raises(ProgrammingError, match="not a committee"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "select * from committees_counts(%s, '2026-03-01', '2026-04-01', '{}', '{}')", [CHAGAI]
        )


def test_the_figure_of_the_mission_stands_in_it(chagai, officer):
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    officer.post(f"{person}/sections", {"applied": ["section_foreigners"]})
    assert counted(chagai)["of them with no screening on record"] == "1"
    said = {"id": str(uuid4()), "question": "promise", "answer": "none_of_these", "source": "person"}
    officer.post(f"{person}/question", said)
    assert counted(chagai)["of them with no screening on record"] == "0"


def test_people_are_counted_by_reading_and_posture_and_nobody_is_named(chagai, officer):
    incident = officer.post("/incidents/new", REPORT)["Location"]
    officer.post(f"{incident}/person", {"role": "encountered", "state": "present", "name": "فرضی دو"})
    said = {"id": str(uuid4()), "question": "promise", "so": ["means_deception"], "source": "person"}
    officer.post(f"{incident}/people/1/question", said)
    for question in ("promise", "pressure", "gain", "family_and_body", "sexual"):
        none = {"id": str(uuid4()), "question": question, "answer": "none_of_these", "source": "person"}
        officer.post(f"{incident}/people/2/question", none)
    context = chagai.get(MARCH).context
    assert counted(chagai)["People the officers met in them"] == "2"
    rows = {row.label: (row.met, row.ruled_out, row.open) for row in context["readings"]}
    assert rows
    assert all(sum(row) == 2 for row in rows.values())
    numbers = counted(chagai)
    postures = ("of them presumed victims", "of them screened, and no sign found", "of them not screened yet")
    assert sum(int(numbers[each]) for each in postures) == 2


def test_what_agencies_told_that_are_not_here_is_marked_and_never_added(chagai, officer):
    officer.post("/incidents/new", REPORT)
    told = {"agency_0": "Coast Guards", "measure_0": "incidents", "number_0": "7"}
    assert "agency_0" in chagai.post(MARCH, told | {"measure_0": ""}).context["form"].errors
    assert chagai.post(MARCH, told).status_code == 302
    page = chagai.get(MARCH)
    assert [(agency, number) for agency, _, number in page.context["told"]] == [("Coast Guards", 7)]
    assert "as told" in page.content.decode()
    signed = {str(label): number for label, number in page.context["signed_numbers"]}
    assert signed["Incidents at this place in this month"] == "1"


def test_a_signed_report_comes_as_a_paper_in_both_languages(chagai):
    assert chagai.get(f"{MARCH}/paper.en.html").status_code == 404
    chagai.post(MARCH, {"inspected": "Twelve kilns", "on_behalf": "Deputy Commissioner"})
    for language in ("en", "ur"):
        page = chagai.get(f"{MARCH}/paper.{language}.html").content.decode()
        assert "Twelve kilns" in page
        assert "Deputy Commissioner" in page
        assert chagai.get(f"{MARCH}/paper.{language}.docx").content.startswith(b"PK")
