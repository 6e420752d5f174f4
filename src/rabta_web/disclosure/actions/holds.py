"""Writing holds: placing one, ending some, and deciding on what no hold keeps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.disclosure.choices import Decision, Ground, Over
from rabta_web.disclosure.models import Decided, Hold, Lifted
from rabta_web.disclosure.queries.holds import managed
from rabta_web.disclosure.queries.retention import record


def place(*, incident: UUID, ground: Ground, since: datetime, reason: str, by: Actor, now: datetime) -> bool:
    """Hold a record from now on, with the reason; whether there is one that the person manages."""
    with ledgered():
        found = managed(incident)
        if found is None:
            return False
        Hold(
            incident=found,
            ground=ground,
            since=since,
            reason=reason,
            placed_by=current().person,
            placed_at=now,
        ).save(force_insert=True)
        write("hold.placed", by=by, chain=found.province or FEDERAL, about=ground, record=incident)
    return True


def end(*, incident: UUID, holds: Collection[UUID], why: Over, reason: str, by: Actor, now: datetime) -> bool:
    """End some holds of a record, with the reason; whether there is one that the person manages."""
    with ledgered():
        found = managed(incident)
        if found is None:
            return False
        for hold in Hold.objects.filter(incident=found, pk__in=holds, lifted=None):
            Lifted(
                incident=found,
                hold=hold,
                why=why,
                reason=reason,
                made_by=current().person,
                made_at=now,
            ).save(force_insert=True)
            write("hold.ended", by=by, chain=found.province or FEDERAL, about=why, record=incident)
    return True


def decide(
    *, id: UUID, decision: Decision, until: date | None, reason: str, by: Actor, now: datetime
) -> bool:
    """Keep what was decided of a record; whether it may be decided on: no hold stands, its time has run."""
    with ledgered():
        found = record(id, by=by)
        if found is None or not found.may_be_decided(now):
            return False
        Decided(
            incident_id=id,
            decision=decision,
            until=until if decision is Decision.KEEP else None,
            reason=reason,
            made_by=current().person,
            made_at=now,
        ).save(force_insert=True)
        write("retention.decided", by=by, about=decision, record=id)
    return True
