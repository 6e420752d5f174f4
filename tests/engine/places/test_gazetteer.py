from datetime import date

import pytest

from engine.places.small_tables import area, small
from rabta.law.values import Verification
from rabta.places import EMPTY

EARLY, BEFORE, AFTER = date(2010, 1, 1), date(2024, 6, 1), date(2025, 6, 1)


def ids(areas):
    return [each.id for each in areas]


# --- what lies where ----------------------------------------------------------------------------


def test_an_area_lies_within_others_up_to_the_country(places):
    assert ids(places.within("elm")) == ["hills", "north", "land"]
    assert ids(places.within(places.areas["bay"])) == ["south", "land"]
    assert ids(places.within("land")) == []


def test_where_an_area_lies_depends_on_the_day(places):
    assert ids(places.within("elm", date(2021, 1, 1))) == ["north", "land"]
    assert ids(places.within("elm", AFTER)) == ["hills", "north", "land"]


def test_before_it_began_an_area_lay_within_the_one_it_was_split_from(places):
    assert ids(places.within("ash", BEFORE)) == ["oak", "north", "land"]
    assert ids(places.within("ash", AFTER)) == ["hills", "north", "land"]


def test_an_area_that_has_not_begun_is_left_out_of_what_lies_around(read):
    tables = small()
    tables["places.csv"][3] |= {"from": "2020-01-01"}
    assert ids(read(tables).within("ash", EARLY)) == ["oak", "north", "land"]
    assert ids(read(tables).within("elm", EARLY)) == ["north", "land"]


def test_the_district_of_a_district_is_itself_while_it_stands(places):
    assert places.district_of("ash").id == "ash"
    assert places.district_of("ash", AFTER).id == "ash"
    assert places.district_of("ash", BEFORE).id == "oak"


def test_a_district_that_has_ended_is_in_no_district_and_larger_areas_are_in_none(places):
    assert places.district_of("oak").id == "oak"
    assert places.district_of("oak", AFTER) is None
    assert places.district_of("hills") is None


def test_every_area_but_the_country_has_a_province(places):
    assert {each: places.province_of(each) and places.province_of(each).id for each in places.areas} == {
        "land": None, "north": "north", "south": "south", "hills": "north", "elm": "north",
        "oak": "north", "ash": "north", "yew": "north", "bay": "south",
    }  # fmt: skip


def test_an_id_that_no_area_bears_is_a_mistake_of_the_program(places):
    with pytest.raises(KeyError):
        places.province_of("nowhere")


def test_districts_are_those_that_stood_on_a_day_in_order(places):
    assert ids(places.districts()) == ["elm", "oak", "ash", "yew", "bay"]
    assert ids(places.districts(BEFORE)) == ["elm", "oak", "bay"]
    assert ids(places.districts(AFTER)) == ["elm", "ash", "yew", "bay"]


def test_districts_can_be_those_of_a_list_or_inside_an_area(places):
    assert places.vintages == ("2023", "2026")
    assert ids(places.districts(vintage="2023")) == ["elm", "oak", "bay"]
    assert ids(places.districts(inside="hills")) == ["elm", "ash"]
    assert ids(places.districts(inside="north", vintage="2026")) == ["elm", "ash", "yew"]
    assert ids(places.districts(date(2021, 1, 1), inside="hills")) == []


def test_a_district_folds_into_the_one_on_the_list_that_it_was_split_from(places):
    assert places.fold("ash").id == "oak"
    assert places.fold("yew", "2023").id == "oak"
    assert places.fold("elm").id == "elm"
    assert places.fold("ash", "2026").id == "ash"


def test_what_reaches_no_area_on_a_list_folds_into_nothing(places):
    assert places.fold("oak", "2026") is None
    assert places.fold("bay", "1998") is None


def test_larger_areas_fold_into_themselves(places):
    assert places.fold("hills", "1998").id == "hills"


def test_without_lists_no_district_folds(read):
    tables = small()
    for row in tables["places.csv"]:
        row.pop("vintages", None)
    assert read(tables).fold("elm") is None


# --- what a name means --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["ash", "ASH", " Ash ", "fraxinus", "راكھ", "اردو ash", "Ash District", "ضلع راکھ"]
)
def test_an_area_is_found_by_id_name_urdu_name_and_alias(places, text):
    assert places.find(text).id == "ash"


