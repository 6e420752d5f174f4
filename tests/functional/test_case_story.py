"""Two reports that belong together: a case, its proceedings, and a task that another office could not do."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_first_path import photograph

WELFARE = "social_welfare@PK203"
WHY = "کوئٹہ جانے کی گاڑی نہیں ہے۔"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Addresses that one part of the story leaves for the next."""
    return {}


def go(page, path):
    page.goto("/".join(page.url.split("/")[:3]) + path)
    return page


def filed(page):
    """Report somebody who was sent back, all on one page; the id of the incident."""
    go(page, "/incidents/new").select_option("[name=kind]", "sent_back")
    page.select_option("[name=place]", "pk-bp-taftan")
    page.fill("[name=happened_on]", "2026-03-01")
    page.fill("[name=name]", "فرضی نام")
    page.locator("main form button.main").click()
    return page.url.rpartition("/")[2]


def part(page, what, **given):
    """Fill in one of the forms that open below a case, as somebody without scripts does."""
    form = page.locator(f"details:has([name=what][value={what}])")
    form.locator("summary").click()
    for name, value in given.items():
        field = form.locator(f"[name={what}-{name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button.main").click()


def test_the_officer_opens_a_case_over_two_incidents_and_raises_a_task_at_the_welfare_office(person, made):
    officer = person("taftan-officer", urdu=True, width=360)
    first, second = filed(officer), filed(officer)
    go(officer, f"/cases/new?incident={first}").fill("[name=title]", "کوئٹہ تفتان بس، مارچ")
    officer.locator("main form button.main").click()
    made["case"] = "/" + "/".join(officer.url.split("/")[3:])
    part(officer, "part", incident=second, reason="ایک ہی بس، ایک ہی ڈرائیور")
    part(officer, "link", start=first, end=second, kind="same_route", evidence="دونوں ٹکٹ ایک کمپنی کے")
    part(officer, "proceeding", of=first, stage="fir", on="2026-03-02", diary="FIR 12/26")
    part(officer, "task", agency=WELFARE, text="دونوں کو کوئٹہ پہنچائیں۔", due="2099-02-28")
    page = officer.content()
    for said in ("دونوں ٹکٹ ایک کمپنی کے", "FIR 12/26", "دونوں کو کوئٹہ پہنچائیں۔"):
        assert said in page
    photograph(officer, "case-ur-360")


def test_the_welfare_officer_takes_it_in_hand_and_says_why_it_could_not_be_done(person, made):
    welfare = person("chagai-welfare", width=360)
    go(welfare, "/desk")
    photograph(welfare, "desk-task-en-360")
    welfare.locator("a.card", has_text="کوئٹہ پہنچائیں").first.click()
    made["task"] = "/" + "/".join(welfare.url.split("/")[3:])
    assert welfare.locator(f"main a[href='{made['case']}']").count() == 0
    answered(welfare, "take")
    assert "in hand" in welfare.locator(".posture").inner_text()
    answered(welfare, "could_not", WHY)
    assert WHY in welfare.content()
    photograph(welfare, "task-could-not-en-360")


def answered(page, verb, reason=""):
    page.check(f"[name=agency-verb][value={verb}]")
    page.fill("[name=agency-reason]", reason)
    page.locator("form:has([name=side][value=agency]) button.main").click()


def test_the_officer_sees_it_on_the_desk_and_closes_the_case(person, made):
    officer = person("taftan-officer", urdu=True, width=360)
    go(officer, "/desk")
    photograph(officer, "desk-came-back-ur-360")
    officer.locator("section a.card.waiting", has_text="کوئٹہ پہنچائیں").first.click()
    assert WHY in officer.content()
    go(officer, made["case"])
    form = officer.locator("details:has([name=what][value=close])")
    form.locator("summary").click()
    form.locator("textarea").fill("تمام فیصلے ہو گئے")
    form.locator("button.main").click()
    photograph(officer, "case-closed-ur-360")
    assert officer.locator("details:has([name=what][value=part])").count() == 0
    assert officer.locator("details:has([name=what][value=reopen])").count() == 1


@pytest.mark.parametrize("urdu", [False, True], ids=["english", "urdu"])
def test_the_pages_of_the_story_keep_nobody_out(person, made, urdu):
    page = person("taftan-officer", urdu=urdu, scripts=True, width=360)
    for path in (made["case"], made["task"], "/desk"):
        go(page, path)
        assert Axe().run(page).response["violations"] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    go(page, made["case"])
    photograph(page, f"case-closed-{'ur' if urdu else 'en'}-axe-360")
