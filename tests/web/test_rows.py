"""What the database itself refuses, whatever the code above it does."""

from uuid import uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from rabta_web.config.postgres import APPLICATION

NOT_CASE_DATA = {
    "access_below": "lines of command are no secret",
    "access_within": "places are no secret",
    "accounts_appointment": "read before anybody has a scope; row security says who changes it",
    "accounts_person": "read before anybody has a scope; row security says who changes it",
    "accounts_tries": "counters under keyed hashes, written before anybody has a scope",
    "agencies_agency": "agencies are no secret",
    "agencies_line": "lines of command are no secret",
    "audit_head": "the ends of chains; the application may not touch it",
    "auth_group": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "auth_permission": "Django's own, unused",
    "django_content_type": "Django's own",
    "django_migrations": "Django's own",
    "django_session": "sessions hold an id of a person and no case data",
    **{
        f"procrastinate_{table}": "jobs name records by id, and hold no case data"
        for table in ("jobs", "events", "periodic_defers", "workers")
    },
    "places_loaded": "what was loaded last; the application may not touch it",
    "incidents_fact": "the numbers of facts, and nobody they are said of",
    "places_place": "places are no secret",
}


READ_AT_THE_DOOR = "accounts_"
"""Tables that are read before anybody has a scope: who signs in, and as what they are appointed."""


def test_the_server_signs_in_as_a_role_that_can_bypass_nothing(world):
    with connection.cursor() as cursor:
        cursor.execute("select current_user, session_user")
        assert cursor.fetchone() == (APPLICATION, APPLICATION)
        cursor.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb"
            " from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False)
        cursor.execute("select count(*) from pg_tables where tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_every_table_has_row_security_or_a_reason_why_not(owner):
    tables = owner.execute(
        "select relname, relrowsecurity and relforcerowsecurity from pg_class"
        " where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"
    ).fetchall()
    assert {name for name, secured in tables if not secured} == set(NOT_CASE_DATA)


def test_without_a_scope_case_data_is_an_error_and_no_empty_page(acting):
    from django.utils import timezone

    from rabta_web.audit.models import Entry
    from rabta_web.incidents.actions import Report, Someone, file_incident
    from rabta_web.incidents.kinds import Kind
    from rabta_web.incidents.models import Account, Identity, Incident, Involved, Statement, Token

    day = timezone.localdate()
    somebody = Someone(name="name", so=("in_danger_now",))
    draft = Report(Kind.BORDER, "pk-bp-taftan", day, None, "account", (somebody,))
    with acting("taftan-officer") as actor:
        file_incident(report=draft, by=actor, now=timezone.now())
    for table in (Incident, Involved, Identity, Account, Statement, Token, Entry):
        with pytest.raises(ProgrammingError, match="no scope is set"), transaction.atomic():
            table.objects.exists()


@pytest.mark.parametrize(
    "asked", ["select * from {}", "select count(*) from {} where id = gen_random_uuid()"]
)
def test_without_a_scope_an_empty_table_is_an_error_too(world, owner, asked):
    guarded = [
        name
        for (name,) in owner.execute(
            "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace"
        ).fetchall()
    ]
    assert len(guarded) >= 6
    for table in (name for name in guarded if not name.startswith(READ_AT_THE_DOOR)):
        with (
            pytest.raises(ProgrammingError, match="no scope is set"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(asked.format(table))


def test_a_plan_that_is_kept_serves_nobody_without_a_scope(acting):
    from rabta_web.access.rows import NoScopeError, plans_kept

    asked = "select * from cases_case"
    with acting("taftan-officer"), connection.cursor() as cursor:
        with plans_kept():
            for _ in range(3):
                cursor.execute(asked)
        cursor.execute("select count(*) from pg_prepared_statements where statement = %s", [asked])
        assert cursor.fetchone() == (1,)
    with (
        pytest.raises(ProgrammingError, match="no scope is set"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(asked)
    with pytest.raises(NoScopeError), plans_kept():
        pass


@pytest.mark.parametrize("statement", ["update {} set id = id", "delete from {}", "truncate {}"])
@pytest.mark.parametrize("table", ["incidents_incident", "incidents_identity", "audit_entry"])
def test_the_application_changes_and_deletes_nothing(acting, table, statement):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        acting("taftan-officer"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_nobody_files_in_another_persons_name(acting):
    from django.utils import timezone

    from rabta_web.incidents.models import Incident

    with pytest.raises(ProgrammingError, match="row-level security"), acting("taftan-officer"):
        Incident(
            agency_id="demonstration-post-taftan",
            place_id="pk-bp-taftan",
            filed_by=uuid4(),
            kind="border",
            happened_on=timezone.localdate(),
            filed_at=timezone.now(),
        ).save(force_insert=True)


def test_nobody_writes_the_ledger_in_another_persons_name(acting):
    from rabta_web.audit.ledger import Actor, write

    with pytest.raises(ProgrammingError, match="row-level security"), acting("taftan-officer"):
        write("incident.read", by=Actor(uuid4()))


def test_even_the_owner_does_not_change_an_entry(acting, owner):
    from rabta_web.audit.ledger import write

    with acting("taftan-officer") as actor:
        write("incident.read", by=actor)
    with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
        owner.execute("update audit_entry set deed = 'nothing'")
