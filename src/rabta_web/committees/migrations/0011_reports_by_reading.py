"""A report counts people by reading and posture, and keeps what agencies told that are not here."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from rabta_web.access.row_security import guard
from rabta_web.audit.sealed import SealedText

COUNT = """
create or replace function committees_counts(
    whose text, day_one date, day_end date, sections text[], screening text[])
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
        people as (select p.id, p.so, exists (select from incidents_statement s
                where s.person_id = p.id and s.question = any(screening)) as screened
            from incidents_involved p join there t on t.id = p.incident_id
            where p.role = 'encountered'),
        booked as (select p.id, p.screened from people p where exists (select from incidents_fact f
                where f.fact = any(sections) and incidents_said(p.so, f.number))),
        read as (select distinct on (t.person_id, said.reading) said.reading, said.stands
            from assessments_turn t join people p on p.id = t.person_id,
                lateral (select unnest(t.met) as reading, 'met' as stands
                    union all select unnest(t.ruled_out), 'ruled_out'
                    union all select unnest(t.opened), 'open') said
            order by t.person_id, said.reading, t.at desc)
    select 'incidents', count(*) from there
    union all select 'people', count(*) from people
    union all select 'presumed', count(*) from assessments_presumed a join people p on p.id = a.person_id
    union all select 'no_sign', count(*) from people p where p.screened
        and not exists (select from assessments_presumed a where a.person_id = p.id)
    union all select 'not_screened', count(*) from people p where not p.screened
        and not exists (select from assessments_presumed a where a.person_id = p.id)
    union all select r.stands || '.' || r.reading, count(*) from read r where r.stands <> 'open'
        group by r.stands, r.reading
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
"""What a committee's report counts at its place; numbers alone, and no row of what they are made of."""

OF_REPORT = "exists (select from committees_report r where r.id = report_id{})"


class Migration(migrations.Migration):
    """What was told is added with the report that whoever signs it signs."""

    dependencies = [("committees", "0010_split_districts"), ("assessments", "0002_rows")]
    operations = [
        migrations.CreateModel(
            "TotalTold",
            [
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", SealedText()),
                ("measure", models.TextField()),
                ("number", models.PositiveIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="told",
                        to="committees.report",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        guard(
            "committees_totaltold",
            see=OF_REPORT.format(""),
            add=OF_REPORT.format(" and r.signed_by = (select access_person())"),
        ),
    ]
