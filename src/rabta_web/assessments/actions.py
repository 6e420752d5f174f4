"""Writing answers: what was said is kept, and a presumption that follows from it latches with it."""

from __future__ import annotations

from datetime import datetime

from rabta.protection import Posture
from rabta_web.access.rows import current
from rabta_web.assessments.choices import Choice
from rabta_web.assessments.models import Asked, Conclusion, Opinion, Presumed
from rabta_web.assessments.queries import Sitting, again
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.actions import Heard, note
from rabta_web.incidents.vocabulary import pack_version


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


def ask_opinion(*, held: Sitting, agency: str, reason: str, by: Actor, now: datetime) -> Asked | None:
    """Ask another agency whether protection may end, on all grounds that stand now; None if one may not."""
    incident = held.incident
    with ledgered():
        if not held.may_ask:
            return None
        grounds = {each.about for each in held.night.outcome.protection.reasons if each.about}
        asked = Asked(
            incident=incident,
            person=held.person,
            agency_id=agency,
            considered=sorted(grounds),
            reason=reason,
            asked_by=current().person,
            asked_at=now,
        )
        asked.save(force_insert=True)
        chain = incident.province or FEDERAL
        write("opinion.asked", by=by, chain=chain, about=agency, record=incident.pk)
    return asked


def give_opinion(
    *, asked: Asked, choice: Choice, reason: str, by: Actor, now: datetime, by_telephone: str = ""
) -> None:
    """Answer what was asked; `by_telephone` says who said it when, where whoever asked writes it down."""
    with ledgered():
        if Opinion.objects.filter(asked=asked).exists():
            return
        Opinion(
            incident=asked.incident,
            asked=asked,
            agency_id=asked.agency_id,
            choice=choice,
            reason=reason,
            by_telephone=by_telephone or None,
            given_by=current().person,
            given_at=now,
        ).save(force_insert=True)
        chain = asked.incident.province or FEDERAL
        write("opinion.given", by=by, chain=chain, about=choice, record=asked.incident_id)


def conclude(*, held: Sitting, reading: str, stands: str, reason: str, by: Actor, now: datetime) -> None:
    """Keep what the officer makes of a reading beside what the engine said of it."""
    with ledgered():
        Conclusion(
            incident=held.incident,
            person=held.person,
            reading=reading,
            stands=stands,
            engine_said=held.night.outcome.assessed.value(reading).value,
            reason=reason,
            pack=pack_version(),
            made_by=current().person,
            made_at=now,
        ).save(force_insert=True)
        chain = held.incident.province or FEDERAL
        write("conclusion.made", by=by, chain=chain, about=reading, record=held.incident.pk)


def note_draft(held: Sitting, what: str, *, by: Actor) -> None:
    """That a paper was drafted stands in the ledger: from here on it can leave the platform."""
    with ledgered():
        chain = held.incident.province or FEDERAL
        write("paper.drafted", by=by, chain=chain, about=what, record=held.incident.pk)
