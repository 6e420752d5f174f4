"""Reading people: as what they are appointed today, who administers them, and what the ledger says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from rabta_web.access.models import Below, Within
from rabta_web.access.roles import DUTIES, Role, grants
from rabta_web.access.values import Purpose, Scope, Verb
from rabta_web.accounts.deeds import DEEDS, DENIED
from rabta_web.accounts.models import ApiKey, Appointment, Person, SecondFactor
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import in_their_language, lines_of, standing
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.audit.models import Entry
from rabta_web.audit.queries import latest
from rabta_web.places.models import Place
from rabta_web.places.queries import in_language
from rabta_web.places.queries import named as place_named


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry of the ledger as people read it."""

    entry: Entry
    who: str
    deed: str | Promise


@dataclass(frozen=True, slots=True)
class Held:
    """An appointment as people read it."""

    id: UUID
    role: str | Promise
    agency: str
    place: str
    begins: date
    ends: date | None
    runs: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account as their administrator reads it."""

    person: Person
    name: str
    offices: tuple[str, ...]


def in_force(person: Person, today: date) -> list[Appointment]:
    """The appointments that a person holds on a day, each with its agency."""
    running = Q(begins__lte=today) & (Q(ends=None) | Q(ends__gt=today))
    return list(person.appointments.filter(running).select_related("agency").order_by("begins", "id"))


def where_somebody_may(verb: Verb, agencies: Collection[str], today: date) -> set[str]:
    """Of some agencies those in which somebody who signs in may do a thing today."""
    roles = [role for role, duty in DUTIES.items() if any(may.verb is verb for may in duty.may)]
    running = Q(begins__lte=today) & (Q(ends=None) | Q(ends__gt=today))
    found = Appointment.objects.filter(running, agency__in=agencies, role__in=roles, person__is_active=True)
    return set(found.values_list("agency_id", flat=True))


def purposes_of(person: Person, today: date) -> list[Purpose]:
    """The purposes that a person's appointments are for, the oldest appointment's first."""
    return purposes_in(in_force(person, today))


def purposes_in(held: Sequence[Appointment]) -> list[Purpose]:
    """The purposes that some appointments are for."""
    return list(dict.fromkeys(DUTIES[Role(each.role)].purpose for each in held))


def scope_of(person: Person, today: date, purpose: str | None = None) -> Scope | None:
    """All that a person may do today, for the purpose they declared or the first of their roles'."""
    return scope_from(person, in_force(person, today), purpose)


def scope_from(person: Person, held: Sequence[Appointment], purpose: str | None = None) -> Scope | None:
    """All that a person may do who holds some appointments, which were read before."""
    if not person.is_active or not held:
        return None
    chosen = Purpose(purpose) if purpose else DUTIES[Role(held[0].role)].purpose
    given = [
        grant for each in held for grant in grants(Role(each.role), each.agency_id, each.place_id, chosen)
    ]
    units = lines_of({each.agency_id for each in held})
    return Scope(person.pk, chosen, tuple(given), units)


def bare_scope(person: Person) -> Scope:
    """Being oneself and nothing more: enough to read and change one's own secrets."""
    return Scope(person.pk, Purpose.CASEWORK, ())


def has_second_factor(person: Person) -> bool:
    """Whether a person has set up a second factor that still counts."""
    return SecondFactor.objects.filter(person=person, confirmed=True, resets=person.resets).exists()


def person_by_id(id: Any) -> Person | None:
    """An active person, as they are now."""
    return Person.objects.filter(pk=id, is_active=True).first()


def name_of(person: Person) -> str:
    """A person's name in the reader's language."""
    return person.name_ur if get_language() == "ur" else person.name


def id_in(words: str) -> UUID | None:
    """The id that some words are, if they are one."""
    try:
        return UUID(words)
    except ValueError:
        return None


def holder_of(hash: str, now: datetime) -> ApiKey | None:
    """The key of a hash, if it still holds: not ended, not too old, and its person still signs in."""
    key = (
        ApiKey.objects.select_related("person")
        .filter(hash=hash, ended_at=None, expires_at__gt=now, person__is_active=True)
        .first()
    )
    return key if key and key.sign_outs == key.person.sign_outs else None


def keys_of(person: Person, now: datetime) -> list[ApiKey]:
    """The keys of a person that still hold, the latest first."""
    found = ApiKey.objects.filter(person=person, ended_at=None, expires_at__gt=now).order_by("-made_at")
    return [key for key in found if key.sign_outs == person.sign_outs]


