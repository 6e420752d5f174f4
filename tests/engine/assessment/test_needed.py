"""What is still needed for an open reading: its open elements, each with the facts that would settle it."""

import pytest

from engine.assessment.dated_law import day, law_with, read, span
from rabta.assessment import Needed, still_needed


def needed(law, facts, name="capture", **more):
    return still_needed(read(law, facts, **more), name)


def test_open_elements_are_listed_with_their_unknown_facts_in_the_order_of_the_law(law):
    assert needed(law, {"kept": False, "trick": False}) == (
        Needed("act", ("taken",)),
        Needed("way_used", ("force",)),
        Needed("way_or_minor", ("minor",)),
        Needed("purpose", ("gain", "painful_gain")),
    )


def test_an_element_that_is_known_is_not_needed_any_more(law):
    assert [each.element for each in needed(law, {"taken": True, "force": True})] == ["purpose"]


def test_a_reading_without_elements_needs_its_facts(law):
    assert needed(law, {"entered": True}, "passage") == (Needed("passage", ("helped",)),)


@pytest.mark.parametrize("facts", [{"taken": True, "force": True, "gain": True}, {"gain": False}])
def test_a_settled_reading_needs_nothing(law, facts):
    assert needed(law, facts, "toil") == ()


def test_a_reading_not_in_force_needs_nothing(law):
    assert needed(law, {}, "late", on=day("2000-01-01")) == ()


def test_nobody_goes_looking_for_a_persons_own_conduct(law):
    assert read(law, {}).value("irregular").value == "open"
    assert needed(law, {}, "irregular") == ()


def test_a_contested_fact_is_still_needed(law):
    assert needed(law, {}, "toil", disputed=["gain"]) == (Needed("toil", ("gain",)),)


def test_what_any_version_of_the_law_needs_is_needed(law):
    assert needed(law, {"gain": True}, "changed", on=span("2009-12-31", "2010-01-01")) == (
        Needed("changed", ("kept",)),
    )
    assert needed(law, {}, "changed", on=span("2009-12-31", "2010-01-01")) == (
        Needed("changed", ("gain", "kept")),
    )


def test_where_only_the_date_is_uncertain_no_fact_is_needed(law):
    assert needed(law, {"gain": True, "kept": False}, "changed", on=span("2009-12-31", "2010-01-01")) == ()


def test_the_facts_below_a_nameless_part_belong_to_the_element_above_it(tmp_path):
    law = law_with(tmp_path, "{all: [act, {any: [gain, {not: moved}]}]}")
    assert needed(law, {"taken": True}, "it") == (Needed("it", ("gain", "moved")),)
