"""A withdrawn consent reaches everybody it ever reached, also whom its writer does not see."""

from django.db import migrations

from rabta_web.referrals.choices.cycle import CYCLE, Side, State, Verb
from rabta_web.referrals.choices.handing_over import STOP

STOPPED = ", ".join(
    f"'{move}'" for move in CYCLE.open if CYCLE.after(move, Verb.WITHDRAW_CONSENT, Side.SENDER)
)

WITHDRAW = f"""
create function referrals_withdraw() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    insert into referrals_step (id, referral_id, verb, side, alternative, due, made_by, made_at)
        select gen_random_uuid(), r.id, '{Verb.WITHDRAW_CONSENT}', '{Side.SENDER}', '',
            new.noted_at + interval '{CYCLE.open[State.WITHDRAWN].hours} hours', new.noted_by, new.noted_at
        from referrals_referral r where r.consent_id = new.consent_id and r.state in ({STOPPED});
    insert into referrals_stop (id, withdrawal_id, referral_id, agency_id, state, since, due)
        select gen_random_uuid(), new.id, r.id, told, '{STOP.first}', new.noted_at,
            new.noted_at + interval '{STOP.open[STOP.first].hours} hours'
        from referrals_referral r, unnest(case
            when r.state in ('{State.WITHDRAWN}', '{State.REVOKED}') then r.copied
            else array_append(r.copied, r.to_agency) end) told
        where r.consent_id = new.consent_id;
    return new;
end $$;
create trigger referrals_withdraw after insert on referrals_withdrawal
    for each row execute function referrals_withdraw();
"""
"""Open referrals stop by a step; whoever was told otherwise gets a stop of their own to note.

The agency that took somebody over does not see whom the one before it told, so the database tells them all.
"""


class Migration(migrations.Migration):
    """Adds the trigger."""

    dependencies = [("referrals", "0007_links")]
    operations = [migrations.RunSQL(WITHDRAW, migrations.RunSQL.noop)]
