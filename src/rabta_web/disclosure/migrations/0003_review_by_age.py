"""What may be reviewed is listed by age: an index gives that order, and the list ends where it is full."""

from django.db import migrations

from rabta_web.access.row_security import allows
from rabta_web.access.values import Verb

AS_OWNER = "language sql stable security definer set search_path = pg_catalog, public"
STANDS = "not exists (select from disclosure_lifted l where l.hold_id = h.id)"
BY_AGE = f"""
create or replace function disclosure_for_review(before timestamptz, today date, most integer)
returns table (incident uuid, filed timestamptz, free_since timestamptz, last_decision text) {AS_OWNER} as $$
    select i.id, i.filed_at, free.since, last.decision
        from incidents_incident i
        cross join lateral (select greatest(i.filed_at, (select max(l.made_at) from disclosure_lifted l
            where l.incident_id = i.id)) as since) free
        left join lateral (select d.decision, d.until from disclosure_decided d
            where d.incident_id = i.id and d.made_at > free.since order by d.made_at desc limit 1
        ) last on true
        where i.filed_at <= before and free.since <= before
            and not exists (select from disclosure_hold h where h.incident_id = i.id and {STANDS})
            and (last.until is null or last.until <= today)
            and {allows(Verb.DECIDE_RETENTION, "i.")}
        order by i.filed_at, i.id limit most
$$;
"""


class Migration(migrations.Migration):
    """Puts the list in the order of an index."""

    dependencies = [("disclosure", "0002_rows")]
    operations = [migrations.RunSQL(BY_AGE, migrations.RunSQL.noop)]
