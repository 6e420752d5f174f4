"""The national committee sees how each province moves as a whole; it has no line below it."""

from django.db import migrations

READ = """
drop function statistics_coordination(text[], date[], timestamptz[], timestamptz, timestamptz);
create function statistics_coordination(
    whose text[], monthly text[], months date[], dues timestamptz[], begins timestamptz, ends timestamptz)
returns table (agency text, measure text, number bigint) language sql stable security definer
set search_path = pg_catalog, public as $$
    with grants as (select g.agency, g.reach from unnest(access_grants('committee.follow')) g),
    followed as (select g.agency from grants g where g.reach = 'agency'
        union select b.agency from grants g join access_below b on b.above = g.agency where g.reach = 'line'),
    nations as (select a.place_id from grants g join agencies_agency a on a.id = g.agency
        where g.reach = 'line' and a.level = 'country'),
    mine as materialized (select a.id, a.place_id, a.id as shown from agencies_agency a
            join followed f on f.agency = a.id where a.id = any(whose)
        union all select a.id, a.place_id, p.id from agencies_agency a join access_below b on b.agency = a.id
            join agencies_agency p on p.id = b.above and p.level = 'province'
            where a.id = any(whose) and p.id = any(whose) and not exists (
                select from followed f where f.agency = a.id)
            and exists (select from nations n join access_within w on w.around = n.place_id
                where w.place = p.place_id)),
    tallied as materialized (select m.id, t.measure, t.value, sum(t.number)::bigint as number
        from mine m join access_within w on w.around = m.place_id
        join statistics_tally t on t.place_id = w.place and t.month = any(months)
        where m.id = m.shown
        group by m.id, t.measure, t.value having sum(t.number) > 0),
    running as (select id, value, sum(number) over (partition by id order by value) as upto,
            sum(number) over (partition by id) as whole
        from tallied where measure = 'hours'),
    directed as (select m.shown as id, count(*) as directed,
            count(*) filter (where a.state <> 'sent') as acknowledged,
            count(*) filter (where a.state in ('done', 'verified')) as done
        from committees_directive d join committees_addressee a on a.directive_id = d.id
        join mine m on m.id = a.to_agency
        where d.issued_at >= begins and d.issued_at < ends and a.state not in ('recalled', 'passed_on')
        group by m.shown)
    select id, measure, sum(number)::bigint from tallied where measure <> 'hours' group by id, measure
    union all select id, 'answered', sum(number)::bigint from tallied where measure = 'hours' group by id
    union all select id, 'median_hours', min(value) from running where upto * 2 >= whole group by id
    union all select d.id, v.measure, v.number from directed d
        cross join lateral (values ('directed', d.directed), ('acknowledged', d.acknowledged),
            ('done', d.done)) as v(measure, number)
    union all select m.shown, 'late', count(*) from committees_addressee a join mine m on m.id = a.to_agency
        where a.state in ('sent', 'acknowledged', 'in_progress') and a.due <= now() group by m.shown
    union all select m.shown, case when m.id = any(monthly) then 'sittings' else 'more_sittings' end, count(*)
        from committees_sitting s cross join unnest(s.committees) c join mine m on m.id = c
        where s.state in ('held', 'minuted', 'approved') and s.at >= begins and s.at < ends group by 1, 2
    union all select m.shown, 'reports', count(*)
        from unnest(months, dues) as x(month, due)
        join committees_report r on r.month = x.month and r.version = 1 and r.signed_at <= x.due
        join mine m on m.id = r.agency_id group by m.shown
$$;
"""
"""How committees move, for whoever looks on at them: numbers by committee, and no row behind them.

What is counted of people and incidents is counted at the committee's place and all within it. Whoever follows
from the level of a country sees each province as a whole, under its committee, and no district of it.
"""


class Migration(migrations.Migration):
    """Sums by province are made in the database, so that no district's number leaves it."""

    dependencies = [("statistics", "0002_rows")]
    operations = [migrations.RunSQL(READ, migrations.RunSQL.noop)]
