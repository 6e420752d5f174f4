"""Writing answers: what was said is kept, and a presumption that follows from it latches with it."""

from __future__ import annotations

from datetime import datetime

from rabta.protection import Posture
from rabta_web.assessments.models import Presumed
from rabta_web.assessments.queries import Sitting, again
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.actions import Heard, note


def answer(*, asked: Sitting, heard: Heard, by: Actor, now: datetime) -> bool:
    """Keep an answer, and latch the presumption that it or anything before it raises.

    Whether the person filed that incident.
    """
    with ledgered():
        if not note(person=asked.person.pk, heard=heard, by=by, now=now):
            return False
        if _protected(asked) or _protected(again(asked)):
            _latch(asked, by, now)
    return True


def _protected(held: Sitting) -> bool:
    return held.night.outcome.protection.posture is Posture.PROTECT


def _latch(held: Sitting, by: Actor, now: datetime) -> None:
    """Once presumed a victim, only a reasoned decision of two agencies takes the presumption away."""
    incident = held.incident
    if Presumed.objects.filter(person=held.person).exists():
        return
    Presumed(incident=incident, person=held.person, since=now).save(force_insert=True)
    write("person.presumed", by=by, chain=incident.province or FEDERAL, record=incident.pk)


def note_draft(held: Sitting, what: str, *, by: Actor) -> None:
    """That a paper was drafted stands in the ledger: from here on it can leave the platform."""
    with ledgered():
        chain = held.incident.province or FEDERAL
        write("paper.drafted", by=by, chain=chain, about=what, record=held.incident.pk)
