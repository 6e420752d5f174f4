"""Writing what a committee is: amended in versions, offices held and deputies named."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.bodies import Charter, Holder, Nomination


@dataclass(frozen=True, slots=True)
class Amending:
    """A committee as it was filled in; None and "" for what nobody knows. `version` is what was read."""

    agency: str
    version: int
    begins: date
    chair: str
    members: tuple[str, ...]
    sends_away: tuple[str, ...]
    quorum: int | None
    every_months: int | None
    secretariat: str
    terms: str
    sees: tuple[str, ...]
    number: str
    notified_on: date | None
    basis: str
    scan: Cleaned | None = None


def amend(*, amending: Amending, by: Actor, now: datetime) -> bool:
    """Write down what a committee is, as a new version; False if somebody else did meanwhile, or may not."""
    if amending.agency not in acts_for(May.RUN):
        return False
    with ledgered():
        before = Charter.objects.filter(agency_id=amending.agency, version=amending.version).first()
        scan = b64encode(amending.scan.content).decode() if amending.scan else before and before.scan
        charter = Charter(
            agency_id=amending.agency,
            version=amending.version + 1,
            begins=amending.begins,
            chair=amending.chair,
            members=list(amending.members),
            sends_away=list(amending.sends_away),
            quorum=amending.quorum,
            every_months=amending.every_months,
            secretariat=amending.secretariat,
            terms=amending.terms or None,
            sees=list(amending.sees),
            number=amending.number or None,
            notified_on=amending.notified_on,
            kind=amending.scan.kind if amending.scan else before.kind if before else "",
            scan=scan,
            basis=amending.basis,
            made_by=current().person,
            made_at=now,
        )
        try:
            with transaction.atomic():
                charter.save(force_insert=True)
        except IntegrityError:
            return False
        _write("committee.amended", amending.agency, by, charter.pk)
    return True


def seat(
    *, agency: str, office: str, name: str, person: UUID | None, begins: date, by: Actor, now: datetime
) -> None:
    """Write down who holds an office from a day on; no name says that it is vacant."""
    with ledgered():
        row = Holder(agency_id=agency, office=office, name=name, person=person, begins=begins)
        row.noted_by, row.noted_at = current().person, now
        row.save(force_insert=True)
        _write("committee.seated", agency, by, row.pk)


@dataclass(frozen=True, slots=True)
class Deputy:
    """A deputy as they were named: for which office, in which letter, from when to when."""

    office: str
    name: str
    letter: str
    begins: date
    ends: date


def nominate(*, agency: str, deputy: Deputy, by: Actor, now: datetime) -> None:
    """Write down a deputy whom an office named by letter."""
    with ledgered():
        row = Nomination(
            agency_id=agency,
            office=deputy.office,
            name=deputy.name,
            letter=deputy.letter,
            begins=deputy.begins,
            ends=deputy.ends,
        )
        row.noted_by, row.noted_at = current().person, now
        row.save(force_insert=True)
        _write("committee.deputy_named", agency, by, row.pk)


def version_of(agency: str) -> int:
    """The last version of what was written down of a committee; 0 for none."""
    last = Charter.objects.filter(agency_id=agency).aggregate(last=Max("version"))["last"]
    return last or 0


def _write(deed: str, agency: str, by: Actor, record: UUID) -> None:
    office = Agency.objects.select_related("place").get(pk=agency)
    write(deed, by=by, chain=office.place.province or FEDERAL, about=agency, record=record)
