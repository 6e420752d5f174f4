"""Row security for counters, the triggers that keep them, and the one function that reads them."""

from django.db import migrations

from rabta_web.access.row_security import guard

STANDING = """
    select p.id, i.place_id, date_trunc('month', i.happened_on)::date as month,
        exists (select from incidents_fact f join statistics_counted c
            on c.means = 'section' and c.key = f.fact where incidents_said(p.so, f.number)) as booked,
        exists (select from incidents_statement s join statistics_counted c
            on c.means = 'screening' and c.key = s.question where s.person_id = p.id) as screened,
        (select floor(extract(epoch from min(greatest(s.made_at, i.filed_at)) - i.filed_at) / 3600)::integer
            from referrals_referral r join referrals_step s on s.referral_id = r.id
            where r.person_id = p.id and s.before = 'sent' and s.side <> 'sender') as hours
    from incidents_involved p join incidents_incident i on i.id = p.incident_id
    where p.role = 'encountered'"""
"""What people count as, made from what stands on record."""

ADDS = """
    select {row}.place_id, {row}.month, v.measure, v.value, {sign}1
    from (values ('people', 0, true), ('booked', 0, {row}.booked),
        ('unscreened', 0, {row}.booked and not {row}.screened),
        ('hours', {row}.hours, {row}.hours is not null)) as v(measure, value, counts)
    where v.counts"""
"""What somebody adds to the counters of their place and month, or takes from them."""

INTO = """insert into statistics_tally (id, place_id, month, measure, value, number)
    select gen_random_uuid(), added.* from ({}) added(place_id, month, measure, value, number)"""

KEEP = f"""
create function statistics_note(whom uuid) returns void language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    stood statistics_standing;
    fresh statistics_standing;
begin
    perform from statistics_standing where id = whom for update;
    select * into fresh from ({STANDING} and p.id = whom) made;
    if fresh.id is null then
        return;
    end if;
    insert into statistics_standing select fresh.* on conflict (id) do nothing;
    if found then
        {INTO.format(ADDS.format(row="fresh", sign="+"))};
        return;
    end if;
    select * into strict stood from statistics_standing where id = whom for update;
    select * into fresh from ({STANDING} and p.id = whom) made;
    if stood is distinct from fresh then
        update statistics_standing set place_id = fresh.place_id, month = fresh.month, booked = fresh.booked,
            screened = fresh.screened, hours = fresh.hours where id = whom;
        {INTO.format(ADDS.format(row="stood", sign="-"))};
        {INTO.format(ADDS.format(row="fresh", sign="+"))};
    end if;
end $$;

create function statistics_person() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    perform statistics_note(new.id);
    return new;
end $$;
create trigger statistics_person after insert or update of so on incidents_involved
    for each row execute function statistics_person();

create function statistics_said() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    perform statistics_note(new.person_id);
    return new;
end $$;
create trigger statistics_said after insert on incidents_statement
    for each row when (new.person_id is not null) execute function statistics_said();

create function statistics_answered() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    if new.before = 'sent' and new.side <> 'sender' then
        perform statistics_note(person_id) from referrals_referral where id = new.referral_id;
    end if;
    return new;
end $$;
create trigger statistics_answered after insert on referrals_step
    for each row execute function statistics_answered();

create function statistics_incident() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    if tg_op = 'UPDATE' then
        if (old.place_id, old.happened_on) is not distinct from (new.place_id, new.happened_on) then
            return new;
        end if;
        {INTO.format("select old.place_id, date_trunc('month', old.happened_on)::date, 'incidents', 0, -1")};
        perform statistics_note(p.id) from incidents_involved p where p.incident_id = new.id order by p.id;
    end if;
    {INTO.format("select new.place_id, date_trunc('month', new.happened_on)::date, 'incidents', 0, 1")};
    return new;
end $$;
create trigger statistics_incident after insert or update on incidents_incident
    for each row execute function statistics_incident();

revoke execute on function statistics_note(uuid) from public;
"""
"""A person's row is locked before it is made anew, so of two changes at once the second sees the first."""

