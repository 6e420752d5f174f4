"""Row security for committees, and the life cycles of directives and sittings in the database."""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import guard
from rabta_web.committees.choices import DIRECTIVE, SECRETARY, SITTING

FUNCTIONS = """
create function committees_follows(agencies text[]) returns boolean language sql stable
set search_path = pg_catalog, public as $$
    select exists (select from unnest(access_grants('committee.follow')) g
        where g.reach = 'agency' and g.agency = any(agencies)
            or g.reach = 'line' and exists (select from access_below b
                where b.above = g.agency and b.agency = any(agencies)))
$$;
create function committees_runs(agencies text[]) returns boolean language sql stable
set search_path = pg_catalog, public as $$
    select exists (select from unnest(access_grants('committee.run')) g
        where g.reach = 'agency' and g.agency = any(agencies))
$$;
"""
"""Whether somebody looks on at what agencies are directed and do, and whether they act for one of them."""

COUNT = """
create function committees_counts(whose text, day_one date, day_end date, sections text[], screening text[])
returns table (measure text, number bigint) language plpgsql stable security definer
set search_path = pg_catalog, public as $$
declare
    here text;
begin
    select place_id into strict here from agencies_agency where id = whose;
    if not committees_follows(array[whose]) then
        raise exception 'not a committee that is looked on at' using errcode = 'insufficient_privilege';
    end if;
    return query
    with there as (select i.id from incidents_incident i
            join access_within w on w.place = i.place_id and w.around = here
            where i.happened_on >= day_one and i.happened_on < day_end),
        people as (select p.id, p.so from incidents_involved p join there t on t.id = p.incident_id
            where p.role = 'encountered'),
        booked as (select p.id, exists (select from incidents_statement s
                where s.person_id = p.id and s.question = any(screening)) as screened
            from people p where exists (select from incidents_fact f
                where f.fact = any(sections) and incidents_said(p.so, f.number)))
    select 'incidents', count(*) from there
    union all select 'people', count(*) from people
    union all select 'presumed', count(*) from assessments_presumed a join people p on p.id = a.person_id
    union all select 'booked', count(*) from booked
    union all select 'unscreened', count(*) from booked b where not b.screened
    union all select 'opinions_asked', count(*) from assessments_asked a join people p on p.id = a.person_id
    union all select 'opinions_given', count(*) from assessments_opinion o
        join assessments_asked a on a.id = o.asked_id join people p on p.id = a.person_id
    union all select 'referred', count(distinct r.person_id) from referrals_referral r
        join people p on p.id = r.person_id
    union all select 'accepted', count(distinct r.person_id) from referrals_referral r
        join people p on p.id = r.person_id where r.state in ('accepted', 'in_service', 'completed')
    union all select 'median_hours', coalesce(round(percentile_cont(0.5) within group (
            order by extract(epoch from s.made_at - r.sent_at) / 3600))::bigint, -1)
        from referrals_referral r join people p on p.id = r.person_id
        join referrals_step s on s.referral_id = r.id and s.before = 'sent' and s.side <> 'sender'
    union all select 'sittings', count(*) from committees_sitting s
        where whose = any(s.committees) and s.state in ('held', 'minuted', 'approved')
            and s.at >= day_one and s.at < day_end
    union all select 'directives_open', count(*) from committees_addressee a
        where a.to_agency = whose and a.state in ('sent', 'acknowledged', 'in_progress')
    union all select 'directives_done', count(*) from committees_addressee a
        where a.to_agency = whose and a.state in ('done', 'verified')
            and a.since >= day_one and a.since < day_end;
end $$;
"""
"""What a committee's report counts at its place: numbers, and no row of what they are made of.

Whoever looks on at the committee may ask; the rows behind the numbers stay with those who hold them.
"""

ME = "(select access_person())"
OF_DIRECTIVE = "exists (select from committees_directive d where d.id = directive_id{})"
OF_ADDRESSEE = "exists (select from committees_addressee a where a.id = addressee_id{})"
OF_STEP = "exists (select from committees_step s where s.id = step_id{})"
OF_SITTING = "exists (select from committees_sitting s where s.id = sitting_id{})"
RUN = OF_SITTING.format(" and committees_runs(s.committees) and s.state in ({})")
BEFORE, NOT_OVER = "'called', 'held'", "'called', 'held', 'minuted'"


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [
        ("committees", "0001_initial"),
        ("access", "0002_policy"),
        ("places", "0002_grants"),
        ("agencies", "0002_grants"),
        ("accounts", "0002_grants"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        guard(
            "committees_report",
            see="committees_follows(array[agency_id])",
            add=f"signed_by = {ME} and committees_runs(array[agency_id])",
        ),
        guard(
            "committees_addressee",
            see="committees_follows(array[from_agency, to_agency])",
            add=f"""{OF_DIRECTIVE.format(f" and d.issued_by = {ME} and d.agency_id = from_agency")}
                and state = '{DIRECTIVE.first}' and from_agency <> to_agency
                and bound = exists (select from access_below b
                    where b.agency = to_agency and b.above = from_agency)""",
        ),
        guard(
            "committees_directive",
            see=f"""issued_by = {ME} or committees_follows(array[agency_id])
                or exists (select from committees_addressee a
                    where a.directive_id = committees_directive.id)""",
            add=f"issued_by = {ME} and committees_runs(array[agency_id])",
        ),
        guard(
            "committees_step",
            see=OF_ADDRESSEE.format(""),
            add=f"""made_by = {ME} and {
                OF_ADDRESSEE.format(
                    " and committees_runs(array[case side"
                    " when 'addressee' then to_agency else from_agency end])"
                )
            }""",
        ),
        guard("committees_scan", see=OF_STEP.format(""), add=OF_STEP.format(f" and s.made_by = {ME}")),
        follow(DIRECTIVE, table="committees_addressee", steps="committees_step", column="addressee_id"),
        guard(
            "committees_sitting",
            see="committees_follows(committees)",
            add=f"called_by = {ME} and state = '{SITTING.first}' and committees_runs(committees)",
        ),
        guard(
            "committees_sittingstep",
            see=OF_SITTING.format(""),
            add=f"""made_by = {ME} and side = '{SECRETARY}'
                and {OF_SITTING.format(" and committees_runs(s.committees)")}""",
        ),
        follow(SITTING, table="committees_sitting", steps="committees_sittingstep", column="sitting_id"),
        guard(
            "committees_agendaitem",
            see=OF_SITTING.format(""),
            add=f"added_by = {ME} and {RUN.format(BEFORE)}",
        ),
        guard(
            "committees_present",
            see=OF_SITTING.format(""),
            add=f"noted_by = {ME} and {RUN.format(BEFORE)}",
        ),
        guard(
            "committees_minute",
            see=OF_SITTING.format(""),
            add=f"written_by = {ME} and {RUN.format(NOT_OVER)}",
        ),
        migrations.RunSQL(
            """
            alter table committees_directive add foreign key (agency_id) references agencies_agency;
            alter table committees_addressee
                add foreign key (to_agency) references agencies_agency,
                add foreign key (from_agency) references agencies_agency,
                add foreign key (place_id) references places_place;
            """,
            migrations.RunSQL.noop,
        ),
    ]
