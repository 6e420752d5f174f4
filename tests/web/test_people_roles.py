"""Roles are a table: nobody is above it, and those who look after accounts or the ledger read no case."""

import pytest

from rabta_web.access.roles import DUTIES, PURPOSES, Role, grants
from rabta_web.access.values import Purpose, Reach, Verb

CASE_DATA = {Verb.FILE, Verb.READ, Verb.READ_IDENTITY, Verb.MANAGE}


def verbs(role):
    return {may.verb for may in DUTIES[role].may}


@pytest.mark.parametrize("role", Role)
def test_no_role_may_do_everything(role):
    assert verbs(role) < set(Verb)
    assert CASE_DATA - verbs(role)


@pytest.mark.parametrize(
    "role", [Role.ACCOUNT_ADMINISTRATOR, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER, Role.TRAINER]
)
def test_who_looks_after_accounts_the_ledger_or_training_reads_no_case(role):
    assert not verbs(role) & CASE_DATA


@pytest.mark.parametrize(
    "role", [Role.SHELTER_MANAGER, Role.WELFARE_OFFICER, Role.CHILD_PROTECTION_OFFICER, Role.COMMITTEE_MEMBER]
)
def test_protection_and_committees_read_only_what_their_agency_holds(role):
    assert all(may.reach is not Reach.LINE for may in DUTIES[role].may)


def test_only_a_supervisor_changes_how_closed_an_incident_is():
    assert [role for role in Role if Verb.MANAGE in verbs(role)] == [Role.SUPERVISOR]


def test_who_sees_many_offices_sees_no_names_unless_they_supervise():
    wide = {r for r in Role for may in DUTIES[r].may if (may.verb, may.reach) == (Verb.READ_IDENTITY, "line")}
    assert wide == {Role.SUPERVISOR}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_purpose_that_is_not_the_roles_grants_nothing(role, purpose):
    given = grants(role, "agency", "place", purpose)
    assert bool(given) == (purpose is DUTIES[role].purpose and bool(DUTIES[role].may))


def test_every_role_and_every_purpose_can_be_read():
    assert set(DUTIES) == set(Role)
    assert set(PURPOSES) == set(Purpose)
