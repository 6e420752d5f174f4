"""What stands before the first test: it is kept aside once, and put back after every file of tests."""

import os
from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

ASIDE = "set_up"
"""The schema in which the tables are kept as they were set up."""


@dataclass(frozen=True)
class SetUp:
    """Tables that tests do not empty, and the environment, as they were before the first test."""

    tables: tuple[str, ...]
    environment: dict[str, str]

    @classmethod
    def kept(cls, owner: psycopg.Connection, tables: Iterable[str]) -> "SetUp":
        """Keep aside what stands now."""
        found = cls(tuple(tables), surroundings())
        owner.execute(f"create schema {ASIDE}")
        for table in found.tables:
            owner.execute(f"create table {ASIDE}.{table} as table {table}")
        return found

    def put_back(self, owner: psycopg.Connection) -> None:
        """Make all of it stand again as it was, whatever the tests of a file have left."""
        self._put_back_tables(owner)
        for name in surroundings().keys() - self.environment.keys():
            del os.environ[name]
        os.environ.update(self.environment)
        _forget_who_acts_and_reads()

    def _put_back_tables(self, owner: psycopg.Connection) -> None:
        differs = ", ".join(f"exists({_differences(table)})" for table in self.tables)
        found = owner.execute(f"select {differs}").fetchone()
        changed = [table for table, is_so in zip(self.tables, found, strict=True) if is_so]
        with owner.transaction():
            owner.execute("set local session_replication_role = replica")
            for table in changed:
                owner.execute(f"delete from {table}")
                owner.execute(f"insert into {table} overriding system value table {ASIDE}.{table}")


def surroundings() -> dict[str, str]:
    """The environment without what pytest itself notes in it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}


def _differences(table: str) -> str:
    now, before = f"table {table}", f"table {ASIDE}.{table}"
    return f"({now} except {before}) union all ({before} except {now})"


def _forget_who_acts_and_reads() -> None:
    """The scope, the language and the time zone that a request leaves in its thread."""
    from django.utils import timezone, translation

    from rabta_web.access.rows import leave

    leave()
    translation.deactivate()
    timezone.deactivate()
