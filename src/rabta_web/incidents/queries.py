"""Reading incidents: what the person may see, with what they looked at in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rabta.linking import likeness
from rabta_web.access.rows import current, reachable
from rabta_web.access.values import Level, Verb
from rabta_web.accounts.queries import id_of, names_of
from rabta_web.agencies.queries import known
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import CHANGES, LABELS, LEVELS, ROLES, Kind, Role, What
from rabta_web.incidents.models import Change, Identity, Incident, Token
from rabta_web.incidents.tokens import of_name, of_number
from rabta_web.incidents.vocabulary import label
from rabta_web.places.queries import in_language, inside
from rabta_web.places.queries import named as place_named

PAGE = 50
CANDIDATES, HITS = 500, 20
CLOSE = 0.5
"""The least share of its words that a name has to have in common with the one asked for."""

OF_PERSON = frozenset({What.ADMIT, What.DISMISS, What.RECUSE_PERSON, What.RESTORE_PERSON})


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in a list: nothing in it identifies anybody."""

    incident: Incident
    kind: str | Promise
    place: str


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Somebody in an incident; who they are stands in `identity` where the reader may see it."""

    role: str | Promise
    identity: Identity | None
    so: tuple[str, ...]
    not_so: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenChange:
    """A change of who may see an incident, as people read it."""

    change: Change
    what: str | Promise
    value: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An incident as somebody who may see it reads it."""

    incident: Incident
    kind: str | Promise
    level: str | Promise
    place: str
    agency: str
    people: tuple[SeenPerson, ...]
    account: str | None
    changes: tuple[SeenChange, ...]
    identified: bool
    may_add: bool
    may_manage: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody whose name or number is like what was asked for, and how alike, from 0 to 1."""

    incident: Incident
    kind: str | Promise
    place: str
    name: str
    likeness: float


def reference(id: UUID) -> str:
    """The short form of an id that people say on the telephone."""
    return str(id)[:8].upper()


def listed(*, by: Actor) -> list[Line]:
    """The latest incidents that the person may see."""
    with ledgered():
        rows = list(Incident.objects.filter(reachable(Verb.READ)).order_by("-filed_at")[:PAGE])
        write("incidents.listed", by=by, detail={"rows": len(rows)})
    places = {id: place_named(id) for id in {row.place_id for row in rows}}
    return [Line(row, LABELS[Kind(row.kind)], places[row.place_id]) for row in rows]


def opened(id: UUID, *, by: Actor) -> Opened | None:
    """An incident in full, and a ledger entry that it was read; None if there is none that they may see."""
    with ledgered():
        incident = Incident.objects.filter(reachable(Verb.READ), pk=id).first()
        if incident is None:
            return None
        chain = incident.province or FEDERAL
        write("incident.read", by=by, chain=chain, record=id)
        identified = _may(Verb.READ_IDENTITY, id)
        account = incident.accounts.first() if identified else None
        if identified:
            write("identity.read", by=by, chain=chain, record=id)
        return Opened(
            incident,
            LABELS[Kind(incident.kind)],
            LEVELS[Level(incident.level)],
            place_named(incident.place_id),
            agency_named(incident.agency_id),
            _people(incident, identified=identified),
            account.text if account else None,
            _changes(incident),
            identified,
            incident.filed_by == by.id and _may(Verb.FILE, id),
            _may(Verb.MANAGE, id),
        )


def may_manage(id: UUID) -> bool:
    """Whether there is such an incident, and the person may say who sees it."""
    return _may(Verb.MANAGE, id)


def may_add(id: UUID) -> bool:
    """Whether there is such an incident, and the person filed it."""
    return _may(Verb.FILE, id)


def _may(verb: Verb, id: UUID) -> bool:
    return current().has(verb) and Incident.objects.filter(reachable(verb), pk=id).exists()


def _people(incident: Incident, *, identified: bool) -> tuple[SeenPerson, ...]:
    """Everybody in an incident, whom the officer met first."""
    said = {each.person_id: each for each in incident.statements.order_by("said_at")}
    named = {each.person_id: each for each in incident.identities.all()} if identified else {}
    order = list(ROLES)
    return tuple(
        SeenPerson(
            ROLES[Role(person.role)],
            named.get(person.pk),
            _labels(said[person.pk].so if person.pk in said else ()),
            _labels(said[person.pk].not_so if person.pk in said else ()),
        )
        for person in sorted(incident.people.all(), key=lambda each: order.index(Role(each.role)))
    )


def _labels(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(label(fact) for fact in facts)


def _changes(incident: Incident) -> tuple[SeenChange, ...]:
    changes = list(incident.changes.order_by("-made_at"))
    people = names_of(
        {each.made_by for each in changes} | {UUID(each.value) for each in changes if _of_person(each)}
    )
    return tuple(
        SeenChange(each, CHANGES[What(each.what)], _value(each, people), people.get(each.made_by, ""))
        for each in changes
    )


def _of_person(change: Change) -> bool:
    return What(change.what) in OF_PERSON


def _value(change: Change, people: Mapping[UUID, str]) -> str | Promise:
    if change.what == What.LEVEL:
        return LEVELS[Level(change.value)]
    return people.get(UUID(change.value), "") if _of_person(change) else agency_named(change.value)


def value_of(what: What, given: Mapping[str, str]) -> str | None:
    """What a change of a kind stores: a level, or the id of a person or unit; None if there is none."""
    if what is What.LEVEL:
        return given.get("level") or None
    if what in OF_PERSON:
        id = id_of(given.get("whom", ""))
        return str(id) if id else None
    return given["whom"] if known(given.get("whom", "")) else None


def found(name: str, number: str, *, by: Actor) -> list[Hit]:
    """People whose name or number is like these, the most alike first, within what the person may see.

    That somebody searched stands in the ledger, with how much was found and never with what was asked for.
    """
    wanted = of_name(name) | of_number(number)
    with ledgered():
        tokens = Token.objects.filter(token__in=sorted(wanted)).values_list("person_id", flat=True)
        rows = Identity.objects.filter(person__in=tokens[:CANDIDATES]).select_related("incident")
        hits = sorted((_hit(row, name, number) for row in rows), key=lambda hit: -hit.likeness)
        close = [hit for hit in hits if hit.likeness >= CLOSE][:HITS]
        write("names.searched", by=by, detail={"rows": len(close)})
        for hit in close:
            write("identity.read", by=by, chain=hit.incident.province or FEDERAL, record=hit.incident.pk)
    return close


def _hit(row: Identity, name: str, number: str) -> Hit:
    same = bool(number) and of_number(number) == of_number(row.number or "")
    alike = max(likeness(name, row.name), likeness(name, row.alias or "")) if name else 0.0
    return Hit(
        row.incident,
        LABELS[Kind(row.incident.kind)],
        place_named(row.incident.place_id),
        row.name,
        1.0 if same else alike,
    )


def places_to_file_at() -> list[tuple[str, str]]:
    """The places at which the person may file, the one of their appointment first."""
    around = [grant.place for grant in current().grants if grant.verb is Verb.FILE]
    return [(place.id, in_language(place)) for id in around for place in inside(id)]
