"""Loading agencies: each kind in the pack becomes an office at every place of its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from rabta.law import Law
from rabta.law.duties import Agency as Office
from rabta.law.duties import Level
from rabta.law.wording import translations
from rabta.places import Area, Gazetteer, Kind, Zone
from rabta_web.access.models import Below
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import NOBODY, ledgered, write

NO_OFFICE = frozenset({"holder", "consulate"})
"""Kinds that stand for whoever it may be, and not for an office of the country."""

_CHANGES = ("kind", "level", "place", "above", "name", "name_ur")


class CircleError(ValueError):
    """An office would stand above itself."""


def load_agencies(law: Law, gazetteer: Gazetteer) -> None:
    """Write an office of every kind at every place of its level, and rewrite the lines of command."""
    urdu = translations([Path(pack.home) for pack in law.packs], "ur").gettext
    offices = {id: office for id, office in law.duties.agencies.items() if id not in NO_OFFICE}
    nexts = next_kinds(offices.values())
    rows = {}
    for office in offices.values():
        for spot in _spots(office, gazetteer):
            rows[f"{office.id}@{spot.id}"] = Agency(
                id=f"{office.id}@{spot.id}",
                kind=office.id,
                level=office.level.value,
                place_id=spot.id,
                above_id=_above(nexts.get(office.id), spot, offices, gazetteer),
                name=f"{office.label}, {spot.name}",
                name_ur=f"{urdu(office.label)}، {spot.name_ur}",
            )
    with ledgered():
        heads = {row.id: row.above_id for row in rows.values()}
        ordered = sorted(rows.values(), key=lambda row: len(line(row.id, heads)))
        _save(ordered)
        write("agencies.loaded", by=NOBODY, detail={"agencies": len(ordered)})


def open_office(*, id: str, kind: str, place: str, above: str, name: str, name_ur: str) -> None:
    """Add an office that the pack does not know, or change it, below another in its line."""
    with ledgered():
        head = Agency.objects.get(id=above)
        _save(
            [
                Agency(
                    id=id,
                    kind=kind,
                    level=head.level,
                    place_id=place,
                    above=head,
                    name=name,
                    name_ur=name_ur,
                )
            ]
        )
        write("agency.opened", by=NOBODY, about=id)


def _save(agencies: list[Agency]) -> None:
    Agency.objects.bulk_create(
        agencies, update_conflicts=True, unique_fields=["id"], update_fields=list(_CHANGES)
    )
    everybody = {agency.id: agency for agency in Agency.objects.all()}
    heads = {agency.id: agency.above_id for agency in everybody.values()}
    pairs = [(agency, above) for agency in heads for above in line(agency, heads)]
    Below.objects.all().delete()
    Below.objects.bulk_create(Below(agency=agency, above=above) for agency, above in pairs)


def line(id: str, heads: Mapping[str, str | None]) -> list[str]:
    """An agency and those above it, nearest first, where `heads` says who is next above whom."""
    found: list[str] = []
    nearest: str | None = id
    while nearest:
        if nearest in found:
            raise CircleError(f"{nearest} would stand above itself")
        found.append(nearest)
        nearest = heads[nearest]
    return found


def _spots(office: Office, gazetteer: Gazetteer) -> Iterator[Area | Zone]:
    """The places at which there is an office of a kind."""
    if office.level is Level.ZONE:
        yield from (zone for zone in gazetteer.zones.values() if zone.agency == office.zones)
        return
    kind = Kind(office.level.value)
    for area in gazetteer.areas.values():
        around = {area.id, *(each.id for each in gazetteer.within(area))}
        if area.kind is kind and area.ends is None and (not office.within or around & set(office.within)):
            yield area


def next_kinds(offices: Iterable[Office]) -> dict[str, str]:
    """The kind next above each: its own line says it first, then the lines of those below it."""
    lines = [(office.id, *office.line) for office in offices]
    found = {line[0]: line[1] for line in lines if len(line) > 1}
    for line in lines:
        for lower, upper in pairwise(line):
            found.setdefault(lower, upper)
    return found


def _above(
    kind: str | None, spot: Area | Zone, offices: dict[str, Office], gazetteer: Gazetteer
) -> str | None:
    """The office next above one at a spot: of the next kind, at the place that holds this one's."""
    if kind is None:
        return None
    around = {spot.id, *gazetteer.areas.keys()} if isinstance(spot, Zone) else _around(spot, gazetteer)
    return next((f"{kind}@{each.id}" for each in _spots(offices[kind], gazetteer) if each.id in around), None)


def _around(area: Area, gazetteer: Gazetteer) -> set[str]:
    return {area.id, *(each.id for each in gazetteer.within(area))}
