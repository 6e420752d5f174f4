"""Row security for what committees are and what their sittings keep; whoever stands aside sees no item."""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow, follow_anew
from rabta_web.access.row_security import guard
from rabta_web.committees.choices import SITTING
from rabta_web.committees.forwarding import CYCLE

ME = "(select access_person())"
OF_SITTING = "exists (select from committees_sitting s where s.id = sitting_id{})"
RUN = OF_SITTING.format(" and committees_runs(s.committees) and s.state in ({})")
BEFORE, HELD, MINUTED = "'called', 'held'", "'held'", "'minuted'"
OF_HOP = "exists (select from committees_hop h where h.id = hop_id{})"
ABOVE_TOO = """committees_follows(array(select b.above from access_below b where b.agency = agency_id))"""
"""Whether somebody looks on at a committee, or at one above it."""

FUNCTIONS = """
create function committees_recuses(item uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select exists (select from committees_recusal r where r.item_id = item and r.person = access_person())
$$;
create function committees_stands_aside(sitting uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select exists (select from committees_recusal r
        where r.sitting_id = sitting and r.person = access_person())
$$;
create function committees_chair_sits(tokens bytea[], begins timestamptz, ends timestamptz)
returns boolean language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select from committees_chairtime c join committees_sitting s on s.id = c.sitting_id
        where c.token = any(tokens) and s.state = 'called' and s.at > begins and s.at < ends)
$$;
create function committees_seals(sitting uuid)
returns table (committee text, digest text, at timestamptz, chain text, number bigint)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
    if not exists (select from committees_sitting s
        where s.id = sitting and committees_follows(s.committees || s.invited)) then
        raise exception 'not a sitting that is looked on at' using errcode = 'insufficient_privilege';
    end if;
    return query select e.about, e.detail->>'sha256', e.at, e.chain, e.number::bigint from audit_entry e
        where e.record = sitting and e.deed = 'minutes.sealed' order by e.at;
end $$;
create function committees_overdue(whose text, at timestamptz, asked_before timestamptz, most integer)
returns table (what text, number bigint, codes text[]) language plpgsql stable security definer
set search_path = pg_catalog, public as $$
declare
    here text;
begin
    select place_id into strict here from agencies_agency where id = whose;
    if not committees_follows(array[whose]) then
        raise exception 'not a committee that is looked on at' using errcode = 'insufficient_privilege';
    end if;
    return query
    with late as (select 'referrals' as of_what, r.person_id as who, r.incident_id as where_to, r.due as since
            from referrals_referral r
            where r.due < at and r.state in ('sent', 'acknowledged', 'accepted', 'withdrawn')
        union all select 'opinions', a.person_id, a.incident_id, a.asked_at from assessments_asked a
            where a.asked_at < asked_before
                and not exists (select from assessments_opinion o where o.asked_id = a.id)),
        shown as (select l.of_what, l.since, i.level, upper(left(i.id::text, 8)) || '/' || p.number as code
            from late l join incidents_incident i on i.id = l.where_to
            join incidents_involved p on p.id = l.who
            join access_within w on w.place = i.place_id and w.around = here
            where not access_person() = any(i.recused_people)
                and not i.recused_agencies && access_units())
    select s.of_what, count(*),
        (array_agg(s.code order by s.since) filter (where s.level = 'open'))[1:most]
        from shown s group by s.of_what;
end $$;
create function committees_behind(whose text[], at timestamptz)
returns table (directive uuid, places text[], everybody bigint) language plpgsql stable security definer
set search_path = pg_catalog, public as $$
begin
    if not committees_follows(whose) then
        raise exception 'not a committee that is looked on at' using errcode = 'insufficient_privilege';
    end if;
    return query
    with late as (select a.directive_id as id, array_agg(a.place_id order by a.place_id) as silent
        from committees_addressee a join committees_directive d on d.id = a.directive_id
        where a.from_agency = any(whose) and a.due < at and d.item_id is null
            and a.state in ('sent', 'acknowledged', 'in_progress') group by a.directive_id)
    select l.id, l.silent, (select count(*) from committees_addressee a where a.directive_id = l.id)
        from late l;
end $$;
create function committees_reported(whose text, of_month date, kinds text[])
returns table (agency text, signed boolean, incidents integer, explained boolean)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
    if not committees_follows(array[whose]) then
        raise exception 'not a committee that is looked on at' using errcode = 'insufficient_privilege';
    end if;
    return query
    select b.agency, r.id is not null, (r.numbers->>'incidents')::integer, r.inspected is not null
        from access_below b
        join agencies_agency o on o.id = b.agency and o.ends is null and o.kind = any(kinds)
        left join lateral (select * from committees_report c where c.agency_id = b.agency
            and c.month = of_month order by c.version desc limit 1) r on true
        where b.above = whose and b.agency <> whose;
end $$;
"""
"""What the database answers without showing the rows behind it.

`committees_overdue` counts what nobody answered in time at a committee's place, with codes and no names;
records that are not open have no code. `committees_behind` names places that are late with a directive, and
`committees_reported` which committees below have signed a month's report: numbers of theirs, and no words.
"""

