"""Reports that were begun and not filed: each is its writer's alone, kept page by page, gone after a week."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from rabta_web.access.rows import current
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.incidents.actions import Report, file_incident
from rabta_web.incidents.models import Incident, ReportDraft
from rabta_web.jobs.queue import PLATFORM, Job, enqueue

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Begun:
    """A report that was begun: what was filled in so far, by field, and the version that was read."""

    id: UUID
    version: int
    given: Mapping[str, str]
    changed_at: datetime
    expires_at: datetime


def begin(given: Mapping[str, str], *, by: Actor, now: datetime) -> UUID:
    """Begin a report; its id is that of the incident it becomes."""
    id = uuid4()
    with ledgered():
        ReportDraft(
            pk=id,
            owner_id=current().person,
            begun_at=now,
            changed_at=now,
            expires_at=now + KEPT_FOR,
            words=json.dumps(dict(given)),
        ).save(force_insert=True)
        enqueue(Job.EXPIRE_DRAFT, at=now + KEPT_FOR, draft=str(id))
        write("report.begun", by=by)
    return id


def begun(now: datetime) -> list[Begun]:
    """One's own reports that are not filed, the latest first."""
    return [_begun(row) for row in ReportDraft.objects.filter(expires_at__gt=now).order_by("-changed_at")]


def expire(id: UUID, now: datetime) -> None:
    """Drop a report whose week is over; one that was changed since then is looked at again on its new day."""
    with ledgered():
        row = ReportDraft.objects.filter(pk=id).first()
        if row is None:
            return
        if row.expires_at > now:
            enqueue(Job.EXPIRE_DRAFT, at=row.expires_at, draft=str(id))
            return
        row.delete()
        write("report.expired", by=PLATFORM)


def held(id: UUID, now: datetime) -> Begun | None:
    """A report of one's own that was begun; None if there is none, or its week is over."""
    row = ReportDraft.objects.filter(pk=id, expires_at__gt=now).first()
    return _begun(row) if row else None


def _begun(row: ReportDraft) -> Begun:
    return Begun(row.pk, row.version, json.loads(row.words), row.changed_at, row.expires_at)


def keep(draft: Begun, given: Mapping[str, str], now: datetime) -> bool:
    """Keep a page; False, and nothing is written, if the draft was changed since it was read."""
    row = ReportDraft.objects.select_for_update().filter(pk=draft.id, version=draft.version).first()
    if row is None:
        return False
    row.words = json.dumps({**draft.given, **given})
    row.changed_at, row.expires_at, row.version = now, now + KEPT_FOR, row.version + 1
    row.save()
    return True


def drop(id: UUID, *, by: Actor) -> None:
    """Drop a report that was begun."""
    with ledgered():
        ReportDraft.objects.filter(pk=id).delete()
        write("report.dropped", by=by)


def is_filed(id: UUID) -> bool:
    """Whether a report that was begun has become an incident of one's own."""
    return Incident.objects.filter(pk=id, filed_by=current().person).exists()


def file_draft(report: Report, *, by: Actor, now: datetime) -> UUID:
    """File a report that was begun; the draft goes with it, so that it is filed once."""
    with ledgered():
        ReportDraft.objects.filter(pk=report.id).delete()
        return file_incident(report=report, by=by, now=now)