def offices_of(person: Person, today: date) -> list[str]:
    """What a person is today, as they read it: role and agency."""
    return offices_in(in_force(person, today))


def offices_in(held: Sequence[Appointment]) -> list[str]:
    """Some appointments as people read them: role and agency."""
    return [f"{DUTIES[Role(each.role)].label} · {in_their_language(each.agency)}" for each in held]


def appointed_at(agency: str, day: date) -> list[Person]:
    """Everybody who is appointed at an agency on a day, by name."""
    running = Q(begins__lte=day) & (Q(ends=None) | Q(ends__gt=day))
    held = Appointment.objects.filter(running, agency=agency).values("person")
    return sorted(Person.objects.filter(pk__in=held, is_active=True), key=lambda person: person.name)


def names_of(ids: set[UUID]) -> dict[UUID, str]:
    """The names of some people."""
    return {person.pk: name_of(person) for person in Person.objects.filter(pk__in=ids)}


def looked_at(record: UUID, *, by: Actor, before: str = "") -> list[Seen]:
    """What the ledger shows this person of one record; that it was denied to them shows nothing of it."""
    with ledgered():
        found = [
            each
            for each in seen(record=record, before=before)
            if (each.entry.actor, each.entry.deed) != (by.id, DENIED)
        ]
        if found:
            write("ledger.read", by=by, record=record)
    return found


def id_of(username: str) -> UUID | None:
    """The id of whoever signs in by a name."""
    return Person.objects.filter(username=username).values_list("pk", flat=True).first()


def seen(*, record: UUID | None = None, actor: UUID | None = None, before: str = "") -> list[Seen]:
    """What the ledger shows this person, with the names of those who acted."""
    entries = latest(record=record, actor=actor, before=before)
    names = names_of({entry.actor for entry in entries if entry.actor})
    return [
        Seen(entry, names.get(entry.actor, "") if entry.actor else "", DEEDS[entry.deed]) for entry in entries
    ]


def agencies_administered(scope: Scope) -> set[str]:
    """The agencies whose accounts the person looks after: their own and those below it."""
    heads = [grant.agency for grant in scope.grants if grant.verb is Verb.MANAGE_ACCOUNTS]
    return set(Below.objects.filter(above__in=heads).values_list("agency", flat=True))


def places_administered(scope: Scope) -> set[str]:
    """The places for which the person may appoint somebody."""
    around = [grant.place for grant in scope.grants if grant.verb is Verb.MANAGE_ACCOUNTS]
    return set(Within.objects.filter(around__in=around).values_list("place", flat=True))


def administered(scope: Scope) -> QuerySet[Person]:
    """The people whose accounts the person looks after."""
    return Person.objects.filter(agency_id__in=agencies_administered(scope))


def agencies_to_choose(scope: Scope) -> list[tuple[str, str]]:
    """The agencies at which the person may appoint somebody, by name."""
    rows = Agency.objects.filter(standing(timezone.localdate()), pk__in=agencies_administered(scope))
    urdu = get_language() == "ur"
    return sorted(((row.pk, row.name_ur if urdu else row.name) for row in rows), key=lambda row: row[1])


def places_to_choose(scope: Scope) -> list[tuple[str, str]]:
    """The places for which the person may appoint somebody, by name."""
    rows = Place.objects.filter(pk__in=places_administered(scope))
    return sorted(((row.pk, in_language(row)) for row in rows), key=lambda row: row[1])


def accounts(scope: Scope, today: date) -> list[Account]:
    """The accounts that the person looks after, by name."""
    people = administered(scope).order_by("-is_active", "name")
    return [Account(each, name_of(each), tuple(offices_of(each, today))) for each in people]


def account(scope: Scope, id: UUID, today: date) -> Account | None:
    """One account that the person looks after, if it is one and not their own."""
    person = administered(scope).filter(pk=id).exclude(pk=scope.person).first()
    return Account(person, name_of(person), tuple(offices_of(person, today))) if person else None


def appointments(scope: Scope, person: Person, today: date) -> list[Held]:
    """What a person is, was and will be, the latest first."""
    agencies, places = agencies_administered(scope), places_administered(scope)
    return [
        Held(
            id=each.pk,
            role=DUTIES[Role(each.role)].label,
            agency=agency_named(each.agency_id),
            place=place_named(each.place_id),
            begins=each.begins,
            ends=each.ends,
            runs=each.ends is None or each.ends > today,
            may_end=each.agency_id in agencies and each.place_id in places,
        )
        for each in person.appointments.order_by("-begins", "id")
    ]