RESTRICTIVE = """
create policy not_aside on committees_agendaitem as restrictive for select to rabta_app
    using (not committees_recuses(id));
create policy not_aside on committees_minute as restrictive for select to rabta_app
    using (item_id is null or not committees_recuses(item_id));
create policy not_aside_add on committees_minute as restrictive for insert to rabta_app
    with check (item_id is null or not committees_recuses(item_id));
create policy not_aside on committees_annex as restrictive for select to rabta_app
    using (not committees_recuses(item_id));
create policy not_aside on committees_directive as restrictive for select to rabta_app
    using (item_id is null or not committees_recuses(item_id)
        or exists (select from committees_addressee a
            where a.directive_id = committees_directive.id and committees_runs(array[a.to_agency])));
create policy not_aside_add on committees_directive as restrictive for insert to rabta_app
    with check (item_id is null or not committees_recuses(item_id));
create policy not_aside on committees_hop as restrictive for select to rabta_app
    using (committees_runs(array[to_agency])
        or (item_id is null or not committees_recuses(item_id))
        and (not protects or committees_runs(array[from_agency])));
create policy not_aside_add on committees_hop as restrictive for insert to rabta_app
    with check (item_id is null or not committees_recuses(item_id));
create policy not_aside on committees_record as restrictive for select to rabta_app
    using (not committees_stands_aside(sitting_id));
create policy not_aside_add on committees_record as restrictive for insert to rabta_app
    with check (not committees_stands_aside(sitting_id));
"""
"""Whoever stands aside reads nothing of the item, writes nothing on it, and approves no minutes of it.

What is directed or forwarded to an office they run, they read as that office. A matter of protection is read
on its way by those who run the two committees, and by members on the agenda, where they may stand aside.
"""

INVITED = """
alter policy see on committees_sitting using (committees_follows(committees || invited));
alter table committees_hop
    add foreign key (to_agency) references agencies_agency,
    add foreign key (from_agency) references agencies_agency;
"""


class Migration(migrations.Migration):
    """Puts every table of it under row security."""

    dependencies = [("committees", "0003_bodies"), ("referrals", "0002_rows"), ("assessments", "0002_rows")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        *(
            guard(
                f"committees_{table}",
                see=ABOVE_TOO,
                add=f"{by} = {ME} and committees_runs(array[agency_id])",
            )
            for table, by in (("charter", "made_by"), ("holder", "noted_by"), ("nomination", "noted_by"))
        ),
        guard(
            "committees_chairtime",
            see=OF_SITTING.format(""),
            add=OF_SITTING.format(f" and s.called_by = {ME}"),
        ),
        guard(
            "committees_recusal",
            see=OF_SITTING.format(""),
            add=f"noted_by = {ME} and {RUN.format(BEFORE)}",
        ),
        guard(
            "committees_annex",
            see="exists (select from committees_agendaitem i where i.id = item_id)",
            add=f"""noted_by = {ME} and exists (select from committees_agendaitem i
                join committees_sitting s on s.id = i.sitting_id
                where i.id = item_id and committees_runs(s.committees) and s.state = 'called')""",
        ),
        guard(
            "committees_record",
            see=OF_SITTING.format(""),
            add=f"made_by = {ME} and {RUN.format(MINUTED)}",
        ),
        guard(
            "committees_gap",
            see=OF_SITTING.format(""),
            add=f"noted_by = {ME} and {RUN.format(HELD)}",
        ),
        guard(
            "committees_hop",
            see="committees_follows(array[from_agency, to_agency])",
            add=f"""sent_by = {ME} and state = '{CYCLE.first}' and committees_runs(array[from_agency])
                and exists (select from agencies_agency f, agencies_agency t, access_within w
                    where f.id = from_agency and t.id = to_agency and f.place_id <> t.place_id
                        and w.place = f.place_id and w.around = t.place_id)""",
        ),
        guard(
            "committees_hopstep",
            see=OF_HOP.format(""),
            add=f"""made_by = {ME} and {
                OF_HOP.format(
                    " and committees_runs(array[case side"
                    " when 'receiver' then to_agency else from_agency end])"
                )
            }""",
        ),
        follow(CYCLE, table="committees_hop", steps="committees_hopstep", column="hop_id"),
        follow_anew(SITTING, table="committees_sitting", steps="committees_sittingstep", column="sitting_id"),
        migrations.RunSQL(RESTRICTIVE, migrations.RunSQL.noop),
        migrations.RunSQL(INVITED, migrations.RunSQL.noop),
    ]
