"""What row security asks of a row that belongs to a referral, as SQL."""

from __future__ import annotations

from rabta_web.access.row_security import allows
from rabta_web.access.values import Verb
from rabta_web.incidents.row_rules import NOT_SENT, of_incident

ME = "(select access_person())"
SEEN_INCIDENT = of_incident()


def granted(verb: Verb, agencies: str) -> str:
    """Whether the person holds a verb for one of some agencies, or for the line it stands in."""
    return f"""exists (select from unnest((select access_grants('{verb}'))) g
        where g.reach = 'agency' and g.agency = any({agencies})
            or g.reach = 'line' and exists (select from access_below b
                where b.above = g.agency and b.agency = any({agencies})))"""  # noqa: S608  all of it is ours


def answers(agency: str) -> str:
    """Whether the person answers for an agency itself; whoever stands above it looks on."""
    return f"""exists (select from unnest((select access_grants('referral.receive'))) g
        where g.reach = 'agency' and g.agency = {agency})"""


def sends_from(agency: str) -> str:
    """Whether the person may send somebody for an agency.

    For the one that reported them, whoever may send them does; for one that took them over, whoever answers
    for it.
    """
    return f"""exists (select from incidents_incident i where i.id = incident_id and case
        when i.agency_id = {agency} then {allows(Verb.SEND, "i.", sent=None)}
        else {granted(Verb.RECEIVE, f"array[{agency}]")} end)"""


NOT_RECUSED = "not incidents_incident_recuses(incident_id)"
RECEIVES = f"{NOT_RECUSED} and {granted(Verb.RECEIVE, 'array[to_agency]')}"
"""An agency to which somebody was sent sees that, and so do those who answer for it; the recused do not."""

IS_TOLD = f"{NOT_RECUSED} and {granted(Verb.RECEIVE, 'copied')}"
SENT_IT = f"{SEEN_INCIDENT} and {granted(Verb.RECEIVE, 'array[from_agency]')}"
SIDES = f"({NOT_SENT} or ({RECEIVES}) or ({SENT_IT}))"
"""Who reads the course of a referral: both its sides, and whoever reads the incident itself."""


def of_referral(condition: str = "true", id: str = "referral_id") -> str:
    """Whether a row belongs to a referral that the person sees, and a condition holds for it."""
    return f"exists (select from referrals_referral where referrals_referral.id = {id} and {condition})"
