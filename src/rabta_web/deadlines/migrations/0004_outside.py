"""Whoever has no office here is chased by the office that sent somebody to them."""

from django.db import migrations

OUTSIDE = """
create or replace function deadlines_watch_referral() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    due deadlines_due;
begin
    due.id := new.id;
    due.kind := 'referral';
    due.record := new.id;
    due.clock := '';
    due.law := false;
    due.state := new.state;
    due.since := new.since;
    due.at := new.due;
    due.agency_id := coalesce(new.to_agency, new.from_agency);
    due.from_agency := new.from_agency;
    due.incident := new.incident_id;
    due.province := new.province;
    perform deadlines_set(due);
    return new;
end $$;
"""


class Migration(migrations.Migration):
    """Says so for referrals, where the receiver may be outside."""

    dependencies = [("deadlines", "0003_directives_remind_themselves"), ("referrals", "0007_links")]
    operations = [migrations.RunSQL(OUTSIDE, migrations.RunSQL.noop)]
