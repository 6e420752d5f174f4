"""Exposure: offences with which the person themselves may be charged, and what stands against that.

Whether the person did anything is not read here. Exposure says under which
sections people in such a situation are booked, how far the law shields them,
and what else can be used.
"""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment import Assessment
from rabta.law.duties import OwnConduct


@dataclass(frozen=True, slots=True)
class Exposure:
    """One piece of own conduct the person is exposed to; `applied` if the section already stands."""

    conduct: OwnConduct
    applied: bool


def exposures(assessed: Assessment) -> tuple[Exposure, ...]:
    """What the person is exposed to on the facts recorded, applied sections first.

    What one source says of an applied section counts, even if another contests
    it: nobody is left without shield for a dispute.
    """
    subject = assessed.subject
    found = [
        Exposure(
            conduct,
            conduct.applied in subject.some
            or any(each.value for each in subject.statements.get(conduct.applied, ())),
        )
        for conduct in assessed.law.duties.own_conduct.values()
        if assessed.may_hold(conduct.id) and _is_law_here(conduct, assessed.territory)
    ]
    return tuple(sorted(found, key=lambda each: not each.applied))


def _is_law_here(conduct: OwnConduct, territory: str) -> bool:
    return not conduct.within or not territory or territory in conduct.within
