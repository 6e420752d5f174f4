"""The map of tiles: every district once, none on another, near its place and among its own."""

from pathlib import Path
from statistics import mean

import pytest
from lay_tiles import neighbours, scaled

from rabta.law import Faults
from rabta.places import Kind, load_gazetteer
from rabta.places.table import read_tables

PACK = Path(__file__).parents[2] / "src" / "rabta" / "packs" / "pakistan"
COLUMNS = ("place", "latitude", "longitude", "approximate", "tile_of", "short", "short_ur", "column", "row")


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer([PACK], Faults())


@pytest.fixture(scope="module")
def rows():
    faults = Faults()
    found = {row.text("place"): row for row in read_tables([PACK], "tiles.csv", COLUMNS, faults)}
    assert not faults.found
    return found


@pytest.fixture(scope="module")
def current(gazetteer):
    return [area.id for area in gazetteer.districts() if area.ends is None]


@pytest.fixture(scope="module")
def cells(rows):
    return {id: (row.number("column"), row.number("row")) for id, row in rows.items()}


def test_every_district_has_one_tile(gazetteer, rows, current):
    assert len(current) == 177
    assert set(rows) == {area.id for area in gazetteer.districts()}


def test_no_two_districts_of_any_day_share_a_tile(gazetteer, cells):
    bounds = (bound for area in gazetteer.districts() for bound in (area.begins, area.ends))
    for day in sorted({bound.day for bound in bounds if bound}):
        standing = [cells[area.id] for area in gazetteer.districts(day)]
        assert len(standing) == len(set(standing)), day


def test_tiles_lie_near_their_true_place(rows, cells, current):
    spots = {id: (float(rows[id].text("longitude")), float(rows[id].text("latitude"))) for id in current}
    homes = scaled(spots)
    away = [abs(homes[id][axis] - cells[id][axis]) for id in current for axis in (0, 1)]
    assert mean(away) < 1.2


def test_most_neighbours_lie_beside_each_other(rows, cells, current):
    spots = {id: (float(rows[id].text("longitude")), float(rows[id].text("latitude"))) for id in current}
    pairs = neighbours(scaled(spots))
    touching = [
        max(abs(cells[one][axis] - cells[other][axis]) for axis in (0, 1)) <= 1 for one, other in pairs
    ]
    assert mean(touching) > 0.75


def test_every_province_is_one_piece(gazetteer, cells, current):
    for province in (area for area in gazetteer.areas.values() if area.kind is Kind.PROVINCE):
        left = {cells[id] for id in current if gazetteer.province_of(id) is province}
        reached = [left.pop()]
        for x, y in reached:
            beside = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
            left -= beside
            reached += beside
        assert not left, province.name


def test_every_district_lies_in_one_province_and_in_no_circle(gazetteer):
    for area in gazetteer.areas.values():
        around = [each.id for each in gazetteer.within(area)]
        assert len(around) == len(set(around))
        assert area.id not in around
        if area.kind is Kind.DISTRICT:
            assert sum(gazetteer.areas[id].kind is Kind.PROVINCE for id in around) == 1
