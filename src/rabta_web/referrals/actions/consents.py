"""Writing consents: what somebody agreed to, that they took it back, and that everybody told has stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Involved
from rabta_web.referrals.choices.cycle import CYCLE, Side, State, Verb
from rabta_web.referrals.choices.handing_over import STOP, At
from rabta_web.referrals.models import Consent, Referral, Step, Stop, StopStep, Withdrawal
from rabta_web.referrals.queries.responsibility import may_refer


@dataclass(frozen=True, slots=True)
class Agreed:
    """That the person agreed: with whom to share what for what, and how they came to."""

    agencies: tuple[str, ...]
    outside: str
    purposes: tuple[str, ...]
    kinds: tuple[str, ...]
    given_by: str
    read_aloud: bool
    in_custody: bool
    language: str
    interpreter: str
    present: str
    until: date


def keep_consent(person: Involved, agreed: Agreed, now: datetime) -> Consent:
    """Keep that somebody agreed; a part of the transaction that shares on it."""
    consent = Consent(
        incident_id=person.incident_id,
        person=person,
        agencies=list(agreed.agencies),
        outside=agreed.outside or None,
        purposes=list(agreed.purposes),
        kinds=list(agreed.kinds),
        given_by=agreed.given_by,
        read_aloud=agreed.read_aloud,
        in_custody=agreed.in_custody,
        language=agreed.language,
        interpreter=agreed.interpreter or None,
        present=agreed.present or None,
        until=agreed.until,
        noted_by=current().person,
        noted_at=now,
    )
    consent.save(force_insert=True)
    return consent


def withdraw(*, consent: UUID, reason: str, by: Actor, now: datetime) -> bool:
    """Take a consent back, everywhere at once; False if that was done already, or one may not.

    Every open referral on it stops, and everybody else who was told gets a task of their own to note it.
    """
    found = Consent.objects.filter(pk=consent).first()
    if found is None or not may_refer(found.incident_id, found.person_id):
        return False
    withdrawal = Withdrawal(consent=found, reason=reason, noted_by=current().person, noted_at=now)
    with ledgered():
        try:
            with transaction.atomic():
                withdrawal.save(force_insert=True)
        except IntegrityError:
            return False
        referrals = list(Referral.objects.filter(consent=found).order_by("sent_at"))
        for referral in referrals:
            _stop(referral, withdrawal, now)
        chain = referrals[0].province if referrals else ""
        write("consent.withdrawn", by=by, chain=chain or FEDERAL, record=found.incident_id)
    return True


def _stop(referral: Referral, withdrawal: Withdrawal, now: datetime) -> None:
    """Stop one referral: by a step where it is open, else by a task; and tell everybody beside it."""
    told: list[str | None] = list(referral.copied)
    if CYCLE.after(referral.state, Verb.WITHDRAW_CONSENT, Side.SENDER):
        Step(
            referral=referral,
            verb=Verb.WITHDRAW_CONSENT,
            side=Side.SENDER,
            reason=withdrawal.reason,
            due=CYCLE.due(State.WITHDRAWN, now, urgent=referral.urgent),
            made_by=withdrawal.noted_by,
            made_at=now,
        ).save(force_insert=True)
    elif referral.state not in {State.WITHDRAWN, State.REVOKED}:
        told.append(referral.to_agency)
    for agency in told:
        Stop(
            withdrawal=withdrawal,
            referral=referral,
            agency_id=agency,
            state=STOP.first,
            since=now,
            due=STOP.due(STOP.first, now),
        ).save(force_insert=True)


def note_stop(*, stop: Stop, side: At, by_telephone: str, by: Actor, now: datetime) -> bool:
    """A recipient stops; False if that stands there already."""
    if STOP.after(stop.state, "note", side) is None:
        return False
    step = StopStep(
        stop=stop,
        verb="note",
        side=side,
        by_telephone=by_telephone or None,
        made_by=current().person,
        made_at=now,
    )
    with ledgered():
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        referral = stop.referral
        write("consent.stopped", by=by, chain=referral.province or FEDERAL, record=referral.incident_id)
    return True
