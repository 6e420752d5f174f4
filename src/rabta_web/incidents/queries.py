"""Reading incidents: what the person may see, with what they looked at in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise

from rabta_web.access.permitted import permitted
from rabta_web.access.presence import Table, holding
from rabta_web.access.rows import current, plans_kept, reachable
from rabta_web.access.values import Level, Verb
from rabta_web.accounts.queries import id_of, names_of
from rabta_web.agencies.queries import known
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import (
    CHANGES,
    LABELS,
    LEVELS,
    ROLES,
    STATES,
    Kind,
    Role,
    State,
    What,
)
from rabta_web.incidents.models import (
    Account,
    Care,
    Change,
    Fact,
    Identity,
    Incident,
    Involved,
    Part,
    Particular,
    Whereabouts,
)
from rabta_web.incidents.vocabulary import label
from rabta_web.incidents.whereabouts import Stood, stood
from rabta_web.places.queries import in_language, inside
from rabta_web.places.queries import named as place_named

CURSOR = "%Y%m%dT%H%M%S.%f"
"""How the end of a page writes its time."""

PAGE = 50
OF_PERSON = frozenset({What.ADMIT, What.DISMISS, What.RECUSE_PERSON, What.RESTORE_PERSON})


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in a list: nothing in it identifies anybody."""

    incident: Incident
    kind: str | Promise
    place: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for: a kind, a place and all within it, and where the page before it ended."""

    kind: str = ""
    place: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and where it ended if there is more."""

    lines: tuple[Line, ...]
    end: str


@dataclass(frozen=True, slots=True)
class SeenPart:
    """What somebody is in an incident from a day on."""

    role: str | Promise
    since: date


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Somebody in an incident; who they are stands in `identity` where the reader may see it."""

    id: UUID
    number: int
    role: str | Promise
    parts: tuple[SeenPart, ...]
    state: str | Promise
    stood: tuple[Stood, ...]
    identity: Identity | None
    so: tuple[str, ...]
    not_so: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenChange:
    """A change of an incident, as people read it."""

    change: Change
    what: str | Promise
    before: str | Promise
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
    told: bool
    changes: tuple[SeenChange, ...]
    identified: bool
    investigated: bool
    may_add: bool
    may_manage: bool


def reference(id: UUID) -> str:
    """The short form of an id that people say on the telephone."""
    return str(id)[:8].upper()


def listed(asked: Asked, *, by: Actor) -> Page:
    """A page of the incidents that the person may see, the latest first."""
    found = Incident.objects.filter(reachable(Verb.READ, sent=False))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.place:
        found = found.filter(place_id__in=[place.id for place in inside(asked.place)])
    if end := _end_in(asked.after):
        filed_at, id = end
        found = found.filter(
            Q(filed_at__lt=filed_at) | Q(filed_at=filed_at, pk__lt=id), filed_at__lte=filed_at
        )
    with ledgered():
        rows = list(found.order_by("-filed_at", "-pk")[: PAGE + 1])
        write("incidents.listed", by=by, detail={"rows": min(len(rows), PAGE)})
    more, rows = len(rows) > PAGE, rows[:PAGE]
    places = {id: place_named(id) for id in {row.place_id for row in rows}}
    return Page(
        tuple(Line(row, LABELS[Kind(row.kind)], places[row.place_id]) for row in rows),
        f"{rows[-1].filed_at:{CURSOR}}_{rows[-1].pk}" if more else "",
    )


def _end_in(after: str) -> tuple[datetime, UUID] | None:
    """Where the page before ended; nowhere if that cannot be read."""
    moment, _, id = after.partition("_")
    try:
        return datetime.strptime(moment, CURSOR).replace(tzinfo=UTC), UUID(id)
    except ValueError:
        return None


RARE = (Account, Change, Part, Whereabouts)
"""Tables that hold nothing of most incidents."""


@plans_kept()
def opened(id: UUID, *, by: Actor) -> Opened | None:
    """An incident in full, and a ledger entry that it was read; None if there is none that they may see."""
    with ledgered():
        incident = Incident.objects.filter(reachable(Verb.READ), pk=id).first()
        if incident is None:
            return None
        chain = incident.province or FEDERAL
        write("incident.read", by=by, chain=chain, record=id)
        there, may = holding(RARE, "incident_id", [id]), permitted([incident])
        identified = may.to(Verb.READ_IDENTITY, incident, sent=incident)
        told = may.to(Verb.READ_IDENTITY, incident, sent=None)
        account = incident.accounts.first() if told and Account in there else None
        if identified:
            write("identity.read", by=by, chain=chain, record=id)
        return Opened(
            incident,
            LABELS[Kind(incident.kind)],
            LEVELS[Level(incident.level)],
            place_named(incident.place_id),
            agency_named(incident.agency_id),
            _people(incident, there, identified=identified),
            account.text if account else None,
            told,
            _changes(incident) if Change in there else (),
            identified,
            may.to(Verb.READ_INVESTIGATION, incident, sent=incident),
            incident.filed_by == by.id and may.to(Verb.FILE, incident, sent=incident),
            may.to(Verb.MANAGE, incident, sent=incident),
        )


def told_of(person: Involved) -> dict[str, str]:
    """What is known of somebody besides their name, as far as the reader may see it, each key's latest."""
    return told_of_all([person]).get(person.pk, {})


BOOKS: tuple[type[Particular | Care], ...] = (Particular, Care)


