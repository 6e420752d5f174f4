"""Every fault of the tables is caught, by file and line."""

import pytest

from engine.places.small_tables import area, small, write
from rabta.law.faults import Faults
from rabta.places import EMPTY, Bound, Kind, PointKind, load_gazetteer

PLANTED = [
    # table, row, what is written there, the line of the fault, the fault
    ("places.csv", 0, {"within": "south"}, 2, "the country 'land' lies within nothing, not 'south'"),
    ("places.csv", 1, {"within": ""}, 3, "'north' must lie within an area"),
    ("places.csv", 3, {"within": "nroth"}, 5, "unknown place 'nroth'; did you mean 'north'?"),
    (
        "places.csv",
        4,
        {"within": "bay"},
        6,
        "'elm' cannot lie within 'bay': a district cannot lie within a district",
    ),
    (
        "places.csv",
        1,
        {"within": "hills"},
        3,
        "'north' cannot lie within 'hills': a province cannot lie within a division",
    ),
    ("places.csv", 2, {"id": "north"}, 4, "'north' stands twice, first at places.csv:3"),
    ("places.csv", 3, {"kind": "divison"}, 5, "unknown kind 'divison'; did you mean 'division'?"),
    ("places.csv", 3, {"id": ""}, 5, "'id' is empty"),
    ("places.csv", 3, {"name": ""}, 5, "'name' is empty"),
    ("places.csv", 3, {"name_ur": ""}, 5, "'name_ur' is empty"),
    ("places.csv", 3, {"source": ""}, 5, "'source' is empty"),
    (
        "places.csv",
        5,
        {"to": "2025-1-1"},
        7,
        "'to' is no day: '2025-1-1'; write year-month-day, as in 2020-09-04 or by 2020-09-04",
    ),
    (
        "places.csv",
        5,
        {"from": "2025-01-01"},
        7,
        "it ends (2025-01-01) before it begins (2025-01-01)",
    ),
    (
        "places.csv",
        5,
        {"from": "2026-01-01"},
        7,
        "it ends (2025-01-01) before it begins (2026-01-01)",
    ),
    ("places.csv", 6, {"split_from": "oka"}, 8, "unknown place 'oka'; did you mean 'oak'?"),
    ("places.csv", 6, {"split_from": "north"}, 8, "'ash' can only be split from a district"),
    (
        "places.csv",
        6,
        {"from": ""},
        8,
        "'ash' was split off, so 'from' must say when, or by when",
    ),
    (
        "places.csv",
        5,
        {"split_from": "ash", "from": "2000-01-01"},
        7,
        "'oak' is split, over others, from itself",
    ),
    (
        "places.csv",
        6,
        {"split_from": "ash"},
        8,
        "'ash' is split, over others, from itself",
    ),
    (
        "places.csv",
        4,
        {"population": "forty"},
        6,
        "'population' must be a whole number without signs, not 'forty'",
    ),
    (
        "places.csv",
        4,
        {"male": "18"},
        6,
        "'elm': female + male + transgender is 39, but the population is 40",
    ),
    ("places.csv", 4, {"girls": "21"}, 6, "'elm' has more girls (21) than female (20)"),
    ("places.csv", 4, {"boys": "20"}, 6, "'elm' has more boys (20) than male (19)"),
    (
        "places.csv",
        4,
        {"transgender_children": "2"},
        6,
        "'elm' has more transgender_children (2) than transgender (1)",
    ),
    (
        "places.csv",
        4,
        {"aged": "15"},
        6,
        "'elm' has more girls + boys + transgender_children (16) than aged (15)",
    ),
    ("places.csv", 4, {"aged": "41"}, 6, "'elm' has more aged (41) than population (40)"),
    (
        "places.csv",
        5,
        {"population": "10", "girls": "5", "boys": "6", "transgender_children": "0"},
        7,
        "'oak' has more girls + boys + transgender_children (11) than population (10)",
    ),
    ("places.csv", 1, {"population": "59"}, 3, "'north' has 59 people, but 60 live in its parts"),
    ("places.csv", 0, {"population": "59"}, 2, "'land' has 59 people, but 60 live in its parts"),
    ("place_moves.csv", 0, {"place": "lem"}, 2, "unknown place 'lem'; did you mean 'elm'?"),
    ("place_moves.csv", 0, {"within": "hlls"}, 2, "unknown place 'hlls'; did you mean 'hills'?"),
    (
        "place_moves.csv",
        0,
        {"within": "bay"},
        2,
        "'elm' cannot lie within 'bay': a district cannot lie within a district",
    ),
    ("place_moves.csv", 0, {"from": ""}, 2, "'from' is empty"),
    (
        "place_moves.csv",
        0,
        {"from": "soon"},
        2,
        "'from' is no day: 'soon'; write year-month-day, as in 2020-09-04 or by 2020-09-04",
    ),
    ("place_moves.csv", 0, {"source": ""}, 2, "'source' is empty"),
    (
        "place_moves.csv",
        1,
        {"from": "2020-01-01"},
        3,
        "'elm' moves twice on 2020-01-01, first at place_moves.csv:2",
    ),
    ("border_points.csv", 0, {"district": "ellm"}, 2, "unknown district 'ellm'; did you mean 'elm'?"),
    ("border_points.csv", 0, {"district": "hills"}, 2, "unknown district 'hills'"),
    (
        "border_points.csv",
        1,
        {"kind": "sea port"},
        3,
        "unknown kind 'sea port'; did you mean 'seaport'?",
    ),
    ("border_points.csv", 1, {"id": "bay"}, 3, "'bay' is an area already, at places.csv:10"),
    ("border_points.csv", 1, {"id": "gate"}, 3, "'gate' stands twice, first at border_points.csv:2"),
    ("border_points.csv", 1, {"name": ""}, 3, "'name' is empty"),
    ("border_points.csv", 1, {"name_ur": ""}, 3, "'name_ur' is empty"),
    ("border_points.csv", 1, {"source": ""}, 3, "'source' is empty"),
    (
        "border_points.csv",
        1,
        {"verification": "verified"},
        3,
        "unknown verification 'verified'; did you mean 'unverified'?",
    ),
    ("coast_zones.csv", 1, {"id": "z1"}, 3, "'z1' stands twice, first at coast_zones.csv:2"),
    ("coast_zones.csv", 0, {"name": ""}, 2, "'name' is empty"),
    ("coast_zones.csv", 0, {"name_ur": ""}, 2, "'name_ur' is empty"),
    ("coast_zones.csv", 0, {"source": ""}, 2, "'source' is empty"),
    ("coast_zones.csv", 0, {"verification": ""}, 2, "unknown verification ''"),
    (
        "coast_zones.csv",
        1,
        {"to": "2024-05-01"},
        3,
        "it ends (2024-05-01) before it begins (2024-05-01)",
    ),
    ("coast_zone_members.csv", 0, {"zone": "zz1"}, 2, "unknown zone 'zz1'; did you mean 'z1'?"),
    ("coast_zone_members.csv", 0, {"place": "hill"}, 2, "unknown place 'hill'; did you mean 'hills'?"),
    ("coast_zone_members.csv", 0, {"source": ""}, 2, "'source' is empty"),
    (
        "coast_zone_members.csv",
        1,
        {"to": "by 2024-01-01"},
        3,
        "it ends (by 2024-01-01) before it begins (2024-05-01)",
    ),
]


