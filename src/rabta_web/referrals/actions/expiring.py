"""Referrals that nobody ever answered end by rule, once the last office of the line has had its time."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.audit.ledger import FEDERAL, ledgered, write
from rabta_web.jobs.queue import PLATFORM
from rabta_web.referrals.actions.telling import tell_of_step
from rabta_web.referrals.choices.cycle import Side, State, Verb
from rabta_web.referrals.models import Referral, Step
from rabta_web.referrals.queries.standing import Awaited, standings

NOBODY = UUID(int=0)
"""Who makes the step of a rule."""


def expire_unanswered(now: datetime) -> int:
    """End what nobody answered; how many. A worker does it as the owner of the tables; nobody else can.

    Until it has run, a page says of such a referral that it has expired all the same.
    """
    ended = 0
    with ledgered():
        late = list(Referral.objects.filter(state=State.SENT, due__lte=now).order_by("due", "pk"))
        stand = standings([Awaited(row.to_agency, row.incident_id, row.due) for row in late], now)
        for referral, standing in zip(late, stand, strict=True):
            ended += standing.ended and _expire(referral, now)
    return ended


def _expire(referral: Referral, now: datetime) -> bool:
    """Expire one referral; False if somebody answered at this very moment."""
    step = Step(referral=referral, verb=Verb.EXPIRE, side=Side.RULE, made_by=NOBODY, made_at=now)
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError:
        return False
    tell_of_step(referral, step, now)
    chain = referral.province or FEDERAL
    write("referral.expired", by=PLATFORM, chain=chain, record=referral.incident_id)
    return True
