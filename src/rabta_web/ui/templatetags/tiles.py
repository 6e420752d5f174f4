"""A map of square tiles, each with its name, its class and its value, and the same as a table below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.functional import Promise

register = template.Library()

SIDE = 40
LINE = 9
"""How many letters go on a line of a tile."""
CLASSES = 8
"""How many classes have a colour and a pattern of their own."""

FEW = 14
"""With so few tiles from west to east, a map fits on a telephone."""


@dataclass(frozen=True, slots=True)
class OnMap:
    """A tile to draw: `shade` is the class of its value, from 0; `group` heads its rows in the table."""

    column: int
    row: int
    short: str
    name: str
    shade: int
    value: str
    group: str
    address: str = ""

    @property
    def x(self) -> int:
        """How far from the west it begins."""
        return self.column * SIDE

    @property
    def y(self) -> int:
        """How far from the north it begins."""
        return self.row * SIDE

    @property
    def lines(self) -> list[tuple[int, str]]:
        """What is written on it, in one line or two, each with how far down it stands."""
        written = _broken(self.short)
        first = 22 if len(written) == 1 else 17
        return [(first + 11 * number, line) for number, line in enumerate(written)]


def _broken(short: str) -> list[str]:
    words = short.split()
    if len(words) == 1 or len(short) <= LINE - 2:
        return [short]
    return [words[0], " ".join(words[1:])]


@register.inclusion_tag("ui/tile_map.html")
def tile_map(tiles: Sequence[OnMap], legend: Sequence[str | Promise], label: str) -> dict[str, Any]:
    """The map with its legend, and its values as a table for whoever does not read maps."""
    if len(legend) > CLASSES:
        raise ValueError(f"{len(legend)} classes on a map that tells {CLASSES} apart")
    across = (max((tile.column for tile in tiles), default=0) + 1) * SIDE
    return {
        "few": across <= FEW * SIDE,
        "tiles": tiles,
        "rows": sorted(tiles, key=lambda tile: (tile.group, tile.name)),
        "legend": [(shade, words) for shade, words in enumerate(legend) if words],
        "label": label,
        "across": across,
        "down": (max((tile.row for tile in tiles), default=0) + 1) * SIDE,
    }
