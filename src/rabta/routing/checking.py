"""Checks of a pack that need its places: what is law somewhere is law in a place that exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Protocol

from rabta.law import Faults, Law, PackError
from rabta.law.source import Place
from rabta.places import Kind, load_gazetteer
from rabta.routing.calendar import load_calendars


class _Local(Protocol):
    @property
    def within(self) -> tuple[str, ...]: ...

    @property
    def place(self) -> Place: ...


def check_ground(law: Law, faults: Faults) -> None:
    """Note every fault of a law's places and calendars, and every territory that is no province of them."""
    folders = [Path(pack.home) for pack in law.packs]
    places = load_gazetteer(folders, faults)
    try:
        load_calendars(folders[-1])
    except PackError as error:
        faults.found.extend(error.faults)
    provinces = [area.id for area in places.areas.values() if area.kind is Kind.PROVINCE]
    for place, territory in _territories(law):
        if territory not in provinces:
            faults.unknown(place, "territory", territory, provinces)


def _territories(law: Law) -> Iterator[tuple[Place, str]]:
    """Every territory that the checked pack names, with where it does."""
    pack = law.packs[-1]
    duties = pack.duties
    named: chain[_Local] = chain(
        pack.readings.values(),
        duties.agencies.values(),
        duties.routes.values(),
        duties.deadlines.values(),
        duties.helplines.values(),
        duties.committees.values(),
        duties.own_conduct.values(),
    )
    for each in named:
        yield from ((each.place, territory) for territory in each.within)
