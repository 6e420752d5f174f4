"""The platform under test: real PostgreSQL, the server's own role, the demonstration's cast."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg
import pytest

from platform_home import new_home
from rabta_web.config.database import make_ready, sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

CASE_DATA = (
    "incidents_incident, incidents_involved, incidents_identity, incidents_account, incidents_statement,"
    " incidents_token, incidents_change, incidents_part, incidents_hearing, incidents_particular,"
    " incidents_care, incidents_lead, incidents_happened, incidents_reportdraft, assessments_presumed,"
    " assessments_asked, assessments_opinion, assessments_conclusion, assessments_turn,"
    " assessments_onfile,"
    " assessments_groupanswer, assessments_sample, assessments_review, referrals_referral, referrals_step,"
    " referrals_consent, referrals_offer, committees_directive, committees_addressee, committees_step,"
    " committees_scan, committees_sitting, committees_sittingstep, committees_agendaitem, committees_present,"
    " committees_minute, committees_report"
)


@pytest.fixture(scope="session")
def platform() -> Iterator[None]:
    with new_home():
        database = Postgres(home())
        database.start()
        make_ready()
        prepare = [sys.executable, "-m", "rabta_web.config.prepare", "owner", "demonstration"]
        subprocess.run(prepare, check=True)
        os.environ["RABTA_DEMONSTRATION"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "rabta_web.config.settings"
        import django
        from django.test.utils import setup_test_environment

        django.setup()
        setup_test_environment()
        yield
        from django.db import connections

        connections.close_all()


@pytest.fixture
def owner(platform: None) -> Iterator[psycopg.Connection]:
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as connection:
        yield connection


@pytest.fixture
def world(owner: psycopg.Connection) -> Iterator[None]:
    owner.execute(
        f"truncate {CASE_DATA}, audit_entry, audit_head, django_session, accounts_apikey, agencies_change,"
        " accounts_quickentry, accounts_secondfactor"
    )
    yield
    owner.execute("update accounts_person set is_active = true")
    owner.execute("update accounts_appointment set ends = null")


@pytest.fixture
def sign_in_as(world: None) -> Callable[[str], "Client"]:  # noqa: F821
    from django.test import Client

    from rabta_web.config.demonstration import password

    def sign_in_as(username: str) -> Client:
        client = Client()
        answer = client.post("/sign-in", {"username": username, "password": password()})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return sign_in_as


@pytest.fixture
def acting(world: None) -> Callable[[str], AbstractContextManager["Actor"]]:  # noqa: F821
    from rabta_web.access.rows import leave, take
    from rabta_web.accounts.middleware import today
    from rabta_web.accounts.models import Person
    from rabta_web.accounts.queries import scope_of
    from rabta_web.audit.ledger import Actor, ledgered

    @contextmanager
    def acting(username: str) -> Iterator[Actor]:
        scope = scope_of(Person.objects.get(username=username), today())
        with ledgered():
            take(scope)
            yield Actor(scope.person, scope.purpose)
        leave()

    return acting
