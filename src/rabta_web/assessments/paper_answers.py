"""Answers that came in on paper: what a sheet can still answer, whose sheet is next, and what was entered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db.models import Exists, OuterRef, QuerySet

from rabta.assessment import Ask
from rabta.law.values import Asked
from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.assessments.queries import LastHeard, Sitting
from rabta_web.assessments.question_sheets import left_on_paper
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import Role
from rabta_web.incidents.models import Hearing, Identity, Incident, Involved, Statement
from rabta_web.incidents.vocabulary import law

SHOWN = 50
"""How many people without an answer stand on the page of a pack."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose sheet has not been entered."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The people of an incident, as a pack of sheets is entered: how many have answers, who has none."""

    incident: Incident
    people: int
    answered: int
    waiting: tuple[Waiting, ...]


def to_enter(held: Sitting, sent: Collection[str]) -> list[tuple[Ask, bool]]:
    """The questions a sheet can answer, with whether each was answered before and so needs a reason.

    They are what is left of the path; and whatever else was sent, so that nothing on paper is lost because
    it was answered meanwhile, or because the person turned out to be a child.
    """
    left = left_on_paper(held)
    standing = {ask.question.id for ask in left}
    more = [
        Ask(question, question.facts, ())
        for question in law().questions.values()
        if question.id in sent and question.id not in standing and question.asked is not Asked.NEVER
    ]
    return [(ask, False) for ask in left] + [(ask, ask.question.id in held.answered) for ask in more]


def id_on_sheet(stamp: UUID, person: UUID, question: str) -> UUID:
    """The id of an answer on a sheet."""
    return uuid5(stamp, f"{person} {question}")


def is_entered(person: UUID, stamp: UUID) -> bool:
    """Whether a sheet with this stamp was entered already."""
    ids = [id_on_sheet(stamp, person, question) for question in law().questions]
    return Statement.objects.filter(pk__in=ids, person=person).exists()


def last_sheet(incident: UUID) -> tuple[LastHeard, str]:
    """How the last sheet of an incident came about and who asked: offered for the next one."""
    last = (
        Hearing.objects.filter(incident=incident, entered_at__isnull=False)
        .select_related("statement")
        .order_by("-entered_at")
        .first()
    )
    if last is None:
        return LastHeard(), ""
    return LastHeard("", last.present or "", last.interpreter or ""), last.asked_by or ""


def after(held: Sitting) -> int | None:
    """The number of the next person of the incident who has no answer yet; None if everybody has."""
    waiting = _without_answer(held.incident)
    later = waiting.filter(number__gt=held.person.number).first()
    found = later or waiting.exclude(pk=held.person.pk).first()
    return found.number if found else None


def pack_of(incident: UUID, *, by: Actor) -> Pack | None:
    """A pack of sheets of an incident that the person filed, and a ledger entry that it was read."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.FILE), pk=incident).first()
        if found is None:
            return None
        write("manifest.read", by=by, chain=found.province or FEDERAL, about="paper", record=incident)
        people, waiting = _asked(found).count(), list(_without_answer(found))
        names = _names(waiting[:SHOWN])
    shown = tuple(Waiting(each.number, names.get(each.pk, "")) for each in waiting[:SHOWN])
    return Pack(found, people, people - len(waiting), shown)


def is_numbered(number: int, incident: Incident) -> bool:
    """Whether somebody of an incident has this number."""
    return Involved.objects.filter(incident=incident, number=number).exists()


def _without_answer(incident: Incident) -> QuerySet[Involved]:
    answered = Statement.objects.filter(person=OuterRef("pk")).exclude(question="")
    return _asked(incident).filter(~Exists(answered)).order_by("number")


def _asked(incident: Incident) -> QuerySet[Involved]:
    """Whoever a sheet is for; who may have done it is not asked what was done to them."""
    return Involved.objects.filter(incident=incident).exclude(role=Role.SUSPECT)


def _names(people: Iterable[Involved]) -> dict[UUID, str]:
    return {each.person_id: each.name for each in Identity.objects.filter(person__in=list(people))}
