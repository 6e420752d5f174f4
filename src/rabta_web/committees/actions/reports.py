"""Signing a committee's report on a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.models import Report, TotalTold
from rabta_web.committees.queries.reports import counted, last_signed


@dataclass(frozen=True, slots=True)
class Signing:
    """What a secretary adds to the numbers before signing."""

    inspected: str
    others: str
    remarks: str
    on_behalf: str
    told: tuple[tuple[str, str, int], ...] = ()
    """Agency, measure and number, as agencies told them that are not on the platform."""


def sign(*, agency: str, month: date, signing: Signing, by: Actor, now: datetime) -> bool:
    """Sign the report on a month with the numbers of this moment; False if somebody signed just now."""
    office = Agency.objects.select_related("place").get(pk=agency)
    before = last_signed(agency, month)
    report = Report(
        agency_id=agency,
        place_id=office.place_id,
        month=month,
        version=before.version + 1 if before else 1,
        numbers=counted(agency, month),
        inspected=signing.inspected or None,
        others=signing.others or None,
        remarks=signing.remarks or None,
        on_behalf=signing.on_behalf or None,
        signed_by=current().person,
        signed_at=now,
    )
    with ledgered():
        try:
            with transaction.atomic():
                report.save(force_insert=True)
        except IntegrityError:
            return False
        TotalTold.objects.bulk_create(
            TotalTold(report=report, agency=whose, measure=measure, number=number)
            for whose, measure, number in signing.told
        )
        chain = office.place.province or FEDERAL
        write("report.signed", by=by, chain=chain, about=f"{month:%Y-%m}", record=report.pk)
    return True
