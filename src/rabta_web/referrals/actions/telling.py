"""Telling the other side: what waits for them, and nothing of whom."""

from __future__ import annotations

from datetime import datetime

from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice
from rabta_web.referrals.choices.cycle import Side
from rabta_web.referrals.models import Arrival, Referral, Request, Step

PAGE = "referral"


def tell_of_referral(referral: Referral, now: datetime) -> None:
    """Tell the receiver that somebody was referred to them, and everybody who is told beside them."""
    for agency in filter(None, (referral.to_agency, *referral.copied)):
        _tell(referral, agency, Notice.REFERRAL_SENT, now)


def tell_of_step(referral: Referral, step: Step, now: datetime) -> None:
    """Tell the side that did not move it."""
    agency = referral.to_agency if step.side == Side.SENDER else referral.from_agency
    if agency:
        _tell(referral, agency, Notice.REFERRAL_MOVED, now, step=str(step.pk))


def _tell(referral: Referral, agency: str, what: Notice, now: datetime, *, step: str = "") -> None:
    tell(
        agency=agency,
        what=what,
        record=referral.pk,
        address_name=PAGE,
        now=now,
        incident=referral.incident_id,
        step=step,
    )


def tell_of_arrival(arrival: Arrival, agency: str, now: datetime, *, step: str = "") -> None:
    """Tell one side of an arrival that it was written, or answered."""
    tell(
        agency=agency,
        what=Notice.TRANSFER,
        record=arrival.pk,
        address_name="arrival",
        now=now,
        incident=arrival.incident_id,
        step=step,
    )


def tell_of_request(request: Request, agency: str, now: datetime, *, step: str = "") -> None:
    """Tell one side of a request that it was made, or answered."""
    tell(agency=agency, what=Notice.TRANSFER, record=request.pk, address_name="request", now=now, step=step)
