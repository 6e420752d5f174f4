"""A committee's year in the browser: what it is, its sittings, a matter that goes up, a consultation."""

import pytest
from test_directive import go
from test_first_path import photograph

CHAGAI, PROVINCE = "trafficking_committee@PK203", "trafficking_committee_province@PK2"
MATTER = "مردوں کے بستروں کا خرچ کون دے؟"
ANSWER = "Social Welfare pays from its budget of this year."
OFFICES = ("ڈپٹی کمشنر", "پولیس", "سماجی بہبود")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Addresses that one part of the story leaves for the next."""
    return {}


def submit(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def call(page, day, **more):
    for name, words in {"day": day, "time": "11:00", "room": "DC office", "chair": "Chair", **more}.items():
        page.fill(f"[name={name}]", words)
    page.locator("main form button.main").last.click()


def test_a_secretary_writes_down_what_the_committee_is_in_urdu_on_a_telephone(person):
    secretary = person("chagai-secretary", urdu=True, width=360)
    go(secretary, f"committees/{CHAGAI}")
    photograph(secretary, "committee-unknown-ur-360")
    go(secretary, f"committees/{CHAGAI}/amend")
    secretary.fill("[name=chair]", OFFICES[0])
    secretary.fill("[name=members]", "\n".join(OFFICES[1:]))
    secretary.fill("[name=quorum]", "2")
    secretary.select_option("[name=every_months]", "1")
    secretary.fill("[name=number]", "SO(AHT)1-2/2022")
    secretary.fill("[name=begins]", "2022-02-01")
    secretary.fill("[name=basis]", "نوٹیفکیشن")
    photograph(secretary, "amend-ur-360")
    submit(secretary, "نئے نسخے کے طور پر محفوظ کریں")
    assert "SO(AHT)1-2/2022" in secretary.content()
    go(secretary, f"committees/{CHAGAI}/seats")
    secretary.select_option("[name=seat-office]", OFFICES[1])
    secretary.fill("[name=seat-name]", "Demo Two")
    submit(secretary, "درج کریں")
    photograph(secretary, "committee-ur-360")
    assert "Demo Two" in secretary.content()


def test_it_sits_with_a_quorum_and_forwards_a_matter_to_the_province(person, made):
    secretary = person("chagai-secretary", urdu=True, width=360)
    go(secretary, "sittings/")
    photograph(secretary, "sittings-ur-360")
    secretary.locator("a.main[href*='committee=']").click()
    call(secretary, "2099-06-01")
    made["sitting"] = secretary.url
    secretary.fill("[name=text]", MATTER)
    submit(secretary, "ایجنڈے میں شامل کریں")
    secretary.goto(made["sitting"] + "/attendance")
    secretary.fill("[name=name_0]", "Demo One")
    submit(secretary, "اب تک کی حاضری محفوظ کریں")
    assert "کورم پورا نہیں" in secretary.content()
    secretary.fill("[name=name_1]", "Demo Two")
    photograph(secretary, "attendance-quorum-ur-360")
    submit(secretary, "اجلاس ہو گیا")
    assert "کورم پورا نہیں" not in secretary.content()
    photograph(secretary, "sitting-quorum-ur-360")
    secretary.locator(".agenda li", has_text=MATTER).get_by_role("link").click()
    photograph(secretary, "item-ur-360")
    submit(secretary, "بالا کمیٹی کو بھیجیں")
    secretary.locator(".agenda li", has_text=MATTER).get_by_role("link").click()
    submit(secretary, "روداد محفوظ کریں")
    secretary.locator("form", has=secretary.locator("[name=verb][value=circulate]")).get_by_role(
        "button"
    ).click()


def test_the_province_finds_it_on_its_agenda_and_answers(person, made):
    secretary = person("balochistan-secretary")
    go(secretary, "sittings/new")
    call(secretary, "2099-06-10", chair="Home Secretary")
    assert MATTER in secretary.locator(".agenda").inner_text()
    photograph(secretary, "sitting-province-en-1280")
    sitting = secretary.url
    secretary.goto(sitting + "/attendance")
    secretary.fill("[name=name_0]", "Demo Six")
    submit(secretary, "It was held")
    secretary.locator(".agenda li", has_text=MATTER).get_by_role("link").click()
    secretary.check("[name=verb][value=answer]")
    secretary.fill("[name=reason]", ANSWER)
    photograph(secretary, "item-answer-en-1280")
    submit(secretary, "Send the answer")
    secretary.goto(sitting)


def test_the_answer_stands_on_the_next_agenda_below_and_the_minutes_are_approved_there(person, made):
    secretary = person("chagai-secretary", width=360)
    go(secretary, "sittings/new")
    call(secretary, "2099-07-01")
    agenda = secretary.locator(".agenda").inner_text()
    assert ANSWER in agenda
    assert "Approve the minutes" in agenda
    following = secretary.url
    secretary.goto(following + "/attendance")
    for number in (0, 1):
        secretary.fill(f"[name=name_{number}]", f"Demo {number}")
    submit(secretary, "It was held")
    secretary.locator(".agenda li", has_text="Approve the minutes").first.get_by_role("link").click()
    submit(secretary, "The minutes were approved")
    secretary.goto(made["sitting"])
    photograph(secretary, "sitting-approved-en-360")
    assert "unchanged since they were approved" in secretary.content()
    origin = "/".join(secretary.url.split("/", 3)[:3])
    for kind in ("minutes", "redacted"):
        link = secretary.locator(f"a[href*='{kind}.en.html']").get_attribute("href")
        secretary.goto(origin + link)
        photograph(secretary, f"{kind}-en-360")
        assert ("Demo Two" in secretary.content()) == (kind == "minutes")
        secretary.goto(made["sitting"])


def test_a_consultation_of_three_levels_becomes_a_directive_to_every_district(person):
    secretary = person("balochistan-secretary", urdu=True)
    go(secretary, "sittings/consult")
    secretary.select_option("[name=invited]", [CHAGAI, "trafficking_committee@PK205"])
    secretary.fill("[name=objectives]", "تین قوانین کی ایک سمجھ۔")
    secretary.fill("[name=sessions]", "انسانی تجارت کہاں ختم ہوتی ہے\nاضلاع کو کیا درکار ہے")
    photograph(secretary, "consult-ur-1280")
    call(secretary, "2099-08-01")
    consultation = secretary.url
    secretary.goto(consultation + "/attendance")
    secretary.fill("[name=name_0]", "Demo Six")
    submit(secretary, "اجلاس ہو گیا")
    secretary.check("[name=kind][value=treatment]")
    secretary.fill("[name=gap]", "لوگ بغیر جانچ کے نامزد ہوتے ہیں۔")
    submit(secretary, "خلا درج کریں")
    secretary.fill("[name=recommendation]", "دفعہ لگانے سے پہلے جانچ کریں۔")
    secretary.select_option("[name=closes]", index=1)
    submit(secretary, "سفارش کریں")
    photograph(secretary, "consultation-ur-1280")
    secretary.locator(".agenda li", has_text="دفعہ لگانے").get_by_role("link").click()
    secretary.fill("[name=text] >> nth=1", "ہر فرد کی پہلے جانچ ہو۔")
    everybody = secretary.locator("[name=owner] option[value^='all:']", has_text="ضلعی").first
    secretary.select_option("[name=owner]", everybody.get_attribute("value"))
    secretary.fill("[name=due_on]", "2099-09-01")
    submit(secretary, "فیصلہ")
    invited = person("chagai-secretary", width=360)
    invited.goto(consultation)
    photograph(invited, "consultation-invited-en-360")
    assert "لوگ بغیر جانچ" in invited.content()
    go(invited, "directives/")
    assert "ہر فرد کی پہلے جانچ ہو۔" in invited.content()
