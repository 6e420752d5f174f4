"""Reading somebody's facts: one night of the engine, and a ledger entry that it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from rabta.assessment import Ask, Closing, Record, Value
from rabta.law.values import Asked as AskedOf
from rabta.law.values import Concerns
from rabta.protection import Posture, screening_questions
from rabta.routing import Night, nights
from rabta_web.access.rows import acts_for, plans_kept, reachable
from rabta_web.access.values import Verb
from rabta_web.agencies.queries import named as agency_named
from rabta_web.assessments.choices import CHOICES, Choice
from rabta_web.assessments.kept import Kept, kept_of
from rabta_web.assessments.models import Asked, Opinion
from rabta_web.assessments.subjects import details_of_person, details_of_report, record_of, subject_of
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import Role
from rabta_web.incidents.models import Hearing, Identity, Incident, Involved, Statement
from rabta_web.incidents.vocabulary import law


@dataclass(frozen=True, slots=True)
class SeenOpinion:
    """A second opinion as people read it: whom it was asked of, and what they answered, if they have."""

    asked: Asked
    agency: str
    opinion: Opinion | None
    choice: str | Promise


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in an incident with all that the engine reads of them, for one reader."""

    incident: Incident
    person: Involved
    night: Night
    may_ask: bool
    identity: Identity | None
    opinions: tuple[SeenOpinion, ...]

    def ask(self, question: str, skipped: frozenset[str], *, again: bool = False) -> Ask | None:
        """The question to put: the one named, or the best that was not skipped; None if nothing is left."""
        if question:
            return self.once_more(question) if again else self.named(question)
        return next((ask for ask in self.night.outcome.asks if ask.question.id not in skipped), None)

    def named(self, question: str) -> Ask | None:
        """A question by its id, with what is still unknown of it.

        None where nothing is, where it is never to be asked, and where a child is asked nothing more.
        """
        outcome = self.night.outcome
        worth = next((ask for ask in outcome.asks if ask.question.id == question), None)
        found = law().questions.get(question)
        if worth or outcome.stop or found is None or found.asked is AskedOf.NEVER:
            return worth
        known = outcome.assessed.known
        unknown = tuple(
            fact for fact in found.facts if known.value(fact) is None and fact not in known.contested
        )
        return Ask(found, unknown, ()) if unknown and question not in self.answered else None

    def once_more(self, question: str) -> Ask | None:
        """A question that was answered already, with all its facts; None where nothing may be asked."""
        found = law().questions.get(question)
        if self.night.outcome.stop or found is None or question not in self.answered:
            return None
        return Ask(found, found.facts, ())

    @property
    def values(self) -> dict[str, Value]:
        """What each reading that may be shown comes to, where it is met or ruled out."""
        assessed = self.night.outcome.assessed
        return {
            id: value
            for id, reading in law().readings.items()
            if reading.concerns is not Concerns.OWN_CONDUCT
            and (value := assessed.value(id)) in (Value.MET, Value.RULED_OUT)
        }

    @property
    def rests(self) -> bool:
        """Whether screening was asked to its end and found no sign."""
        no_sign = self.night.outcome.protection.posture is Posture.NO_SIGN
        return no_sign and not _left_to_screen(self.night)

    @property
    def answered(self) -> frozenset[str]:
        """The questions that were answered, in whichever way: nobody is asked them again."""
        return frozenset(self.night.outcome.assessed.subject.answers)


@dataclass(frozen=True, slots=True)
class LastHeard:
    """How the last answer came about: it is offered for the next one, so that nobody writes it twice."""

    source: str = ""
    present: str = ""
    interpreter: str = ""


@plans_kept()
def sitting(incident: UUID, number: int, *, by: Actor) -> Sitting | None:
    """Somebody's reading, and a ledger entry that it was read; None if they may not see such a person."""
    with ledgered():
        person = (
            Involved.objects.select_related("incident")
            .filter(reachable(Verb.READ, of="incident__"), incident=incident, number=number)
            .first()
        )
        if person is None:
            return None
        found = person.incident
        write("reading.read", by=by, chain=found.province or FEDERAL, record=found.pk)
        return _read([person])[0]


def again(held: Sitting) -> Sitting:
    """The same sitting after something was added."""
    return _read([held.person])[0]


PEOPLE = 50
"""How many people of one incident stand side by side on a page."""


