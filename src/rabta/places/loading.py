"""The gazetteer of some packs, read from their tables; every fault is noted by file and line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from rabta.law.faults import Faults
from rabta.law.values import Verification
from rabta.places.checking import check
from rabta.places.gazetteer import EMPTY, Gazetteer, Identified
from rabta.places.table import Row, read_tables
from rabta.places.values import (
    Area,
    BorderPoint,
    Bound,
    Kind,
    Member,
    Move,
    People,
    PointKind,
    Zone,
)

PEOPLE = ("population", "female", "male", "transgender", "girls", "boys", "transgender_children", "aged")

AREAS = (
    *("id", "kind", "name", "name_ur", "ur_review", "within", "from", "to", "split_from", "vintages"),
    *PEOPLE,
    *("also", "source", "note"),
)
MOVES = ("place", "within", "from", "source", "note")
POINTS = (
    *("id", "name", "name_ur", "kind", "district", "country_beyond", "also"),
    *("verification", "source", "note"),
)
ZONES = ("id", "name", "name_ur", "from", "to", "verification", "source", "note")
MEMBERS = ("zone", "place", "from", "to", "verification", "source", "note")

_ZONES, _MEMBERS = "_zones.csv", "_zone_members.csv"
"""What follows the agency's name in the names of the tables of its zones."""

_FAULTY = Bound(date.min)
"""Stands in for the day of a move that could not be read, which is a fault already."""


def load_gazetteer(folders: Sequence[Path], faults: Faults) -> Gazetteer:
    """The gazetteer of the packs in some folders; empty where they have no tables, or a fault was found."""
    before = len(faults.found)
    areas = [_area(row) for row in read_tables(folders, "places.csv", AREAS, faults)]
    moves = [_move(row) for row in read_tables(folders, "place_moves.csv", MOVES, faults)]
    points = [_point(row) for row in read_tables(folders, "border_points.csv", POINTS, faults)]
    zones: list[Zone] = []
    members: list[Member] = []
    for agency in _agencies(folders):
        found = read_tables(folders, agency + _ZONES, ZONES, faults)
        zones.extend(_zone(row, agency) for row in found)
        members.extend(_member(row) for row in read_tables(folders, agency + _MEMBERS, MEMBERS, faults))
    gazetteer = Gazetteer(
        _by_id(_moved(areas, moves), faults), _by_id(points, faults), _by_id(zones, faults), tuple(members)
    )
    check(gazetteer, moves, faults)
    return gazetteer if len(faults.found) == before else EMPTY


def _agencies(folders: Iterable[Path]) -> list[str]:
    """The agencies with tables of zones, each named by what its files begin with."""
    return sorted(
        {
            path.name.removesuffix(suffix)
            for folder in folders
            for suffix in (_ZONES, _MEMBERS)
            for path in folder.glob(f"*{suffix}")
        }
    )


def _by_id(values: Iterable[Identified], faults: Faults) -> MappingProxyType[str, Identified]:
    named: dict[str, Identified] = {}
    for value in values:
        if value.id in named:
            faults.add(value.place, f"{value.id!r} stands twice, first at {named[value.id].place}")
        else:
            named[value.id] = value
    return MappingProxyType(named)


def _moved(areas: Iterable[Area], moves: Iterable[Move]) -> list[Area]:
    """The areas with their moves in order of time."""
    moves_of: dict[str, list[Move]] = {}
    for move in sorted(moves, key=lambda move: move.begins.day):
        moves_of.setdefault(move.area, []).append(move)
    return [replace(area, moves=tuple(moves_of[area.id])) if area.id in moves_of else area for area in areas]


def _area(row: Row) -> Area:
    return Area(
        id=row.text("id", required=True),
        kind=row.choice("kind", Kind),
        name=row.text("name", required=True),
        name_ur=row.text("name_ur", required=True),
        within=row.text("within"),
        begins=row.bound("from"),
        ends=row.bound("to"),
        split_from=row.text("split_from"),
        vintages=row.texts("vintages"),
        people=People(*(row.number(column) for column in PEOPLE)),
        also=row.texts("also"),
        source=row.text("source", required=True),
        note=row.text("note"),
        place=row.place,
    )


def _move(row: Row) -> Move:
    for column in MOVES[:-1]:
        row.text(column, required=True)
    begins = row.bound("from") or _FAULTY
    return Move(row.text("place"), row.text("within"), begins, row.place)


def _point(row: Row) -> BorderPoint:
    return BorderPoint(
        id=row.text("id", required=True),
        name=row.text("name", required=True),
        name_ur=row.text("name_ur", required=True),
        kind=row.choice("kind", PointKind),
        district=row.text("district"),
        country_beyond=row.text("country_beyond"),
        also=row.texts("also"),
        verification=row.choice("verification", Verification),
        source=row.text("source", required=True),
        note=row.text("note"),
        place=row.place,
    )


def _zone(row: Row, agency: str) -> Zone:
    return Zone(
        id=row.text("id", required=True),
        agency=agency,
        name=row.text("name", required=True),
        name_ur=row.text("name_ur", required=True),
        begins=row.bound("from"),
        ends=row.bound("to"),
        verification=row.choice("verification", Verification),
        source=row.text("source", required=True),
        note=row.text("note"),
        place=row.place,
    )


def _member(row: Row) -> Member:
    return Member(
        zone=row.text("zone", required=True),
        area=row.text("place", required=True),
        begins=row.bound("from"),
        ends=row.bound("to"),
        verification=row.choice("verification", Verification),
        source=row.text("source", required=True),
        note=row.text("note"),
        place=row.place,
    )
