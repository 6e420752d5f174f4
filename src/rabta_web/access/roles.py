"""Roles as a table: what each may do, how far, up to which level, and to what end."""

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
    INVESTIGATOR = "investigator"
    LABOUR_INSPECTOR = "labour_inspector"
    HOTLINE_OPERATOR = "hotline_operator"
    WELFARE_OFFICER = "welfare_officer"
    CHILD_PROTECTION_OFFICER = "child_protection_officer"
    SHELTER_MANAGER = "shelter_manager"
    COMMITTEE_SECRETARY = "committee_secretary"
    COMMITTEE_MEMBER = "committee_member"
    SUPERVISOR = "supervisor"
    PROVINCIAL_OFFICER = "provincial_officer"
    FEDERAL_OFFICER = "federal_officer"
    TRAINER = "trainer"
    AUDITOR = "auditor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ACCOUNT_ADMINISTRATOR = "account_administrator"


class May(NamedTuple):
    """One thing a role may do."""

    verb: Verb
    reach: Reach
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A role as people read it, the purpose it works for, and what it may do."""

    label: str | Promise
    purpose: Purpose
    may: tuple[May, ...] = ()


EVERY = tuple(Level)
_OPEN, _UNCLOSED = (Level.OPEN,), (Level.OPEN, Level.RESTRICTED)

OWN_REPORTS = (
    May(Verb.FILE, Reach.OWN, EVERY),
    May(Verb.READ, Reach.OWN, EVERY),
    May(Verb.READ_IDENTITY, Reach.OWN, EVERY),
    May(Verb.READ_PROTECTION, Reach.OWN, EVERY),
    May(Verb.READ_INVESTIGATION, Reach.OWN, EVERY),
    May(Verb.SEND, Reach.OWN, EVERY),
)
TASKS = (May(Verb.WORK, Reach.AGENCY, EVERY),)
REFERRALS = (May(Verb.RECEIVE, Reach.AGENCY, EVERY), *TASKS)
SENDS_ON = (May(Verb.SEND, Reach.AGENCY, _OPEN),)
OF_THE_AGENCY = (
    May(Verb.READ, Reach.AGENCY, _OPEN),
    May(Verb.READ_IDENTITY, Reach.AGENCY, _OPEN),
)
RESTRICTED_OF_THE_AGENCY = (
    May(Verb.READ, Reach.AGENCY, _UNCLOSED),
    May(Verb.READ_IDENTITY, Reach.AGENCY, _UNCLOSED),
)
WITHOUT_NAMES_IN_THE_LINE = (May(Verb.READ, Reach.LINE, _OPEN),)
WITHOUT_NAMES_OF_THE_AGENCY = (May(Verb.READ, Reach.AGENCY, _OPEN),)
TWO_BOOKS_OVER_A_LINE = (
    May(Verb.DISCLOSE, Reach.LINE, EVERY),
    May(Verb.APPROVE_DISCLOSURE, Reach.LINE, EVERY),
)
WHAT_LEAVES_AND_WHAT_STAYS = (
    May(Verb.APPROVE_DISCLOSURE, Reach.LINE, EVERY),
    May(Verb.DECIDE_RETENTION, Reach.LINE, EVERY),
)
WHO_LOOKED = (May(Verb.READ_LEDGER, Reach.LINE, EVERY),)
OPINION = (May(Verb.GIVE_OPINION, Reach.AGENCY, _OPEN),)
PROTECTION_OF_THE_AGENCY = (May(Verb.READ_PROTECTION, Reach.AGENCY, _OPEN),)
RESTRICTED_PROTECTION_OF_THE_AGENCY = (May(Verb.READ_PROTECTION, Reach.AGENCY, _UNCLOSED),)
INVESTIGATION_OF_THE_AGENCY = (May(Verb.READ_INVESTIGATION, Reach.AGENCY, _UNCLOSED),)
OVER_A_LINE = (
    May(Verb.READ, Reach.LINE, EVERY),
    May(Verb.READ_IDENTITY, Reach.LINE, EVERY),
    May(Verb.READ_PROTECTION, Reach.LINE, EVERY),
    May(Verb.READ_INVESTIGATION, Reach.LINE, EVERY),
    May(Verb.SEND, Reach.LINE, EVERY),
    May(Verb.RECEIVE, Reach.LINE, EVERY),
    May(Verb.WORK, Reach.LINE, EVERY),
    May(Verb.MANAGE, Reach.LINE, EVERY),
)
RUNS = (May(Verb.RUN, Reach.AGENCY, EVERY), May(Verb.FOLLOW, Reach.AGENCY, EVERY), *TASKS)
LOOKS_ON = (May(Verb.FOLLOW, Reach.AGENCY, EVERY),)
RUNS_AND_FOLLOWS_A_LINE = (
    May(Verb.RUN, Reach.AGENCY, EVERY),
    May(Verb.FOLLOW, Reach.LINE, EVERY),
    *TASKS,
)
PEOPLE_OF_A_LINE = (
    May(Verb.MANAGE_ACCOUNTS, Reach.LINE, EVERY),
    May(Verb.MANAGE_AGENCIES, Reach.LINE, EVERY),
)

DUTIES = {
    Role.OFFICER: Duty(_("officer"), Purpose.CASEWORK, OWN_REPORTS + OF_THE_AGENCY + REFERRALS),
    Role.INVESTIGATOR: Duty(
        _("investigator"),
        Purpose.CASEWORK,
        OWN_REPORTS + RESTRICTED_OF_THE_AGENCY + INVESTIGATION_OF_THE_AGENCY + OPINION + REFERRALS,
    ),
    Role.LABOUR_INSPECTOR: Duty(
        _("labour inspector"), Purpose.CASEWORK, OWN_REPORTS + OF_THE_AGENCY + REFERRALS
    ),
    Role.HOTLINE_OPERATOR: Duty(_("hotline operator"), Purpose.CASEWORK, OWN_REPORTS + TASKS),
    Role.WELFARE_OFFICER: Duty(
        _("welfare officer"),
        Purpose.CASEWORK,
        OWN_REPORTS + OF_THE_AGENCY + PROTECTION_OF_THE_AGENCY + OPINION + REFERRALS,
    ),
    Role.CHILD_PROTECTION_OFFICER: Duty(
        _("child protection officer"),
        Purpose.CASEWORK,
        OWN_REPORTS + RESTRICTED_OF_THE_AGENCY + RESTRICTED_PROTECTION_OF_THE_AGENCY + OPINION + REFERRALS,
    ),
    Role.SHELTER_MANAGER: Duty(
        _("shelter manager"),
        Purpose.CASEWORK,
        OF_THE_AGENCY + PROTECTION_OF_THE_AGENCY + SENDS_ON + REFERRALS,
    ),
    Role.COMMITTEE_SECRETARY: Duty(
        _("committee secretary"), Purpose.COORDINATION, WITHOUT_NAMES_OF_THE_AGENCY + RUNS
    ),
    Role.COMMITTEE_MEMBER: Duty(
        _("committee member"), Purpose.COORDINATION, WITHOUT_NAMES_OF_THE_AGENCY + LOOKS_ON
    ),
    Role.SUPERVISOR: Duty(_("supervisor"), Purpose.SUPERVISION, OVER_A_LINE + TWO_BOOKS_OVER_A_LINE + RUNS),
    Role.PROVINCIAL_OFFICER: Duty(
        _("provincial officer"), Purpose.COORDINATION, WITHOUT_NAMES_IN_THE_LINE + RUNS_AND_FOLLOWS_A_LINE
    ),
    Role.FEDERAL_OFFICER: Duty(
        _("federal officer"), Purpose.COORDINATION, WITHOUT_NAMES_IN_THE_LINE + RUNS_AND_FOLLOWS_A_LINE
    ),
    Role.TRAINER: Duty(_("trainer"), Purpose.TRAINING),
    Role.AUDITOR: Duty(_("auditor"), Purpose.AUDIT, WHO_LOOKED),
    Role.DATA_PROTECTION_OFFICER: Duty(
        _("data-protection officer"), Purpose.AUDIT, WHO_LOOKED + WHAT_LEAVES_AND_WHAT_STAYS
    ),
    Role.ACCOUNT_ADMINISTRATOR: Duty(_("administrator of accounts"), Purpose.ACCOUNTS, PEOPLE_OF_A_LINE),
}

PURPOSES: dict[Purpose, str | Promise] = {
    Purpose.CASEWORK: _("work on cases"),
    Purpose.SUPERVISION: _("supervision"),
    Purpose.COORDINATION: _("coordination between agencies"),
    Purpose.TRAINING: _("training"),
    Purpose.AUDIT: _("audit of who looked"),
    Purpose.ACCOUNTS: _("accounts of people"),
}

VERBS: dict[Verb, str | Promise] = {
    Verb.FILE: _("report incidents"),
    Verb.READ: _("read incidents"),
    Verb.READ_IDENTITY: _("read who people are"),
    Verb.READ_PROTECTION: _("read the protection book"),
    Verb.READ_INVESTIGATION: _("read the investigation book"),
    Verb.GIVE_OPINION: _("give second opinions"),
    Verb.SEND: _("refer people to other agencies"),
    Verb.RECEIVE: _("answer referrals"),
    Verb.WORK: _("do the tasks of an agency"),
    Verb.RUN: _("act for a committee or office"),
    Verb.FOLLOW: _("look on at sittings and directives"),
    Verb.DISCLOSE: _("prepare disclosures by order"),
    Verb.APPROVE_DISCLOSURE: _("approve disclosures as the second person"),
    Verb.DECIDE_RETENTION: _("decide what is kept and for how long"),
    Verb.READ_LEDGER: _("read the ledger"),
    Verb.MANAGE: _("decide who may see an incident"),
    Verb.MANAGE_AGENCIES: _("manage offices"),
    Verb.MANAGE_ACCOUNTS: _("manage accounts of people"),
}


def grants(role: Role, agency: str, place: str, purpose: Purpose) -> tuple[Grant, ...]:
    """What an appointment grants for a purpose; nothing for a purpose that is not the role's."""
    duty = DUTIES[role]
    if purpose is not duty.purpose:
        return ()
    return tuple(Grant(may.verb, may.reach, may.levels, agency, place) for may in duty.may)
