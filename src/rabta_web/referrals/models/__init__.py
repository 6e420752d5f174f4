"""Referrals as rows, and all that goes from hand to hand beside them."""

from rabta_web.referrals.models.care import NeedNote, RiskView, SafetyPlan
from rabta_web.referrals.models.consent import Consent, Stop, StopStep, Withdrawal
from rabta_web.referrals.models.handing_over import (
    Arrival,
    ArrivalStep,
    Request,
    RequestStep,
    Responsibility,
)
from rabta_web.referrals.models.offer import Offer
from rabta_web.referrals.models.referral import Noted, Receipt, Referral, ReplyLink, Step

__all__ = [
    "Arrival",
    "ArrivalStep",
    "Consent",
    "NeedNote",
    "Noted",
    "Offer",
    "Receipt",
    "Referral",
    "ReplyLink",
    "Request",
    "RequestStep",
    "Responsibility",
    "RiskView",
    "SafetyPlan",
    "Step",
    "Stop",
    "StopStep",
    "Withdrawal",
]
