"""A referral that arrives: declined for want of a bed, accepted elsewhere by telephone; nobody has to ask."""

import pytest
from test_first_path import photograph

NAME = "نور اللہ فرضی"
WELFARE, QUETTA = "social_welfare@PK203", "social_welfare@pk-quetta-east"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Addresses that one part of the story leaves for the next."""
    return {}


def file(page):
    """File somebody who was hurt, all on one page."""
    page.goto(page.url.replace("/desk", "/incidents/new"))
    page.select_option("[name=kind]", "sent_back")
    page.select_option("[name=place]", "pk-bp-taftan")
    page.fill("[name=happened_on]", "2026-03-01")
    page.fill("[name=name]", NAME)
    page.check("[name=fact_hurt_or_ill][value=yes]")
    page.check("[name=fact_in_danger_now][value=yes]")
    page.locator("main form button.main").click()
    return page.url


def test_the_officer_refers_the_person_to_the_district(person, made):
    officer = person("taftan-officer", urdu=True, width=360)
    made["incident"] = file(officer)
    officer.get_by_role("link", name="جائزہ اور تحفظ").click()
    made["reading"] = officer.url
    officer.get_by_role("link", name="اس شخص کے ریفرل").click()
    officer.locator("a.main").last.click()
    officer.select_option("[name=agency]", WELFARE)
    officer.check("[name=asked_for][value=need_safe_place]")
    officer.check("[name=asked_for][value=need_doctor]")
    officer.check("[name=urgent]")
    officer.fill("[name=words]", "پاؤں زخمی ہے، مشکل سے چلتا ہے۔")
    officer.fill("[name=call]", "تفتان پوسٹ، 0000-000000")
    officer.check("[name=basis][value=vital]")
    officer.fill("[name=grounds]", "ضلع کا ادارہ")
    photograph(officer, "refer-ur-360")
    officer.get_by_role("button", name="ریفرل بھیجیں").click()
    made["referral"] = officer.url
    photograph(officer, "referral-sent-ur-360")
    assert NAME not in officer.content()


def test_the_welfare_officer_sees_a_card_and_then_the_person_and_has_no_bed(person, made):
    welfare = person("chagai-welfare", width=360)
    welfare.goto(welfare.url.rpartition("/")[0] + "/desk")
    photograph(welfare, "desk-welfare-en-360")
    assert welfare.goto(made["reading"]).status == 404
    welfare.goto(made["referral"])
    photograph(welfare, "referral-card-en-360")
    assert NAME not in welfare.content()
    answer(welfare, "acknowledge")
    assert welfare.goto(made["reading"]).status == 200
    assert NAME in welfare.content()
    welfare.goto(made["referral"])
    welfare.fill("[name=receiver-reason]", "No bed for men here tonight.")
    welfare.select_option("[name=receiver-alternative]", QUETTA)
    answer(welfare, "decline")
    photograph(welfare, "referral-declined-en-360")
    assert welfare.goto(made["reading"]).status == 404


def answer(page, verb):
    page.check(f"[name=receiver-verb][value={verb}]")
    page.locator("form:has([value=receiver]) button.main").click()


def test_the_officer_refers_to_the_one_suggested_and_writes_down_what_it_says_by_telephone(person, made):
    officer = person("taftan-officer", urdu=True, width=360)
    officer.goto(officer.url.rpartition("/")[0] + "/desk")
    photograph(officer, "desk-declined-ur-360")
    officer.goto(made["referral"])
    assert "No bed for men" in officer.content()
    officer.get_by_role("link", name="وہاں بھیجیں").click()
    assert officer.locator("[name=agency]").input_value() == QUETTA
    officer.check("[name=asked_for][value=need_safe_place]")
    officer.check("[name=basis][value=vital]")
    officer.fill("[name=grounds]", "پہلے ادارے نے تجویز کیا")
    officer.get_by_role("button", name="ریفرل بھیجیں").click()
    made["second"] = officer.url
    officer.check("[name=by_telephone-verb][value=accept]")
    officer.fill("[name=by_telephone-by_telephone]", "نمونہ افسر، 0000-000000، رات 10 بجے")
    officer.locator("form:has([value=by_telephone]) button.main").click()
    photograph(officer, "referral-accepted-ur-360")
    officer.goto(made["reading"])
    clock = officer.locator(".clock", has_text="ریفرل")
    assert "وقت پر" in clock.first.inner_text()
    photograph(officer, "reading-referred-ur-360")


def test_the_supervisor_sees_both_and_the_auditor_that_they_were_read(person, made):
    supervisor = person("taftan-supervisor")
    supervisor.goto(made["reading"].replace("reading", "referrals"))
    photograph(supervisor, "referrals-of-person-en-1280")
    assert supervisor.locator(".cards > li").count() == 2
    supervisor.goto(made["second"])
    auditor = person("auditor")
    auditor.goto(made["incident"].replace("/incidents/", "/ledger/record/"))
    said = auditor.locator("main").inner_text()
    assert "referred somebody to another agency" in said
    assert "read a referral" in said
