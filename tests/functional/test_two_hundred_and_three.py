"""203 people handed over at Taftan at once: one list, six ticks each, and whoever needs it is heard aside."""

import re

import pytest
from test_first_path import photograph

MEN, WOMEN, CHILDREN = 180, 15, 8
ODD = "؟؟؟,,دو سو,مرد"


@pytest.fixture(scope="module")
def handed_over() -> dict[str, str]:
    """The address of the ticks, once the list is filed."""
    return {}


@pytest.fixture
def officer(person):
    return person("taftan-officer", urdu=True, width=360)


def people():
    men = [f"فرضی مرد {number},فرضی والد,{20 + number % 30},مرد" for number in range(MEN - 1)]
    women = [f"فرضی خاتون {number},فرضی والد,{20 + number},عورت" for number in range(WOMEN)]
    children = [f"فرضی بچہ {number},,{10 + number % 7},لڑکا" for number in range(CHILDREN)]
    return "\n".join([*men, *women, *children, ODD])


def test_the_list_is_pasted_checked_and_filed_and_no_row_is_lost(officer, handed_over):
    officer.goto(officer.url.replace("/desk", "/incidents/manifest"))
    assert officer.get_by_role("alert").count() == 0
    assert officer.locator("[name=kind]").input_value() == "sent_back"
    officer.select_option("[name=place]", "pk-bp-taftan")
    officer.fill("[name=happened_on]", "2026-03-01")
    officer.fill("[name=pasted]", people())
    photograph(officer, "manifest-ur-360")
    officer.get_by_role("button", name="سطریں دکھائیں").click()
    assert officer.locator("tbody tr").count() == MEN + WOMEN + CHILDREN == 203
    assert officer.locator("fieldset").count() == 1, "one row has something wrong"
    officer.screenshot()
    officer.get_by_role("button", name="سب کو جوں کا توں درج کریں").click()
    handed_over["address"] = officer.url
    assert lanes(officer) == [203, WOMEN, CHILDREN, 0, 203]
    photograph(officer, "ticks-ur-360")


def lanes(page):
    return [int(each) for each in page.locator(".lanes bdi").all_inner_texts()]


def test_ticks_are_kept_page_by_page(officer, handed_over):
    officer.goto(f"{handed_over['address']}?lane=children")
    officer.check("[name='so-195'][value=alone_or_separated]")
    for box in officer.locator("[name=asked]").all():
        box.check()
    officer.get_by_role("button", name="محفوظ کریں اور آگے بڑھیں").click()
    officer.goto(f"{handed_over['address']}?lane=aside")
    assert lanes(officer) == [203, WOMEN, CHILDREN, 1, 203 - CHILDREN]
    photograph(officer, "ticks-aside-ur-360")


def test_whoever_is_to_be_heard_aside_gets_a_full_report_of_their_own(officer, handed_over):
    officer.goto(f"{handed_over['address']}?lane=aside")
    officer.get_by_role("link", name="الگ سنیں").click()
    assert re.search(r"/people/195/(question|reading)", officer.url)


def test_the_others_in_the_list_stay_who_they_are(officer, handed_over):
    officer.goto(handed_over["address"].replace("ticks", "people/1/reading").split("?")[0])
    assert officer.locator(".posture.unscreened").count() == 1
