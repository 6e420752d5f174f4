"""What is owed to the person and what they may need now.

A dispute takes nothing away, and what some in a group are owed is owed until
they are told apart.
"""

from __future__ import annotations

from rabta.assessment import Assessment
from rabta.law.values import Need, Safeguard
from rabta.protection.posture import Posture, Protection


def safeguards(assessed: Assessment, protection: Protection) -> tuple[Safeguard, ...]:
    """The safeguards that apply; those owed to victims are owed to every presumed victim."""
    presumed = protection.posture is Posture.PROTECT
    return tuple(
        each
        for each in assessed.law.protection.safeguards
        if assessed.may_hold(each.id) and (presumed or not each.presumed_victim)
    )


def needs(assessed: Assessment) -> tuple[Need, ...]:
    """The needs that the recorded facts point to. Others are found by asking the person."""
    return tuple(each for each in assessed.law.protection.needs if assessed.may_hold(each.id))
