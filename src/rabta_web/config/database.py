"""Where the database is and who signs in to it: its owner to change tables, the application to serve."""

from __future__ import annotations

import os
import time
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from rabta_web.config.failures import NoDatabaseError
from rabta_web.config.home import home, kept
from rabta_web.config.postgres import APPLICATION, OWNER, Postgres

NAME = "rabta"
OLDEST = 15
PATIENCE = 60
RECOVERING = "the database system is"
"""How PostgreSQL begins to say that it starts up, recovers, or does not accept connections yet."""


def address() -> str | None:
    """The address of another PostgreSQL, if one is to be used; its user is the owner of the tables."""
    return os.environ.get("RABTA_DATABASE_URL") or None


def sign_in(role: str) -> dict[str, Any]:
    """What a connection needs for a role, in PostgreSQL's own words."""
    if url := address():
        given = {"dbname": NAME, **conninfo_to_dict(url)}
        return (
            given if role == OWNER else {**given, "user": APPLICATION, "password": kept("application-role")}
        )
    return {"host": str(Postgres(home()).socket), "user": role, "dbname": NAME}


def make_ready() -> None:
    """Make the database and the application's role where they are not there yet."""
    try:
        _wait_until_ready()
        if not address():
            _make_database()
        with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
            if owner.info.server_version < OLDEST * 10_000:
                raise NoDatabaseError(f"PostgreSQL {OLDEST} or newer is needed")
            _make_application_role(owner)
    except psycopg.OperationalError as error:
        raise NoDatabaseError(f"the database does not answer: {str(error).splitlines()[0]}") from error


def _wait_until_ready() -> None:
    """Wait while the server recovers from a kill; what else is wrong is said by whoever connects next."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            psycopg.connect(**{**sign_in(OWNER), **({} if address() else {"dbname": "postgres"})}).close()
        except psycopg.OperationalError as error:
            if RECOVERING not in str(error):
                return
            time.sleep(0.1)
        else:
            return


def _make_database() -> None:
    with psycopg.connect(**{**sign_in(OWNER), "dbname": "postgres"}, autocommit=True) as owner:
        if not owner.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
            owner.execute(sql.SQL("create database {}").format(sql.Identifier(NAME)))


def _make_application_role(owner: psycopg.Connection) -> None:
    """The role that serves: it may sign in and nothing else until a migration grants it a table."""
    role = sql.Identifier(APPLICATION)
    if not owner.execute("select 1 from pg_roles where rolname = %s", [APPLICATION]).fetchone():
        owner.execute(
            sql.SQL("create role {} login nosuperuser nobypassrls nocreatedb nocreaterole").format(role)
        )
    if address():
        password = sql.Literal(kept("application-role"))
        owner.execute(sql.SQL("alter role {} password {}").format(role, password))
