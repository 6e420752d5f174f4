"""Laws that hold for the places of Pakistan, and what they add up to."""

import re
import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.law.faults import Faults
from rabta.law.shelf import PACKS
from rabta.law.values import Verification
from rabta.places import Gazetteer, Kind, PointKind, load_gazetteer
from rabta.places.spelling import spelling

FOLDER = PACKS / "pakistan"
FAULTS = Faults()
PLACES: Gazetteer = load_gazetteer([FOLDER], FAULTS)
DISTRICTS = PLACES.districts()
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
NATION = 241_499_431


def of_kind(kind):
    return [area for area in PLACES.areas.values() if area.kind is kind]


def test_the_tables_hold_no_fault():
    assert [str(fault) for fault in FAULTS.found] == []


def test_how_many_places_there_are():
    assert {kind: len(of_kind(kind)) for kind in Kind} == {
        Kind.COUNTRY: 1, Kind.PROVINCE: 7, Kind.DIVISION: 39, Kind.DISTRICT: 182,
    }  # fmt: skip
    assert len(PLACES.districts(vintage="2023")) == 160
    assert len(PLACES.districts(vintage="2026")) == 177


def test_the_census_counted_136_districts_and_none_in_the_two_regions():
    counted = [area for area in DISTRICTS if area.people.population is not None]
    assert len(counted) == 136
    rest = set(PLACES.districts(vintage="2023")) - set(counted)
    assert {PLACES.province_of(area).id for area in rest} == {"PK1", "PK3"}


def test_districts_add_up_to_their_provinces_and_to_the_nation():
    totals = {"PK": NATION} | {area.id: area.people.population for area in of_kind(Kind.PROVINCE)}
    for id, total in totals.items():
        inside = [area.people.population or 0 for area in PLACES.districts(vintage="2023", inside=id)]
        assert sum(inside) == (total or 0), id
    assert sum(total or 0 for id, total in totals.items() if id != "PK") == NATION


def test_divisions_add_up_to_their_provinces_as_the_census_had_them():
    division: Counter[str] = Counter()
    province: Counter[str] = Counter()
    for area in PLACES.districts(vintage="2023"):
        division[area.within] += area.people.population or 0
    for id, people in division.items():
        province[PLACES.province_of(id).id] += people
    assert province == {area.id: area.people.population or 0 for area in of_kind(Kind.PROVINCE)}
    assert (division["pk-div-lahore"], division["pk-div-karachi"]) == (22_772_710, 20_382_881)


def test_one_district_alone_has_a_population_without_sexes():
    known = [area for area in DISTRICTS if area.people.population is not None]
    assert [area.id for area in known if area.people.female is None] == ["PK725"]
    assert sum(area.people.transgender or 0 for area in known) == 20_317 - 7
    assert sum((area.people.female or 0) for area in known) == 117_023_680 - 218_348


def test_children_are_those_the_age_table_covers():
    people = [area.people for area in DISTRICTS if area.people.aged is not None]
    assert sum(each.aged for each in people) == 240_458_089
    children = sum(each.girls + each.boys + each.transgender_children for each in people)
    assert children == 112_472_700


def test_every_row_has_a_source_with_a_year_and_an_urdu_name():
    things = [*PLACES.areas.values(), *PLACES.points.values(), *PLACES.zones.values()]
    assert [thing.id for thing in things if not re.search(r"\b20[12]\d\b", thing.source)] == []
    assert [thing.id for thing in things if not re.search("[\u0600-\u06ff]", thing.name_ur)] == []
    undated = [member for member in PLACES.members if not re.search(r"20[12]\d", member.source)]
    assert undated == []


def test_whatever_is_only_known_to_have_happened_by_a_day_says_why():
    vague = [
        area
        for area in PLACES.areas.values()
        if (area.begins and not area.begins.exact) or (area.ends and not area.ends.exact)
    ]
    assert vague
    assert [area.id for area in vague if not area.note] == []


def test_urdu_names_are_marked_for_native_review():
    lines = (FOLDER / "places.csv").read_text(encoding="utf-8").splitlines()
    column = lines[0].split(",").index("ur_review")
    assert {line.split(",")[column] for line in lines[1:]} == {"yes"}


@given(DAYS)
def test_every_district_has_exactly_one_province_on_every_day_it_stands(day):
    for area in PLACES.districts(day):
        around = PLACES.within(area, day)
        assert [each.kind for each in around].count(Kind.PROVINCE) == 1
        assert around[-1].id == "PK"
        assert around[0].kind in {Kind.DIVISION, Kind.PROVINCE}


@given(DAYS)
def test_every_district_there_ever_was_lay_in_one_province_on_every_day(day):
    for area in DISTRICTS:
        assert PLACES.province_of(area, day) == PLACES.province_of(area)


@given(DAYS)
def test_a_district_that_has_not_begun_lies_in_a_district_that_stands(day):
    for area in DISTRICTS:
        if area.begins and day < area.begins.day and area.split_from:
            assert PLACES.district_of(area, day).listed(day)


@given(DAYS)
def test_no_division_holds_a_district_of_another_province(day):
    for area in PLACES.districts(day):
        [province] = {PLACES.province_of(each, day).id for each in (area, *PLACES.within(area, day)[:-1])}
        assert province == PLACES.province_of(area).id