@pytest.mark.parametrize(("table", "index", "change", "line", "message"), PLANTED)
def test_a_planted_fault_is_caught_by_file_and_line(tmp_path, table, index, change, line, message):
    tables, faults = small(), Faults()
    tables[table][index] |= change
    gazetteer = load_gazetteer([write(tmp_path, tables)], faults)
    assert f"{table}:{line}: {message}" in [str(fault) for fault in faults.found]
    assert gazetteer is EMPTY


def test_no_fault_hides_another(tmp_path):
    tables, faults = small(), Faults()
    tables["places.csv"][3] |= {"kind": "dvsn", "within": "nroth", "name": ""}
    tables["border_points.csv"][0] |= {"district": "lem"}
    load_gazetteer([write(tmp_path, tables)], faults)
    assert {fault.place.line for fault in faults.found if fault.place.file == "places.csv"} >= {5}
    assert len(faults.found) >= 4


def test_a_circle_of_three_is_a_fault_of_each(tmp_path):
    tables, faults = small(), Faults()
    since = {"from": "2000-01-01", "to": ""}
    for index, before in ((5, "ash"), (6, "yew"), (7, "oak")):
        tables["places.csv"][index] |= {"split_from": before} | since
    load_gazetteer([write(tmp_path, tables)], faults)
    assert [fault.place.line for fault in faults.found] == [7, 8, 9]