def test_a_border_point_is_found_and_means_the_district_it_is_in(places):
    assert places.point("gate") is places.point("پھاٹک")
    assert places.find("Gate").id == "elm"


def test_a_border_point_in_an_unknown_district_means_no_area(places):
    assert places.point("jetty").id == "quay"
    assert places.find("jetty") is None


def test_what_nothing_bears_is_not_found(places):
    assert places.find("Atlantis") is None
    assert places.find("") is None
    assert places.point("Atlantis") is None
    assert places.candidates("Atlantis district") == ()


def test_a_name_of_a_district_and_a_division_means_the_district(read):
    tables = small()
    tables["places.csv"][3]["name"] = "Elm"
    places = read(tables)
    assert places.find("elm").id == "elm"
    assert ids(places.candidates("Elm")) == ["elm", "hills"]
    assert places.find("Elm Division").id == "hills"
    assert places.find("division elm").id == "hills"


def test_a_name_of_two_districts_means_neither_but_both_are_candidates(read):
    tables = small()
    tables["places.csv"][8]["also"] = "Elm"
    places = read(tables)
    assert places.find("Elm") is None
    assert ids(places.candidates("Elm")) == ["elm", "bay"]


def test_two_border_points_of_one_name_are_not_told_apart(read):
    tables = small()
    tables["border_points.csv"][1]["also"] = "Gate"
    assert read(tables).point("Gate") is None


def test_a_day_tells_an_area_from_one_that_had_ended_or_had_not_begun(read):
    tables = small()
    tables["places.csv"][6]["also"] = "Oak"
    places = read(tables)
    assert places.find("Oak") is None
    assert places.find("Oak", BEFORE).id == "oak"
    assert places.find("Oak", AFTER).id == "ash"


def test_a_name_of_nothing_that_stood_on_the_day_is_found_all_the_same(places):
    assert places.find("ASH", BEFORE).id == "ash"


def test_near_names_are_offered_as_they_are_written(places):
    assert places.nearest("fraxinos") == ("Fraxinus",)
    assert places.nearest("gaet")[0] == "Gate"
    assert places.nearest("پھاٹ") == ("پھاٹک", "گھاٹ")
    assert places.nearest("zzzz") == ()
    assert len(places.nearest("اردو", count=2)) <= 2


# --- zones --------------------------------------------------------------------------------------


def test_an_area_is_in_the_zone_that_the_nearest_area_around_it_is_put_in(places):
    assert places.zone_of("elm").id == "z1"
    assert places.zone_of("hills").id == "z1"


def test_a_zone_that_no_source_gives_is_unknown(places):
    assert places.zone_of("oak") is None
    assert places.zone_of("north") is None
    assert places.membership("oak") is None


def test_a_nearer_area_overrides_one_around_it(read):
    tables = small()
    tables["coast_zone_members.csv"][1] |= {"place": "elm"}
    assert read(tables).zone_of("elm").id == "z2"
    assert read(tables).zone_of("ash").id == "z1"


def test_before_a_source_shows_it_a_zone_is_unknown(places):
    assert places.zone_of("bay", date(2024, 4, 30)) is None
    assert places.zone_of("bay", date(2024, 5, 1)).id == "z2"
    assert places.zone_of("bay").id == "z2"


def test_a_zone_is_looked_for_where_the_area_lay_on_the_day(places):
    assert places.zone_of("elm", date(2021, 1, 1)) is None
    assert places.zone_of("elm", AFTER).id == "z1"


def test_zones_of_another_agency_do_not_answer(places):
    assert places.zone_of("elm", agency="coast").id == "z1"
    assert places.zone_of("elm", agency="rail") is None


def test_a_membership_says_how_sure_it_is(places):
    assert places.membership("bay").verification is Verification.UNVERIFIED


# --- none ---------------------------------------------------------------------------------------


def test_an_empty_gazetteer_knows_nothing():
    assert EMPTY.find("anything") is None
    assert EMPTY.point("anything") is None
    assert EMPTY.nearest("anything") == ()
    assert EMPTY.districts() == ()
    assert EMPTY.vintages == ()


def test_the_same_tables_give_equal_gazetteers(read):
    assert read(small()) == read(small())
    more = small()
    more["places.csv"].append(area("fir", "district", "south"))
    assert read(small()) != read(more)
