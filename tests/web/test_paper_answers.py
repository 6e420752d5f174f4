"""The questions on paper: printed without a name, answered out there, entered later in one go."""

import gzip
from uuid import uuid4

import pytest

REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "زرینہ فرضی"}
SHEET = {
    "source": "person",
    "day": "2026-03-02",
    "hour": "21:30",
    "present": "فرضی گواہ",
    "interpreter": "فرضی مترجم",
    "asked_by": "ASI Farzi, Taftan",
}


@pytest.fixture
def incident(officer):
    return officer.post("/incidents/new", REPORT)["Location"]


@pytest.fixture
def person(incident):
    return f"{incident}/people/1"


def enter(client, person, *, stamp=None, button="", **answers):
    sent = {"stamp": str(stamp or uuid4()), **SHEET}
    for name, said in answers.items():
        sent[name.replace("__", "-")] = said
    return client.post(f"{person}/paper-answers", sent | ({button: "1"} if button else {}))


def statements(owner):
    return owner.execute(
        "select question, answer, so, not_so, source from incidents_statement order by question"
    ).fetchall()


def sentences(answer):
    """What a page says is wrong."""
    page = answer.context
    said = [error for errors in page["sheet"].errors.values() for error in errors]
    return said + [error for _, form in page["wrong"] for each in form.errors.values() for error in each]


def test_a_sheet_has_every_question_in_two_languages_and_no_name(officer, person):
    page = officer.get(f"{person}/question-sheet.html")
    body = page.content.decode()
    assert "What did somebody else do to bring or keep the person" in body
    assert 'lang="ur" dir="rtl"' in body
    assert f"{person.split('/')[2][:8].upper()} / 1" in body
    assert "زرینہ" not in body
    assert "unsafe" not in page["Content-Security-Policy"]
    assert officer.get(f"{person}/question-sheet.docx").content.startswith(b"PK")


def test_blank_sheets_are_for_whoever_has_signed_in(officer):
    from django.test import Client

    for sheet in ("question-sheet", "child-sheet"):
        assert officer.get(f"/sheets/{sheet}.html").status_code == 200
        assert Client().get(f"/sheets/{sheet}.html").status_code == 302
    assert officer.get("/sheets/other.html").status_code == 404
    child = officer.get("/sheets/child-sheet.html").content.decode()
    assert child.count('class="ask"') == 6
    assert "Stop here" in child


def test_what_was_answered_is_left_out_of_the_next_sheet_and_of_the_page(officer, person):
    assert enter(officer, person, act__so=["act_recruit"]).status_code == 302
    asked = "What did somebody else do to bring or keep the person"
    assert asked not in officer.get(f"{person}/question-sheet.html").content.decode()
    assert asked not in officer.get(f"{person}/paper-answers").content.decode()


def test_a_sheet_writes_the_facts_that_one_question_at_a_time_writes(officer, person, incident, owner):
    enter(officer, person, act__so=["act_recruit"], act__others="on", danger__answer="yes")
    on_paper = statements(owner)
    owner.execute("truncate incidents_hearing, incidents_statement cascade")
    other = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    for question, said in (("act", {"so": ["act_recruit"], "others": "on"}), ("danger", {"answer": "yes"})):
        officer.post(
            f"{other}/question", {"id": str(uuid4()), "question": question, "source": "person", **said}
        )
    assert statements(owner) == on_paper


def test_who_said_it_when_before_whom_and_who_asked_is_kept_sealed_and_shown(officer, person, owner):
    enter(officer, person, act__so=["act_recruit"], danger__answer="yes", danger__source="officer")
    assert [(question, source) for question, *_, source in statements(owner)] == [
        ("act", "person"),
        ("danger", "officer"),
    ]
    [(said_at,)] = owner.execute(
        "select distinct said_at at time zone 'Asia/Karachi' from incidents_statement"
    ).fetchall()
    assert f"{said_at:%Y-%m-%d %H:%M}" == "2026-03-02 21:30"
    kept = owner.execute("select present, interpreter, asked_by from incidents_hearing").fetchall()
    assert all(b"Farzi" not in bytes(each) for row in kept for each in row)
    history = officer.get(f"{person}/history").content.decode()
    assert "ASI Farzi, Taftan" in history
    assert "on paper" in history


def test_protection_latches_as_it_does_on_the_guided_path(officer, person, owner):
    enter(officer, person, promise__so=["means_deception"])
    assert officer.get(f"{person}/reading").context["protection"].posture.value == "protect"
    assert owner.execute("select count(*) from assessments_presumed").fetchone() == (1,)


