"""Places as frozen values: what the tables of a pack say, with hardly any behaviour of their own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from rabta.law.source import Place
from rabta.law.values import Verification


class Kind(Enum):
    """What an area is, the larger before the smaller: an area lies within a larger one."""

    COUNTRY = "country"
    PROVINCE = "province"
    """A first-level unit: a province, a federal territory or a region with a government of its own."""
    DIVISION = "division"
    DISTRICT = "district"


class PointKind(Enum):
    """How people cross at a border point."""

    LAND_CROSSING = "land crossing"
    AIRPORT = "airport"
    SEAPORT = "seaport"


@dataclass(frozen=True, slots=True)
class Bound:
    """A day on which something begins or ends, or by which, at the latest, it had."""

    day: date
    exact: bool = True

    def __str__(self) -> str:
        return self.day.isoformat() if self.exact else f"by {self.day.isoformat()}"


def covers(begins: Bound | None, ends: Bound | None, day: date) -> bool:
    """Whether a day lies from the beginning until the day before the end; None is no limit on that side.

    Where only the latest possible day of a change is known, the change counts from that day: until then
    nothing in hand shows it.
    """
    return (begins is None or begins.day <= day) and (ends is None or day < ends.day)


@dataclass(frozen=True, slots=True)
class People:
    """Who lives in an area, as a census counted them; None is unknown.

    Women are counted in `female` with girls, men in `male` with boys. `aged` is how many of the population
    the age table covers, so it is what girls, boys and transgender children are a share of.
    """

    population: int | None = None
    female: int | None = None
    male: int | None = None
    transgender: int | None = None
    girls: int | None = None
    boys: int | None = None
    transgender_children: int | None = None
    aged: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """From a day on, an area lies within another."""

    area: str
    within: str
    begins: Bound
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Area:
    """An area by its P-code, or by a slug where it has none.

    `within` is where it lay at first, `moves` where it lay later, in order of time. `split_from` is the area
    of its own kind that it was part of before it began. `vintages` names the lists of areas it is on.
    """

    id: str
    kind: Kind
    name: str
    name_ur: str
    within: str
    begins: Bound | None
    ends: Bound | None
    split_from: str
    vintages: tuple[str, ...]
    people: People
    also: tuple[str, ...]
    source: str
    note: str
    place: Place = field(compare=False)
    moves: tuple[Move, ...] = ()

    def listed(self, day: date | None) -> bool:
        """Whether the area stood on a day, as far as is known; on no day in particular, always."""
        return day is None or covers(self.begins, self.ends, day)

    def within_on(self, day: date | None) -> str:
        """The id of the area this one lay within on a day, or lies within now."""
        within = self.within
        for move in self.moves:
            if day is None or move.begins.day <= day:
                within = move.within
        return within


@dataclass(frozen=True, slots=True)
class BorderPoint:
    """Where people enter and leave the country; `district` is "" where it is unknown."""

    id: str
    name: str
    name_ur: str
    kind: PointKind
    district: str
    country_beyond: str
    also: tuple[str, ...]
    verification: Verification
    source: str
    note: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of an agency. Its name is a city's or a province's and does not say what it covers."""

    id: str
    agency: str
    name: str
    name_ur: str
    begins: Bound | None
    ends: Bound | None
    verification: Verification
    source: str
    note: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """An area that a source puts in a zone, with all that lies within it."""

    zone: str
    area: str
    begins: Bound | None
    ends: Bound | None
    verification: Verification
    source: str
    note: str
    place: Place = field(compare=False)
