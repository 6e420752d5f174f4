"""Reading people: who signs in, as what they are appointed today, and what the ledger says they did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import get_language

from rabta_web.access.roles import DUTIES, Role, grants
from rabta_web.access.values import Purpose, Scope
from rabta_web.accounts.deeds import DEEDS, DENIED
from rabta_web.accounts.models import Appointment, Person
from rabta_web.agencies.queries import lines_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.audit.models import Entry
from rabta_web.audit.queries import latest


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry of the ledger as people read it."""

    entry: Entry
    who: str
    deed: str | Promise


def in_force(person: Person, today: date) -> list[Appointment]:
    """The appointments that a person holds on a day."""
    running = Q(begins__lte=today) & (Q(ends=None) | Q(ends__gt=today))
    return list(person.appointments.filter(running).order_by("begins", "id"))


def scope_of(person: Person, today: date, purpose: str | None = None) -> Scope | None:
    """All that a person may do today, for the purpose they declared or the first of their roles'."""
    held = in_force(person, today)
    if not person.is_active or not held:
        return None
    chosen = Purpose(purpose) if purpose else DUTIES[Role(held[0].role)].purpose
    given = [
        grant for each in held for grant in grants(Role(each.role), each.agency_id, each.place_id, chosen)
    ]
    units = lines_of({each.agency_id for each in held})
    return Scope(person.pk, chosen, tuple(given), units)


def person_by_id(id: Any) -> Person | None:
    """An active person, as they are now."""
    return Person.objects.filter(pk=id, is_active=True).first()


def name_of(person: Person) -> str:
    """A person's name in the reader's language."""
    return person.name_ur if get_language() == "ur" else person.name


def offices_of(person: Person, today: date) -> list[str]:
    """What a person is today, as they read it: role and agency."""
    return [
        f"{DUTIES[Role(each.role)].label} · {agency_named(each.agency_id)}"
        for each in in_force(person, today)
    ]


def names_of(ids: set[UUID]) -> dict[UUID, str]:
    """The names of some people."""
    return {person.pk: name_of(person) for person in Person.objects.filter(pk__in=ids)}


def looked_at(record: UUID, *, by: Actor) -> list[Seen]:
    """What the ledger shows this person of one record; that it was denied to them shows nothing of it."""
    with ledgered():
        found = [
            each for each in seen(record=record) if (each.entry.actor, each.entry.deed) != (by.id, DENIED)
        ]
        if found:
            write("ledger.read", by=by, record=record)
    return found


def id_of(username: str) -> UUID | None:
    """The id of whoever signs in by a name."""
    return Person.objects.filter(username=username).values_list("pk", flat=True).first()


def seen(*, record: UUID | None = None, actor: UUID | None = None) -> list[Seen]:
    """What the ledger shows this person, with the names of those who acted."""
    entries = latest(record=record, actor=actor)
    names = names_of({entry.actor for entry in entries if entry.actor})
    return [
        Seen(entry, names.get(entry.actor, "") if entry.actor else "", DEEDS[entry.deed]) for entry in entries
    ]
