"""Stops, arrivals and requests are due too; what is taken in hand is still due as it was."""

from django.db import migrations

SET = """
create or replace function deadlines_set(given deadlines_due) returns void language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    if given.at is null then
        delete from deadlines_due where id = given.id;
        return;
    end if;
    given.step := 0;
    given.next_at := deadlines_remind_at(given.since, given.at);
    insert into deadlines_due as kept select given.*
    on conflict (id) do update set state = excluded.state, from_agency = excluded.from_agency,
        agency_id = excluded.agency_id, since = excluded.since, at = excluded.at, law = excluded.law,
        step = case when (kept.at, kept.agency_id, kept.law)
            is distinct from (excluded.at, excluded.agency_id, excluded.law) then 0 else kept.step end,
        next_at = case when (kept.at, kept.agency_id, kept.law)
            is distinct from (excluded.at, excluded.agency_id, excluded.law) then excluded.next_at
            else kept.next_at end;
end $$;
"""
"""A row is due from now on, or no longer. Where neither its time nor who has to act changed, it keeps how far
it was followed: whoever takes in hand what is late has not made it late anew.
"""

WATCH = """
create function deadlines_watch_{kind}() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    perform deadlines_set(deadlines_of_{kind}(new));
    return new;
end $$;
create trigger deadlines_watch after insert or update on {table}
    for each row execute function deadlines_watch_{kind}();
select deadlines_set(deadlines_of_{kind}(r)) from {table} r;
"""

OF = """
create function deadlines_of_{kind}(r {table}) returns deadlines_due language plpgsql stable as $$
declare
    due deadlines_due;
begin
    due.id := r.id;
    due.kind := '{kind}';
    due.record := r.id;
    due.clock := '';
    due.law := false;
    due.state := r.state;
    due.since := r.since;
    due.at := r.due;
    due.province := '';
    {fields}
    return due;
end $$;
revoke execute on function deadlines_of_{kind}({table}) from public;
"""

WATCHED = {
    "stop": (
        "referrals_stop",
        """due.record := r.referral_id; due.clock := coalesce(r.agency_id, '');
        select coalesce(r.agency_id, f.from_agency), f.from_agency, f.incident_id, f.province
            into due.agency_id, due.from_agency, due.incident, due.province
            from referrals_referral f where f.id = r.referral_id;""",
    ),
    "arrival": (
        "referrals_arrival",
        """due.agency_id := r.from_agency; due.from_agency := r.to_agency;
        due.incident := r.incident_id; due.province := r.province;""",
    ),
    "request": (
        "referrals_request",
        "due.agency_id := r.to_agency; due.from_agency := r.from_agency;",
    ),
}
"""What else is due by its own row, and from which of its columns. A stop is that of one agency, and leads to
the referral; of whoever has no office here, the sender has to hear that they stopped.
"""

TAKEN_OVER = """
create trigger deadlines_note_changed after insert on referrals_responsibility
    for each row execute function deadlines_note_changed();
"""
"""The clocks of somebody go with who is responsible for them."""


class Migration(migrations.Migration):
    """Watches them, those that wait already among them."""

    dependencies = [("deadlines", "0004_outside"), ("referrals", "0008_withdrawals")]
    operations = [
        migrations.RunSQL(SET, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(sql.format(kind=kind, table=table, fields=fields), migrations.RunSQL.noop)
            for kind, (table, fields) in WATCHED.items()
            for sql in (OF, WATCH)
        ),
        migrations.RunSQL(TAKEN_OVER, migrations.RunSQL.noop),
    ]