def all_sittings(incident: UUID, *, by: Actor) -> list[Sitting] | None:
    """The people of an incident, and a ledger entry that they were read; None if one may not see it."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.READ), pk=incident).first()
        if found is None:
            return None
        write("reading.read", by=by, chain=found.province or FEDERAL, record=incident)
        people = Involved.objects.select_related("incident").filter(
            reachable(Verb.READ, of="incident__"), incident=found
        )
        return _read(list(people.order_by("number")[:PEOPLE]))


def sitting_of(person: Involved) -> Sitting:
    """Somebody who was read already, and whose reading stands in the ledger."""
    return _read([person])[0]


def sittings_of(people: Sequence[Involved]) -> list[Sitting]:
    """Some people who were read already, together, and whose reading stands in the ledger."""
    return _read(people)


def own_sittings(*, since: datetime, most: int, by: Actor) -> list[Sitting]:
    """The people of one's own latest reports, and a ledger entry that they were looked at."""
    with ledgered():
        own = Incident.objects.filter(reachable(Verb.FILE), filed_at__gte=since).order_by("-filed_at")[:most]
        people = Involved.objects.select_related("incident").filter(
            incident__in=list(own), role=Role.ENCOUNTERED
        )
        found = sorted(people, key=lambda each: each.incident.filed_at, reverse=True)[:most]
        write("desk.read", by=by, detail={"rows": len(found)})
        return _read(found)


@plans_kept()
def _read(people: Sequence[Involved]) -> list[Sitting]:
    kept = kept_of(people)
    return [_read_one(person, kept) for person in people]


def _read_one(person: Involved, kept: Kept) -> Sitting:
    incident, identity = person.incident, kept.identities.get(person.pk)
    opinions = _opinions(person, kept)
    statements = kept.statements.get(person.pk, [])
    subject = subject_of(
        person,
        statements,
        presumed=person.pk in kept.presumed,
        closing=_closing(incident, opinions),
        happened=kept.happened.get(person.pk, []),
        details=details_of_person(identity, kept.told.get(person.pk, {})),
    )
    details = details_of_report(
        incident, officer=kept.officers.get(incident.filed_by, ""), post=kept.posts[incident.agency_id]
    )
    details |= kept.numbers.get(person.pk, {})
    place = kept.places[incident.place_id]
    night = _night(record_of(incident, subject, details, place))
    if statements and "screened" not in subject.events and not _left_to_screen(night):
        screened = {**subject.events, "screened": timezone.localtime(statements[-1].said_at)}
        night = _night(record_of(incident, replace(subject, events=screened), details, place))
    return Sitting(incident, person, night, incident.pk in kept.filed, identity, opinions)


def _night(record: Record) -> Night:
    (night,) = nights(law(), record, now=timezone.localtime())
    return night


def _left_to_screen(night: Night) -> bool:
    """Whether a question of screening is still worth asking; once none is, the person has been screened."""
    screening = screening_questions(law())
    return any(ask.question.id in screening for ask in night.outcome.asks)


def _opinions(person: Involved, kept: Kept) -> tuple[SeenOpinion, ...]:
    """The second opinions that were asked on a person, the first first."""
    return tuple(
        SeenOpinion(
            asked,
            agency_named(asked.agency_id),
            kept.given.get(asked.pk),
            CHOICES[Choice(kept.given[asked.pk].choice)] if asked.pk in kept.given else "",
        )
        for asked in kept.asked.get(person.pk, [])
    )


def _closing(incident: Incident, opinions: tuple[SeenOpinion, ...]) -> Closing | None:
    """What two agencies agreed need no longer stand: all the grounds on which the second one said so."""
    agreed = [each for each in opinions if each.opinion and each.opinion.choice == Choice.END]
    if not agreed:
        return None
    last = agreed[-1]
    return Closing(
        by=str(last.asked.asked_by),
        agency=incident.agency_id,
        second_by=str(last.opinion.given_by) if last.opinion else "",
        second_agency=last.asked.agency_id,
        reason=last.asked.reason,
        considered=frozenset(ground for each in agreed for ground in each.asked.considered),
    )


def to_answer(*, by: Actor) -> list[Asked]:
    """The second opinions that the person's agencies were asked for and have not given, the oldest first."""
    agencies = acts_for(Verb.GIVE_OPINION)
    with ledgered():
        found = list(
            Asked.objects.filter(agency_id__in=agencies, opinion=None)
            .select_related("incident", "person")
            .order_by("asked_at")
        )
        if found:
            write("opinion.read", by=by, detail={"rows": len(found)})
    return found


def question_for_opinion(id: UUID, *, by: Actor) -> Asked | None:
    """What one's agency was asked, and a ledger entry that it was read; None if it was not asked that."""
    agencies = acts_for(Verb.GIVE_OPINION)
    with ledgered():
        found = (
            Asked.objects.filter(pk=id, agency_id__in=agencies).select_related("incident", "person").first()
        )
        if found:
            chain = found.incident.province or FEDERAL
            write("opinion.read", by=by, chain=chain, record=found.incident_id)
    return found


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
