"""Tables as a spreadsheet keeps them: CSV read strictly, every row with its file and line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from rabta.law.faults import Faults
from rabta.law.source import Place
from rabta.places.values import Bound

E = TypeVar("E", bound=Enum)

_BY = "by "


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns. What cannot be read is a fault at the row's place."""

    place: Place
    cells: dict[str, str]
    faults: Faults

    def text(self, column: str, *, required: bool = False) -> str:
        """A cell; "" where it is empty."""
        if required and not self.cells[column]:
            self.faults.add(self.place, f"{column!r} is empty")
        return self.cells[column]

    def texts(self, column: str) -> tuple[str, ...]:
        """The names in a cell, separated by |."""
        return tuple(part for name in self.cells[column].split("|") if (part := name.strip()))

    def choice(self, column: str, choices: type[E]) -> E:
        """A cell that holds one of an enumeration's values."""
        written = self.cells[column]
        valid = {member.value: member for member in choices}
        if written not in valid:
            self.faults.unknown(self.place, column, written, valid)
        return valid.get(written, next(iter(choices)))

    def number(self, column: str) -> int | None:
        """How many; None where the cell is empty."""
        written = self.cells[column]
        if not written:
            return None
        if written.isascii() and written.isdecimal():
            return int(written)
        self.faults.add(self.place, f"{column!r} must be a whole number without signs, not {written!r}")
        return None

    def bound(self, column: str) -> Bound | None:
        """A day, 2020-09-04, or the latest it can have been, by 2020-09-04; None where the cell is empty."""
        written = self.cells[column]
        if not written:
            return None
        digits = written.removeprefix(_BY)
        with suppress(ValueError):
            day = date.fromisoformat(digits)
            if day.isoformat() == digits:
                return Bound(day, exact=digits == written)
        shape = "write year-month-day, as in 2020-09-04 or by 2020-09-04"
        self.faults.add(self.place, f"{column!r} is no day: {written!r}; {shape}")
        return None


def read_tables(folders: Sequence[Path], name: str, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """The rows of the tables of one name in several folders; a folder without it has none."""
    for folder in folders:
        if (folder / name).is_file():
            yield from _read_table(folder / name, columns, faults)


def _read_table(path: Path, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    line = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if not _complete(header, columns, Place(path.name, 1), faults):
                return
            line = reader.line_num + 1
            for cells in reader:
                place = Place(path.name, line)
                line = reader.line_num + 1
                if len(cells) == len(header):
                    trimmed = (cell.strip() for cell in cells)
                    yield Row(place, dict(zip(header, trimmed, strict=True)), faults)
                elif cells:
                    faults.add(place, f"{len(cells)} cells under {len(header)} columns")
    except UnicodeDecodeError:
        faults.add(Place(path.name, line), "not UTF-8 text; save the table as CSV UTF-8")
    except csv.Error as error:
        faults.add(Place(path.name, line), f"not CSV: {error}")


def _complete(header: Sequence[str], columns: Sequence[str], place: Place, faults: Faults) -> bool:
    """Whether a header has each column once and no other."""
    before = len(faults.found)
    for name in dict.fromkeys(header):
        if name not in columns:
            faults.unknown(place, "column", name, columns)
        elif header.count(name) > 1:
            faults.add(place, f"the column {name!r} stands here twice")
    for name in columns:
        if name not in header:
            faults.add(place, f"there is no column {name!r}")
    return len(faults.found) == before
