"""One deportee at Taftan, in Urdu, on a phone, without scripts: from safety to the papers."""

import os
import re
from pathlib import Path

import pytest
from test_first_path import photograph

NAME = "جمعہ گل فرضی"
TOLD = "ایجنٹ نے کام کا وعدہ کیا تھا۔"


@pytest.fixture(scope="module")
def met() -> dict[str, str]:
    """The address of the person's reading, once somebody has filed it."""
    return {}


def answer(page, *facts, instead=None):
    """Answer the question on the page and go on."""
    for fact in facts:
        page.check(f"[name=so][value={fact}]")
    if instead:
        page.check(f"[name=answer][value={instead}]")
    go_on(page)


def go_on(page):
    page.get_by_role("button", name="محفوظ کریں اور آگے بڑھیں").click()


def keep(content, name):
    """A file for people to look at, where somebody asked for pictures."""
    if folder := os.environ.get("RABTA_PICTURES"):
        (Path(folder) / name).write_bytes(content)


def question(page):
    return page.locator("[name=question]").get_attribute("value")


@pytest.fixture
def officer(person):
    return person("taftan-officer", urdu=True, width=360)


def test_safety_is_asked_before_anything_the_law_wants_to_know(officer, met):
    officer.get_by_role("link", name="واقعہ درج کریں").click()
    photograph(officer, "report-safety-ur-360")
    for fact in SAFE:
        officer.check(f"[name=fact_{fact}][value=no]")
    officer.check("[name=private_place][value=yes]")
    go_on(officer)
    officer.select_option("[name=kind]", "sent_back")
    officer.select_option("[name=place]", "pk-bp-taftan")
    officer.fill("[name=happened_on]", "2026-03-01")
    officer.fill("[name=happened_at]", "21:40")
    officer.fill("[name=began]", "2026-02-01")
    photograph(officer, "report-event-ur-360")
    go_on(officer)
    officer.fill("[name=name]", NAME)
    photograph(officer, "report-person-ur-360")
    go_on(officer)
    officer.fill("[name=account]", TOLD)
    go_on(officer)
    photograph(officer, "report-check-ur-360")
    assert NAME in officer.content()
    officer.get_by_role("button", name="درج کریں اور سوالات پر جائیں").click()
    met["address"] = officer.url.replace("question", "reading")
    assert question(officer) == "act"


SAFE = (
    "in_danger_now",
    "hurt_or_ill",
    "victim_age_under_18",
    "age_in_doubt",
    "interpreter_needed",
    "alone_or_separated",
    "companion_may_harm",
)
ANSWERS = {
    "act": ["act_recruit", "act_transport", "act_harbour"],
    "journey": ["crossed_border"],
    "help": ["facilitated_by_other"],
    "benefit": ["financial_or_material_benefit", "payment_for_passage"],
    "promise": ["means_deception"],
    "gain": ["purpose_forced_labour"],
}


def test_a_few_questions_more_and_the_reading_stands(officer, met):
    officer.goto(met["address"].replace("reading", "question"))
    asked = []
    while officer.url.endswith("question"):
        asked.append(question(officer))
        photograph(officer, f"question-{len(asked)}-{asked[-1]}-ur-360")
        if facts := ANSWERS.get(asked[-1]):
            answer(officer, *facts)
        else:
            answer(officer, instead="none_of_these")
    assert ANSWERS.keys() <= set(asked)
    assert len(asked) == len(set(asked)), "something was asked twice"
    officer.goto(met["address"])
    photograph(officer, "reading-ur-360")
    met_readings = officer.locator("details.reading.met > summary .label").all_inner_texts()
    assert "انسانی تجارت (ٹریفکنگ)" in met_readings
    assert officer.locator(".posture.protect").count() == 1


def test_the_papers_come_in_both_languages_to_print_and_as_word(officer, met):
    officer.goto(met["address"])
    officer.get_by_role("link", name="آج رات کے کاغذات").click()
    photograph(officer, "papers-ur-360")
    links = officer.locator(".papers .forms a").evaluate_all("all => all.map(each => each.href)")
    printed = [link for link in links if link.endswith(".html")]
    assert len(printed) == 16
    for link in printed:
        officer.goto(link)
        assert officer.locator("h1").inner_text()
        assert "body" in officer.evaluate(
            "[...document.styleSheets].map(s => s.cssRules.length ? 'body' : '')"
        )
    assert "pk-bp-taftan" not in officer.content()
    photograph(officer, "paper-360")
    word = officer.request.get(next(link for link in links if link.endswith(".docx")))
    assert re.match("application/vnd.openxml", word.headers["content-type"])
    assert word.body().startswith(b"PK")
    for link in (each for each in links if each.endswith(("fir.ur.pdf", "referral.en.pdf"))):
        pdf = officer.request.get(link, timeout=60_000)
        assert pdf.headers["content-type"] == "application/pdf"
        assert pdf.body().startswith(b"%PDF")
        keep(pdf.body(), link.rsplit("/", 1)[1])


def test_the_supervisor_reads_it_and_the_welfare_officer_cannot(person, met):
    assert "trafficking in persons" in reading_of(person("taftan-supervisor"), met).content()
    welfare = person("chagai-welfare")
    for address in (met["address"], met["address"].replace("reading", "papers/fir.en.html")):
        assert welfare.goto(address).status == 404


def reading_of(page, met):
    page.goto(met["address"])
    photograph(page, "reading-en-1280")
    return page
