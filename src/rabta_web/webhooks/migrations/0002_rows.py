"""Row security for webhooks, and the triggers by which a step of a referral is told."""

from django.db import migrations

from rabta_web.access.row_security import guard

ME = "(select access_person())"
OWN = "agency_id = any((select access_acts('referral.receive'))::text[])"
OF_OWN = "exists (select from webhooks_hook h where h.id = hook_id)"

CHANGE = f"""
create policy change on webhooks_hook for update using ({OWN}) with check ({OWN});
grant update (ended_at, disabled_at, failures) on webhooks_hook to rabta_app;
alter table webhooks_hook add foreign key (agency_id) references agencies_agency;
"""

TELL = """
create function webhooks_tell(r referrals_referral, event text, state text, at timestamptz)
returns void language sql security definer set search_path = pg_catalog, public as $$
    insert into webhooks_delivery
        (id, hook_id, event, referral, referral_state, happened_at, state, tries, next_at)
    select gen_random_uuid(), h.id, 'referral.' || event, r.id, webhooks_tell.state, at, 'waiting', 0, at
    from webhooks_hook h
    where h.agency_id in (r.to_agency, r.from_agency) and h.ended_at is null and h.disabled_at is null
        and not exists (select from incidents_incident i join access_below b on b.agency = h.agency_id
            where i.id = r.incident_id and b.above = any(i.recused_agencies))
$$;
revoke execute on function webhooks_tell(referrals_referral, text, text, timestamptz) from public;

create function webhooks_on_referral() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    perform webhooks_tell(new, 'sent', new.state, new.sent_at);
    return new;
end $$;
create trigger webhooks_on_referral after insert on referrals_referral
    for each row execute function webhooks_on_referral();

create function webhooks_on_step() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    r referrals_referral;
begin
    select * into strict r from referrals_referral where id = new.referral_id;
    perform webhooks_tell(r, new.verb, new.after, new.made_at);
    return new;
end $$;
create trigger webhooks_on_step after insert on referrals_step
    for each row execute function webhooks_on_step();
"""
"""What is to be sent stands in the transaction of the step itself: it is told if, and only if, that is kept.

An agency that is recused from the incident is told nothing.
"""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("webhooks", "0001_initial"), ("referrals", "0002_rows"), ("tasks", "0002_rows")]
    operations = [
        guard("webhooks_hook", see=OWN, add=f"made_by = {ME} and {OWN}"),
        guard("webhooks_delivery", see=OF_OWN, add="false", grants="select"),
        migrations.RunSQL(CHANGE, migrations.RunSQL.noop),
        migrations.RunSQL(TELL, migrations.RunSQL.noop),
    ]
