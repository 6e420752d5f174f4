"""Markdown and HTML: the same paper, in which nothing from outside is markup."""

import re
from html.parser import HTMLParser

import pytest

from engine.papers.stories import KILN, LIBYA, TEMPLATES, Marked, changed, nights_of, paper_of
from rabta.law.values import Verification
from rabta.papers import Kind, Paper, draft, to_html, to_markdown
from rabta.papers.paper import (
    Blank,
    Citation,
    Given,
    Heading,
    Manner,
    Paragraph,
    Plain,
    Row,
    Signature,
    text_of,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "a | b",
    "`rm`",
    "{officer}",
    "{0.__class__}",
    "a\u202eb\x1b[31mc",
    "[x](javascript:alert(1))",
    "![x](http://x.example/y.png)",
    "www.example.com",
    "# heading",
    "- item",
    "1. item",
    "</style></title>",
    '"><img src=x onerror=alert(1)>',
    "&lt;",
    "__bold__ ~~gone~~ $x$ @name",
)


def paper(*blocks: object, language: str = "en") -> Paper:
    return Paper(Kind.FIR, "Title", (Plain("ref"),), language, "Notice.", tuple(blocks), ("Foot.", "More."))


class Seen(HTMLParser):
    """Every element with its attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_from_outside_becomes_an_element(hostile: str) -> None:
    calm = to_html(paper_of("fir", KILN | {"details": {"suspects": "calm", "post": "calm"}}))
    page = to_html(paper_of("fir", KILN | {"details": {"suspects": hostile, "post": hostile}}))
    assert [tag for tag, _ in Seen(page).tags] == [tag for tag, _ in Seen(calm).tags]
    assert "\u202e" not in page
    assert "\x1b" not in page


@pytest.mark.parametrize("hostile", HOSTILE[:5])
def test_text_from_outside_is_shown_as_it_was_written(hostile: str) -> None:
    page = to_html(paper_of("fir", KILN | {"details": {"suspects": hostile}}))
    assert hostile in Seen(page).text


@pytest.mark.parametrize("kind", list(Kind))
def test_a_page_of_html_loads_nothing_and_runs_nothing(kind: Kind) -> None:
    page = to_html(draft(TEMPLATES[kind], nights_of(LIBYA), Marked()))
    tags = Seen(page).tags
    assert {tag for tag, _ in tags}.isdisjoint({"script", "img", "link", "iframe", "a", "form", "input"})
    assert not any(
        name.startswith("on") or name in ("src", "href", "style") for _, named in tags for name in named
    )
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src &#x27;none&#x27;" in page


def test_styles_know_no_left_and_no_right() -> None:
    page = to_html(paper_of("fir", KILN))
    style = page[page.index("<style>") : page.index("</style>")]
    assert (
        re.findall(r"(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float", style)
        == []
    )
    assert re.findall(r"[;{\s](?:left|right|width|height):", style.replace("max-width: 30em", "")) == []


def test_urdu_stands_from_the_right_in_nastaliq_with_room_for_it() -> None:
    page = to_html(draft(TEMPLATES[Kind.FIR], nights_of(LIBYA), Marked()))
    assert '<html lang="ur" dir="rtl">' in page
    assert page.index('"Jameel Noori Nastaleeq"') < page.index('"Noto Nastaliq Urdu"')
    assert re.search(r"line-height: 2\.[2-9]", page)


def test_what_is_from_outside_has_a_direction_of_its_own() -> None:
    assert "<bdi>the kiln&#x27;s owner</bdi>" in to_html(paper_of("fir", KILN))


def test_notice_and_disclaimer_stand_on_every_printed_page() -> None:
    page = to_html(paper(language="en"))
    assert '@top-center { content: "Notice."' in page
    assert '@bottom-center { content: "Foot. More."' in page
    assert "size: A4" in page


def test_a_notice_cannot_leave_its_string_of_css() -> None:
    odd = Paper(Kind.FIR, "T", (), "en", 'a"; } </style>', (), ())
    style = to_html(odd)
    assert 'content: "a\\22 \\3b  \\7d  \\3c \\2f style\\3e "' in style


def test_markdown_marks_up_nothing_from_outside() -> None:
    text = to_markdown(paper(*(Paragraph((Given(each),)) for each in HOSTILE)))
    assert "<script" not in text.replace("\\<script", "")
    assert "\\| b" in text
    assert "\\`rm\\`" in text
    assert "\\{officer\\}" in text
    assert "\n\\# heading" in text
    assert "\n\\- item" in text
    assert "\n1\\. item" in text
    assert "http:\\//x" in text
    assert "www\\.example" in text
    assert "\\[x\\](javascript" in text


def test_a_blank_is_visible_in_every_form() -> None:
    line = (Plain("At "), Blank("place"), Plain(" "), Blank())
    assert text_of(line) == "At ____________ (place) ____________"
    assert "At ____________ (place) ____________" in to_markdown(paper(Paragraph(line)))
    assert '<span class="blank"></span> <span class="what">(place)</span>' in to_html(paper(Paragraph(line)))


def test_a_mark_is_shown_by_more_than_colour() -> None:
    cited = Citation("Act, s. 1", "not verified", Verification.UNVERIFIED)
    block = Paragraph((Plain("So."),), Manner.NOTE, (cited,))
    assert "> So. (Act, s. 1 \\[not verified\\])" in to_markdown(paper(block))
    assert '<span class="mark unverified">[not verified]</span>' in to_html(paper(block))


def test_headings_and_signatures_stand_in_both() -> None:
    blocks = (Heading((Plain("Part"),)), Signature((Plain("By"),), (Row("Date", (Blank(),)),)))
    assert "## Part" in to_markdown(paper(*blocks))
    assert "**By**\n\n- **Date:** ____________" in to_markdown(paper(*blocks))
    assert '<section class="signature"><p>By</p>' in to_html(paper(*blocks))


@pytest.mark.parametrize("write", [to_html, to_markdown])
def test_what_is_no_block_is_refused(write: object) -> None:
    with pytest.raises(TypeError, match="no block of a paper: 'text'"):
        write(paper("text"))


def test_a_table_survives_bars_in_its_cells() -> None:
    story = changed(KILN, details={"age": "14 | 15"})
    rows = [
        line for line in to_markdown(paper_of("fir", story)).splitlines() if line.startswith("| person p1")
    ]
    assert re.split(r"(?<!\\)\|", rows[0])[3].strip() == "14 \\| 15"
