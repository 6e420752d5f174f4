"""Drafting: whom a paper is about, to whom it goes, and what stands in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine.papers.stories import (
    KILN,
    LIBYA,
    TEMPLATES,
    UMRAH,
    English,
    Marked,
    changed,
    nights_of,
    page_of,
    paper_of,
)
from rabta.law.values import Asked
from rabta.papers import DraftError, Kind, draft, to_markdown
from rabta.papers.blocks import APART, BLOCKS, BLOCKS_KEPT_OUT
from rabta.papers.paper import Items, Paragraph, Section, Sections, Table, text_of

NOTHING = {"id": "N-1", "facts": {}}


def test_a_paper_about_one_person_asks_which_where_there_are_several() -> None:
    with pytest.raises(DraftError, match="choose one: p1, p2, p3") as caught:
        paper_of("medical", KILN)
    assert caught.value.choices == ("p1", "p2", "p3")


def test_a_person_who_is_not_there_is_answered_with_those_who_are() -> None:
    with pytest.raises(DraftError, match="no person 'p9' in this record; there are: q1, group"):
        paper_of("medical", UMRAH, "p9")


def test_a_paper_about_the_incident_can_be_about_one_person_too() -> None:
    assert text_of(paper_of("fir", KILN).reference) == "Incident K-17/26 · person p1, person p2, person p3"
    assert text_of(paper_of("fir", KILN, "p1").reference) == "Incident K-17/26 · person p1"


def test_the_agency_can_be_chosen_among_those_that_must_be_told() -> None:
    assert "To FIA" not in page_of("referral", KILN, "p1")
    with pytest.raises(DraftError, match="no letter goes to 'nobody'; it may go to: child_protection"):
        paper_of("referral", KILN, "p1", "nobody")
    with pytest.raises(DraftError) as caught:
        paper_of("referral", KILN, "p1", "nobody")
    chosen = caught.value.choices[1]
    assert page_of("referral", KILN, "p1", chosen) != page_of("referral", KILN, "p1")


def test_an_agency_that_nobody_knows_is_a_blank() -> None:
    text = page_of("transfer", NOTHING)
    assert "To ____________ (Agency)." in text
    assert "No letter" not in text


def test_a_record_of_nothing_gives_every_paper_with_blanks_and_no_claim() -> None:
    for kind in Kind:
        text = page_of(kind, {"facts": {}})
        assert "____________" in text
        assert " — met" not in text
    assert "(Number of the incident)" in page_of("roznamcha", {"facts": {}}) or "Incident ____" in page_of(
        "roznamcha", {"facts": {}}
    )


def test_what_is_met_comes_before_what_something_points_to() -> None:
    blocks = paper_of("fir", KILN).blocks
    [sections] = [each for each in blocks if isinstance(each, Sections)]
    assert all("something points to it" not in each.stands for each in sections.sections)
    assert any("ask before adding it" in text_of(each.line) for each in blocks if isinstance(each, Paragraph))


def test_what_something_points_to_stands_whole_where_nothing_is_met() -> None:
    hinted = page_of("fir", {"id": "H", "place": "Lahore", "facts": {"debt_imposed": True}})
    assert "something points to it" in hinted
    assert "ask before adding it" not in hinted


def test_where_no_section_comes_into_question_the_fir_says_so() -> None:
    assert "nothing points to one yet" in page_of("fir", NOTHING)


def test_articles_are_listed_each_with_room_for_more() -> None:
    [table] = [
        each
        for each in paper_of("transfer", KILN).blocks
        if isinstance(each, Table)
        if "Seal" in each.head[-1]
    ]
    assert [text_of(row[1]) for row in table.rows[:2]] == ["ledger of advances", "two telephones"]
    assert len(table.rows) == 5
    assert APART.split("a؛ b\nc") == ["a", " b", "c"]


def test_a_person_without_own_details_takes_those_of_the_short_form() -> None:
    assert "Waqas" in page_of("medical", LIBYA)


def test_a_district_that_is_known_is_not_left_blank() -> None:
    assert "district Kasur" in page_of("fir", KILN)
    assert "district ____________ (District)" in page_of("fir", NOTHING)


def test_a_place_is_followed_by_the_areas_around_it() -> None:
    assert "Kasur (Punjab)" in page_of("fir", KILN)
    assert "- **Place:** Nowhere at all" in page_of("fir", NOTHING | {"place": "Nowhere at all"})


def test_a_screened_person_without_a_sign_is_said_to_be_no_more_than_that() -> None:
    law = nights_of(NOTHING)[0].outcome.assessed.law
    asked = [each.id for each in law.questions.values() if each.asked is Asked.PERSON]
    signs = {name for name in law.facts if law.facts[name].sign is False}
    facts = dict.fromkeys(sorted(signs), True)
    story = {"id": "S", "answers": dict.fromkeys(asked, "none_of_these"), "facts": facts}
    text = page_of("screening", story)
    assert "| the person | person in the incident | " in page_of("transfer", story)
    assert "No sign was raised in screening" in text
    assert "none of these" in text


def test_protection_that_was_given_before_is_a_ground() -> None:
    text = page_of("screening", {"id": "P", "protected_before": True})
    assert "**protected before, and no reasoned decision has lowered it:**" in text


def test_a_sign_that_is_an_answer_of_no_is_said_as_one() -> None:
    assert "not free to leave" in page_of("screening", KILN, "p1")


def test_every_source_of_a_statement_is_named_with_its_time() -> None:
    text = page_of("screening", KILN, "p1")
    assert ": yes (the boy, 23 November 2026, 03:10)" in text


def test_a_lever_is_shown_with_its_provision_where_a_section_stands() -> None:
    [levers] = [
        block
        for block in paper_of("production", LIBYA).blocks
        if isinstance(block, Items) and any("does not shield" in text_of(item.line) for item in block.items)
    ]
    assert any(item.citations for item in levers.items)


def test_a_deadline_whose_clock_has_not_begun_names_the_event_that_starts_it() -> None:
    assert "____________ (time of: " in page_of("roznamcha", KILN)


def test_a_deadline_that_hangs_on_an_expected_holiday_says_both_ends() -> None:
    night = nights_of(KILN)[0]
    [running] = [each for each in night.owed if each.due]
    later = replace(running.due, latest=running.due.at + timedelta(days=1))
    both = draft(TEMPLATES[Kind.PRODUCTION], [replace(night, owed=(replace(running, due=later),))], English())
    assert "24 November 2026, 03:00; 25 November 2026, 03:00 if an expected holiday comes" in to_markdown(
        both
    )


def test_every_computed_block_can_be_drafted_for_every_story() -> None:
    from rabta.papers.matter import Matter

    for story in (KILN, LIBYA, UMRAH, NOTHING):
        found = nights_of(story)
        law = found[0].outcome.assessed.law
        for build in BLOCKS.values():
            assert list(build(Matter(law, found, found, Kind.SCREENING, English())))


def test_every_kind_says_what_stays_out() -> None:
    assert set(BLOCKS_KEPT_OUT) == set(Kind)


def test_in_urdu_everything_of_ours_goes_through_the_catalogue() -> None:
    for kind in Kind:
        paper = draft(TEMPLATES[kind], nights_of(LIBYA), Marked())
        assert paper.right_to_left
        for block in paper.blocks:
            if isinstance(block, Paragraph):
                assert text_of(block.line).startswith("«")
            if isinstance(block, Sections):
                assert all(
                    isinstance(each, Section) and each.label.startswith("«") for each in block.sections
                )


def test_an_area_is_named_in_the_readers_language() -> None:
    urdu = draft(TEMPLATES[Kind.FIR], nights_of(KILN), Marked())
    assert any("قصور" in text_of(each.line) for each in urdu.blocks if isinstance(each, Paragraph))


def test_a_group_and_its_people_can_be_told_apart() -> None:
    assert "the group (8 people)" in page_of("transfer", UMRAH)
    assert "the group (? people)" in page_of("transfer", {"group": {"facts": {"means_threat": "all"}}})


def test_a_person_without_a_number_is_the_person() -> None:
    assert text_of(paper_of("medical", LIBYA).reference) == "Incident L-4/26 · the person"


def test_where_the_lead_is_contested_all_get_a_copy() -> None:
    story = changed(KILN, facts={"crossed_border": True})
    if nights_of(story)[0].contested:
        assert "A copy goes to each agency named below." in page_of("transfer", story, "p1")
