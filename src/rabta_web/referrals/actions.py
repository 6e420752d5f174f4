"""Writing referrals: somebody is sent, and the referral moves step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.referrals.card import card_of
from rabta_web.referrals.choices import CYCLE, Basis, Side, State, Verb
from rabta_web.referrals.models import Consent, Referral, Step
from rabta_web.referrals.queries import may_refer


@dataclass(frozen=True, slots=True)
class Agreed:
    """That the person agreed, and how they came to."""

    given_by: str
    read_aloud: bool
    in_custody: bool
    language: str
    present: str
    until: date


@dataclass(frozen=True, slots=True)
class Sending:
    """A referral as its sender filled it in. The id comes with it, so that sending it twice sends one."""

    id: UUID
    agency: str
    asked_for: tuple[str, ...]
    basis: Basis
    grounds: str
    urgent: bool
    card: dict[str, str]
    agreed: Agreed | None = None


def send(*, held: Sitting, sending: Sending, by: Actor, now: datetime) -> UUID | None:
    """Refer somebody to an agency; None if the person of this request may not refer them."""
    incident = held.incident
    with ledgered():
        if not may_refer(incident.pk):
            return None
        if Referral.objects.filter(pk=sending.id).exists():
            return sending.id
        referral = Referral(
            pk=sending.id,
            incident=incident,
            person=held.person,
            number=held.person.number,
            province=incident.province,
            from_agency=incident.agency_id,
            to_agency=sending.agency,
            asked_for=list(sending.asked_for),
            urgent=sending.urgent,
            basis=sending.basis,
            grounds=sending.grounds,
            card=card_of(held, sending.card),
            state=State.SENT,
            since=now,
            due=CYCLE.due(State.SENT, now, urgent=sending.urgent),
            sent_by=current().person,
            sent_at=now,
        )
        referral.save(force_insert=True)
        if sending.agreed:
            _keep_consent(referral, sending.agreed)
        chain = incident.province or FEDERAL
        write("referral.sent", by=by, chain=chain, about=sending.agency, record=incident.pk)
    return sending.id


def _keep_consent(referral: Referral, agreed: Agreed) -> None:
    Consent(
        referral=referral,
        given_by=agreed.given_by,
        read_aloud=agreed.read_aloud,
        in_custody=agreed.in_custody,
        language=agreed.language,
        present=agreed.present or None,
        until=agreed.until,
    ).save(force_insert=True)


@dataclass(frozen=True, slots=True)
class Moving:
    """One step of a referral, as whoever makes it filled it in."""

    verb: Verb
    side: Side
    reason: str = ""
    alternative: str = ""
    by_telephone: str = ""


def move(*, referral: Referral, moving: Moving, by: Actor, now: datetime) -> bool:
    """Move a referral; False if it has moved on in the meantime and this no longer follows."""
    after = CYCLE.after(referral.state, moving.verb, moving.side)
    if after is None:
        return False
    with ledgered():
        step = Step(
            referral=referral,
            verb=moving.verb,
            side=moving.side,
            reason=moving.reason or None,
            alternative=moving.alternative,
            by_telephone=moving.by_telephone or None,
            due=CYCLE.due(after, now, urgent=referral.urgent),
            made_by=current().person,
            made_at=now,
        )
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        chain = referral.province or FEDERAL
        write("referral.moved", by=by, chain=chain, about=moving.verb, record=referral.incident_id)
    return True
