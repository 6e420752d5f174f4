"""Row security for a table, as operations of a migration."""

from __future__ import annotations

from django.db import migrations

from rabta_web.access.values import SENT, Verb


def allows(verb: Verb, of: str = "", *, sent: str | None = "same") -> str:
    """The policy in SQL, asked of the columns of a held record; `of` is the record's alias with its dot.

    `sent` is the alias of the row that says to whom it was sent, where that is another one than the record:
    somebody in an incident is sent, and not everybody in it. None leaves out what was sent. What depends on
    the scope alone stands in sub-selects, which the database asks once for a query.
    """
    row = of if sent == "same" else sent
    columns = [f"{row}{column}" for column, verbs in SENT.items() if verb in verbs and row is not None]
    sent = f"""
                or g.reach = 'agency' and g.agency = any({" || ".join(columns)})
                or g.reach = 'line' and exists (select from access_below b
                    where b.above = g.agency and b.agency = any({" || ".join(columns)}))"""
    return f"""
        not (select access_person()) = any({of}recused_people)
        and not {of}recused_agencies && (select access_units())
        and ({of}level <> 'closed' or (select access_person()) = any({of}admitted))
        and exists (select from unnest((select access_grants('{verb}'))) g
            where {of}level = any(g.levels) and (
                exists (select from access_within w where w.place = {of}place_id and w.around = g.place)
                and case g.reach
                    when 'own' then {of}agency_id = g.agency and {of}filed_by = (select access_person())
                    when 'agency' then {of}agency_id = g.agency
                    when 'line' then exists (select from access_below b
                        where b.agency = {of}agency_id and b.above = g.agency)
                    else false end{sent if columns else ""}))
    """  # noqa: S608


def guard(table: str, *, see: str, add: str, grants: str = "select, insert") -> migrations.RunSQL:
    """Let the application see rows for which `see` holds and add rows for which `add` does; deny the rest.

    Without a scope, asking is an error, of an empty table too: planning a query evaluates `access_nobody()`,
    because a column is compared with it, before any row is there to be judged. The owner of the tables sees
    all: who migrates and verifies is no superuser on a server of others.
    """
    return migrations.RunSQL(
        f"""
        alter table {table} enable row level security;
        alter table {table} force row level security;
        create policy asked on {table} as restrictive for select to rabta_app using (id <> access_nobody());
        create policy see on {table} for select using ({see});
        create policy add on {table} for insert with check ({add});
        create policy owner on {table} to current_user using (true) with check (true);
        grant {grants} on {table} to rabta_app;
        """,
        migrations.RunSQL.noop,
    )


def hide_from_recused(table: str, *, record: str, held: str) -> migrations.RunSQL:
    """Hide rows about a held record from whoever is recused from it, whatever else shows them to that person.

    The question is put as the owner of the tables: the person does not see the record that answers it.
    """
    return migrations.RunSQL(
        f"""
        create function {held}_recuses(record uuid) returns boolean language sql stable security definer
        set search_path = pg_catalog, public as $$
            select exists (select from {held} h where h.id = record
                and (access_person() = any(h.recused_people) or h.recused_agencies && access_units()))
        $$;
        create policy not_recused on {table} as restrictive for select to rabta_app
            using ({record} is null or not {held}_recuses({record}));
        """,  # noqa: S608
        migrations.RunSQL.noop,
    )
