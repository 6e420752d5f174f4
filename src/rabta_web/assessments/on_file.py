"""Papers as they were signed: what stands on file of somebody."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from uuid import UUID

from rabta_web.accounts.queries import names_of
from rabta_web.assessments.models import OnFile
from rabta_web.assessments.papers import choices
from rabta_web.assessments.queries import Sitting
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write


@dataclass(frozen=True, slots=True)
class Filed:
    """A paper on file as people read it."""

    row: OnFile
    title: str
    by: str


def papers_on_file(held: Sitting) -> list[Filed]:
    """What was put on file of somebody, the first first; nothing to whoever may not see who they are."""
    rows = list(OnFile.objects.filter(person=held.person).defer("scan").order_by("noted_at"))
    people, titles = names_of({row.noted_by for row in rows}), {each.kind: each.title for each in choices()}
    return [Filed(row, titles.get(row.paper, row.paper), people.get(row.noted_by, "")) for row in rows]


def scan_on_file(id: UUID, *, by: Actor) -> Cleaned | None:
    """A signed paper, and a ledger entry that it was opened; None if there is none to see."""
    with ledgered():
        row = OnFile.objects.select_related("incident").filter(pk=id).first()
        if row is None or not row.scan:
            return None
        write("scan.read", by=by, chain=row.incident.province or FEDERAL, record=row.incident_id)
    return Cleaned(row.kind, b64decode(row.scan))
