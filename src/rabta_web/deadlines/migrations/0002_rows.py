"""Row security for what is due, and the triggers that keep it with the records themselves."""

from django.db import migrations

from rabta_web.access.row_security import guard

SET = """
create function deadlines_remind_at(since timestamptz, at timestamptz) returns timestamptz
language sql immutable as $$
    select greatest(since + (at - since) / 2, at - interval '6 hours')
$$;

create function deadlines_set(given deadlines_due) returns void language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    if given.at is null then
        delete from deadlines_due where id = given.id;
        return;
    end if;
    given.step := 0;
    given.next_at := deadlines_remind_at(given.since, given.at);
    insert into deadlines_due select given.*
    on conflict (id) do update set state = excluded.state, agency_id = excluded.agency_id,
        from_agency = excluded.from_agency, since = excluded.since, at = excluded.at, law = excluded.law,
        step = 0, next_at = excluded.next_at
        where (deadlines_due.at, deadlines_due.state, deadlines_due.agency_id, deadlines_due.law)
            is distinct from (excluded.at, excluded.state, excluded.agency_id, excluded.law);
end $$;
revoke execute on function deadlines_set(deadlines_due) from public;
"""
"""A row is due from now on, or no longer. What did not change keeps how far it was followed."""

WATCH = """
create function deadlines_watch_{kind}() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    due deadlines_due;
begin
    due.id := new.id;
    due.kind := '{kind}';
    due.record := new.id;
    due.clock := '';
    due.law := false;
    due.state := new.state;
    due.since := new.since;
    due.at := new.due;
    {fields}
    perform deadlines_set(due);
    return new;
end $$;
create trigger deadlines_watch after insert or update on {table}
    for each row execute function deadlines_watch_{kind}();
"""

WATCHED = {
    "referral": (
        "referrals_referral",
        """due.agency_id := new.to_agency; due.from_agency := new.from_agency;
        due.incident := new.incident_id; due.province := new.province;""",
    ),
    "directive": (
        "committees_addressee",
        """due.agency_id := new.to_agency; due.from_agency := new.from_agency;
        due.province := (select d.province from committees_directive d where d.id = new.directive_id);""",
    ),
    "task": (
        "tasks_task",
        """due.agency_id := new.agency_id; due.from_agency := new.from_agency;
        due.incident := new.incident; due.province := new.province;""",
    ),
}
"""What is due by its own row, and from which of its columns."""

CHANGED = """
create function deadlines_note_changed() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    insert into deadlines_changed (id) values (new.person_id) on conflict do nothing;
    return new;
end $$;
"""

CHANGES = """
create trigger deadlines_note_changed after insert on {table}
    for each row execute function deadlines_note_changed();
"""

TELLING = ("incidents_statement", "incidents_happened", "assessments_asked")

ANSWERED = """
create function deadlines_note_answered() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    insert into deadlines_changed (id) select a.person_id from assessments_asked a where a.id = new.asked_id
        on conflict do nothing;
    return new;
end $$;
create trigger deadlines_note_answered after insert on assessments_opinion
    for each row execute function deadlines_note_answered();
"""
"""What is written down of somebody may start or stop a clock of theirs."""


class Migration(migrations.Migration):
    """Keeps what is due with the records themselves, whoever writes them and by whichever way."""

    dependencies = [
        ("deadlines", "0001_initial"),
        ("referrals", "0002_rows"),
        ("committees", "0002_rows"),
        ("tasks", "0002_rows"),
        ("assessments", "0002_rows"),
    ]
    operations = [
        guard(
            "deadlines_due",
            see="""agency_id = any((select access_acts('task.work'))::text[])
                and (incident is null or not incidents_incident_recuses(incident))""",
            add="false",
            grants="select",
        ),
        guard("deadlines_changed", see="(select access_person()) is null", add="false", grants="select"),
        migrations.RunSQL(SET, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(WATCH.format(kind=kind, table=table, fields=fields), migrations.RunSQL.noop)
            for kind, (table, fields) in WATCHED.items()
        ),
        migrations.RunSQL(CHANGED, migrations.RunSQL.noop),
        *(migrations.RunSQL(CHANGES.format(table=table), migrations.RunSQL.noop) for table in TELLING),
        migrations.RunSQL(ANSWERED, migrations.RunSQL.noop),
    ]
