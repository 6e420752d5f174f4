"""Roles as a table: what each may do, how far, up to which level, and for which purpose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.values import Grant, Level, Purpose, Reach, Verb


class Role(StrEnum):
    """What a person is appointed to be at an agency."""

    OFFICER = "officer"
    WELFARE_OFFICER = "welfare_officer"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


class May(NamedTuple):
    """One thing a role may do."""

    verb: Verb
    reach: Reach
    levels: tuple[Level, ...]
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Duty:
    """A role as people read it, and what it may do."""

    label: str | Promise
    may: tuple[May, ...]

    @property
    def purpose(self) -> Purpose:
        """The purpose the role works for first."""
        return self.may[0].purpose


EVERY = tuple(Level)
_CASEWORK, _SUPERVISION = Purpose.CASEWORK, Purpose.SUPERVISION

CASEWORK = (
    May(Verb.FILE, Reach.OWN, EVERY, _CASEWORK),
    May(Verb.READ, Reach.OWN, EVERY, _CASEWORK),
    May(Verb.READ, Reach.AGENCY, (Level.OPEN,), _CASEWORK),
    May(Verb.READ_IDENTITY, Reach.OWN, EVERY, _CASEWORK),
    May(Verb.READ_IDENTITY, Reach.AGENCY, (Level.OPEN,), _CASEWORK),
)

DUTIES = {
    Role.OFFICER: Duty(_("officer"), CASEWORK),
    Role.WELFARE_OFFICER: Duty(_("welfare officer"), CASEWORK),
    Role.SUPERVISOR: Duty(
        _("supervisor"),
        (
            May(Verb.READ, Reach.LINE, EVERY, _SUPERVISION),
            May(Verb.READ_IDENTITY, Reach.LINE, EVERY, _SUPERVISION),
            May(Verb.MANAGE, Reach.LINE, EVERY, _SUPERVISION),
        ),
    ),
    Role.AUDITOR: Duty(_("auditor"), (May(Verb.READ_LEDGER, Reach.LINE, EVERY, Purpose.AUDIT),)),
}


def grants(role: Role, agency: str, place: str, purpose: Purpose) -> tuple[Grant, ...]:
    """What an appointment grants for a purpose; nothing for a purpose that is not the role's."""
    return tuple(
        Grant(may.verb, may.reach, may.levels, agency, place)
        for may in DUTIES[role].may
        if may.purpose is purpose
    )
