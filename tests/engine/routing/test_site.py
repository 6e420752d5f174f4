"""The site: what free words about a place come to, and nothing guessed."""

from datetime import date

import pytest

from engine.places.small_tables import small, write
from rabta.law import Faults
from rabta.places import EMPTY, load_gazetteer
from rabta.routing import Site, locate


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    faults = Faults()
    found = load_gazetteer([write(tmp_path_factory.mktemp("places"), small())], faults)
    assert faults.found == []
    return found


def ids(site):
    """The ids of area, district and province, None where one is not known."""
    return tuple(each and each.id for each in (site.area, site.district, site.province))


@pytest.mark.parametrize(
    ("text", "found", "territory"),
    [
        ("elm", ("elm", "elm", "north"), "north"),
        ("ELM", ("elm", "elm", "north"), "north"),
        ("اردوelm", ("elm", "elm", "north"), "north"),
        ("Gate", ("elm", "elm", "north"), "north"),
        ("hills", ("hills", None, "north"), "north"),
        ("south", ("south", None, "south"), "south"),
        ("land", ("land", None, None), ""),
        ("Quay", (None, None, None), ""),
        ("somewhere else", (None, None, None), ""),
        ("", (None, None, None), ""),
        ("   ", (None, None, None), ""),
    ],
)
def test_a_place_is_an_area_with_its_district_and_province_where_it_is_known(places, text, found, territory):
    site = locate(text, places)
    assert ids(site) == found
    assert (site.text, site.territory) == (text, territory)


def test_what_is_not_recognised_comes_with_near_names_and_stays_as_written(places):
    assert locate("Elmm", places) == Site("Elmm", near=("ELM",))
    assert locate("Zzzzzz", places) == Site("Zzzzzz")


@pytest.mark.parametrize("text", ["", " \t"])
def test_no_words_are_near_to_nothing(places, text):
    assert locate(text, places) == Site(text)


@pytest.mark.parametrize(
    ("text", "day", "zones"),
    [
        ("elm", None, ["z1"]),
        ("hills", None, ["z1"]),
        ("yew", None, []),
        ("bay", date(2024, 4, 30), []),
        ("bay", date(2024, 5, 1), ["z2"]),
        ("bay", None, ["z2"]),
        ("nowhere", None, []),
    ],
)
def test_the_zones_are_those_a_source_names_on_that_day(places, text, day, zones):
    assert [zone.id for zone in locate(text, places, day).zones] == zones


def test_a_place_is_found_as_it_was_on_the_day(places):
    assert ids(locate("oak", places, date(2024, 1, 1))) == ("oak", "oak", "north")
    assert ids(locate("ash", places, date(2024, 1, 1)))[1:] == ("oak", "north")


@pytest.mark.parametrize("text", ["elm", "", "Karachi"])
def test_without_places_nothing_is_known(text):
    assert locate(text, EMPTY) == Site(text)
