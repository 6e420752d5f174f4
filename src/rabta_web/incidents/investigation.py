"""The investigation book as its readers see it: leads, ties, and the same number in other reports.

What a reader may not see is not counted either: a number that stands elsewhere and out of their reach looks
as though it stood nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from rabta_web.access.rows import reachable, reaches
from rabta_web.access.values import Verb
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.about import LEADS, LeadKind
from rabta_web.incidents.kinds import TIES, Role, TieKind
from rabta_web.incidents.models import Identity, Incident, Involved, Lead, LeadToken, Tie


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another report in which a number stands, as far as the reader may see it."""

    incident: UUID
    number: int


@dataclass(frozen=True, slots=True)
class SeenLead:
    """A line of the book as people read it."""

    kind: str | Promise
    number: str
    words: str
    noted_at: datetime
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class SeenTie:
    """What one suspect is for another."""

    who: int
    kind: str | Promise
    whom: int
    since: date | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Book:
    """The book about somebody, for one reader. `suspects` are the others there are, with their names."""

    person: Involved
    leads: tuple[SeenLead, ...]
    ties: tuple[SeenTie, ...]
    suspects: tuple[tuple[int, str], ...]
    may_write: bool


def book_of(incident: UUID, number: int, *, by: Actor) -> Book | None:
    """The investigation book about somebody, and a ledger entry that it was read; None if not to be seen."""
    with ledgered():
        person = (
            Involved.objects.select_related("incident")
            .filter(reachable(Verb.READ_INVESTIGATION, of="incident__"), incident=incident, number=number)
            .first()
        )
        if person is None:
            return None
        leads = list(person.leads.order_by("noted_at"))
        found = _elsewhere(person.incident, leads)
        write("investigation.read", by=by, chain=person.incident.province or FEDERAL, record=incident)
        for other, province in sorted(found.incidents.items()):
            write("investigation.read", by=by, chain=province or FEDERAL, record=other)
        return Book(
            person,
            tuple(_seen(each, found.by_lead.get(each.pk, ())) for each in leads),
            _ties(person),
            _suspects(person),
            person.incident.filed_by == by.id and _may_write(incident),
        )


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    by_lead: Mapping[UUID, tuple[Elsewhere, ...]]
    incidents: Mapping[UUID, str]


def _elsewhere(incident: Incident, leads: Sequence[Lead]) -> _Elsewhere:
    """The same numbers in other reports within the reader's reach, by lead."""
    own = {bytes(each.token): each.lead_id for each in LeadToken.objects.filter(lead__in=leads)}
    rows = LeadToken.objects.filter(
        reachable(Verb.READ_INVESTIGATION, of="incident__"),
        token__in=list(own),
        agency_id__in=reaches(Verb.READ_INVESTIGATION),
    ).exclude(incident=incident)
    found: dict[UUID, dict[Elsewhere, None]] = {}
    incidents: dict[UUID, str] = {}
    for row in rows.select_related("incident", "lead__person").order_by("-incident__filed_at"):
        number = row.lead.person.number if row.lead.person else 1
        found.setdefault(own[bytes(row.token)], {})[Elsewhere(row.incident_id, number)] = None
        incidents[row.incident_id] = row.incident.province
    return _Elsewhere({lead: tuple(there) for lead, there in found.items()}, incidents)


def _seen(lead: Lead, elsewhere: tuple[Elsewhere, ...]) -> SeenLead:
    return SeenLead(LEADS[LeadKind(lead.key)], lead.number or "", lead.words, lead.noted_at, elsewhere)


def _ties(person: Involved) -> tuple[SeenTie, ...]:
    rows = Tie.objects.filter(Q(person=person) | Q(to=person)).select_related("person", "to")
    return tuple(
        SeenTie(each.person.number, TIES[TieKind(each.kind)], each.to.number, each.since, each.evidence)
        for each in rows.order_by("noted_at")
    )


def _suspects(person: Involved) -> tuple[tuple[int, str], ...]:
    """The other people of the incident who may have done it, by their numbers, with names to be seen."""
    others = Involved.objects.filter(
        Q(role=Role.SUSPECT) | Q(parts__role=Role.SUSPECT), incident=person.incident_id
    ).exclude(pk=person.pk)
    numbers = dict(others.values_list("pk", "number"))
    names = {each.person_id: each.name for each in Identity.objects.filter(person__in=list(numbers))}
    return tuple(sorted((number, names.get(id, "")) for id, number in numbers.items()))


def _may_write(incident: UUID) -> bool:
    return Incident.objects.filter(reachable(Verb.FILE), pk=incident).exists()
