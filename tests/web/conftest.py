"""The platform under test: real PostgreSQL, the server's own role, the demonstration's cast."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import TYPE_CHECKING

import psycopg
import pytest
from conferring import POLICE, WELFARE, appoint_police, dismiss_police, opened, somebody
from set_up import SetUp

from platform_home import prepared_home
from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

if TYPE_CHECKING:  # Django is set up before these are imported
    from django.test import Client

    from rabta_web.audit.ledger import Actor

APPS_WITHOUT_CASE_DATA = {
    *("access", "accounts", "agencies", "audit", "auth", "contenttypes"),
    *("places", "procrastinate", "sessions"),
}
KEPT = {"incidents_fact", "statistics_counted"}
"""The numbers of facts are given out once and never again; what is counted, the packs say."""


EMPTIED_TOO = {
    *("audit_entry", "audit_head", "django_session", "agencies_change"),
    *("accounts_apikey", "accounts_quickentry", "accounts_secondfactor"),
}


@cache
def tables_of_tests() -> list[str]:
    """Every table that a test may have written to and that the next one finds empty."""
    from django.apps import apps

    models = (model for model in apps.get_models() if model._meta.app_label not in APPS_WITHOUT_CASE_DATA)
    return sorted({model._meta.db_table for model in models} - KEPT | EMPTIED_TOO)


def empty(owner: psycopg.Connection) -> None:
    """Empty what holds anything: emptying all that is empty already would cost more than most tests."""
    tables = tables_of_tests()
    held = owner.execute("select " + ", ".join(f"exists(select from {table})" for table in tables)).fetchone()
    if filled := [table for table, holds in zip(tables, held, strict=True) if holds]:
        owner.execute(f"truncate {', '.join(filled)} cascade")


def make_passwords_cheap() -> None:
    """A password takes long to try, by design; the tests sign in a thousand times with one of their own."""
    from django.contrib.auth.hashers import ScryptPasswordHasher, make_password

    from rabta_web.config.demonstration import password

    ScryptPasswordHasher.work_factor, ScryptPasswordHasher.parallelism = 2, 1
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        owner.execute("update accounts_person set password = %s", [make_password(password())])


def tables_set_up() -> list[str]:
    """Every table that holds something before the first test, and that tests do not empty."""
    from django.apps import apps

    models = (model for model in apps.get_models() if model._meta.app_label in APPS_WITHOUT_CASE_DATA)
    return sorted({model._meta.db_table for model in models} - EMPTIED_TOO)


@pytest.fixture(scope="session")
def platform() -> Iterator[SetUp]:
    with prepared_home():
        Postgres(home()).start()
        os.environ["RABTA_DEMONSTRATION"] = "1"
        os.environ["DJANGO_SETTINGS_MODULE"] = "rabta_web.config.settings"
        import django
        from django.test.utils import setup_test_environment

        django.setup()
        setup_test_environment()
        make_passwords_cheap()
        with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
            set_up = SetUp.kept(owner, tables_set_up())
        yield set_up
        from django.db import connections

        connections.close_all()


@pytest.fixture(scope="module")
def as_set_up(platform: SetUp) -> Iterator[None]:
    """Whatever a file of tests leaves behind, the next one finds what the first one found."""
    yield
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        platform.put_back(owner)


@pytest.fixture
def owner(as_set_up: None) -> Iterator[psycopg.Connection]:
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as connection:
        yield connection


@pytest.fixture
def as_owner(owner: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """The ledger is verified by the owner of the tables, who sees every chain."""
    from django.db import connection

    name, connection.settings_dict["USER"] = connection.settings_dict["USER"], "rabta"
    connection.close()
    yield owner
    connection.settings_dict["USER"] = name
    connection.close()


@pytest.fixture
def world(owner: psycopg.Connection) -> Iterator[None]:
    empty(owner)
    before = appointed(owner)
    yield
    owner.execute("update accounts_person set is_active = true")
    owner.execute("update accounts_appointment set ends = null")
    assert appointed(owner) >= before, "a test took somebody's appointment away from the tests after it"


def appointed(owner: psycopg.Connection) -> set[tuple[object, ...]]:
    return set(owner.execute("select id, person_id, role, agency_id from accounts_appointment"))


@pytest.fixture
def sign_in_as(world: None) -> Callable[[str], "Client"]:
    from django.test import Client

    from rabta_web.config.demonstration import password

    def sign_in_as(username: str) -> Client:
        client = Client()
        answer = client.post("/sign-in", {"username": username, "password": password()})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return sign_in_as


@pytest.fixture
def acting(world: None) -> Callable[[str], AbstractContextManager["Actor"]]:
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


@pytest.fixture
def officer(sign_in_as: Callable[[str], "Client"]) -> "Client":
    return sign_in_as("taftan-officer")


@pytest.fixture
def welfare(sign_in_as: Callable[[str], "Client"]) -> "Client":
    return sign_in_as("chagai-welfare")


@pytest.fixture
def supervisor(sign_in_as: Callable[[str], "Client"]) -> "Client":
    """Who answers for the officer's post."""
    return sign_in_as("taftan-supervisor")


@pytest.fixture
def guardian(sign_in_as: Callable[[str], "Client"]) -> "Client":
    """The data-protection officer."""
    return sign_in_as("data-protection")


@pytest.fixture
def person(officer: "Client") -> str:
    """The address of somebody whom the officer reported, beside a companion."""
    from test_referrals import OTHER, REPORT

    incident: str = officer.post("/incidents/new", REPORT)["Location"]
    assert officer.post(f"{incident}/person", {"role": "accompanying", "name": OTHER}).status_code == 302
    return f"{incident}/people/1"


@pytest.fixture
def recorded(officer: "Client") -> str:
    """Somebody of whom nationality and place are recorded."""
    return somebody(officer)


@pytest.fixture
def conference(officer: "Client", recorded: str) -> str:
    """A conference on them, to which the welfare officer is invited."""
    return opened(officer, recorded)


@pytest.fixture
def police(sign_in_as: Callable[[str], "Client"], owner: psycopg.Connection) -> Iterator["Client"]:
    appoint_police(owner)
    yield sign_in_as("gwadar-secretary")
    dismiss_police(owner)


@pytest.fixture
def both(officer: "Client", recorded: str, police: "Client") -> str:
    """A conference to which the welfare officer and the police are invited."""
    del police
    return opened(officer, recorded, agencies=[WELFARE, POLICE])
