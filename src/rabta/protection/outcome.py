"""The outcome for one subject: readings, posture, what is owed, and what to ask next, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment import (
    Ask,
    Assessment,
    Record,
    assess,
    child_path,
    next_questions,
)
from rabta.law import Law
from rabta.law.values import Need, Safeguard
from rabta.protection.owed import needs, safeguards
from rabta.protection.posture import Posture, Protection, posture


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything Rabta says about one subject of a record.

    `asks` come best first. For a child, or in doubt about age, they are what is
    left of the child path, and `stop` says that after them nobody asks further
    but child protection.
    """

    assessed: Assessment
    protection: Protection
    safeguards: tuple[Safeguard, ...]
    needs: tuple[Need, ...]
    asks: tuple[Ask, ...]
    stop: bool


def outcome(assessed: Assessment) -> Outcome:
    """Put protection beside an assessment, and choose the questions that fit it."""
    protection = posture(assessed)
    if protection.child:
        asks = child_path(assessed)
    else:
        asks = next_questions(assessed, posture_open=protection.posture is not Posture.PROTECT)
    return Outcome(
        assessed, protection, safeguards(assessed, protection), needs(assessed), asks, stop=protection.child
    )


def outcomes(law: Law, record: Record, territory: str = "") -> tuple[Outcome, ...]:
    """The outcome for each person of a record and, last, for its group, in a territory ("" if unknown)."""
    subjects = (*record.persons, *((record.group,) if record.group else ()))
    return tuple(outcome(assess(law, subject, record.on, territory)) for subject in subjects)
