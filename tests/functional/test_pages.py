"""Every page of the first path for everybody: no barrier axe can find, nothing wider than a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ("/incidents/", "/incidents/new", "/ledger/own", "/nowhere", "/hidden")


@pytest.mark.parametrize("urdu", [False, True], ids=["english", "urdu"])
def test_nothing_keeps_people_out(person, platform, urdu):
    page = person("taftan-officer", urdu=urdu, scripts=True, width=360)
    for address in PAGES:
        page.goto(platform.address + address)
        found = Axe().run(page)
        assert found.violations_count == 0, (address, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_the_door_too(browser, platform):
    page = browser.new_page()
    page.goto(platform.address)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
