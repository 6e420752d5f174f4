"""Following what is due: a reminder before, and after it one office up the line each day. Recusal first.

Each step is told in the transaction that notes it, so that a worker that is killed repeats and loses nothing;
what was missed while none ran is caught up with, in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from rabta_web.audit.ledger import FEDERAL, ledgered, write
from rabta_web.deadlines.kinds import page_of, whose_turn
from rabta_web.deadlines.models import Due
from rabta_web.deadlines.moments import REMINDED, after, step_at
from rabta_web.incidents.lines import Line, Of, lines_above
from rabta_web.jobs.queue import PLATFORM
from rabta_web.notices.actions import Telling, tell_all
from rabta_web.notices.choices import Notice

AT_ONCE = 500
"""So many rows are followed in one transaction."""


def follow(now: datetime) -> int:
    """Take every step that ought to have been taken by now, what was due first first; how many rows."""
    rows = 0
    while done := _follow_some(now):
        rows += done
    return rows


def _follow_some(now: datetime) -> int:
    with ledgered():
        due = Due.objects.filter(next_at__lte=now).order_by("at", "id")
        rows = list(due.select_for_update(skip_locked=True)[:AT_ONCE])
        if not rows:
            return 0
        lines = lines_above(_asked(rows), timezone.localdate(now))
        tell_all([told for row in rows for told in _step(row, lines, now)], now=now)
        Due.objects.bulk_update(rows, ["step", "next_at"])
        for row in rows:
            step: dict[str, str | int] = {"step": row.step}
            chain = row.province or FEDERAL
            write(
                "deadline.followed", by=PLATFORM, chain=chain, about=row.kind, record=row.record, detail=step
            )
    return len(rows)


def _asked(rows: list[Due]) -> Iterator[Of]:
    """Whose lines are needed: of whoever has to act, and of whoever gave it."""
    for row in rows:
        yield whose_turn(row), row.incident
        yield row.from_agency, row.incident


def _step(row: Due, lines: Mapping[Of, Line], now: datetime) -> Iterator[Telling]:
    """Take the steps that are wanting, and say whom to tell of each."""
    turn = whose_turn(row)
    offices = lines[turn, row.incident].above
    last = REMINDED + max(len(offices), 1)
    wanted = min(step_at(row.at, now), last)
    for step in range(row.step + 1, wanted + 1):
        for agency, what in _whom(row, turn, offices, step):
            if _may_know(lines, agency, row) and not (step == REMINDED and now >= row.at):
                yield _telling(row, agency, what, step)
    row.step = wanted
    row.next_at = after(row.at, wanted) if wanted < last else None


def _may_know(lines: Mapping[Of, Line], agency: str, row: Due) -> bool:
    """Whether an agency may be told; the offices up a line were asked for with the line."""
    line = lines.get((agency, row.incident))
    return line is None or line.may_know


def _whom(row: Due, turn: str, offices: Sequence[str], step: int) -> Iterator[tuple[str, Notice]]:
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
