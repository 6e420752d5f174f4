"""Conditions: the closed vocabulary in which a template says when a block stands in a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from rabta.law.values import Ground
from rabta.protection import Posture
from rabta.routing.night import Night
from rabta.routing.parts import calls


class Condition(Enum):
    """Something that may be so of a person tonight."""

    PRESUMED_VICTIM = "presumed victim"
    NOT_SCREENED = "not screened"
    NO_SIGN = "no sign"
    CHILD = "child"
    """The person is or may be a child."""
    ADULT = "adult"
    """Nothing says that the person is or may be a child."""
    SECTION_APPLIED = "section applied"
    DANGER = "danger"
    REFUGE = "refuge"
    CONTESTED_LEAD = "contested lead"
    GROUP = "group"


def _posture(wanted: Posture) -> Callable[[Night], bool]:
    return lambda night: night.outcome.protection.posture is wanted


def _ground(wanted: Ground) -> Callable[[Night], bool]:
    return lambda night: any(each.ground is wanted for each in night.outcome.protection.reasons)


def is_group(night: Night) -> bool:
    """Whether a night is about people who were not each recorded."""
    return night.record.group is not None and night.outcome.assessed.subject.id == night.record.group.id


HOLDS: Mapping[Condition, Callable[[Night], bool]] = {
    Condition.PRESUMED_VICTIM: _posture(Posture.PROTECT),
    Condition.NOT_SCREENED: _posture(Posture.UNSCREENED),
    Condition.NO_SIGN: _posture(Posture.NO_SIGN),
    Condition.CHILD: lambda night: night.outcome.protection.child,
    Condition.ADULT: lambda night: not night.outcome.protection.child,
    Condition.SECTION_APPLIED: lambda night: any(each.applied for each in night.exposures),
    Condition.DANGER: _ground(Ground.DANGER),
    Condition.REFUGE: _ground(Ground.REFUGE),
    Condition.CONTESTED_LEAD: lambda night: night.contested,
    Condition.GROUP: is_group,
}


def called_for(night: Night, reading: str) -> bool:
    """Whether a reading is met, or has something that points to it."""
    return calls(night.outcome.assessed, reading, on_signs=True)


def said(night: Night, fact: str) -> bool:
    """Whether any source says that a fact is so, or it is so of some in a group."""
    subject = night.outcome.assessed.subject
    return fact in subject.some or any(each.value for each in subject.statements.get(fact, ()))
