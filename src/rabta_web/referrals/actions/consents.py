"""Writing consents: what somebody agreed to, that they took it back, and that everybody told has stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Incident, Involved
from rabta_web.jobs.queue import Job, enqueue
from rabta_web.notices.choices import Notice
from rabta_web.notices.models import Told
from rabta_web.referrals.choices.handing_over import STOP, At
from rabta_web.referrals.models import Consent, Referral, Stop, StopStep, Withdrawal
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

    The database stops every open referral on it, gives everybody else who was told a task to note it, and
    tells them all: also whom the person does not see, and without showing them.
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
        enqueue(Job.POST_WITHDRAWAL, consent=str(consent))
        province = Incident.objects.values_list("province", flat=True).get(pk=found.incident_id)
        write("consent.withdrawn", by=by, chain=province or FEDERAL, record=found.incident_id)
    return True


def notices_of_withdrawal(consent: UUID) -> list[UUID]:
    """What all who had received something on a consent were told; the worker alone sees all of it."""
    referrals = Referral.objects.filter(consent=consent).values("pk")
    told = Told.objects.filter(what=Notice.CONSENT_WITHDRAWN, record__in=referrals)
    return list(told.values_list("pk", flat=True))


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
