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

APPS_WITHOUT_CASE_DATA = {
    *("access", "accounts", "agencies", "audit", "auth", "contenttypes"),
    *("places", "procrastinate", "sessions"),
}
KEPT = {"incidents_fact"}
"""The numbers of facts are given out once and never again."""


def case_data() -> str:
    """Every table that a test may have written to, as a list for the database."""
    from django.apps import apps

    models = (model for model in apps.get_models() if model._meta.app_label not in APPS_WITHOUT_CASE_DATA)
    return ", ".join(sorted({model._meta.db_table for model in models} - KEPT))


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
        f"truncate {case_data()}, audit_entry, audit_head, django_session, accounts_apikey, agencies_change,"
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
