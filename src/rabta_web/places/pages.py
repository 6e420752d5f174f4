"""What the pages of places say: a place as of a day, where it lies, what it came of, how sure it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.law.values import Verification
from rabta.places import Area, BorderPoint, Kind, Member, Zone
from rabta.places.spelling import spelling
from rabta_web.places.atlas import Tile, gazetteer, laid, name_of, short_name
from rabta_web.ui.templatetags.tiles import OnMap

KINDS: dict[str, str | Promise] = {
    "country": _("country"),
    "province": _("province or region"),
    "division": _("division"),
    "district": _("district"),
    "land crossing": _("land crossing"),
    "airport": _("airport"),
    "seaport": _("seaport"),
}


@dataclass(frozen=True, slots=True)
class AreaPage:
    """An area as of a day."""

    area: Area
    kind: str | Promise
    around: tuple[Area, ...]
    zone: Zone | None
    zone_unverified: bool
    stands: bool
    split_from: Area | None
    came_of_it: tuple[Area, ...]
    inside: tuple[Area, ...]
    points: tuple[BorderPoint, ...]


def corner(places: Collection[str], day: date) -> list[tuple[Area, Tile, int, int]]:
    """The districts of a day among some places, with column and row counted from their own north-west."""
    there = [(area, tile) for area, tile in laid(day) if area.id in places]
    west = min((tile.column for _area, tile in there), default=0)
    north = min((tile.row for _area, tile in there), default=0)
    return [(area, tile, tile.column - west, tile.row - north) for area, tile in there]


def provinces(day: date) -> list[Area]:
    """The first-level units of a day, in the order of the table."""
    return [area for area in gazetteer().areas.values() if area.kind is Kind.PROVINCE and area.listed(day)]


def on_map(day: date) -> list[OnMap]:
    """The districts of a day as tiles, in the class of their province."""
    order = {province.id: number for number, province in enumerate(provinces(day))}
    found = []
    for area, tile in laid(day):
        province = gazetteer().province_of(area, day)
        if province:
            found.append(
                OnMap(
                    tile.column,
                    tile.row,
                    short_name(area, tile),
                    name_of(area),
                    order[province.id],
                    name_of(province),
                    name_of(province),
                    f"{reverse('place', args=[area.id])}?on={day.isoformat()}",
                )
            )
    return found


def by_province(day: date, words: str) -> list[tuple[Area, list[Area]]]:
    """Each province with its districts of a day whose name in any script has the words in it."""
    wanted = spelling(words)
    return [
        (province, found)
        for province in provinces(day)
        if (found := [area for area in gazetteer().districts(day, inside=province) if _bears(area, wanted)])
    ]


def _bears(area: Area, wanted: str) -> bool:
    names = (area.id, area.name, area.name_ur, *area.also)
    return any(wanted in spelling(name) for name in names)


def area_page(id: str, day: date) -> AreaPage | None:
    """An area as of a day; None where the pack has none."""
    known = gazetteer()
    area = known.areas.get(id)
    if area is None:
        return None
    member: Member | None = known.membership(area, day, agency="fia") if area.kind is Kind.DISTRICT else None
    everything = known.areas.values()
    return AreaPage(
        area,
        KINDS[area.kind.value],
        known.within(area, day),
        known.zones[member.zone] if member else None,
        bool(member and member.verification is Verification.UNVERIFIED),
        area.listed(day),
        known.areas.get(area.split_from),
        tuple(each for each in everything if each.split_from == id),
        tuple(each for each in everything if each.listed(day) and id in _nearest(each, day)),
        tuple(point for point in known.points.values() if point.district and _holds(id, point.district, day)),
    )


def _nearest(area: Area, day: date) -> tuple[str, ...]:
    return tuple(each.id for each in gazetteer().within(area, day)[:1])


def _holds(id: str, district: str, day: date) -> bool:
    return id == district or id in {each.id for each in gazetteer().within(district, day)}
