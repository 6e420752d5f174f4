"""Writing answers: what was said is kept, and a presumption that follows from it latches with it."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rabta.assessment import Value
from rabta.protection import Posture
from rabta_web.access.rows import current
from rabta_web.assessments.choices import Choice, ComesTo, Share
from rabta_web.assessments.history import last_read
from rabta_web.assessments.models import (
    Asked,
    Conclusion,
    GroupAnswer,
    OnFile,
    Opinion,
    Presumed,
    Review,
    Sample,
    Turn,
)
from rabta_web.assessments.queries import Sitting, again
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.actions import Heard, note
from rabta_web.incidents.kinds import Source
from rabta_web.incidents.models import Incident
from rabta_web.incidents.vocabulary import pack_version

ONE_IN = 10
"""Of how many in whom no sign was found one is drawn for a second look."""


def answer(*, asked: Sitting, heard: Heard, by: Actor, now: datetime) -> bool:
    """Keep an answer, and latch the presumption that it or anything before it raises.

    Whether the person filed that incident.
    """
    return answer_all(asked=asked, heard=[heard], by=by, now=now)


def answer_all(*, asked: Sitting, heard: Sequence[Heard], by: Actor, now: datetime) -> bool:
    """Keep several answers of one person, and latch the presumption that they or anything before them raise.

    Whether the person filed that incident.
    """
    with ledgered():
        if not all(note(person=asked.person.pk, heard=each, by=by, now=now) for each in heard):
            return False
        after = again(asked)
        if _protected(asked) or _protected(after):
            _latch(asked, by, now)
        _turn(after, now)
        if after.rests and not asked.rests:
            _draw(after, by, now)
    return True


def _turn(held: Sitting, now: datetime) -> None:
    """Keep which readings came to something else than when they were last kept."""
    before, after = last_read(held.person), held.values
    changed = {reading for reading in before | after if before.get(reading) is not after.get(reading)}
    if changed:
        Turn(
            incident=held.incident,
            person=held.person,
            at=now,
            pack=pack_version(),
            met=sorted(each for each in changed if after.get(each) is Value.MET),
            ruled_out=sorted(each for each in changed if after.get(each) is Value.RULED_OUT),
            opened=sorted(each for each in changed if each not in after),
        ).save(force_insert=True)


def _draw(held: Sitting, by: Actor, now: datetime) -> None:
    """One in so many of those in whom no sign was found is looked at again; nobody can foresee who."""
    if secrets.randbelow(ONE_IN) or Sample.objects.filter(person=held.person).exists():
        return
    Sample(incident=held.incident, person=held.person, drawn_at=now).save(force_insert=True)
    write("sample.drawn", by=by, chain=held.incident.province or FEDERAL, record=held.incident.pk)


def review(*, sample: Sample, comes_to: ComesTo, reason: str, by: Actor, now: datetime) -> None:
    """Keep what somebody else made of a screening that found no sign; only the first look is kept."""
    with ledgered():
        if Review.objects.filter(sample=sample).exists():
            return
        Review(
            incident=sample.incident,
            sample=sample,
            comes_to=comes_to,
            reason=reason,
            made_by=current().person,
            made_at=now,
        ).save(force_insert=True)
        chain = sample.incident.province or FEDERAL
        write("sample.reviewed", by=by, chain=chain, about=comes_to, record=sample.incident_id)


def answer_for_group(
    *, incident: Incident, shares: Mapping[str, Share], source: Source, by: Actor, now: datetime
) -> None:
    """Keep of how many in a group each fact was said to be so. Nobody's own facts change by it."""
    with ledgered():
        GroupAnswer.objects.bulk_create(
            GroupAnswer(
                incident=incident,
                fact=fact,
                share=share,
                source=source,
                said_at=now,
                noted_by=current().person,
            )
            for fact, share in shares.items()
        )
        chain = incident.province or FEDERAL
        write("group.answered", by=by, chain=chain, record=incident.pk, detail={"facts": len(shares)})


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


@dataclass(frozen=True, slots=True)
class Signed:
    """A paper as it was signed: its numbers, on whose behalf it was entered, its scan."""

    paper: str
    diary: str = ""
    fir: str = ""
    on_behalf: str = ""
    scan: Cleaned | None = None
    evidence: bool = False


def put_on_file(*, held: Sitting, signed: Signed, by: Actor, now: datetime) -> None:
    """Put a signed paper on file; its numbers stand on every paper that is drafted from now on."""
    with ledgered():
        OnFile(
            incident=held.incident,
            person=held.person,
            paper=signed.paper,
            diary=signed.diary or None,
            fir=signed.fir or None,
            on_behalf=signed.on_behalf or None,
            kind=signed.scan.kind if signed.scan else "",
            scan=b64encode(signed.scan.content).decode() if signed.scan else None,
            evidence=signed.evidence and signed.scan is not None,
            noted_by=current().person,
            noted_at=now,
        ).save(force_insert=True)
        chain = held.incident.province or FEDERAL
        write("paper.filed", by=by, chain=chain, about=signed.paper, record=held.incident.pk)


def note_draft(held: Sitting, what: str, *, by: Actor) -> None:
    """That a paper was drafted stands in the ledger: from here on it can leave the platform."""
    with ledgered():
        chain = held.incident.province or FEDERAL
        write("paper.drafted", by=by, chain=chain, about=what, record=held.incident.pk)
