"""Where somebody stands in an incident now, from which day on, and since when it was otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.functional import Promise

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.actions import person_of_own_report
from rabta_web.incidents.kinds import STATES, State
from rabta_web.incidents.models import Happened, Incident, Involved, Whereabouts
from rabta_web.incidents.vocabulary import law

LEARNED = {State.ABROAD: "known_abroad", State.DECEASED: "died"}
"""The event of a pack with which clocks start, where its pack knows one."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where somebody stands from a day on, and why that was written down."""

    state: str | Promise
    since: date
    reason: str


def change_state(*, person: UUID, state: State, since: date, reason: str, by: Actor, now: datetime) -> bool:
    """Say where somebody stands from a day on; whether the person filed that incident.

    What a pack lets follow from it starts with it: learning of it is an event, from which clocks run.
    """
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        row = Whereabouts(incident=found.incident, person=found, state=state, since=since, reason=reason)
        row.noted_by, row.noted_at = current().person, now
        row.save(force_insert=True)
        event = LEARNED.get(state, "")
        if event in law().duties.events:
            begun = Happened(incident=found.incident, person=found, event=event, at=now)
            begun.noted_by, begun.noted_at = current().person, now
            begun.save(force_insert=True)
        chain = found.incident.province or FEDERAL
        write("person.state_changed", by=by, chain=chain, about=state, record=found.incident_id)
    return True


def stood(incident: Incident) -> dict[UUID, list[Stood]]:
    """Where the people of an incident stood after it was filed, the earliest first, by person."""
    found: dict[UUID, list[Stood]] = {}
    for row in Whereabouts.objects.filter(incident=incident).order_by("since", "noted_at"):
        found.setdefault(row.person_id, []).append(Stood(STATES[State(row.state)], row.since, row.reason))
    return found


def states_now(people: Iterable[Involved]) -> dict[UUID, State]:
    """Where each of some people stands now."""
    held = list(people)
    found = {each.pk: State(each.state) for each in held}
    for row in Whereabouts.objects.filter(person__in=held).order_by("since", "noted_at"):
        found[row.person_id] = State(row.state)
    return found