def test_what_hangs_on_a_circle_is_no_circle(tmp_path):
    tables, faults = small(), Faults()
    since = {"from": "2000-01-01", "to": ""}
    for index, before in ((5, "ash"), (6, "oak"), (7, "oak")):
        tables["places.csv"][index] |= {"split_from": before} | since
    load_gazetteer([write(tmp_path, tables)], faults)
    assert [fault.place.line for fault in faults.found] == [7, 8]


def test_faults_found_before_do_not_empty_the_gazetteer(tmp_path):
    faults = Faults()
    faults.add(area_place := load_gazetteer([write(tmp_path, small())], faults).areas["elm"].place, "older")
    assert load_gazetteer([tmp_path], faults).areas["elm"].place == area_place


def test_unknown_numbers_of_people_are_no_fault(read):
    tables = small()
    tables["places.csv"][4] |= {"female": "", "transgender_children": "", "aged": ""}
    assert read(tables).areas["elm"].people.female is None


def test_a_pack_without_tables_has_an_empty_gazetteer(tmp_path):
    faults = Faults()
    gazetteer = load_gazetteer([tmp_path], faults)
    assert (dict(gazetteer.areas), dict(gazetteer.points), dict(gazetteer.zones)) == ({}, {}, {})
    assert gazetteer.members == ()
    assert not faults.found


def test_places_stand_without_points_zones_or_moves(read):
    assert len(read({"places.csv": small()["places.csv"]}).areas) == 9


def test_a_pack_may_add_to_the_places_of_the_one_it_builds_on(tmp_path):
    base, more, faults = tmp_path / "base", tmp_path / "more", Faults()
    base.mkdir()
    more.mkdir()
    write(base, small())
    write(more, {"places.csv": [area("fir", "district", "south")]})
    gazetteer = load_gazetteer([base, more], faults)
    assert not faults.found
    assert [each.id for each in gazetteer.within("fir")] == ["south", "land"]


def test_members_without_a_table_of_zones_are_faults(tmp_path):
    faults = Faults()
    tables = small()
    del tables["coast_zones.csv"]
    load_gazetteer([write(tmp_path, tables)], faults)
    assert [str(fault.place) for fault in faults.found] == [
        "coast_zone_members.csv:2",
        "coast_zone_members.csv:3",
    ]


def test_the_agency_of_a_zone_is_what_its_table_is_called_after(places):
    assert {zone.agency for zone in places.zones.values()} == {"coast"}


def test_rows_become_values(places):
    elm, ash, gate = places.areas["elm"], places.areas["ash"], places.points["gate"]
    assert (elm.kind, elm.name, elm.name_ur) == (Kind.DISTRICT, "ELM", "اردوelm")
    assert (elm.people.population, elm.people.girls, elm.people.aged) == (40, 8, 38)
    assert elm.vintages == ("2023", "2026")
    assert (str(elm.place), elm.source) == ("places.csv:6", "2023")
    assert ash.also == ("Fraxinus", "راکھ")
    assert str(ash.begins) == "2025-01-01"
    assert not places.areas["yew"].begins.exact
    assert isinstance(places.areas["oak"].ends, Bound)
    assert (gate.kind, gate.country_beyond) == (PointKind.LAND_CROSSING, "SEA")


def test_nothing_in_a_gazetteer_can_be_changed(places):
    with pytest.raises(TypeError):
        places.areas["elm"] = places.areas["oak"]
    with pytest.raises(AttributeError):
        places.areas["elm"].name = "Elm"
    with pytest.raises(AttributeError):
        places.members = ()
