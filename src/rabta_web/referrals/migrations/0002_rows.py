"""Row security for referrals, and their life cycle in the database."""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import allows, guard
from rabta_web.access.values import Verb
from rabta_web.incidents.row_rules import of_incident
from rabta_web.referrals.choices import CYCLE, OPENS, TAKE_OVER

ME = "(select access_person())"
SENDS = of_incident(allows(Verb.SEND, "i.", sent=None))
READS = of_incident(allows(Verb.READ, "i.", sent=None))
RECEIVES = """(not incidents_incident_recuses(incident_id) and exists (
    select from unnest((select access_grants('referral.receive'))) g
    where g.reach = 'agency' and g.agency = to_agency
        or g.reach = 'line' and exists (select from access_below b
            where b.above = g.agency and b.agency = to_agency)))"""
"""An agency to which somebody was sent sees that, and so do those who answer for it; the recused do not."""

ANSWERS = """exists (select from unnest((select access_grants('referral.receive'))) g
    where g.reach = 'agency' and g.agency = to_agency)"""
OF_REFERRAL = "exists (select from referrals_referral r where r.id = referral_id{})"

OPEN_STATES = ", ".join(sorted(map(repr, map(str, OPENS))))
SEND = f"""
create function referrals_sent() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    r referrals_referral;
begin
    select * into strict r from referrals_referral where id = new.referral_id;
    perform incidents_send(r.person_id, 'referred', r.to_agency, exists (
        select from referrals_referral o where o.person_id = r.person_id and o.to_agency = r.to_agency
            and (o.state in ({OPEN_STATES}) or o.state = 'completed' and '{TAKE_OVER}' = any(o.asked_for))));
    if new.before = 'sent' and new.side <> 'sender' then
        insert into incidents_happened (id, incident_id, person_id, event, at, noted_by, noted_at)
            values (gen_random_uuid(), r.incident_id, r.person_id, 'acknowledged',
                new.made_at, new.made_by, new.made_at);
    end if;
    return new;
end $$;
create trigger referrals_sent after insert on referrals_step
    for each row execute function referrals_sent();

create function referrals_began() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    insert into incidents_happened (id, incident_id, person_id, event, at, noted_by, noted_at)
        values (gen_random_uuid(), new.incident_id, new.person_id, 'referred', new.sent_at, new.sent_by,
            new.sent_at);
    return new;
end $$;
create trigger referrals_began after insert on referrals_referral
    for each row execute function referrals_began();
"""
"""With a step the receiver's view of the person opens or closes, and the clock of acknowledging stops."""

STEP = f"""made_by = {ME} and case side
    when 'receiver' then {OF_REFERRAL.format(f" and {ANSWERS}")} and by_telephone is null
    else exists (select from referrals_referral r join incidents_incident i on i.id = r.incident_id
        where r.id = referral_id and {allows(Verb.SEND, "i.", sent=None)})
        and (side = 'by_telephone') = (by_telephone is not null) end"""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("referrals", "0001_initial"), ("incidents", "0002_rows"), ("assessments", "0002_rows")]
    operations = [
        guard(
            "referrals_referral",
            see=f"{READS} or {RECEIVES}",
            add=f"""sent_by = {ME} and state = '{CYCLE.first}' and {SENDS} and from_agency <> to_agency
                and exists (select from incidents_involved p
                    where p.id = person_id and p.incident_id = referrals_referral.incident_id)""",
        ),
        guard("referrals_step", see=OF_REFERRAL.format(""), add=STEP),
        guard(
            "referrals_consent",
            see=OF_REFERRAL.format(""),
            add=OF_REFERRAL.format(f" and r.sent_by = {ME}"),
        ),
        guard(
            "referrals_offer",
            see="true",
            add=f"confirmed_by = {ME} and {ANSWERS.replace('to_agency', 'agency_id')}",
        ),
        follow(CYCLE, table="referrals_referral", steps="referrals_step", column="referral_id"),
        migrations.RunSQL(SEND, migrations.RunSQL.noop),
        migrations.RunSQL(
            "alter table referrals_referral add foreign key (to_agency) references agencies_agency,"
            " add foreign key (from_agency) references agencies_agency",
            migrations.RunSQL.noop,
        ),
    ]
