"""Writing what a consultation finds: gaps, and recommendations that become decisions or directives."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from rabta_web.access.rows import current
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.committees.actions.sittings import add_item, chain_of
from rabta_web.committees.bodies import Gap
from rabta_web.committees.forwarding import GapKind
from rabta_web.committees.models import AgendaItem, Sitting
from rabta_web.committees.queries.agenda import RECOMMENDATION


def find_gap(*, sitting: Sitting, kind: GapKind, text: str, by: Actor, now: datetime) -> None:
    """Write down a gap that was found."""
    with ledgered():
        Gap(sitting=sitting, kind=kind, text=text, noted_by=current().person, noted_at=now).save(
            force_insert=True
        )
        write("gap.found", by=by, chain=chain_of(sitting), about=kind, record=sitting.pk)


def recommend(*, sitting: Sitting, text: str, gap: UUID | None, by: Actor, now: datetime) -> AgendaItem:
    """Write down a recommendation; it becomes a decision, or a directive to many, on its own page."""
    found = sitting.gaps.filter(pk=gap).first() if gap else None
    return add_item(
        sitting=sitting, source=RECOMMENDATION, text=text, about=found.pk if found else None, by=by, now=now
    )
