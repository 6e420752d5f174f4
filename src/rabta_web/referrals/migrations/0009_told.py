"""Who is told from within the database: recipients that a writer does not see, and the sender of a link."""

from django.db import migrations

from rabta_web.notices.choices import Notice
from rabta_web.referrals.choices.cycle import CYCLE, Side, State, Verb
from rabta_web.referrals.choices.handing_over import STOP

TELL = """
create function referrals_tell(agency text, what text, referral uuid) returns uuid language sql
security definer set search_path = pg_catalog, public as $$
    insert into notices_told
        (id, agency_id, what, record, incident, address_name, address_parts, told_at)
        select gen_random_uuid(), agency, what, r.id, r.incident_id, 'referral', array[r.id::text], now()
            from referrals_referral r where r.id = referral and agency is not null
        returning id
$$;
revoke execute on function referrals_tell(text, text, uuid) from public;
"""
"""Tells an agency of a referral; no part of the program may call it."""

STOPPED = ", ".join(
    f"'{move}'" for move in CYCLE.open if CYCLE.after(move, Verb.WITHDRAW_CONSENT, Side.SENDER)
)

WITHDRAW = f"""
create or replace function referrals_withdraw() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    step record;
    stop record;
begin
    for step in
        insert into referrals_step (id, referral_id, verb, side, alternative, due, made_by, made_at)
            select gen_random_uuid(), r.id, '{Verb.WITHDRAW_CONSENT}', '{Side.SENDER}', '',
                new.noted_at + interval '{CYCLE.open[State.WITHDRAWN].hours} hours',
                new.noted_by, new.noted_at
            from referrals_referral r where r.consent_id = new.consent_id and r.state in ({STOPPED})
            returning referral_id
    loop
        perform referrals_tell(r.to_agency, '{Notice.CONSENT_WITHDRAWN}', r.id)
            from referrals_referral r where r.id = step.referral_id;
    end loop;
    for stop in
        insert into referrals_stop (id, withdrawal_id, referral_id, agency_id, state, since, due)
            select gen_random_uuid(), new.id, r.id, told, '{STOP.first}', new.noted_at,
                new.noted_at + interval '{STOP.open[STOP.first].hours} hours'
            from referrals_referral r, unnest(case
                when r.state in ('{State.WITHDRAWN}', '{State.REVOKED}') then r.copied
                else array_append(r.copied, r.to_agency) end) told
            where r.consent_id = new.consent_id
            returning agency_id, referral_id
    loop
        perform referrals_tell(stop.agency_id, '{Notice.CONSENT_WITHDRAWN}', stop.referral_id);
    end loop;
    return new;
end $$;
"""
"""Everybody who was told something is told of the withdrawal too, whether or not its writer sees them."""

ANSWER = f"""
drop function referrals_answer_by_link(bytea, uuid, text, bytea, timestamptz);
create function referrals_answer_by_link(
    secret bytea, step uuid, what text, why bytea, until timestamptz)
returns table (incident uuid, province text, told uuid) language plpgsql security definer
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
    return query select r.incident_id, r.province,
            referrals_tell(r.from_agency, '{Notice.REFERRAL_MOVED}', r.id)
        from referrals_referral r where r.id = l.referral_id;
end $$;
"""
"""Whoever sent somebody is told of an answer by link, as of any other."""


class Migration(migrations.Migration):
    """Says both anew."""

    dependencies = [("referrals", "0008_withdrawals"), ("notices", "0002_rows")]
    operations = [
        migrations.RunSQL(TELL, migrations.RunSQL.noop),
        migrations.RunSQL(WITHDRAW, migrations.RunSQL.noop),
        migrations.RunSQL(ANSWER, migrations.RunSQL.noop),
    ]
