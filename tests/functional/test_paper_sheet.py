"""Asked on paper where there was no signal, entered later: in Urdu, on a phone, without scripts."""

import pytest
from test_first_path import photograph

NAME = "گل بانو فرضی"


@pytest.fixture(scope="module")
def filed() -> dict[str, str]:
    """The address of the incident, once somebody has filed it."""
    return {}


@pytest.fixture
def officer(person):
    return person("taftan-officer", urdu=True, width=360)


def test_the_sheet_is_printed_with_a_number_in_the_place_of_the_name(officer, platform, filed):
    officer.goto(f"{platform.address}/incidents/new")
    officer.select_option("[name=kind]", "sent_back")
    officer.select_option("[name=place]", "pk-bp-taftan")
    officer.fill("[name=happened_on]", "2026-03-01")
    officer.fill("[name=name]", NAME)
    officer.get_by_role("button", name="درج کریں").click()
    filed["address"] = officer.url
    officer.get_by_role("link", name="کاغذ پر سوالات").click()
    photograph(officer, "paper-pack-ur-360")
    sheet = officer.locator("a[href$='/people/1/question-sheet.html']")
    officer.goto(platform.address + sheet.get_attribute("href"))
    photograph(officer, "question-sheet-ur-360")
    assert NAME not in officer.content()
    assert "/ 1" in officer.locator(".reference").inner_text()
    assert (
        officer.locator("section.ask [lang=en]").count() == officer.locator("section.ask [lang=ur]").count()
    )


def test_the_answers_are_entered_from_the_number_on_the_sheet_and_protect(officer, filed):
    officer.goto(filed["address"] + "/paper-answers")
    officer.fill("[name=number]", "1")
    officer.get_by_role("button", name="کھولیں").click()
    officer.fill("[name=day]", "2026-03-02")
    officer.fill("[name=hour]", "09:15")
    officer.fill("[name=interpreter]", "فرضی مترجم")
    officer.fill("[name=asked_by]", "اے ایس آئی فرضی، تفتان")
    officer.check("[name=danger-answer][value=none_of_these]")
    officer.check("[name=act-so][value=act_recruit]")
    officer.check("[name=act-answer][value=none_of_these]")
    officer.check("[name=promise-so][value=means_deception]")
    photograph(officer, "paper-answers-ur-360")
    officer.get_by_role("button", name="محفوظ کریں اور جائزہ دیکھیں").click()
    assert "دونوں نہیں" in officer.locator("[role=alert]").inner_text()
    photograph(officer, "paper-answers-wrong-ur-360")
    officer.uncheck("[name=act-so][value=act_recruit]")
    officer.get_by_role("button", name="محفوظ کریں اور جائزہ دیکھیں").click()
    assert officer.url.endswith("/people/1/reading")
    assert officer.locator(".posture.protect").count() == 1
    officer.get_by_role("link", name="یہاں تک بات کیسے پہنچی").click()
    assert "فرضی مترجم" not in officer.content()
    assert "اے ایس آئی فرضی، تفتان" in officer.content()
    photograph(officer, "history-on-paper-ur-360")
