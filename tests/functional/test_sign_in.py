"""The whole way in: an account is made on screen, its person sets a password and a telephone, and works."""

import os
import re
from pathlib import Path

import pyotp
import pytest

GOOD = "seven quiet mangoes in Quetta"


def photograph(page, name):
    """Pictures for people to look at, on a phone and a laptop, where somebody asked for pictures."""
    if folder := os.environ.get("RABTA_PICTURES"):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def narrow(page):
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.fixture
def newcomer(browser):
    contexts = []

    def newcomer(address, urdu):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        if urdu:
            page.get_by_role("button", name="اردو").click()
        return page

    yield newcomer
    for context in contexts:
        context.close()


@pytest.mark.parametrize("urdu", [False, True], ids=["en", "ur"])
def test_from_an_account_on_screen_to_the_first_page(person, newcomer, platform, urdu):
    language = "ur" if urdu else "en"
    administrator = person("zone-accounts", urdu=urdu, scripts=True)
    photograph(administrator, f"accounts-{language}")
    administrator.goto(f"{platform.address}/accounts/new")
    administrator.fill("[name=name]", "New Officer")
    administrator.fill("[name=name_ur]", "نیا افسر")
    administrator.fill("[name=username]", f"new.{language}")
    administrator.select_option("[name=agency]", "demonstration-post-taftan")
    administrator.locator("main button.main").click()
    code = re.search(r"\b(\w{5}-){3}\w{5}\b", administrator.content()).group()
    photograph(administrator, f"code-to-give-{language}")
    administrator.locator("main a.main").click()
    administrator.select_option("[name=role]", "officer")
    administrator.select_option("[name=place]", "pk-bp-taftan")
    administrator.fill("[name=begins]", "2026-01-01")
    administrator.locator("main button.main").click()
    photograph(administrator, f"account-{language}")
    narrow(administrator)

    page = newcomer(platform.address + "/welcome", urdu)
    for field, text in (("username", f"new.{language}"), ("code", code), ("password", GOOD), ("again", GOOD)):
        page.fill(f"[name={field}]", text)
    photograph(page, f"welcome-{language}")
    page.locator("main button.main").click()
    photograph(page, f"sign-in-{language}")
    sign_in(page, language)
    assert page.url.endswith("/own/second-factor")
    photograph(page, f"second-factor-{language}")
    narrow(page)
    telephone = pyotp.TOTP(page.locator("[data-secret]").inner_text().replace(" ", ""))
    page.fill("[name=code]", telephone.now())
    page.locator("main button.main").click()
    codes = page.locator("main ol li").all_inner_texts()
    assert len(codes) == 10
    photograph(page, f"recovery-codes-{language}")
    page.locator("main a.main").click()
    assert page.url.endswith("/desk")
    page.goto(f"{platform.address}/own")
    photograph(page, f"own-{language}")

    page.locator(".who button").click()
    sign_in(page, language)
    photograph(page, f"code-{language}")
    page.fill("[name=code]", codes[0])
    page.locator("main button.main").click()
    assert page.url.endswith("/desk")


def sign_in(page, language):
    page.fill("[name=username]", f"new.{language}")
    page.fill("[name=password]", GOOD)
    page.locator("main button.main").click()


def test_a_person_with_two_purposes_chooses_between_them(person, platform):
    administrator = person("zone-accounts")
    administrator.get_by_role("link", name="Supervisor Demo Two").click()
    administrator.select_option("[name=role]", "trainer")
    administrator.select_option("[name=place]", "pk-bp-taftan")
    administrator.locator("main button.main").click()
    page = person("taftan-supervisor")
    assert page.url.endswith("/own/purpose")
    photograph(page, "purpose-en")
    page.check("[value=training]")
    page.locator("main button.main").click()
    assert page.goto(f"{platform.address}/incidents/").status == 404
    administrator.locator("li.card", has_text="trainer").get_by_role("button").click()
    assert page.goto(f"{platform.address}/own").status == 200
    assert page.goto(f"{platform.address}/desk").status == 200
