"""The parts of pages: each stands in the gallery, and none keeps anybody out."""

import gzip

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


def test_nothing_in_nastaliq_is_clipped(person, platform):
    page = person("taftan-officer", urdu=True, scripts=True, width=360)
    clipped = "all => all.filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.outerHTML)"
    shown = page.locator("button, a.main, input:not([type=hidden], [type=radio])")
    for address in PAGES:
        page.goto(platform.address + address)
        assert shown.evaluate_all(clipped) == [], address
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl", address


@pytest.mark.parametrize("urdu", [False, True], ids=["english", "urdu"])
def test_a_page_and_its_style_are_light_on_the_line(person, platform, urdu):
    page, weigh = person("taftan-officer", urdu=urdu), Scales()
    weights = {address: weigh(page, page.goto(platform.address + address)) for address in PAGES}
    assert {address: sent for address, sent in weights.items() if sent > HEAVIEST_PAGE} == {}


class Scales:
    """What a page and its style weigh on the line, as they are sent; a style is fetched once."""

    def __init__(self):
        self.styles = {}

    def __call__(self, page, answer):
        """The weight in bytes of a page that was just opened, by its answer."""
        assert answer.headers["content-encoding"] == "gzip", answer.url
        styles = page.locator("link[rel=stylesheet]").evaluate_all("all => all.map(each => each.href)")
        return answer.request.sizes()["responseBodySize"] + sum(
            self.of_style(page, style) for style in styles
        )

    def of_style(self, page, address):
        if address not in self.styles:
            self.styles[address] = len(gzip.compress(page.request.get(address).body()))
        return self.styles[address]
