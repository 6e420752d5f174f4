"""The gazetteer: which area lies in which on a day, what a name means, and which zone an area is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from rabta.places.spelling import spelling, without_kind
from rabta.places.values import Area, BorderPoint, Kind, Member, Zone, covers

Identified = TypeVar("Identified", Area, BorderPoint, Zone)

PREFERRED = (Kind.DISTRICT, Kind.PROVINCE, Kind.DIVISION, Kind.COUNTRY)
"""Which kind a name means first: a district shares its name with the division around it."""


@dataclass(frozen=True)
class Gazetteer:
    """Areas, border points and zones, each by id and in the order of the tables.

    Where a day is asked for and none is given, the answer is for now: every move made, and whatever has
    ended still there to be found. Areas are given as such or by id.
    """

    areas: Mapping[str, Area] = field(default_factory=lambda: MappingProxyType({}))
    points: Mapping[str, BorderPoint] = field(default_factory=lambda: MappingProxyType({}))
    zones: Mapping[str, Zone] = field(default_factory=lambda: MappingProxyType({}))
    members: tuple[Member, ...] = ()

    # --- what lies where ------------------------------------------------------------------------

    def within(self, of: Area | str, day: date | None = None) -> tuple[Area, ...]:
        """The areas around an area on a day, from the nearest up to the country.

        On a day before it began, an area lies within the one it was split from.
        """
        return tuple(area for area in self._around(self._area(of), day) if area.listed(day))

    def district_of(self, of: Area | str, day: date | None = None) -> Area | None:
        """The district an area is or lies in; None for larger areas, and where a district had ended."""
        return self._of_kind(of, Kind.DISTRICT, day)

    def province_of(self, of: Area | str, day: date | None = None) -> Area | None:
        """The first-level unit an area is or lies in; None for the country."""
        return self._of_kind(of, Kind.PROVINCE, day)

    def districts(
        self, day: date | None = None, *, vintage: str | None = None, inside: Area | str | None = None
    ) -> tuple[Area, ...]:
        """The districts that stood on a day, are on a list of a vintage, and lie inside an area, in order."""
        around = None if inside is None else self._area(inside)
        return tuple(
            area
            for area in self.areas.values()
            if area.kind is Kind.DISTRICT
            and area.listed(day)
            and (vintage is None or vintage in area.vintages)
            and (around is None or around in self.within(area, day))
        )

    @cached_property
    def vintages(self) -> tuple[str, ...]:
        """The lists that areas are on, in order."""
        return tuple(sorted({vintage for area in self.areas.values() for vintage in area.vintages}))

    def fold(self, of: Area | str, vintage: str | None = None) -> Area | None:
        """The area on a list (the first, unless told) that an area is or was split from.

        Only districts split and fold; any other area is its own. None where its lineage reaches no area on
        the list.
        """
        area: Area | None = self._area(of)
        if area is None or area.kind is not Kind.DISTRICT:
            return area
        wanted = vintage or next(iter(self.vintages), "")
        while area and wanted not in area.vintages:
            area = self.areas.get(area.split_from)
        return area

    # --- what a name means ----------------------------------------------------------------------

    def find(self, text: str, day: date | None = None) -> Area | None:
        """The area that an id or a name means, in English or Urdu; of a border point, the district it is in.

        None where nothing bears the name, or several districts do: then `candidates` names them.
        """
        areas = self.candidates(text, day)
        if areas:
            first = [area for area in areas if area.kind is areas[0].kind]
            return first[0] if len(first) == 1 else None
        point = self.point(text)
        return self.areas.get(point.district) if point else None

    def candidates(self, text: str, day: date | None = None) -> tuple[Area, ...]:
        """Every area that an id or a name can mean, the likeliest first.

        Those that stood on the day come alone where there are any.
        """
        spelt = spelling(text)
        found = list(self._named.get(spelt, ())) or [
            area
            for rest, kind in without_kind(spelt)
            for area in self._named.get(rest, ())
            if area.kind is kind
        ]
        found.sort(key=lambda area: PREFERRED.index(area.kind))
        return tuple(area for area in found if area.listed(day)) or tuple(found)

    def point(self, text: str) -> BorderPoint | None:
        """The border point that an id or a name means, in English or Urdu."""
        found = self._points_named.get(spelling(text), ())
        return found[0] if len(found) == 1 else None

    def nearest(self, text: str, count: int = 3) -> tuple[str, ...]:
        """Names that are near to one that nothing bears, the nearest first, as they are written."""
        close = get_close_matches(spelling(text), self._written, n=count, cutoff=0.6)
        return tuple(self._written[spelt] for spelt in close)

    # --- zones ----------------------------------------------------------------------------------

    def zone_of(self, of: Area | str, day: date | None = None, *, agency: str | None = None) -> Zone | None:
        """The zone of an agency that an area is in; None where no source says so, however likely it is."""
        member = self.membership(of, day, agency=agency)
        return self.zones[member.zone] if member else None

    def membership(
        self, of: Area | str, day: date | None = None, *, agency: str | None = None
    ) -> Member | None:
        """What puts an area in a zone, and how sure that is: the nearest area that a source names."""
        area = self._area(of)
        for each in (area, *self.within(area, day)):
            for member in self._members_of.get(each.id, ()):
                known = day is None or covers(member.begins, member.ends, day)
                if known and agency in (None, self.zones[member.zone].agency):
                    return member
        return None

    # --- how it is kept -------------------------------------------------------------------------

    def _area(self, of: Area | str) -> Area:
        return self.areas[of] if isinstance(of, str) else of

    def _above(self, area: Area, day: date | None) -> Area | None:
        before = day is not None and area.begins is not None and day < area.begins.day
        above = area.split_from if before and area.split_from else area.within_on(day)
        return self.areas.get(above)

    def _around(self, area: Area, day: date | None) -> Iterator[Area]:
        above = self._above(area, day)
        while above is not None:
            yield above
            above = self._above(above, day)

    def _of_kind(self, of: Area | str, kind: Kind, day: date | None) -> Area | None:
        area = self._area(of)
        itself = (area,) if area.listed(day) else ()
        around = (*itself, *self.within(area, day))
        return next((each for each in around if each.kind is kind), None)

    @cached_property
    def _named(self) -> dict[str, tuple[Area, ...]]:
        return _by_spelling(self.areas.values())

    @cached_property
    def _points_named(self) -> dict[str, tuple[BorderPoint, ...]]:
        return _by_spelling(self.points.values())

    @cached_property
    def _written(self) -> dict[str, str]:
        names = [name for area in self.areas.values() for name in _names(area)]
        names += [name for point in self.points.values() for name in _names(point)]
        return {spelling(name): name for name in names}

    @cached_property
    def _members_of(self) -> dict[str, tuple[Member, ...]]:
        members: dict[str, tuple[Member, ...]] = {}
        for member in self.members:
            members[member.area] = (*members.get(member.area, ()), member)
        return members


EMPTY = Gazetteer()
"""Knows no place at all."""


def _names(thing: Area | BorderPoint) -> tuple[str, ...]:
    return (thing.name, thing.name_ur, *thing.also)


Named = TypeVar("Named", bound=Area | BorderPoint)


def _by_spelling(things: Iterable[Named]) -> dict[str, tuple[Named, ...]]:
    """What each spelling of an id or a name can mean."""
    spelt: dict[str, tuple[Named, ...]] = {}
    for thing in things:
        for each in {spelling(name) for name in (thing.id, *_names(thing))}:
            spelt[each] = (*spelt.get(each, ()), thing)
    return spelt
