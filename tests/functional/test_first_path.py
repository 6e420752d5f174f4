"""The first path: filed in Urdu at the border, seen by those who should, and the looking is on record."""

import os
from pathlib import Path

import pytest

NAME = "زرینہ فرضی"
TOLD = "ایجنٹ نے پاسپورٹ رکھ لیا۔"


def photograph(page, name):
    """A picture for people to look at, where somebody asked for pictures."""
    if folder := os.environ.get("RABTA_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture(scope="module")
def filed() -> dict[str, str]:
    """The address of what the officer filed, once they have."""
    return {}


def test_the_program_says_where_it_is_who_may_sign_in_and_what_to_try(platform):
    assert platform.address in platform.said
    for username in ("taftan-officer", "taftan-supervisor", "chagai-welfare", "auditor"):
        assert username in platform.said
    assert "Sign in as taftan-officer" in platform.said


@pytest.mark.parametrize("width", [360, 1280])
def test_the_officer_files_in_urdu(person, filed, width):
    page = person("taftan-officer", urdu=True, width=width)
    assert page.locator("html").get_attribute("dir") == "rtl"
    photograph(page, f"list-ur-{width}")
    page.get_by_role("link", name="واقعہ درج کریں").click()
    page.get_by_role("link", name="سب ایک صفحے پر").click()
    photograph(page, f"form-ur-{width}")
    page.select_option("[name=kind]", "border")
    page.select_option("[name=place]", "pk-bp-taftan")
    page.fill("[name=happened_on]", "2026-03-01")
    page.fill("[name=happened_at]", "21:40")
    page.fill("[name=name]", NAME)
    page.fill("[name=account]", TOLD)
    page.check("[name=fact_hurt_or_ill][value=yes]")
    page.check("[name=fact_in_danger_now][value=no]")
    page.get_by_role("button", name="درج کریں").click()
    assert NAME in page.content()
    assert TOLD in page.content()
    assert "تفتان" in page.content()
    photograph(page, f"incident-ur-{width}")
    filed["address"] = page.url


def test_the_welfare_officer_of_the_district_does_not_see_it(person, filed):
    page = person("chagai-welfare")
    page.get_by_role("link", name="All incidents").click()
    assert "No incident is open to you yet." in page.content()
    photograph(page, "list-empty-en")
    answer = page.goto(filed["address"])
    assert answer.status == 404
    assert NAME not in page.content()
    photograph(page, "not-found-en")


def test_the_supervisor_sees_it(person, filed):
    page = person("taftan-supervisor")
    photograph(page, "list-en")
    page.locator(f"a[href='/incidents/{filed['address'].rsplit('/', 1)[1]}']").click()
    assert NAME in page.content()
    photograph(page, "incident-en")


def test_the_auditor_sees_that_both_looked_and_never_the_name(person, filed):
    page = person("auditor")
    reference = filed["address"].rsplit("/", 1)[1][:8].upper()
    rows = [row for row in page.locator("tbody tr").all_inner_texts() if reference in row]
    assert any("Officer Demo One" in row and "filed an incident" in row for row in rows)
    assert any("Supervisor Demo Two" in row and "read who the person is" in row for row in rows)
    assert any("Welfare Demo Three" in row and "was denied a page" in row for row in rows)
    assert NAME not in page.content()
    photograph(page, "ledger-en")


def test_what_is_lacking_is_said_above_the_form_and_at_the_field(person):
    page = person("taftan-officer", urdu=True)
    page.get_by_role("link", name="واقعہ درج کریں").click()
    page.get_by_role("link", name="سب ایک صفحے پر").click()
    page.fill("[name=happened_on]", "")
    page.get_by_role("button", name="درج کریں").click()
    assert "یہ خانہ پُر کریں" in page.get_by_role("alert").inner_text()
    assert page.locator("[name=happened_on]").get_attribute("aria-invalid") == "true"
    photograph(page, "form-wrong-ur")
