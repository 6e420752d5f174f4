"""A life cycle in the database: a row moves by a step that is kept, along the table, and in no other way."""

from __future__ import annotations

from django.db import migrations

from rabta_web.access.life_cycles import LifeCycle


def lines_of(cycle: LifeCycle) -> str:
    """The table of a life cycle as rows of values in SQL."""
    return ", ".join("(" + ", ".join(f"'{word}'" for word in line) + ")" for line in cycle.lines())


def follow(cycle: LifeCycle, *, table: str, steps: str, column: str) -> migrations.RunSQL:
    """Move the rows of a table by the rows of its steps; `column` of a step names the row that it moves.

    A step has `verb`, `side`, `made_at` and `due`; the database sets its `before` and `after`. Of two steps
    at once the second finds the row where the first one left it, and fails if nothing leads on from there.
    """
    return migrations.RunSQL(
        f"""
        {_move(cycle, table, steps, column)}
        create trigger {steps}_move before insert on {steps}
            for each row execute function {steps}_move();

        create function {table}_refuse() returns trigger language plpgsql as $$
        begin
            if pg_trigger_depth() < 2 then
                raise exception 'it moves by a step that is kept, and in no other way';
            end if;
            return new;
        end $$;
        create trigger {table}_refuse before update on {table}
            for each row execute function {table}_refuse();
        """,
        migrations.RunSQL.noop,
    )


def follow_anew(cycle: LifeCycle, *, table: str, steps: str, column: str) -> migrations.RunSQL:
    """Move rows by what the table says now, where `follow` has put an earlier table into the database."""
    return migrations.RunSQL(_move(cycle, table, steps, column), migrations.RunSQL.noop)


def _move(cycle: LifeCycle, table: str, steps: str, column: str) -> str:
    """The function that lets a step move its row along the table, or fail."""
    return f"""
        create or replace function {steps}_move() returns trigger language plpgsql security definer
        set search_path = pg_catalog, public as $$
        begin
            select state into strict new.before from {table} where id = new.{column} for no key update;
            select moves.after into new.after
                from (values {lines_of(cycle)}) as moves(before, verb, side, after)
                where moves.before = new.before and moves.verb = new.verb and moves.side = new.side;
            if new.after is null then
                raise exception 'nobody can % here: it is %', new.verb, new.before
                    using errcode = 'check_violation';
            end if;
            update {table} set state = new.after, since = new.made_at, due = new.due where id = new.{column};
            return new;
        end $$;"""  # noqa: S608
