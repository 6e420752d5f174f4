"""Where somebody stands in an incident now, from which day on, and since when it was otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise

from rabta_web.incidents.kinds import STATES, State
from rabta_web.incidents.models import Incident, Whereabouts


@dataclass(frozen=True, slots=True)
class Stood:
    """Where somebody stands from a day on, and why that was written down."""

    state: str | Promise
    since: date
    reason: str


def stood(incident: Incident) -> dict[UUID, list[Stood]]:
    """Where the people of an incident stood after it was filed, the earliest first, by person."""
    found: dict[UUID, list[Stood]] = {}
    for row in Whereabouts.objects.filter(incident=incident).order_by("since", "noted_at"):
        found.setdefault(row.person_id, []).append(Stood(STATES[State(row.state)], row.since, row.reason))
    return found
