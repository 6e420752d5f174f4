"""Writing into the protection book: needs, the person's own view of danger, and the plan to stay safe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rabta_web.access.rows import current
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.referrals.choices.care import Danger, NeedState
from rabta_web.referrals.models import NeedNote, RiskView, SafetyPlan
from rabta_web.referrals.queries.care import may_care


@dataclass(frozen=True, slots=True)
class Needed:
    """How far a need was met on a day."""

    need: str
    state: NeedState
    on: date
    provider: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan to stay safe."""

    callers: str
    code_word: str
    safe_place: str
    what_if: str


def note_need(*, held: Sitting, needed: Needed, by: Actor, now: datetime) -> bool:
    """Note how far a need was met; False if the person of this request may not."""
    note = NeedNote(
        need=needed.need,
        state=needed.state,
        on=needed.on,
        provider=needed.provider or None,
        words=needed.words or None,
    )
    return _kept(held, note, "need.noted", by, now, about=f"{needed.need} {needed.state}")


def note_own_view(*, held: Sitting, danger: Danger, words: str, by: Actor, now: datetime) -> bool:
    """Note how great somebody says their own danger is, in their words; False if one may not."""
    return _kept(held, RiskView(danger=danger, words=words), "risk.noted", by, now)


def keep_plan(*, held: Sitting, plan: Plan, by: Actor, now: datetime) -> bool:
    """Keep a plan to stay safe; the one before stays as its history. False if one may not."""
    kept = SafetyPlan(
        callers=plan.callers or None,
        code_word=plan.code_word or None,
        safe_place=plan.safe_place or None,
        what_if=plan.what_if or None,
    )
    return _kept(held, kept, "plan.kept", by, now)


def _kept(
    held: Sitting,
    row: NeedNote | RiskView | SafetyPlan,
    deed: str,
    by: Actor,
    now: datetime,
    *,
    about: str = "",
) -> bool:
    """Add a row to the protection book of somebody."""
    with ledgered():
        if not may_care(held.person.pk):
            return False
        row.incident, row.person = held.incident, held.person
        row.noted_by, row.noted_at = current().person, now
        row.save(force_insert=True)
        write(deed, by=by, chain=held.incident.province or FEDERAL, about=about, record=held.incident.pk)
    return True