def test_the_districts_of_a_day_are_those_of_the_list_of_that_time():
    assert set(PLACES.districts(date(2026, 10, 14))) == set(PLACES.districts(vintage="2026"))


def test_folding_is_idempotent_and_stays_in_the_province():
    for area in DISTRICTS:
        folded = PLACES.fold(area, "2023")
        assert folded is not None
        assert "2023" in folded.vintages
        assert PLACES.fold(folded, "2023") == folded
        assert PLACES.province_of(folded) == PLACES.province_of(area)


def test_folding_the_list_of_2026_gives_the_list_of_2023():
    folded = {PLACES.fold(area, "2023").id for area in PLACES.districts(vintage="2026")}
    assert folded == {area.id for area in PLACES.districts(vintage="2023")}


@pytest.mark.parametrize("area", PLACES.areas.values(), ids=lambda area: area.id)
def test_every_id_and_name_finds_its_area_or_one_that_comes_before_it(area):
    assert PLACES.find(area.id) == area
    for name in (area.name, area.name_ur, *area.also):
        found = PLACES.find(name)
        assert found is not None, name
        assert found == area or (found.kind is Kind.DISTRICT and area.kind is not Kind.DISTRICT), name
        assert area in PLACES.candidates(name)


def test_no_two_areas_of_one_kind_share_a_name():
    seen: dict[tuple[Kind, str], str] = {}
    for area in PLACES.areas.values():
        for spelt in {spelling(name) for name in (area.id, area.name, area.name_ur, *area.also)}:
            assert seen.setdefault((area.kind, spelt), area.id) == area.id, spelt


@pytest.mark.parametrize("division", of_kind(Kind.DIVISION), ids=lambda area: area.id)
def test_a_division_is_found_when_it_is_called_one(division):
    assert PLACES.find(f"{division.name} Division") == division
    assert PLACES.find(f"{division.name_ur} ڈویژن") == division


@pytest.mark.parametrize("point", PLACES.points.values(), ids=lambda point: point.id)
def test_every_border_point_is_found_by_each_of_its_names(point):
    for name in (point.id, point.name, point.name_ur, *point.also):
        assert PLACES.point(name) == point
    if point.district:
        assert PLACES.find(point.id) == PLACES.areas[point.district]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("DI Khan", "PK509"),
        ("كوئٹه", "PK226"),
        ("Nawabshah", "PK719"),
        ("مظفرآباد", "PK107"),
        ("Turkham", "PK513"),
        ("Lahore Airport", "PK617"),
        ("KPK", "PK5"),
        ("AJ&K", "PK1"),
        ("Upper Dera Bugti", "pk-north-dera-bugti"),
    ],
)
def test_people_find_places_by_what_they_call_them(text, id):
    assert PLACES.find(text).id == id


def test_a_misspelt_name_is_answered_with_near_ones():
    assert PLACES.nearest("Lahor")[0] == "Lahore"
    assert "Quetta" in PLACES.nearest("Queta")
    assert PLACES.nearest("کوئٹا")[0] == "کوئٹہ"


def test_border_points_by_kind():
    kinds = [point.kind for point in PLACES.points.values()]
    assert {kind: kinds.count(kind) for kind in PointKind} == {
        PointKind.LAND_CROSSING: 13, PointKind.AIRPORT: 13, PointKind.SEAPORT: 3,
    }  # fmt: skip
    beyond = {point.country_beyond for point in PLACES.points.values() if point.country_beyond}
    assert beyond == {"AFG", "IRN", "CHN", "IND"}


def test_nothing_about_border_points_or_zones_claims_an_official_text():
    things = [*PLACES.points.values(), *PLACES.zones.values(), *PLACES.members]
    assert Verification.PRIMARY not in {thing.verification for thing in things}


def test_zones_are_known_where_a_source_says_so_and_nowhere_else():
    zone = {area.id: PLACES.zone_of(area, agency="fia") for area in PLACES.districts(vintage="2026")}
    provinces = {PLACES.province_of(id).id for id, found in zone.items() if found is None}
    assert provinces == {"PK1", "PK6"}
    assert sum(found is not None for found in zone.values()) == 126
    assert zone["PK525"].id == "fia-kohat"
    assert zone["PK528"].id == "fia-peshawar"


def test_before_the_zones_of_sindh_were_reported_they_are_unknown():
    assert PLACES.zone_of("PK723", date(2025, 9, 24)) is None
    assert PLACES.zone_of("PK723", date(2025, 9, 25)).id == "fia-sukkur"


def test_the_division_of_gujrat_was_formed_suspended_and_formed_again():
    days = [date(2022, 8, 16), date(2022, 8, 17), date(2023, 2, 15), date(2024, 12, 20)]
    divisions = [PLACES.within("PK610", day)[0].name for day in days]
    assert divisions == ["Gujranwala", "Gujrat", "Gujranwala", "Gujrat"]


def test_loading_takes_hardly_longer_than_a_blink():
    took = []
    for _ in range(5):
        start = time.process_time()
        load_gazetteer([FOLDER], Faults())
        took.append(time.process_time() - start)
    assert min(took) < 0.05, "it takes some 7 ms of a processor; a slow machine is forgiven"
