"""Consents of somebody: whom they reach, whether they still hold, and who has still to stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rabta_web.access.rows import reachable, reaches
from rabta_web.access.values import Verb as May
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Involved
from rabta_web.referrals.choices.basis import SHARED, WHO_AGREED, Shared
from rabta_web.referrals.choices.cycle import State
from rabta_web.referrals.choices.handing_over import STOP, At
from rabta_web.referrals.models import Consent, Referral, Stop, Withdrawal
from rabta_web.referrals.queries.responsibility import acts, may_refer, sends
from rabta_web.referrals.queries.wording import label_of, names_of_agencies, receiver_of


@dataclass(frozen=True, slots=True)
class SeenConsent:
    """A consent as people read it, and how it stands today."""

    consent: Consent
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    kinds: tuple[str | Promise, ...]
    who: str | Promise
    withdrawal: Withdrawal | None
    expired: bool

    @property
    def holds(self) -> bool:
        """Whether something new may be shared on it."""
        return self.withdrawal is None and not self.expired


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to whom something went under a consent, and whether they noted that it was withdrawn."""

    name: str
    referral: UUID
    stop: Stop | None
    noted: bool


@dataclass(frozen=True, slots=True)
class OpenedConsent:
    """A consent with everybody it reached."""

    seen: SeenConsent
    recipients: tuple[Recipient, ...]
    may_withdraw: bool


def seen_consent(consent: Consent, today: date) -> SeenConsent:
    """A consent as people read it."""
    names = names_of_agencies(consent.agencies)
    outside = (_("{name} (outside)").format(name=consent.outside),) if consent.outside else ()
    return SeenConsent(
        consent,
        (*(names.get(each, each) for each in consent.agencies), *outside),
        tuple(label_of(each) for each in consent.purposes),
        tuple(SHARED[Shared(each)] for each in consent.kinds),
        WHO_AGREED.get(consent.given_by, consent.given_by),
        Withdrawal.objects.filter(consent=consent).first(),
        consent.until < today,
    )


def consents_of(person: Involved) -> list[SeenConsent]:
    """What somebody agreed to, the latest first."""
    today = timezone.localdate()
    return [seen_consent(each, today) for each in Consent.objects.filter(person=person).order_by("-noted_at")]


def covering(
    person: Involved, agencies: Iterable[str], purposes: Iterable[str], kinds: Iterable[str]
) -> Consent | None:
    """A consent that reaches these recipients, purposes and kinds of data today; None if none does."""
    rows = Consent.objects.filter(
        person=person,
        withdrawal=None,
        until__gte=timezone.localdate(),
        agencies__contains=list(agencies),
        purposes__contains=list(purposes),
        kinds__contains=list(kinds),
    )
    return rows.order_by("-noted_at").first()


def open_consent(id: UUID, *, by: Actor) -> OpenedConsent | None:
    """A consent with everybody it reached, and a ledger entry; None for who does not hold the person."""
    with ledgered():
        consent = Consent.objects.filter(pk=id).first()
        if consent is None:
            return None
        person = Involved.objects.select_related("incident")
        holder = person.filter(reachable(May.READ, of="incident__"), pk=consent.person_id).first()
        if holder is None:
            return None
        write("consent.read", by=by, chain=holder.incident.province or FEDERAL, record=holder.incident_id)
        seen = seen_consent(consent, timezone.localdate())
        may = may_refer(consent.incident_id, consent.person_id)
        return OpenedConsent(seen, _recipients(seen), may and seen.withdrawal is None)


def _recipients(seen: SeenConsent) -> tuple[Recipient, ...]:
    referrals = list(Referral.objects.filter(consent=seen.consent).order_by("sent_at"))
    names = names_of_agencies(agency for each in referrals for agency in (each.to_agency, *each.copied))
    stops = {(each.referral_id, each.agency_id): each for each in Stop.objects.filter(referral__in=referrals)}
    found = []
    for each in referrals:
        stop = stops.get((each.pk, each.to_agency))
        noted = each.state == State.REVOKED or (stop is not None and stop.state in STOP.over)
        found.append(Recipient(receiver_of(each, names), each.pk, stop, noted))
        for agency in each.copied:
            stop = stops.get((each.pk, agency))
            noted = stop is not None and stop.state in STOP.over
            found.append(Recipient(names.get(agency, agency), each.pk, stop, noted))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class StopLine:
    """A stop in a list: the referral it is about, and who has to note it."""

    stop: Stop
    recipient: str


def stops_to_note(*, by: Actor) -> list[StopLine]:
    """What one's agencies were told under a consent that was withdrawn, and have not noted yet."""
    mine = Stop.objects.filter(agency_id__in=reaches(May.RECEIVE), state__in=STOP.open)
    return _stop_lines(mine, by)


def _stop_lines(found: QuerySet[Stop], by: Actor) -> list[StopLine]:
    with ledgered():
        rows = list(found.order_by("due"))
        if rows:
            write("referrals.listed", by=by, detail={"rows": len(rows)})
    names = names_of_agencies(row.agency_id for row in rows)
    return [StopLine(row, names.get(row.agency_id or "", "")) for row in rows]


def stops_of(referral: Referral) -> list[tuple[Stop, frozenset[At]]]:
    """The stops of a referral that the person may note, each with the sides for which they may."""
    sender = frozenset({At.BY_TELEPHONE}) if sends(referral) else frozenset()
    rows = Stop.objects.filter(referral=referral, state__in=STOP.open).order_by("due")
    found = [(row, sender | ({At.RECEIVER} if acts(May.RECEIVE, row.agency_id) else set())) for row in rows]
    return [(row, sides) for row, sides in found if sides]
