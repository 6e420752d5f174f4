"""Exposure: what the person may be booked under, what stands against it, and never whether they did it."""

import pytest

from engine.routing.small_night import entries, law_in
from rabta.assessment import assess, record_from
from rabta.law import Period
from rabta.protection import exposures

BOTH = [True, False]


@pytest.fixture(scope="module")
def law(tmp_path_factory):
    """A small law with own conduct."""
    return law_in(tmp_path_factory.mktemp("small"))


def found(law, data, territory=""):
    """(conduct, applied) for everything one subject is exposed to."""
    record = record_from(data if "group" in data else {"facts": data}, law)
    (subject,) = (*record.persons, *((record.group,) if record.group else ()))
    assessed = assess(law, subject, Period(), territory)
    return [(each.conduct.id, each.applied) for each in exposures(assessed)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"strayed": False}, []),
        ({"strayed": None}, []),
        ({"strayed": True}, [("road", False)]),
        ({"strayed": BOTH}, [("road", False)]),
        ({"section_road": True}, [("road", True)]),
        ({"section_road": BOTH}, [("road", True)]),
        ({"section_road": False}, []),
        ({"section_road": None}, []),
        ({"section_road": []}, []),
        ({"section_road": False, "strayed": True}, [("road", False)]),
        ({"section_road": [None, False], "strayed": True}, [("road", False)]),
        ({"section_road": True, "strayed": False}, [("road", True)]),
    ],
)
def test_what_is_on_file_exposes_and_one_source_is_enough_for_an_applied_section(law, facts, expected):
    assert found(law, facts) == expected


@pytest.mark.parametrize("share", ["all", "some"])
def test_a_group_is_exposed_to_what_is_so_of_some(law, share):
    assert found(law, {"group": {"facts": {"strayed": share}}}) == [("road", False)]
    assert found(law, {"group": {"facts": {"strayed": "none"}}}) == []


def test_a_section_applied_to_all_in_a_group_is_applied(law):
    assert found(law, {"group": {"facts": {"section_road": "all"}}}) == [("road", True)]


def test_a_section_applied_to_some_in_a_group_is_applied(law):
    assert found(law, {"group": {"facts": {"section_road": "some"}}}) == [("road", True)]


def conduct(applied, **more):
    whole = {
        "label": "x",
        "applied": applied,
        "exposed": {"any": ["strayed", applied]},
        "provisions": ["one"],
    }
    return whole | {"levers": ["plea"]} | more


def test_applied_sections_stand_first_and_the_rest_as_the_pack_has_them(tmp_path):
    texts = entries(
        one=conduct("helped"), two=conduct("section_road"), three=conduct("crossed"), four=conduct("jailed")
    )
    law = law_in(tmp_path, own_conduct=texts)
    facts = {"strayed": True, "jailed": True, "section_road": True}
    assert found(law, facts) == [("two", True), ("four", True), ("one", False), ("three", False)]


@pytest.mark.parametrize(
    ("territory", "expected"), [("north", [("it", False)]), ("south", []), ("", [("it", False)])]
)
def test_own_conduct_is_an_offence_within_its_territory_and_wherever_that_is_unknown(
    tmp_path, territory, expected
):
    law = law_in(tmp_path, own_conduct=entries(it=conduct("helped", within=["north"])))
    assert found(law, {"strayed": True}, territory) == expected
    assert found(law, {}, territory) == []
