"""What used to get lost: somebody brought without a referral, and a shelter that has no account."""

import pytest
from test_first_path import photograph

NAME, POST = "گل ناز فرضی", "demonstration-post-taftan"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Addresses that one part of the story leaves for the next."""
    return {}


def file(page, place):
    page.goto(page.url.replace("/desk", "/incidents/new"))
    page.select_option("[name=kind]", "sent_back")
    page.select_option("[name=place]", place)
    page.fill("[name=happened_on]", "2026-03-01")
    page.fill("[name=name]", NAME)
    page.check("[name=fact_hurt_or_ill][value=yes]")
    page.locator("main form button.main").click()
    return f"{page.url}/people/1"


def test_the_welfare_officer_writes_down_who_brought_somebody(person, made):
    welfare = person("chagai-welfare", urdu=True, width=360)
    made["person"] = file(welfare, "PK203")
    welfare.goto(made["person"] + "/referrals")
    photograph(welfare, "both-of-person-ur-360")
    welfare.locator("a[href$='/arrival']").click()
    welfare.select_option("[name=agency]", POST)
    welfare.fill("[name=day]", "2026-03-01")
    welfare.fill("[name=time]", "20:00")
    welfare.fill("[name=how]", "رات آٹھ بجے سرکاری گاڑی میں لائے گئے۔")
    photograph(welfare, "both-arrive-ur-360")
    welfare.locator("main form button.main").click()
    made["arrival"] = welfare.url
    photograph(welfare, "both-arrival-ur-360")
    assert NAME not in welfare.content()


def test_the_officer_sees_it_on_the_desk_without_a_name_and_confirms(person, made):
    officer = person("taftan-officer", width=1280)
    officer.goto(officer.url.rpartition("/")[0] + "/desk")
    photograph(officer, "both-desk-en-1280")
    officer.locator(f"a.waiting[href$='{made['arrival'].rpartition('/')[2]}']").click()
    assert NAME not in officer.content()
    officer.check("[name=verb][value=confirm]")
    photograph(officer, "both-confirm-en-1280")
    officer.locator("main form button.main").click()
    assert "confirmed by the agency that brought the person" in officer.locator("main").inner_text()


def test_the_welfare_officer_makes_a_link_for_a_shelter_without_an_account(person, made):
    welfare = person("chagai-welfare", width=1280)
    welfare.goto(made["person"] + "/refer")
    photograph(welfare, "both-refer-en-1280")
    welfare.fill("[name=outside]", "Demo shelter, Quetta")
    welfare.check("[name=asked_for][value=need_safe_place]")
    welfare.fill("[name=words]", "She needs a room for herself.")
    welfare.check("[name=basis][value=vital]")
    welfare.fill("[name=grounds]", "no shelter in the district")
    welfare.locator("main form button.main").last.click()
    made["referral"] = welfare.url
    photograph(welfare, "both-referral-en-1280")
    welfare.locator("a[href$='/letters']").click()
    welfare.locator("main form button.main").click()
    photograph(welfare, "both-letters-en-1280")
    made["link"] = welfare.locator("main bdi.code").inner_text()


def test_whoever_has_the_link_answers_on_a_phone_and_it_works_once(browser, made):
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(made["link"])
    page.get_by_role("button", name="اردو").click()
    page.goto(made["link"])
    assert "She needs a room for herself." in page.content()
    assert NAME not in page.content()
    photograph(page, "both-reply-ur-360")
    page.check("[name=verb][value=accept]")
    page.fill("[name=reason]", "آج رات آ جائیں")
    page.locator("main form button.main").click()
    photograph(page, "both-replied-ur-360")
    assert page.goto(made["link"]).status == 404
    photograph(page, "both-gone-ur-360")
    context.close()


def test_the_sender_sees_the_answer_and_writes_down_what_was_received(person, made):
    welfare = person("chagai-welfare", urdu=True, width=360)
    welfare.goto(made["referral"])
    assert "آج رات آ جائیں" in welfare.content()
    photograph(welfare, "both-answered-ur-360")
    welfare.goto(made["person"] + "/care")
    welfare.locator("details", has=welfare.locator("[name=need-need]")).locator("summary").click()
    welfare.select_option("[name=need-need]", "need_safe_place")
    welfare.check("[name=need-state][value=received]")
    welfare.fill("[name=need-provider]", "Demo shelter, Quetta")
    welfare.locator("form:has([name=need-need]) button.main").click()
    photograph(welfare, "both-care-ur-360")
    assert "Demo shelter, Quetta" in welfare.content()
    welfare.goto(made["person"] + "/who-takes")
    photograph(welfare, "both-who-takes-ur-360")