def test_a_sheet_that_is_sent_twice_is_kept_once(officer, person, owner):
    stamp = uuid4()
    for _ in range(2):
        assert enter(officer, person, stamp=stamp, act__so=["act_recruit"]).status_code == 302
    assert len(statements(owner)) == 1


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"act__so": ["act_recruit"], "act__answer": "none_of_these"}, "not both"),
        ({"act__others": "on"}, "Choose an answer"),
        ({}, "Nothing is ticked"),
        ({"act__so": ["act_recruit"], "day": "2999-01-01"}, "still to come"),
        ({"act__so": ["act_recruit"], "day": "2026-02-27"}, "before the incident"),
        ({"act__so": ["act_recruit"], "day": "31 February"}, "cannot be read"),
        ({"act__so": ["act_recruit"], "hour": ""}, "Fill this in"),
    ],
)
def test_what_cannot_be_is_sent_back_with_a_sentence_and_everything_else_on_the_page(
    officer, person, owner, answers, says
):
    page = enter(officer, person, debt__answer="yes" if answers else "", **answers)
    assert page.status_code == 200
    assert any(says in str(each) for each in sentences(page)), sentences(page)
    assert "ASI Farzi, Taftan" in page.content.decode()
    assert not answers or 'name="debt-answer" value="yes" checked' in page.content.decode()
    assert statements(owner) == []


def test_nobody_answers_before_they_are_born(officer, owner):
    child = officer.post("/incidents/new", REPORT | {"happened_on": "2010-03-01"})["Location"] + "/people/1"
    officer.post(f"{child}/about", {"age": "9", "contact_rule": "do_not"})
    page = enter(officer, child, danger__answer="yes", day="2011-03-01")
    assert any("was not born" in str(each) for each in sentences(page))
    assert statements(owner) == []


def test_what_another_page_answered_meanwhile_is_shown_and_needs_a_reason(officer, person, owner):
    said = {"id": str(uuid4()), "question": "act", "so": ["act_harbour"], "answer": "", "source": "person"}
    officer.post(f"{person}/question", said)
    page = enter(officer, person, act__so=["act_recruit"], debt__answer="yes")
    assert page.status_code == 200
    shown = {form.question.id: stands for _, form, stands in page.context["asked"]}
    assert shown["act"].so == ("harboured",)
    assert shown["debt"] is None
    assert len(statements(owner)) == 1
    enter(officer, person, act__so=["act_recruit"], act__again="It stands on the sheet.", debt__answer="yes")
    assert len(statements(owner)) == 3


def test_what_a_child_had_answered_on_paper_is_not_lost(officer, person, owner):
    assert enter(officer, person, age__so=["victim_age_under_18"]).status_code == 302
    offered = {form.question.id for _, form, _ in officer.get(f"{person}/paper-answers").context["asked"]}
    assert offered <= {"danger", "hurt", "language", "company", "contact"}
    assert enter(officer, person, act__so=["act_recruit"]).status_code == 302
    assert [question for question, *_ in statements(owner)] == ["act", "age"]


def test_own_conduct_cannot_be_entered_from_paper(officer, person, owner):
    page = enter(officer, person, own_conduct__so=["entry_irregular"])
    assert any("Nothing is ticked" in str(each) for each in sentences(page))
    assert statements(owner) == []


def test_of_a_pack_of_sheets_one_is_finished_and_the_next_one_opens(officer, incident):
    for _ in range(2):
        officer.post(f"{incident}/person", {"role": "encountered", "name": "فرضی"})
    pack = officer.get(f"{incident}/paper-answers")
    assert [each.number for each in pack.context["pack"].waiting] == [1, 2, 3]
    assert officer.get(f"{incident}/paper-answers", {"number": "2"})["Location"] == (
        f"{incident}/people/2/paper-answers"
    )
    assert "has the number" in officer.get(f"{incident}/paper-answers", {"number": "99"}).content.decode()
    after = enter(officer, f"{incident}/people/2", button="next", act__so=["act_recruit"])
    assert after["Location"] == f"{incident}/people/3/paper-answers"
    assert officer.get(after["Location"]).context["sheet"]["asked_by"].value() == "ASI Farzi, Taftan"
    after = enter(officer, f"{incident}/people/3", button="next", act__answer="none_of_these")
    assert after["Location"] == f"{incident}/people/1/paper-answers"
    after = enter(officer, f"{incident}/people/1", button="next", act__answer="does_not_know")
    assert after["Location"] == f"{incident}/paper-answers"


def test_nobody_enters_a_sheet_into_the_report_of_another(person, sign_in_as):
    supervisor = sign_in_as("taftan-supervisor")
    incident = person.rsplit("/people", 1)[0]
    assert supervisor.get(f"{person}/reading").status_code == 200
    for address in (f"{person}/paper-answers", f"{person}/question-sheet.html", f"{incident}/paper-answers"):
        assert supervisor.get(address).status_code in {403, 404}


def test_a_whole_sheet_asks_the_database_seldom_and_stays_light(officer, person):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page = officer.get(f"{person}/paper-answers", headers={"accept-language": "ur"})
    assert len(gzip.compress(page.content)) < 14_000
    with CaptureQueriesContext(connection) as few:
        enter(officer, person, danger__answer="yes")
    with CaptureQueriesContext(connection) as many:
        enter(officer, person, act__so=["act_recruit"], debt__answer="yes", promise__so=["means_fraud"])
    assert len(many) - len(few) <= 2 * 12
