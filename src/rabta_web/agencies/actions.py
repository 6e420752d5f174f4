"""Loading agencies: each kind in the pack becomes an office at every place of its level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from django.db import IntegrityError, ProgrammingError, connection, transaction

from rabta.law import Law
from rabta.law.duties import Agency as Office
from rabta.law.duties import Level
from rabta.law.wording import translations
from rabta.places import Area, Gazetteer, Kind, Zone
from rabta_web.access.rows import current
from rabta_web.agencies.models import Agency, Change, Line
from rabta_web.audit.ledger import NOBODY, Actor, ledgered, write

NO_OFFICE = frozenset({"holder", "consulate"})
"""Kinds that stand for whoever it may be, and not for an office of the country."""

_CHANGES = ("kind", "level", "place", "name", "name_ur")


class CircleError(ValueError):
    """An office would stand above itself."""


def load_agencies(law: Law, gazetteer: Gazetteer, today: date) -> None:
    """Write an office of every kind at every place of its level, and the lines of command of today.

    What people changed by hand stays as they left it.
    """
    urdu = translations([Path(pack.home) for pack in law.packs], "ur").gettext
    offices = {id: office for id, office in law.duties.agencies.items() if id not in NO_OFFICE}
    nexts = next_kinds(offices.values())
    by_hand = set(Agency.objects.filter(edited=True).values_list("id", flat=True))
    rows, heads = {}, {}
    for office in offices.values():
        for spot in _spots(office, gazetteer):
            id = f"{office.id}@{spot.id}"
            heads[id] = _above(nexts.get(office.id), spot, offices, gazetteer)
            rows[id] = Agency(
                id=id,
                kind=office.id,
                level=office.level.value,
                place_id=spot.id,
                name=f"{office.label}, {spot.name}",
                name_ur=f"{urdu(office.label)}، {spot.name_ur}",
            )
    for id in heads:
        line(id, heads)
    with ledgered():
        ours = [row for id, row in rows.items() if id not in by_hand]
        Agency.objects.bulk_create(
            ours, update_conflicts=True, unique_fields=["id"], update_fields=list(_CHANGES)
        )
        Line.objects.filter(agency__in=[row.id for row in ours]).delete()
        Line.objects.bulk_create(Line(agency=row, above_id=heads[row.id]) for row in ours)
        rewrite(today)
        write("agencies.loaded", by=NOBODY, detail={"agencies": len(rows)})


def rewrite(today: date) -> None:
    """Make the lines of a day those that access reads; for the owner to run."""
    with connection.cursor() as cursor:
        cursor.execute("select agencies_rewrite(%s)", [today])


def open_office(*, id: str, kind: str, place: str, above: str, name: str, name_ur: str, today: date) -> None:
    """Add an office that the pack does not know, below another in its line; for the owner to run."""
    with ledgered():
        head = Agency.objects.get(id=above)
        office, _ = Agency.objects.update_or_create(
            id=id,
            defaults={
                "kind": kind,
                "level": head.level,
                "place_id": place,
                "name": name,
                "name_ur": name_ur,
                "edited": True,
            },
        )
        if not office.lines.exists():
            Line(agency=office, above=head).save()
        rewrite(today)
        write("agency.opened", by=NOBODY, about=id)


class CannotChangeError(ValueError):
    """A change of an office that would leave the lines of command untrue."""


def change_office(*, change: Change, by: Actor, now: datetime, today: date) -> None:
    """Open, name, move or end an office below one's own. Who may is said by the database as well."""
    change.made_by, change.made_at, change.on = current().person, now, today
    with ledgered():
        try:
            with transaction.atomic():
                change.save(force_insert=True)
        except (IntegrityError, ProgrammingError) as error:
            raise CannotChangeError(change.what) from error
        write(f"agency.{change.what}", by=by, about=change.agency_id)


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
