"""Who is responsible for somebody at which moment: exactly one agency, from the report on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rabta_web.access.rows import current, reachable, reaches
from rabta_web.access.values import Reach
from rabta_web.access.values import Verb as May
from rabta_web.incidents.models import Incident, Involved
from rabta_web.referrals.models import Referral, Responsibility
from rabta_web.referrals.queries.wording import names_of_agencies


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when an agency was responsible; `until` is None for the one that is now."""

    agency: str
    name: str
    since: datetime
    until: datetime | None
    referral: UUID | None


def responsible_now(person: Involved) -> str:
    """The agency that is responsible for somebody now."""
    return moved_to(person.pk) or person.incident.agency_id


def moved_to(person: UUID) -> str | None:
    """The agency that took somebody over last; None where nobody did, or where one may not see it."""
    rows = Responsibility.objects.filter(person=person).order_by("-since")
    return rows.values_list("agency_id", flat=True).first()


def periods(person: Involved) -> list[Period]:
    """Who was responsible for somebody from when to when, the first first; no moment is left out."""
    rows = list(Responsibility.objects.filter(person=person).order_by("since"))
    first = (person.incident.agency_id, person.incident.filed_at, None)
    held: list[tuple[str, datetime, UUID | None]] = [first]
    held += [(row.agency_id, row.since, row.referral_id) for row in rows]
    names = names_of_agencies(agency for agency, _since, _referral in held)
    ends = [since for _agency, since, _referral in held[1:]] + [None]
    return [
        Period(agency, names.get(agency, agency), since, until, referral)
        for (agency, since, referral), until in zip(held, ends, strict=True)
    ]


def may_refer(incident: UUID, person: UUID) -> bool:
    """Whether the person of this request may refer somebody: they act for the agency that is responsible."""
    agency = moved_to(person)
    if agency is None:
        return current().has(May.SEND) and Incident.objects.filter(reachable(May.SEND), pk=incident).exists()
    return agency in reaches(May.RECEIVE)


def sends(referral: Referral) -> bool:
    """Whether the person acts for the sender of a referral, and may take it back."""
    return acts_with_person(referral.incident_id, referral.from_agency)


def acts_with_person(incident: UUID, agency: str) -> bool:
    """Whether the person acts for an agency that had somebody of an incident: reported or taken over."""
    found = Incident.objects.filter(reachable(May.READ), pk=incident).first()
    if found is None:
        return False
    if found.agency_id == agency:
        sending = Incident.objects.filter(reachable(May.SEND), pk=found.pk)
        return current().has(May.SEND) and sending.exists()
    return agency in reaches(May.RECEIVE)


def acts(verb: May, agency: str | None) -> bool:
    """Whether the person acts for an agency itself, by a verb; those above it look on and remind."""
    return any(
        grant.verb is verb and grant.reach is Reach.AGENCY and grant.agency == agency
        for grant in current().grants
    )