FOLD = f"""
create function statistics_fold() returns void language sql set search_path = pg_catalog, public as $$
    with gone as (delete from statistics_tally returning place_id, month, measure, value, number)
    {
    INTO.format('''select place_id, month, measure, value, sum(number)::integer from gone
        group by place_id, month, measure, value having sum(number) <> 0''')
};
$$;
create function statistics_rebuild() returns void language plpgsql set search_path = pg_catalog, public as $$
begin
    lock table statistics_standing, statistics_tally in exclusive mode;
    delete from statistics_standing;
    delete from statistics_tally;
    insert into statistics_standing select * from ({STANDING}) made;
    {
    INTO.format(
        "select added.* from statistics_standing s, lateral ("
        + ADDS.format(row="s", sign="+")
        + ") as added(place_id, month, measure, value, number)"
    )
};
    {
    INTO.format(
        "select place_id, date_trunc('month', happened_on)::date, 'incidents', 0, count(*)::integer"
        " from incidents_incident group by 1, 2"
    )
};
    perform statistics_fold();
end $$;
revoke execute on function statistics_fold() from public;
revoke execute on function statistics_rebuild() from public;
"""
"""For the owner: fold many rows into one, and make all counters anew where what is counted has changed."""

READ = """
create function statistics_coordination(
    whose text[], months date[], dues timestamptz[], begins timestamptz, ends timestamptz)
returns table (agency text, measure text, number bigint) language sql stable security definer
set search_path = pg_catalog, public as $$
    with followed as (
        select g.agency from unnest(access_grants('committee.follow')) g where g.reach = 'agency'
        union select b.agency from unnest(access_grants('committee.follow')) g
            join access_below b on b.above = g.agency where g.reach = 'line'),
    mine as materialized (select a.id, a.place_id from agencies_agency a join followed f on f.agency = a.id
        where a.id = any(whose)),
    tallied as materialized (select m.id, t.measure, t.value, sum(t.number)::bigint as number
        from mine m join access_within w on w.around = m.place_id
        join statistics_tally t on t.place_id = w.place and t.month = any(months)
        group by m.id, t.measure, t.value having sum(t.number) > 0),
    running as (select id, value, sum(number) over (partition by id order by value) as upto,
            sum(number) over (partition by id) as whole
        from tallied where measure = 'hours'),
    directed as (select a.to_agency as id, count(*) as directed,
            count(*) filter (where a.state <> 'sent') as acknowledged,
            count(*) filter (where a.state in ('done', 'verified')) as done
        from committees_directive d join committees_addressee a on a.directive_id = d.id
        where d.issued_at >= begins and d.issued_at < ends and a.state not in ('recalled', 'passed_on')
        group by a.to_agency)
    select id, measure, sum(number)::bigint from tallied where measure <> 'hours' group by id, measure
    union all select id, 'answered', sum(number)::bigint from tallied where measure = 'hours' group by id
    union all select id, 'median_hours', min(value) from running where upto * 2 >= whole group by id
    union all select m.id, v.measure, v.number from directed d join mine m on m.id = d.id
        cross join lateral (values ('directed', d.directed), ('acknowledged', d.acknowledged),
            ('done', d.done)) as v(measure, number)
    union all select m.id, 'late', count(*) from committees_addressee a join mine m on m.id = a.to_agency
        where a.state in ('sent', 'acknowledged', 'in_progress') and a.due <= now() group by m.id
    union all select m.id, 'sittings', count(distinct s.id)
        from committees_sitting s cross join unnest(s.committees) c join mine m on m.id = c
        where s.state in ('held', 'minuted', 'approved') and s.at >= begins and s.at < ends group by m.id
    union all select m.id, 'reports', count(*)
        from unnest(months, dues) as x(month, due)
        join committees_report r on r.month = x.month and r.version = 1 and r.signed_at <= x.due
        join mine m on m.id = r.agency_id group by m.id
$$;
"""
"""How committees move, for whoever looks on at them: numbers by committee, and no row behind them.

What is counted of people and incidents is counted at the committee's place and all within it.
"""


class Migration(migrations.Migration):
    """Nobody reads a counter by itself: small numbers are for those who follow a committee's line."""

    dependencies = [
        ("statistics", "0001_initial"),
        ("committees", "0011_reports_by_reading"),
        ("referrals", "0002_rows"),
        ("assessments", "0002_rows"),
    ]
    operations = [
        guard("statistics_standing", see="id = access_nobody()", add="false", grants="select"),
        guard("statistics_tally", see="id = access_nobody()", add="false", grants="select"),
        guard("statistics_counted", see="true", add="false", grants="select"),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RunSQL(FOLD, migrations.RunSQL.noop),
        migrations.RunSQL(READ, migrations.RunSQL.noop),
    ]
