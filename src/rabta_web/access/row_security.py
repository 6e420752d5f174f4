"""Row security for a table, as operations of a migration."""

from __future__ import annotations

from django.db import migrations


def guard(table: str, *, see: str, add: str, grants: str = "select, insert") -> migrations.RunSQL:
    """Let the application see rows for which `see` holds and add rows for which `add` does; deny the rest.

    Without a scope, looking at any row is an error.
    """
    return migrations.RunSQL(
        f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy see on {table} for select using ({see});
        create policy add on {table} for insert with check ({add});
        grant {grants} on {table} to rabta_app;
        """,
        migrations.RunSQL.noop,
    )
