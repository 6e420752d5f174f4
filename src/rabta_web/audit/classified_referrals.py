"""How closely each field of a referral is kept, and of what stands beside it."""

from __future__ import annotations

from rabta_web.audit.kept import Kept

_IDENTIFYING, _KEYED, _SENSITIVE, _SAFE = Kept

REFERRALS: dict[str, dict[Kept, str]] = {
    "referrals.Arrival": {
        _IDENTIFYING: "card how",
        _SENSITIVE: "brought_at from_agency incident person state to_agency",
        _SAFE: "due id number province since written_at written_by",
    },
    "referrals.ArrivalStep": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "after arrival before verb",
        _SAFE: "due id made_at made_by side",
    },
    "referrals.Consent": {
        _IDENTIFYING: "interpreter language outside present",
        _SENSITIVE: "agencies given_by in_custody incident kinds person purposes",
        _SAFE: "id noted_at noted_by read_aloud until",
    },
    "referrals.NeedNote": {
        _IDENTIFYING: "provider words",
        _SENSITIVE: "incident need on person state",
        _SAFE: "id noted_at noted_by",
    },
    "referrals.Noted": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "agency_id claims referral",
        _SAFE: "id noted_at noted_by",
    },
    "referrals.Offer": {
        _SAFE: "agency_id beds boys_to confirmed_at confirmed_by has id languages takes",
    },
    "referrals.Receipt": {
        _IDENTIFYING: "scan",
        _SAFE: "id kind step",
    },
    "referrals.Referral": {
        _IDENTIFYING: "best_interests card child_contact evidence grounds outside",
        _SENSITIVE: (
            "asked_for basis consent copied from_agency incident person proposed provisions shared state "
            "to_agency"
        ),
        _SAFE: "due id number province sent_at sent_by since urgent",
    },
    "referrals.ReplyLink": {
        _KEYED: "hash",
        _SENSITIVE: "referral",
        _SAFE: "expires_at id made_at made_by used_at",
    },
    "referrals.Request": {
        _IDENTIFYING: "about why",
        _SENSITIVE: "from_agency state to_agency",
        _SAFE: "asked_at asked_by due id since",
    },
    "referrals.RequestStep": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "after before referral request verb",
        _SAFE: "due id made_at made_by side",
    },
    "referrals.Responsibility": {
        _SENSITIVE: "agency_id incident person referral since",
        _SAFE: "id",
    },
    "referrals.RiskView": {
        _IDENTIFYING: "words",
        _SENSITIVE: "danger incident person",
        _SAFE: "id noted_at noted_by",
    },
    "referrals.SafetyPlan": {
        _IDENTIFYING: "callers code_word safe_place what_if",
        _SENSITIVE: "incident person",
        _SAFE: "id noted_at noted_by",
    },
    "referrals.Step": {
        _IDENTIFYING: "by_telephone reason",
        _SENSITIVE: "after alternative before referral verb",
        _SAFE: "due id made_at made_by side",
    },
    "referrals.Stop": {
        _SENSITIVE: "agency_id referral state withdrawal",
        _SAFE: "due id since",
    },
    "referrals.StopStep": {
        _IDENTIFYING: "by_telephone",
        _SENSITIVE: "after before stop verb",
        _SAFE: "due id made_at made_by side",
    },
    "referrals.Withdrawal": {
        _IDENTIFYING: "reason",
        _SENSITIVE: "consent",
        _SAFE: "id noted_at noted_by",
    },
}
"""Every field of every model, by how it is kept."""
