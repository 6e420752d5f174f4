"""Make a filled database many times larger, by copies of its incidents under new ids.

RABTA_HOME=<a home filled by rabta demo> python bench/grow.py [times]

What is sealed is bound to its row and cannot be copied: the copies carry no names and no accounts, only the
tokens by which names are found, the facts and what was said. They stand in no ledger either. It is a database
to measure with, and nothing else.
"""

from __future__ import annotations

import sys
import time

import psycopg

from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 10
NEW = "md5({column}::text || '{copy}')::uuid"
IDS = {
    "incidents_incident": ("id",),
    "incidents_involved": ("id", "incident_id"),
    "incidents_statement": ("id", "incident_id", "person_id"),
    "incidents_token": ("id", "incident_id", "person_id"),
}
"""The tables that are copied, with what gets a new id in each."""
INSTEAD = {
    "incidents_incident": {"filed_at": "filed_at - interval '{copy} hours'"},
}
"""What is written instead of what stands in the row that is copied."""


def main() -> None:
    """Copy what is there so many times less one, and say how large it has become."""
    Postgres(home()).start()
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        owner.execute("set session_replication_role = replica")
        for table in IDS:
            owner.execute(f"create temp table first_{table} as table {table}")
            began = time.perf_counter()
            for copy in range(1, TIMES):
                owner.execute(copying(owner, table, copy))
            owner.execute(f"drop table first_{table}")
            print(f"{table}: {time.perf_counter() - began:.0f} s", flush=True)
        owner.execute("analyze")
        [size] = owner.execute("select pg_size_pretty(pg_database_size(current_database()))").fetchone()
        [count] = owner.execute("select count(*) from incidents_incident").fetchone()
    print(f"{count} incidents, {size}")
    Postgres(home()).stop()


def copying(owner: psycopg.Connection, table: str, copy: int) -> str:
    """The statement that copies a table once more."""
    asked = "select column_name from information_schema.columns where table_name = %s order by 1"
    columns = [column for (column,) in owner.execute(asked, [table])]
    said = {column: NEW.format(column=column, copy=copy) for column in IDS[table]}
    said |= {column: words.format(copy=copy) for column, words in INSTEAD.get(table, {}).items()}
    values = ", ".join(said.get(column, column) for column in columns)
    return f"insert into {table} ({', '.join(columns)}) select {values} from first_{table}"


if __name__ == "__main__":
    main()
