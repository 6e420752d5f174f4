"""The gazetteer of this installation, and the tile of each district on the map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from rabta.law import Faults, load_law
from rabta.places import Area, Gazetteer, load_gazetteer
from rabta.places.table import read_tables

COLUMNS = ("place", "latitude", "longitude", "approximate", "tile_of", "short", "short_ur", "column", "row")


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a district lies on the map, counted from the north-west, and what is written there."""

    place: str
    column: int
    row: int
    short: str
    short_ur: str
    approximate: bool


@lru_cache(maxsize=1)
def folders() -> tuple[Path, ...]:
    """The folders of the packs of this installation."""
    return tuple(Path(pack.home) for pack in load_law(settings.PACK).packs)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The places of this installation."""
    return load_gazetteer(folders(), Faults())


@lru_cache(maxsize=1)
def tiles() -> dict[str, Tile]:
    """The tile of each district; a district that has ended lies where one that came of it does."""
    return read_tiles(folders())


def read_tiles(of: tuple[Path, ...]) -> dict[str, Tile]:
    """The tiles that the packs in some folders lay."""
    return {
        row.text("place"): Tile(
            row.text("place"),
            row.number("column") or 0,
            row.number("row") or 0,
            row.text("short"),
            row.text("short_ur"),
            bool(row.text("approximate")),
        )
        for row in read_tables(of, "tiles.csv", COLUMNS, Faults())
    }


def laid(day: date) -> list[tuple[Area, Tile]]:
    """The districts of a day, each with its tile."""
    on_map = tiles()
    return [(area, on_map[area.id]) for area in gazetteer().districts(day) if area.id in on_map]


def name_of(area: Area) -> str:
    """An area's name in the reader's language."""
    return area.name_ur if get_language() == "ur" else area.name


def short_name(area: Area, tile: Tile) -> str:
    """What is written on a tile, in the reader's language."""
    return (tile.short_ur if get_language() == "ur" else tile.short) or name_of(area)
