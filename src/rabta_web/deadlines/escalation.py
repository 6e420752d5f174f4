"""Following what is due: a reminder before, and after it one office up the line each day. Recusal first.

Each step is told in the transaction that notes it, so that a worker that is killed repeats and loses nothing;
what was missed while none ran is caught up with, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, ledgered, write
from rabta_web.deadlines.kinds import page_of, whose_turn
from rabta_web.deadlines.models import Due
from rabta_web.deadlines.moments import REMINDED, after, step_at
from rabta_web.incidents.models import Incident
from rabta_web.jobs.queue import PLATFORM
from rabta_web.notices.actions import Telling, tell_all
from rabta_web.notices.choices import Notice

AT_ONCE = 500
"""So many rows are followed in one transaction."""


def follow(now: datetime) -> int:
    """Take every step that ought to have been taken by now, in order; how many rows were followed."""
    rows = 0
    while done := _follow_some(now):
        rows += done
    return rows


@dataclass(frozen=True, slots=True)
class Lines:
    """Who stands above whom, and which units must not see an incident."""

    above: Mapping[str, str | None]
    recused: Mapping[UUID, frozenset[str]]

    def may_know(self, agency: str, incident: UUID | None) -> bool:
        """Whether an agency may be told: neither it nor a unit above it is recused."""
        aside = self.recused.get(incident, frozenset()) if incident else frozenset()
        return not aside & {agency, *self.up(agency)}

    def offices(self, agency: str, incident: UUID | None) -> list[str]:
        """The offices above an agency that may be told, the nearest first."""
        return [office for office in self.up(agency) if self.may_know(office, incident)]

    def up(self, agency: str) -> Iterator[str]:
        """The offices above an agency, the nearest first."""
        head = self.above.get(agency)
        while head:
            yield head
            head = self.above.get(head)


def _follow_some(now: datetime) -> int:
    with ledgered():
        due = Due.objects.filter(next_at__lte=now).order_by("next_at", "id")
        rows = list(due.select_for_update(skip_locked=True)[:AT_ONCE])
        if not rows:
            return 0
        lines = _lines(rows)
        tell_all([told for row in rows for told in _step(row, lines, now)], now=now)
        Due.objects.bulk_update(rows, ["step", "next_at"])
        for row in rows:
            step: dict[str, str | int] = {"step": row.step}
            chain = row.province or FEDERAL
            write(
                "deadline.followed", by=PLATFORM, chain=chain, about=row.kind, record=row.record, detail=step
            )
    return len(rows)


def _lines(rows: list[Due]) -> Lines:
    incidents = Incident.objects.filter(pk__in={row.incident for row in rows if row.incident})
    recused = dict(incidents.values_list("pk", "recused_agencies"))
    return Lines(
        dict(Agency.objects.values_list("pk", "above_id")),
        {incident: frozenset(units) for incident, units in recused.items() if units},
    )


def _step(row: Due, lines: Lines, now: datetime) -> Iterator[Telling]:
    """Take the steps that are wanting, and say whom to tell of each."""
    turn = whose_turn(row)
    offices = lines.offices(turn, row.incident)
    last = REMINDED + max(len(offices), 1)
    wanted = min(step_at(row.at, now), last)
    for step in range(row.step + 1, wanted + 1):
        for agency, what in _whom(row, turn, offices, step):
            if lines.may_know(agency, row.incident) and not (step == REMINDED and now >= row.at):
                yield _telling(row, agency, what, step)
    row.step = wanted
    row.next_at = after(row.at, wanted) if wanted < last else None


def _whom(row: Due, turn: str, offices: list[str], step: int) -> Iterator[tuple[str, Notice]]:
    """Whom a step tells what: whoever has to act; then the next office; where there is none, the giver."""
    if step == REMINDED:
        yield turn, Notice.DUE_SOON
        return
    missed = Notice.BREACHED if row.law else Notice.OVERDUE
    number = step - REMINDED
    if number == 1:
        yield turn, missed
    if number <= len(offices):
        yield offices[number - 1], missed
    elif row.from_agency and row.from_agency != turn:
        yield row.from_agency, Notice.NOBODY_ABOVE


def _telling(row: Due, agency: str, what: Notice, step: int) -> Telling:
    once = f"{row.kind} {row.clock} {row.state} {row.at.isoformat()} {step}"
    return Telling(agency, what, row.record, page_of(row), row.incident, once)
