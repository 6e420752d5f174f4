"""Reading somebody's facts: one night of the engine, and a ledger entry that it was read."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from rabta.assessment import Ask
from rabta.routing import Night, nights
from rabta_web.access.rows import current, reachable
from rabta_web.access.values import Verb
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.assessments.models import Presumed
from rabta_web.assessments.subjects import details_of_person, details_of_report, record_of, subject_of
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Hearing, Identity, Incident, Involved, Statement
from rabta_web.incidents.queries import told_of
from rabta_web.incidents.vocabulary import law


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in an incident with all that the engine reads of them, for one reader."""

    incident: Incident
    person: Involved
    night: Night
    may_ask: bool
    identity: Identity | None

    def ask(self, question: str, skipped: frozenset[str]) -> Ask | None:
        """The question to put: the one named, or the best that was not skipped; None if nothing is left."""
        asks = self.night.outcome.asks
        if question:
            return next((ask for ask in asks if ask.question.id == question), None)
        return next((ask for ask in asks if ask.question.id not in skipped), None)


@dataclass(frozen=True, slots=True)
class LastHeard:
    """How the last answer came about: it is offered for the next one, so that nobody writes it twice."""

    source: str = ""
    present: str = ""
    interpreter: str = ""


def sitting(incident: UUID, number: int, *, by: Actor) -> Sitting | None:
    """Somebody's reading, and a ledger entry that it was read; None if they may not see such a person."""
    with ledgered():
        person = (
            Involved.objects.select_related("incident")
            .filter(incident__in=Incident.objects.filter(reachable(Verb.READ), pk=incident), number=number)
            .first()
        )
        if person is None:
            return None
        found = person.incident
        write("reading.read", by=by, chain=found.province or FEDERAL, record=found.pk)
        return _read(found, person)


def again(held: Sitting) -> Sitting:
    """The same sitting after something was added."""
    return _read(held.incident, held.person)


def _read(incident: Incident, person: Involved) -> Sitting:
    identity = Identity.objects.filter(person=person).first() if _may(Verb.READ_IDENTITY, incident) else None
    subject = subject_of(
        person,
        Statement.objects.filter(person=person).order_by("said_at", "id"),
        presumed=Presumed.objects.filter(person=person).exists(),
        details=details_of_person(identity, told_of(person)),
    )
    officer = names_of({incident.filed_by}).get(incident.filed_by, "")
    details = details_of_report(incident, officer=officer, post=agency_named(incident.agency_id))
    (night,) = nights(law(), record_of(incident, subject, details), now=timezone.localtime())
    return Sitting(incident, person, night, _may(Verb.FILE, incident), identity)


def _may(verb: Verb, incident: Incident) -> bool:
    return current().has(verb) and Incident.objects.filter(reachable(verb), pk=incident.pk).exists()


def last_heard(person: Involved) -> LastHeard:
    """How the last answer of a person came about."""
    last = Statement.objects.filter(person=person).exclude(question="").order_by("-said_at").first()
    if last is None:
        return LastHeard()
    hearing = Hearing.objects.filter(statement=last).first()
    return LastHeard(
        last.source,
        (hearing.present if hearing else None) or "",
        (hearing.interpreter if hearing else None) or "",
    )
