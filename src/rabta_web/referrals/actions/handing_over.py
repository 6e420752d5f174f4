"""Writing arrivals that nobody announced, requests to be given a matter, and that a copy was noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from rabta_web.access.rows import current
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.referrals.actions.telling import tell_of_arrival, tell_of_request
from rabta_web.referrals.card import card_of
from rabta_web.referrals.choices.handing_over import ARRIVAL, REQUEST, At
from rabta_web.referrals.models import Arrival, ArrivalStep, Noted, Referral, Request, RequestStep
from rabta_web.referrals.queries.handing_over import may_write_arrival

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Brought:
    """An arrival as its receiver filled it in. The id comes with it, so that it is written once."""

    id: UUID
    agency: str
    at: datetime
    how: str


def write_arrival(*, held: Sitting, brought: Brought, by: Actor, now: datetime) -> UUID | None:
    """Write down that an agency brought somebody; None if the person of this request may not."""
    incident = held.incident
    with ledgered():
        if not may_write_arrival(held):
            return None
        if Arrival.objects.filter(pk=brought.id).exists():
            return brought.id
        arrival = Arrival(
            pk=brought.id,
            incident=incident,
            person=held.person,
            number=held.person.number,
            province=incident.province,
            from_agency=brought.agency,
            to_agency=incident.agency_id,
            brought_at=brought.at,
            how=brought.how,
            card=card_of(held, {}),
            state=ARRIVAL.first,
            since=now,
            due=ARRIVAL.due(ARRIVAL.first, now),
            written_by=current().person,
            written_at=now,
        )
        arrival.save(force_insert=True)
        tell_of_arrival(arrival, brought.agency, now)
        chain = incident.province or FEDERAL
        write("arrival.written", by=by, chain=chain, about=brought.agency, record=incident.pk)
    return brought.id


def answer_arrival(*, arrival: Arrival, verb: str, side: At, reason: str, by: Actor, now: datetime) -> bool:
    """Confirm, dispute or take back an arrival; False if it no longer follows."""
    if ARRIVAL.after(arrival.state, verb, side) is None:
        return False
    step = ArrivalStep(
        arrival=arrival, verb=verb, side=side, reason=reason or None, made_by=current().person, made_at=now
    )
    with ledgered():
        if not _kept(step):
            return False
        other = arrival.to_agency if side is At.SENDER else arrival.from_agency
        tell_of_arrival(arrival, other, now, step=str(step.pk))
        chain = arrival.province or FEDERAL
        write("arrival.answered", by=by, chain=chain, about=verb, record=arrival.incident_id)
    return True


@dataclass(frozen=True, slots=True)
class Asking:
    """A request to be given a matter, as its asker filled it in."""

    id: UUID
    own: str
    holder: str
    about: str
    why: str


def ask_for(*, asking: Asking, by: Actor, now: datetime) -> UUID:
    """Ask the agency that has somebody to be given the matter."""
    with ledgered():
        if not Request.objects.filter(pk=asking.id).exists():
            request = Request(
                pk=asking.id,
                from_agency=asking.own,
                to_agency=asking.holder,
                about=asking.about,
                why=asking.why,
                state=REQUEST.first,
                since=now,
                due=REQUEST.due(REQUEST.first, now),
                asked_by=current().person,
                asked_at=now,
            )
            request.save(force_insert=True)
            tell_of_request(request, asking.holder, now)
            write("request.made", by=by, about=asking.holder)
    return asking.id


def answer_request(
    *,
    request: Request,
    verb: str,
    side: At,
    reason: str = "",
    referral: UUID | None = None,
    by: Actor,
    now: datetime,
) -> bool:
    """Answer a request, or take it back; False if it no longer follows. Giving names the referral."""
    if REQUEST.after(request.state, verb, side) is None or (verb == "give") != (referral is not None):
        return False
    step = RequestStep(
        request=request,
        referral_id=referral,
        verb=verb,
        side=side,
        reason=reason or None,
        made_by=current().person,
        made_at=now,
    )
    with ledgered():
        if not _kept(step):
            return False
        other = request.from_agency if side is At.SENDER else request.to_agency
        tell_of_request(request, other, now, step=str(step.pk))
        write("request.answered", by=by, about=verb)
    return True


def give(*, request: UUID, referral: UUID, by: Actor, now: datetime) -> bool:
    """Answer a request with the referral that offers the matter; False if it was answered already."""
    asked = Request.objects.filter(pk=request).first()
    return asked is not None and answer_request(
        request=asked, verb="give", side=At.SENDER, referral=referral, by=by, now=now
    )


def note_copy(
    *, referral: Referral, agency: str, claims: bool, reason: str, by: Actor, now: datetime
) -> bool:
    """Note what one's agency was told beside the receiver; False if that stands there already."""
    noted = Noted(
        referral=referral,
        agency_id=agency,
        claims=claims,
        reason=reason or None,
        noted_by=current().person,
        noted_at=now,
    )
    with ledgered():
        if not _kept(noted):
            return False
        chain = referral.province or FEDERAL
        write("copy.noted", by=by, chain=chain, about=agency, record=referral.incident_id)
    return True


def _kept(row: Row) -> bool:
    """Keep a row; False if something that stands already forbids it."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True
