"""The offices above an agency that may know of an incident: one answer for pages and for notices."""

from django.db import migrations

LINES = """
create function incidents_lines(of_agencies text[], of_incidents uuid[], today date)
returns table (agency text, incident uuid, may_know boolean, above text[])
language sql stable security definer set search_path = pg_catalog, public as $$
    with recursive asked as (
        select distinct a.agency, a.incident from unnest(of_agencies, of_incidents) as a(agency, incident)
    ), line as (
        select a.agency, a.incident, a.agency as office, 0 as steps from asked a
        union all
        select l.agency, l.incident, o.above_id, l.steps + 1
            from line l join agencies_agency o on o.id = l.office where o.above_id is not null
    ), known as (
        select l.*, o.ends is null or o.ends > today as stands, not exists (
                select from incidents_incident i
                    join access_below b on b.agency = l.office and b.above = any(i.recused_agencies)
                where i.id = l.incident) as knows
            from line l join agencies_agency o on o.id = l.office
    )
    select k.agency, k.incident, bool_or(k.knows) filter (where k.steps = 0),
        coalesce(array_agg(k.office order by k.steps)
            filter (where k.steps > 0 and k.knows and k.stands), '{}')
    from known k group by k.agency, k.incident
$$;
"""
"""It is asked as the owner of the tables: a receiver does not see the incident that says who is recused.

A unit that is recused is recused with all below it. An office that has ended is passed over too.
"""


class Migration(migrations.Migration):
    """Adds the function."""

    dependencies = [
        ("incidents", "0004_suspects_and_states"),
        ("agencies", "0002_grants"),
        ("access", "0002_policy"),
    ]
    operations = [migrations.RunSQL(LINES, migrations.RunSQL.noop)]
