"""What a group answered: none, some or all. It is read as a group's and never carried to anybody in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from rabta.assessment import Record, Statement, Subject
from rabta.law import Period
from rabta.papers.telling import Teller, ToldProtection
from rabta.routing import nights
from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.assessments.choices import SHARES, Share
from rabta_web.assessments.models import GroupAnswer
from rabta_web.assessments.subjects import place_of
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Incident
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import first_questions, label, law, words


@dataclass(frozen=True, slots=True)
class OfGroup:
    """What a group answered so far, and where protection stands for whoever in it that is."""

    incident: Incident
    size: int
    answers: tuple[tuple[str, str | Promise], ...]
    protection: ToldProtection | None


def facts_to_ask() -> list[tuple[str, str]]:
    """The facts that a group is asked about: those of the first plain questions, with their labels."""
    return [fact for question in first_questions() for fact in question.facts]


def group_of(incident: UUID, *, by: Actor) -> OfGroup | None:
    """What a group answered, and a ledger entry that it was read; None if it is not one's own report."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.FILE), pk=incident).first()
        if found is None:
            return None
        write("reading.read", by=by, chain=found.province or FEDERAL, record=incident)
        shares, size = _shares(found), found.people.count()
    told = tuple((label(fact), SHARES[share]) for fact, share in shares.items() if fact in law().facts)
    return OfGroup(found, size, told, _protection(found, shares, size) if shares else None)


def shares_of(incident: Incident, facts: Iterable[str]) -> list[tuple[str, str | Promise]]:
    """What the group answered about some facts, in words."""
    shares = _shares(incident)
    return [(label(fact), SHARES[shares[fact]]) for fact in facts if fact in shares]


def _shares(incident: Incident) -> dict[str, Share]:
    """The last answer of the group about each fact."""
    rows = GroupAnswer.objects.filter(incident=incident).order_by("said_at", "id")
    return {row.fact: Share(row.share) for row in rows}


def _protection(incident: Incident, shares: dict[str, Share], size: int) -> ToldProtection:
    group = Subject(
        id="group",
        statements={
            fact: (Statement(share is Share.ALL),)
            for fact, share in shares.items()
            if share is not Share.SOME
        },
        some=frozenset(fact for fact, share in shares.items() if share is Share.SOME),
        size=size,
    )
    record = Record(
        id=reference(incident.pk),
        on=Period(incident.began, incident.happened_on),
        persons=(),
        group=group,
        place=place_of(incident.place_id),
    )
    night = nights(law(), record, now=timezone.localtime())[-1]
    return Teller(law(), words()).protection(night.outcome)