def told_of_all(
    people: Collection[Involved], *, books: Collection[type[Particular | Care]] = BOOKS
) -> dict[UUID, dict[str, str]]:
    """What is known of some people besides their names, by person, as far as the reader may see it."""
    told: dict[UUID, dict[str, str]] = {}
    for book in books:
        for row in book.objects.filter(person__in=people).order_by("noted_at"):
            told.setdefault(row.person_id, {})[row.key] = row.words
    return told


def may_manage(id: UUID) -> bool:
    """Whether there is such an incident, and the person may say who sees it."""
    return _may(Verb.MANAGE, id)


def filed(id: UUID) -> Incident | None:
    """An incident that the person filed, as it stands."""
    return Incident.objects.filter(reachable(Verb.FILE), pk=id).first() if current().has(Verb.FILE) else None


def is_in(person: UUID, incident: UUID) -> bool:
    """Whether somebody is in an incident."""
    return Involved.objects.filter(pk=person, incident=incident).exists()


def may_add(id: UUID) -> bool:
    """Whether there is such an incident, and the person filed it."""
    return _may(Verb.FILE, id)


def _may(verb: Verb, id: UUID) -> bool:
    return current().has(verb) and Incident.objects.filter(reachable(verb), pk=id).exists()


def _people(incident: Incident, there: Collection[Table], *, identified: bool) -> tuple[SeenPerson, ...]:
    """Everybody in an incident, in the order in which they were added."""
    named = {each.person_id: each for each in incident.identities.all()} if identified else {}
    parts = list(incident.parts.order_by("since", "noted_at")) if Part in there else []
    facts, states = numbered(), stood(incident) if Whereabouts in there else {}
    people = incident.people.filter(reachable(Verb.READ, of="incident__")).order_by("number")
    return tuple(
        _person(
            each,
            [part for part in parts if part.person_id == each.pk],
            states.get(each.pk, []),
            named.get(each.pk),
            facts,
        )
        for each in people
    )


def _person(
    person: Involved,
    parts: Sequence[Part],
    states: Sequence[Stood],
    identity: Identity | None,
    facts: Mapping[int, str],
) -> SeenPerson:
    so, not_so, disputed = (
        tuple(label(facts[number]) for number in sorted(numbers)) for numbers in known_of(person)
    )
    return SeenPerson(
        person.pk,
        person.number,
        ROLES[Role(person.role)],
        tuple(SeenPart(ROLES[Role(part.role)], part.since) for part in parts),
        STATES[State(person.state)] if person.state != State.PRESENT else "",
        tuple(states),
        identity,
        so,
        not_so,
        disputed,
    )


def known_of(person: Involved) -> tuple[set[int], set[int], set[int]]:
    """The numbers of the facts that are so of somebody, that are not, and on which statements disagree."""
    so, not_so = _numbers_in(bytes(person.so)), _numbers_in(bytes(person.not_so))
    return so - not_so, not_so - so, so & not_so


def numbered() -> dict[int, str]:
    """The facts by their numbers."""
    return dict(Fact.objects.values_list("number", "fact"))


def _numbers_in(bits: bytes) -> set[int]:
    mask = int.from_bytes(bits, "little")
    return {number for number in range(mask.bit_length()) if mask >> number & 1}


def _changes(incident: Incident) -> tuple[SeenChange, ...]:
    changes = list(incident.changes.order_by("-made_at"))
    people = names_of(
        {each.made_by for each in changes} | {UUID(each.value) for each in changes if _of_person(each)}
    )
    return tuple(
        SeenChange(
            each,
            CHANGES[What(each.what)],
            _value(What(each.what), each.before, people),
            _value(What(each.what), each.value, people),
            people.get(each.made_by, ""),
        )
        for each in changes
    )


def _of_person(change: Change) -> bool:
    return What(change.what) in OF_PERSON


def _value(what: What, value: str, people: Mapping[UUID, str]) -> str | Promise:
    """What a change holds, as people read it; "" for nothing."""
    if not value:
        return ""
    return people.get(UUID(value), "") if what in OF_PERSON else READ[what](value)


READ: Mapping[What, Callable[[str], str | Promise]] = {
    What.LEVEL: lambda value: LEVELS[Level(value)],
    What.KIND: lambda value: LABELS[Kind(value)],
    What.DAY: lambda value: date_format(date.fromisoformat(value)),
    What.TIME: lambda value: time_format(time.fromisoformat(value)),
    What.BEGAN: lambda value: date_format(date.fromisoformat(value)),
    What.RECUSE_UNIT: agency_named,
    What.RESTORE_UNIT: agency_named,
}
"""How the value of a change that names no person is read."""


def value_of(what: What, given: Mapping[str, str]) -> str | None:
    """What a change of a kind stores: a level, or the id of a person or unit; None if there is none."""
    if what is What.LEVEL:
        return given.get("level") or None
    if what in OF_PERSON:
        id = id_of(given.get("whom", ""))
        return str(id) if id else None
    return given["whom"] if known(given.get("whom", "")) else None


def places_to_look_at() -> list[tuple[str, str]]:
    """The places whose incidents the person may see, the one of their appointment first."""
    around = dict.fromkeys(grant.place for grant in current().grants if grant.verb is Verb.READ)
    found = {place.id: in_language(place) for id in around for place in inside(id)}
    return list(found.items())


def places_to_file_at() -> list[tuple[str, str]]:
    """The places at which the person may file, the one of their appointment first."""
    around = [grant.place for grant in current().grants if grant.verb is Verb.FILE]
    return [(place.id, in_language(place)) for id in around for place in inside(id)]
