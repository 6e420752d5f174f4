"""Lay the districts out as square tiles, each near its true place, and write columns and rows to the table.

Reads the place of each district's headquarters from the table, spreads them over a grid and then anneals:
tiles move and change places while that brings neighbours together, in their true direction, and provinces
into one piece. The same table gives the same map.
"""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rabta.law import Faults
from rabta.places import Gazetteer, Kind, load_gazetteer

PACK = Path(__file__).parent.parent / "src" / "rabta" / "packs" / "pakistan"
TABLE = PACK / "tiles.csv"
STEPS = 600_000
SEED = 13
COLUMNS, ROWS = 21, 21

Cell = tuple[int, int]
Spot = tuple[float, float]
AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1))

APART, HOME, ALONE, HOLE = 1.0, 0.55, 1.6, 0.9
"""What a move is judged by: neighbours in their direction, nearness to the true place, province, no holes."""


def main() -> None:
    """Write the columns and rows."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gazetteer = load_gazetteer([PACK], Faults())
    current = {
        area.id for area in gazetteer.areas.values() if area.kind is Kind.DISTRICT and area.ends is None
    }
    spots = {
        row["place"]: (float(row["longitude"]), float(row["latitude"]))
        for row in rows
        if row["place"] in current
    }
    cells = Layout.of(spots, gazetteer).annealed()
    for row in rows:
        column, line = cells[row["place"] if row["place"] in cells else row["tile_of"]]
        row["column"], row["row"] = str(column), str(line)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def scaled(spots: dict[str, Spot]) -> dict[str, Spot]:
    """Places on the grid, the crowded ones drawn apart: halfway between the true map and ranks."""
    middle = math.cos(math.radians(30.5))
    flat = {id: (east * middle, -north) for id, (east, north) in spots.items()}
    drawn: dict[str, Spot] = {}
    for axis, size in ((0, COLUMNS), (1, ROWS)):
        values = sorted(spot[axis] for spot in flat.values())
        low, high = values[0], values[-1]
        for id, spot in flat.items():
            true = (spot[axis] - low) / (high - low)
            rank = values.index(spot[axis]) / (len(values) - 1)
            place = (0.5 * true + 0.5 * rank) * (size - 1)
            drawn[id] = (place, 0.0) if axis == 0 else (drawn[id][0], place)
    return drawn


def neighbours(spots: dict[str, Spot]) -> list[tuple[str, str]]:
    """Pairs with no third place in the circle between them."""
    found = []
    for one, other in combinations(spots, 2):
        (x, y), (u, v) = spots[one], spots[other]
        middle, radius = ((x + u) / 2, (y + v) / 2), math.dist((x, y), (u, v)) / 2
        if all(math.dist(middle, spots[id]) >= radius for id in spots if id not in (one, other)):
            found.append((one, other))
    return found


@dataclass
class Layout:
    """Tiles on cells, and what each is judged by."""

    homes: dict[str, Spot]
    province: dict[str, str]
    wishes: dict[str, list[tuple[str, Spot]]]
    cells: dict[str, Cell]
    taken: dict[Cell, str]

    @classmethod
    def of(cls, spots: dict[str, Spot], gazetteer: Gazetteer) -> Layout:
        """Every tile on the free cell nearest to its home, those near the middle first."""
        homes = scaled(spots)
        province = {
            id: province.id for id in spots if (province := gazetteer.province_of(gazetteer.areas[id]))
        }
        wishes: dict[str, list[tuple[str, Spot]]] = {id: [] for id in spots}
        for one, other in neighbours(spots):
            east, south = (homes[other][axis] - homes[one][axis] for axis in (0, 1))
            far = math.hypot(east, south) or 1
            wishes[one].append((other, (east / far, south / far)))
            wishes[other].append((one, (-east / far, -south / far)))
        layout = cls(homes, province, wishes, {}, {})
        for id in sorted(homes, key=lambda id: math.dist(homes[id], (COLUMNS / 2, ROWS / 2))):
            free = [(x, y) for x in range(COLUMNS) for y in range(ROWS) if (x, y) not in layout.taken]
            layout.put(id, min(free, key=lambda cell: math.dist(cell, homes[id])))
        return layout

    def put(self, id: str, cell: Cell) -> None:
        """Lay a tile on a cell."""
        self.cells[id] = cell
        self.taken[cell] = id

    def strain(self, id: str) -> float:
        """How badly a tile lies."""
        x, y = self.cells[id]
        apart = sum(
            (self.cells[other][0] - x - east) ** 2 + (self.cells[other][1] - y - south) ** 2
            for other, (east, south) in self.wishes[id]
        )
        home = (x - self.homes[id][0]) ** 2 + (y - self.homes[id][1]) ** 2
        beside = [self.taken.get((x + dx, y + dy)) for dx, dy in AROUND]
        kin = sum(1 for other in beside if other and self.province[other] == self.province[id])
        return APART * apart + HOME * home + ALONE * (4 - min(kin, 3)) ** 2 / 2

    def gaps(self, cells: Iterable[Cell]) -> float:
        """How many empty cells lie among tiles around some cells."""
        near = {(x + dx, y + dy) for x, y in cells for dx, dy in ((0, 0), *AROUND)}
        empty = (cell for cell in near if cell not in self.taken)
        return sum(HOLE * max(0, self._beside(cell) - 2) * 4 for cell in empty)

    def _beside(self, cell: Cell) -> int:
        return sum((cell[0] + dx, cell[1] + dy) in self.taken for dx, dy in AROUND)

    def move(self, id: str, cell: Cell) -> None:
        """Lay a tile on a cell; what lay there goes where the tile was."""
        before, other = self.cells[id], self.taken.get(cell)
        del self.taken[before]
        if other:
            self.put(other, before)
        self.put(id, cell)

    def judged(self, id: str, before: Cell, after: Cell) -> float:
        """The strain of all that a move between two cells touches."""
        touched = {id} | {
            self.taken[(x + dx, y + dy)]
            for x, y in (before, after)
            for dx, dy in ((0, 0), *AROUND)
            if (x + dx, y + dy) in self.taken
        }
        return sum(map(self.strain, touched)) + self.gaps((before, after))

    def annealed(self) -> dict[str, Cell]:
        """The cells after many moves, fewer and fewer of them for the worse."""
        chance = random.Random(SEED)  # noqa: S311
        ids = sorted(self.cells)
        for step in range(STEPS):
            heat = 6.0 * (1 - step / STEPS) ** 2 + 1e-3
            id = chance.choice(ids)
            before = self.cells[id]
            after = (before[0] + chance.randint(-2, 2), before[1] + chance.randint(-2, 2))
            if after == before or not (0 <= after[0] < COLUMNS and 0 <= after[1] < ROWS):
                continue
            was = self.judged(id, before, after)
            self.move(id, after)
            if (worse := self.judged(id, before, after) - was) > 0 and chance.random() > math.exp(
                -worse / heat
            ):
                self.move(id, before)
        west, north = (min(cell[axis] for cell in self.cells.values()) for axis in (0, 1))
        return {id: (x - west, y - north) for id, (x, y) in self.cells.items()}


if __name__ == "__main__":
    main()
