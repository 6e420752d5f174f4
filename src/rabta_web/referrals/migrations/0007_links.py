"""Links that work once: row security, and the two functions that are all a link can do."""

from django.db import migrations

from rabta_web.access.row_security import guard
from rabta_web.referrals.choices.cycle import Side
from rabta_web.referrals.row_rules import ME, of_referral, sends_from

SENDER = of_referral(sends_from("from_agency"))

LINKS = f"""
create function referrals_live_link(secret bytea) returns setof referrals_replylink language sql
security definer set search_path = pg_catalog, public as $$
    select l from referrals_replylink l join referrals_referral r on r.id = l.referral_id
    where l.hash = secret and l.used_at is null and l.expires_at > now()
        and r.state in ('sent', 'acknowledged')
        and not exists (select from referrals_replylink later
            where later.referral_id = l.referral_id and later.made_at > l.made_at)
$$;
revoke execute on function referrals_live_link(bytea) from public;

create function referrals_by_link(secret bytea) returns table (
    referral uuid, card bytea, asked_for text[], from_agency text, urgent boolean, state text,
    due timestamptz)
language sql security definer set search_path = pg_catalog, public as $$
    select r.id, r.card, r.asked_for, r.from_agency, r.urgent, r.state, r.due
    from referrals_live_link(secret) l join referrals_referral r on r.id = l.referral_id
$$;

create function referrals_answer_by_link(
    secret bytea, step uuid, what text, why bytea, until timestamptz)
returns table (incident uuid, province text) language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    l referrals_replylink;
begin
    update referrals_replylink set used_at = now()
        where id = (select live.id from referrals_live_link(secret) live) and used_at is null
        returning * into l;
    if l.id is null then
        return;
    end if;
    insert into referrals_step (id, referral_id, verb, side, reason, alternative, due, made_by, made_at)
        values (step, l.referral_id, what, '{Side.OUTSIDE}', why, '', until, l.id, now());
    return query select r.incident_id, r.province from referrals_referral r where r.id = l.referral_id;
end $$;
"""
"""Whoever has no account has no scope and sees no row: these answer for one, by the hash of a secret."""


class Migration(migrations.Migration):
    """Adds them."""

    dependencies = [("referrals", "0006_sides")]
    operations = [
        guard("referrals_replylink", see=SENDER, add=f"made_by = {ME} and used_at is null and {SENDER}"),
        migrations.RunSQL(LINKS, migrations.RunSQL.noop),
    ]
