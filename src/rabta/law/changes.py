"""Changes of the law within a period: when, and of which instruments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rabta.law.dates import Moment, Period
from rabta.law.law import Law
from rabta.law.states import extends_to


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which law changed that is read, with the ids of the instruments that began or ended then."""

    moment: Moment
    instruments: tuple[str, ...]


@lru_cache(maxsize=1024)
def changes(law: Law, period: Period, territory: str = "") -> tuple[Change, ...]:
    """What changed after the first day of a period and until its last, in a territory, the earliest first.

    It is why more than one version of the law is read: none changed, and there is one.
    """
    found: dict[Moment, dict[str, None]] = {}
    for node in law.nodes.values():
        for version in node.versions if extends_to(node, territory) else ():
            instruments = dict.fromkeys(law.provisions[each].instrument for each in version.provisions)
            for moment in version.in_force.moments():
                if _is_within(moment, period):
                    found.setdefault(moment, {}).update(instruments)
    return tuple(
        Change(moment, tuple(found[moment]))
        for moment in sorted(found, key=lambda each: (each.earliest, each.latest, each.event))
    )


def _is_within(moment: Moment, period: Period) -> bool:
    begun = period.first is None or moment.latest > period.first
    return begun and (period.last is None or moment.earliest <= period.last)
