"""The parts of pages: each stands in the gallery, and none keeps anybody out."""

import gzip
from http.client import HTTPConnection

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ("/incidents/", "/incidents/new", "/incidents/search", "/ledger/own", "/gallery", "/nowhere")
HEAVIEST_PAGE = 14_000


@pytest.mark.parametrize("urdu", [False, True], ids=["english", "urdu"])
def test_the_gallery_keeps_nobody_out(person, platform, urdu):
    page = person("auditor", urdu=urdu, scripts=True)
    page.goto(platform.address + "/gallery")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


def test_every_part_stands_in_the_gallery(person, platform):
    from rabta_web.ui.templatetags.parts import register

    page = person("auditor")
    page.goto(platform.address + "/gallery")
    assert sorted(page.locator("main h2").all_inner_texts()) == sorted(register.tags)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_in_nastaliq_is_clipped(person, platform, address):
    page = person("taftan-officer", urdu=True, scripts=True, width=360)
    page.goto(platform.address + address)
    clipped = "all => all.filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.outerHTML)"
    assert page.locator("button, a.main, input:not([type=hidden], [type=radio])").evaluate_all(clipped) == []
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


@pytest.mark.parametrize("urdu", [False, True], ids=["english", "urdu"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_and_its_style_are_light_on_the_line(person, platform, address, urdu):
    page = person("taftan-officer", urdu=urdu)
    answer = page.goto(platform.address + address)
    assert answer.headers["content-encoding"] == "gzip"
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    style = page.locator("link[rel=stylesheet]").get_attribute("href")
    sent = len(fetched(platform, address, cookies)) + len(gzip.compress(fetched(platform, style)))
    assert sent <= HEAVIEST_PAGE


def fetched(platform, address, cookies=""):
    """What goes over the line, as it was sent."""
    line = HTTPConnection(platform.address.removeprefix("http://"))
    line.request("GET", address, headers={"Accept-Encoding": "gzip" if cookies else "", "Cookie": cookies})
    sent = line.getresponse().read()
    line.close()
    return sent
