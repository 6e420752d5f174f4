"""The card as a page: what stands on it, what is marked, and what it never needs."""

import re
from dataclasses import replace

import pytest

from engine.papers.night_card import Parts, page, part, small_card, words
from engine.papers.test_card import helplines
from engine.routing.small_night import FILES, one_clock, one_route
from rabta.papers import card_page as module


def test_safety_comes_first_and_a_child_ends_the_questions(tmp_path) -> None:
    html = page(small_card(tmp_path))
    safety = part(html, "safety")
    assert safety.index("How old?") < safety.index("Then stop. Call child protection and ask nothing more.")
    assert "the Ministry" in safety
    assert html.index('class="safety"') < html.index('class="signs"') < html.index('class="sections"')


def test_where_no_agency_for_children_is_known_the_child_still_ends_the_questions(tmp_path) -> None:
    safety = part(page(small_card(tmp_path, routes=one_route())), "safety")
    assert "Then stop." in safety
    assert "duty number" in safety


def test_signs_decide_nothing_and_say_so(tmp_path) -> None:
    signs = part(page(small_card(tmp_path)), "signs")
    assert "To see, or plain to ask: forced" in signs
    assert "Hard to tell" not in signs
    assert "Signs decide nothing" in signs


def test_a_sign_that_something_is_not_so_says_not(tmp_path) -> None:
    facts = FILES["facts"].replace("Somebody took the person.}", "Somebody took the person., sign: no}")
    assert "not taken, forced" in part(page(small_card(tmp_path, facts=facts)), "signs")


def test_three_things_are_told_apart(tmp_path) -> None:
    three = part(page(small_card(tmp_path)), "three")
    for term in ("Trafficking in persons", "Smuggling of migrants", "Irregular status"):
        assert term in three


@pytest.mark.parametrize(
    ("verification", "cited"),
    [
        ("primary", "Capture: Charter, art. 1\n"),
        ("secondary", "Capture: Charter, art. 1 (as reported)\n"),
        ("unverified", "Capture: Charter, art. 1 (unverified)\n"),
    ],
)
def test_a_section_is_marked_with_how_sure_we_are(tmp_path, verification: str, cited: str) -> None:
    provisions = FILES["provisions"].replace("primary", verification)
    assert cited in part(page(small_card(tmp_path, provisions=provisions)), "sections") + "\n"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"provisions": ["one"]}, "24 hoursDo it. law · police · from: the arrest"),
        ({"provisions": ["two"]}, "24 hoursDo it. law (unverified) · police · from: the arrest"),
        ({"basis": "rule", "provisions": ["one"]}, "24 hoursDo it. law · police · from: the arrest"),
        ({"basis": "our default"}, "24 hoursDo it. ours, no law · police · from: the arrest"),
        ({"basis": "committee"}, "24 hoursDo it. committee · police · from: the arrest"),
        ({"amount": None, "unit": None, "without_delay": "yes"}, "at onceDo it. law (unverified)"),
    ],
)
def test_a_clock_says_its_unit_and_on_whose_word_it_stands(tmp_path, fields, says: str) -> None:
    assert says in part(page(small_card(tmp_path, deadlines=one_clock(**fields))), "hours")


def test_the_terms_that_run_later_are_counted(tmp_path) -> None:
    assert "other terms" not in part(page(small_card(tmp_path)), "hours")
    later = small_card(tmp_path, deadlines=one_clock(unit="calendar days"))
    assert "1 other terms run later." in part(page(later), "hours")


def test_who_leads_is_said_with_the_reasons_and_the_zone(tmp_path) -> None:
    who = part(page(small_card(tmp_path)), "who")
    assert "Police Without a border it is the police's." in who
    assert "The Bureau, zone One (as reported) Across a border it is the Bureau's." in who


def test_an_unverified_number_stands_under_a_warning_and_a_verified_one_does_not(tmp_path) -> None:
    warning = "Unverified numbers: nobody has called them."
    sure, unsure = {"number": "16", "verification": "primary"}, {"number": "17", "verification": "secondary"}
    both = part(page(small_card(tmp_path, helplines=helplines(unsure=unsure, sure=sure))), "call")
    assert both.index("16") < both.index(warning) < both.index("17")
    assert warning not in part(page(small_card(tmp_path, helplines=helplines(sure=sure))), "call")
    assert "16" not in part(page(small_card(tmp_path, helplines=helplines(unsure=unsure))), "call")


