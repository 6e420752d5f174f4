"""Loading places: the tables of a pack become rows, and what lies within what is written down for access."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.utils import timezone

from rabta.places import Area, Bound, Gazetteer
from rabta_web.access.models import Within
from rabta_web.audit.ledger import FEDERAL, NOBODY, ledgered, write
from rabta_web.places.models import Loaded, Place

ZONE = "zone"
_CHANGES = ("kind", "name", "name_ur", "within", "province", "begins", "ends")


def once(what: str, digest: str, load: Callable[[], None]) -> bool:
    """Load something unless just this was loaded last; whether it had to be."""
    with ledgered():
        if Loaded.objects.filter(what=what, digest=digest).exists():
            return False
        load()
        Loaded.objects.update_or_create(what=what, defaults={"digest": digest})
    return True


def load_places(gazetteer: Gazetteer) -> None:
    """Write every area, border point and zone, the larger first, and rewrite what lies within what."""
    with ledgered():
        rows = [*_areas(gazetteer), *_points(gazetteer), *_zones(gazetteer)]
        Place.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=list(_CHANGES)
        )
        Within.objects.all().delete()
        pairs = sorted(set(pairs_on(gazetteer, timezone.localdate())))
        Within.objects.bulk_create(Within(place=place, around=around) for place, around in pairs)
        write("places.loaded", by=NOBODY, detail={"places": len(rows)})


def _areas(gazetteer: Gazetteer) -> Iterator[Place]:
    depth = {area.id: len(gazetteer.within(area)) for area in gazetteer.areas.values()}
    for area in sorted(gazetteer.areas.values(), key=lambda area: depth[area.id]):
        province = gazetteer.province_of(area)
        yield Place(
            id=area.id,
            kind=area.kind.value,
            name=area.name,
            name_ur=area.name_ur,
            within_id=area.within_on(None) or None,
            province=province.id if province else "",
            begins=_day(area.begins),
            ends=_day(area.ends),
        )


def _day(bound: Bound | None) -> date | None:
    return bound.day if bound else None


def _points(gazetteer: Gazetteer) -> Iterator[Place]:
    for point in gazetteer.points.values():
        province = gazetteer.province_of(point.district) if point.district else None
        yield Place(
            id=point.id,
            kind=point.kind.value,
            name=point.name,
            name_ur=point.name_ur,
            within_id=point.district or None,
            province=province.id if province else "",
        )


def _zones(gazetteer: Gazetteer) -> Iterator[Place]:
    for zone in gazetteer.zones.values():
        yield Place(
            id=zone.id,
            kind=ZONE,
            name=zone.name,
            name_ur=zone.name_ur,
            begins=_day(zone.begins),
            ends=_day(zone.ends),
        )


def pairs_on(gazetteer: Gazetteer, day: date) -> Iterator[tuple[str, str]]:
    """(place, place around it) on a day, each within itself, and the federal chain within every country.

    A record stays with the district it was filed in: one that has ended still lies within what was around
    it, and one that came of it never lies within it, so whoever is appointed to either reaches its own.
    """
    for area in gazetteer.areas.values():
        yield from ((area.id, each) for each in _around(gazetteer, area, day))
        if not area.within_on(day):
            yield FEDERAL, area.id
    for point in gazetteer.points.values():
        yield point.id, point.id
        if point.district:
            district = gazetteer.areas[point.district]
            yield from ((point.id, each) for each in _around(gazetteer, district, day))
    yield from ((zone, zone) for zone in gazetteer.zones)
    yield FEDERAL, FEDERAL


def _around(gazetteer: Gazetteer, area: Area, day: date) -> list[str]:
    """An area and all around it on a day: areas, and zones of agencies."""
    agencies = sorted({zone.agency for zone in gazetteer.zones.values()})
    zones = (gazetteer.zone_of(area, day, agency=agency) for agency in agencies)
    around = [each.id for each in gazetteer.within(area, day)]
    return [area.id, *around, *(zone.id for zone in zones if zone)]
