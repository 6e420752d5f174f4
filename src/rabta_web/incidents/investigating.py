"""Writing into the investigation book: numbers and leads, and what one suspect is for another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.about import LeadKind
from rabta_web.incidents.actions import person_of_own_report
from rabta_web.incidents.kinds import TieKind
from rabta_web.incidents.models import Involved, Lead, LeadToken, Tie
from rabta_web.incidents.tokens import of_lead


@dataclass(frozen=True, slots=True)
class Found:
    """A lead: what it is, its number if it has one, and what else is known."""

    kind: LeadKind
    number: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tied:
    """What somebody is for another of the same incident, by that one's number in it."""

    to: int
    kind: TieKind
    since: date | None
    evidence: str


def add_lead(*, person: UUID, lead: Found, by: Actor, now: datetime) -> bool:
    """Keep a lead on somebody, findable by its number; whether the person filed that incident."""
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        row = Lead(incident_id=found.incident_id, person=found, key=lead.kind, words=lead.words)
        row.number, row.noted_by, row.noted_at = lead.number or None, current().person, now
        row.save(force_insert=True)
        LeadToken.objects.bulk_create(
            LeadToken(
                incident_id=found.incident_id, lead=row, agency_id=found.incident.agency_id, token=token
            )
            for token in of_lead(lead.kind, lead.number)
        )
        chain = found.incident.province or FEDERAL
        write("lead.added", by=by, chain=chain, about=lead.kind, record=found.incident_id)
    return True


def tie(*, person: UUID, tied: Tied, by: Actor, now: datetime) -> bool:
    """Keep what somebody is for another; whether both are in an incident that the person filed."""
    with ledgered():
        found = person_of_own_report(person)
        other = Involved.objects.filter(incident=found.incident, number=tied.to).first() if found else None
        if found is None or other is None or other.pk == found.pk:
            return False
        row = Tie(incident=found.incident, person=found, to=other, kind=tied.kind, since=tied.since)
        row.evidence, row.noted_by, row.noted_at = tied.evidence, current().person, now
        row.save(force_insert=True)
        chain = found.incident.province or FEDERAL
        write("tie.noted", by=by, chain=chain, about=tied.kind, record=found.incident_id)
    return True
