"""Writing referrals: somebody is sent, and the referral moves step by step."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.assessments.queries import Sitting
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.referrals.actions.consents import Agreed, keep_consent, withdraw
from rabta_web.referrals.actions.telling import tell_of_referral, tell_of_step
from rabta_web.referrals.card import card_of
from rabta_web.referrals.choices.basis import Basis, everything
from rabta_web.referrals.choices.cycle import CYCLE, Side, State, Verb
from rabta_web.referrals.models import Consent, Receipt, Referral, Step
from rabta_web.referrals.queries.consents import covering
from rabta_web.referrals.queries.responsibility import may_refer, responsible_now


@dataclass(frozen=True, slots=True)
class ForChild:
    """Beside a referral of a child: why it is best for them, and who at child protection knows."""

    best_interests: str
    contact: str


@dataclass(frozen=True, slots=True)
class Sending:
    """A referral as its sender filled it in. The id comes with it, so that sending it twice sends one.

    Either `agency` names an office, or `outside` somebody who has none here.
    """

    id: UUID
    agency: str
    asked_for: tuple[str, ...]
    basis: Basis
    grounds: str
    urgent: bool
    card: dict[str, str]
    agreed: Agreed | None = None
    outside: str = ""
    shared: tuple[str, ...] = field(default_factory=lambda: tuple(everything()))
    copied: tuple[str, ...] = ()
    proposed: bool = False
    provisions: tuple[str, ...] = ()
    evidence: str = ""
    child: ForChild | None = None


def send(*, held: Sitting, sending: Sending, by: Actor, now: datetime) -> UUID | None:
    """Refer somebody to an agency; None if the person of this request may not refer them."""
    incident = held.incident
    with ledgered():
        if not may_refer(incident.pk, held.person.pk):
            return None
        if Referral.objects.filter(pk=sending.id).exists():
            return sending.id
        referral = _filled(held, sending, _consent(held, sending, now), now)
        referral.save(force_insert=True)
        tell_of_referral(referral, now)
        chain = incident.province or FEDERAL
        write("referral.sent", by=by, chain=chain, about=sending.agency, record=incident.pk)
    return sending.id


def _consent(held: Sitting, sending: Sending, now: datetime) -> Consent | None:
    """The consent it rests on: the one given now, or one on file that reaches as far."""
    if sending.basis is not Basis.CONSENT:
        return None
    if sending.agreed:
        return keep_consent(held.person, sending.agreed, now)
    return covering(held.person, (sending.agency, *sending.copied), sending.asked_for, sending.shared)


def _filled(held: Sitting, sending: Sending, consent: Consent | None, now: datetime) -> Referral:
    child = sending.child
    return Referral(
        pk=sending.id,
        incident=held.incident,
        person=held.person,
        number=held.person.number,
        province=held.incident.province,
        from_agency=responsible_now(held.person),
        to_agency=sending.agency or None,
        outside=sending.outside or None,
        asked_for=list(sending.asked_for),
        urgent=sending.urgent,
        proposed=sending.proposed,
        provisions=list(sending.provisions),
        copied=list(sending.copied),
        basis=sending.basis,
        grounds=sending.grounds,
        shared=list(sending.shared),
        consent=consent,
        card=card_of(held, sending.card, sending.shared),
        evidence=sending.evidence or None,
        best_interests=child.best_interests if child else None,
        child_contact=child.contact if child else None,
        state=State.SENT,
        since=now,
        due=CYCLE.due(State.SENT, now, urgent=sending.urgent),
        sent_by=current().person,
        sent_at=now,
    )


@dataclass(frozen=True, slots=True)
class Moving:
    """One step of a referral, as whoever makes it filled it in."""

    verb: Verb
    side: Side
    reason: str = ""
    alternative: str = ""
    by_telephone: str = ""
    receipt: Cleaned | None = None


def move(*, referral: Referral, moving: Moving, by: Actor, now: datetime) -> bool:
    """Move a referral; False if it has moved on in the meantime and this no longer follows.

    A consent that is withdrawn is withdrawn everywhere, and not in this referral alone.
    """
    after = CYCLE.after(referral.state, moving.verb, moving.side)
    if after is None:
        return False
    if moving.verb is Verb.WITHDRAW_CONSENT and referral.consent_id:
        return withdraw(consent=referral.consent_id, reason=moving.reason, by=by, now=now)
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
        if moving.receipt:
            scan = b64encode(moving.receipt.content).decode()
            Receipt(step=step, kind=moving.receipt.kind, scan=scan).save(force_insert=True)
        tell_of_step(referral, step, now)
        chain = referral.province or FEDERAL
        write("referral.moved", by=by, chain=chain, about=moving.verb, record=referral.incident_id)
    return True