def test_no_number_stands_there_that_the_pack_does_not_give(tmp_path) -> None:
    assert re.findall(r"\d[\d-]*", part(page(small_card(tmp_path)), "call")) == []
    call = part(page(small_card(tmp_path, helplines=helplines(one={"number": "111-247"}))), "call")
    assert re.findall(r"\d[\d-]*", call) == ["111-247"]


def test_a_number_can_be_dialled_from_a_telephone_if_it_is_one(tmp_path) -> None:
    lines = helplines(one={"number": "111-247 786"}, two={"number": "+92 51"}, three={"number": "ask <15>"})
    found = Parts(page(small_card(tmp_path, helplines=lines)))
    links = [attributes["href"] for tag, attributes in found.elements if tag == "a"]
    assert links == ["tel:111247786", "tel:+9251"]
    assert "ask <15>" in found.words


def test_what_we_do_not_know_is_left_blank_to_be_written_in(tmp_path) -> None:
    html = page(small_card(tmp_path))
    blank = '<span class="line"></span>'
    for what in ("duty number", "FIA circle, duty officer", "woman officer", "doctor", "shelter"):
        assert f"<span>{what}</span>{blank}" in html


def test_what_is_never_done_stands_at_the_end(tmp_path) -> None:
    never = part(page(small_card(tmp_path)), "never")
    for words_of_it in (
        "about their own entry or papers",
        "an interpreter who came with them",
        "before screening",
        "keeps the duty until another agency accepts in writing",
    ):
        assert words_of_it in never


def test_the_card_says_what_it_is_which_pack_it_is_from_and_when_it_was_made(tmp_path) -> None:
    foot = words(page(small_card(tmp_path)))
    assert "It binds no court, no FIR and no service." in foot
    assert "small 1" in foot
    assert "2026-11-23" in foot
    assert "native review" not in foot


def test_in_urdu_it_runs_from_right_to_left_names_places_in_urdu_and_asks_for_review(tmp_path) -> None:
    html = page(small_card(tmp_path), "ur")
    assert '<html lang="ur" dir="rtl">' in html
    assert "<strong>اردوelm</strong> <span>اردوnorth</span>" in html
    assert "zone ایک" in html
    assert "The Urdu is ours and needs native review." in html
    assert '<html lang="en" dir="ltr">' in page(small_card(tmp_path))


def test_a_place_without_an_urdu_name_or_without_a_province_is_still_named(tmp_path) -> None:
    made = small_card(tmp_path)
    bare = replace(made, district=replace(made.district, name_ur=""), province=None)
    assert '<p class="place"><strong>ELM</strong></p>' in page(bare, "ur")


def test_every_word_of_a_pack_is_escaped(tmp_path) -> None:
    files = {}
    files["agencies"] = FILES["agencies"].replace("label: police", "label: '<script>&police'")
    files["questions"] = FILES["questions"].replace("How old?", "'<script>&how'")
    files["helplines"] = helplines(one={"label": "<script>&help", "number": "<script>9"})
    html = page(small_card(tmp_path, **files))
    body = html[html.index("<body>") :]
    assert "<script" not in body
    assert "&lt;script&gt;&amp;how" in body
    assert "&lt;script&gt;&amp;help" in body


def test_the_page_needs_nothing_from_outside_and_runs_no_script(tmp_path) -> None:
    html = page(small_card(tmp_path))
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(|src=|https?:", html)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html


def test_the_style_uses_logical_properties_only() -> None:
    style = re.sub(r"/\*.*?\*/", "", module._style(), flags=re.DOTALL)
    names = re.findall(r"([\w-]+)\s*:", style)
    physical = re.compile(r"(^|-)(left|right|top|bottom)($|-)|^(width|height|(min|max)-(width|height))$")
    media = [name for name in names if physical.search(name) and f"({name}:" not in style]
    assert media == []
    assert not re.search(r":\s*(left|right)\b", style)


def test_every_element_that_is_opened_is_closed(tmp_path) -> None:
    html = page(small_card(tmp_path))
    for tag in (
        "div",
        "section",
        "p",
        "ul",
        "ol",
        "li",
        "span",
        "small",
        "b",
        "dl",
        "dt",
        "dd",
        "main",
        "html",
    ):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>")
