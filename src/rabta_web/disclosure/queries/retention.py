"""What may be reviewed for erasure, and what is held: for whoever decides on it, without a name.

How long a record is kept is set for an installation, in one place, and by no law that was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise

from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.disclosure.choices import DECISIONS, GROUNDS, Decision, Ground
from rabta_web.disclosure.models import Decided

MOST = 200
YEAR = timedelta(days=365.25)


@dataclass(frozen=True, slots=True)
class KeptByHold:
    """A record that is held: since when, and why."""

    id: UUID
    filed_at: datetime
    since: datetime
    grounds: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class ForReview:
    """A record that no hold keeps and whose time has run, with what was last decided of it."""

    id: UUID
    filed_at: datetime
    free_since: datetime
    from_: datetime
    decision: str | Promise


@dataclass(frozen=True, slots=True)
class Record:
    """One record as whoever decides on it reads it. `from_` is when its time has run, if one is set."""

    id: UUID
    free_since: datetime
    held: bool
    from_: datetime | None
    decisions: tuple[tuple[Decided, str | Promise], ...]

    def may_be_decided(self, now: datetime) -> bool:
        """Whether no hold stands and the time has run."""
        return not self.held and self.from_ is not None and self.from_ <= now


def period() -> timedelta | None:
    """How long a record is kept after the last hold ended; None where nobody has set it."""
    return None if settings.RETENTION_YEARS is None else settings.RETENTION_YEARS * YEAR


def kept_by_hold(*, by: Actor) -> list[KeptByHold]:
    """The records that are held, the longest held first, and a ledger entry that they were listed."""
    with ledgered(), connection.cursor() as cursor:
        cursor.execute("select * from disclosure_all_held(%s)", [MOST])
        rows = cursor.fetchall()
        write("retention.listed", by=by, detail={"rows": len(rows)})
    return [
        KeptByHold(id, filed, since, tuple(GROUNDS[Ground(ground)] for ground in grounds))
        for id, filed, since, grounds in rows
    ]


def for_review(*, by: Actor, now: datetime) -> list[ForReview]:
    """The records whose time has run, and a ledger entry that they were listed; none where no time is set."""
    kept = period()
    if kept is None:
        return []
    with ledgered(), connection.cursor() as cursor:
        asked = (now - kept, timezone.localdate(now), MOST)
        cursor.execute("select * from disclosure_for_review(%s, %s, %s)", asked)
        rows = cursor.fetchall()
        write("retention.listed", by=by, detail={"rows": len(rows)})
    return [
        ForReview(id, filed, since, since + kept, DECISIONS[Decision(decision)] if decision else "")
        for id, filed, since, decision in rows
    ]


def record(id: UUID, *, by: Actor) -> Record | None:
    """One record for a decision, and a ledger entry that it was read; None if there is none to decide on."""
    kept = period()
    with ledgered(), connection.cursor() as cursor:
        cursor.execute("select disclosure_free_since(%s), disclosure_held(%s)", [id, id])
        since, held = cursor.fetchone()
        if since is None:
            return None
        write("retention.read", by=by, record=id)
    rows = Decided.objects.filter(incident=id).order_by("made_at")
    decisions = tuple((row, DECISIONS[Decision(row.decision)]) for row in rows)
    return Record(id, since, held, since + kept if kept else None, decisions)
