"""Row security for what goes between two sides, who is responsible from when on, and when a person opens."""

from django.conf import settings
from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import allows, guard
from rabta_web.access.values import Verb
from rabta_web.incidents.row_rules import SEEN, of_incident, of_person
from rabta_web.referrals.choices.basis import TAKE_OVER, Shared
from rabta_web.referrals.choices.cycle import CYCLE, OPENS
from rabta_web.referrals.choices.handing_over import ARRIVAL, REQUEST, STOP
from rabta_web.referrals.row_rules import (
    IS_TOLD,
    ME,
    NOT_RECUSED,
    SIDES,
    answers,
    granted,
    of_referral,
    sends_from,
)

OPEN_STATES = ", ".join(sorted(map(repr, map(str, OPENS))))

RESPONSIBLE = f"""
create function referrals_responsible(whom uuid) returns text language sql stable security definer
set search_path = pg_catalog, public as $$
    select coalesce(
        (select r.agency_id from referrals_responsibility r where r.person_id = whom
            order by r.since desc limit 1),
        (select i.agency_id from incidents_involved p join incidents_incident i on i.id = p.incident_id
            where p.id = whom))
$$;

create function referrals_consent_holds(consent uuid, whom uuid, moment timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select from referrals_consent c where c.id = consent and c.person_id = whom
        and c.until >= (moment at time zone '{settings.TIME_ZONE}')::date
        and not exists (select from referrals_withdrawal w where w.consent_id = c.id))
$$;
"""

MOVE = f"""
create or replace function referrals_sent() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    r referrals_referral;
begin
    select * into strict r from referrals_referral where id = new.referral_id;
    if new.after = 'accepted' and '{TAKE_OVER}' = any(r.asked_for) and r.to_agency is not null then
        perform from incidents_involved where id = r.person_id for no key update;
        if referrals_responsible(r.person_id) <> r.from_agency then
            raise exception 'somebody else is responsible by now' using errcode = 'check_violation';
        end if;
        insert into referrals_responsibility (id, incident_id, person_id, referral_id, agency_id, since)
            values (gen_random_uuid(), r.incident_id, r.person_id, r.id, r.to_agency, new.made_at);
    end if;
    if r.to_agency is not null then
        perform incidents_send(r.person_id, 'referred', r.to_agency,
            referrals_opens(r.person_id, r.to_agency));
    end if;
    if new.before = 'sent' and new.side in ('receiver', 'by_telephone', 'outside') then
        insert into incidents_happened (id, incident_id, person_id, event, at, noted_by, noted_at)
            values (gen_random_uuid(), r.incident_id, r.person_id, 'acknowledged',
                new.made_at, new.made_by, new.made_at);
    end if;
    return new;
end $$;

create function referrals_opens(whom uuid, agency text) returns boolean language sql stable
security definer set search_path = pg_catalog, public as $$
    select exists (select from referrals_responsibility where person_id = whom and agency_id = agency)
        or exists (select from referrals_referral o where o.person_id = whom and o.to_agency = agency
            and o.state in ({OPEN_STATES}) and '{Shared.PERSON}' = any(o.shared)
            and (o.consent_id is null or exists (
                select from referrals_consent c join referrals_step s on s.referral_id = o.id
                where c.id = o.consent_id and s.before = 'sent'
                    and (s.made_at at time zone '{settings.TIME_ZONE}')::date <= c.until)))
$$;
revoke execute on function referrals_opens(uuid, text) from public;
"""
"""With a step the receiver's view of the person opens or closes, and the clock of acknowledging stops.

It opens where the person is among what is shared and the consent, if it rests on one, had not ended when the
receiver answered. Whoever was once responsible keeps seeing what they were responsible for.
"""

RESPONSIBLE_SO_FAR = f"""
insert into referrals_responsibility (id, incident_id, person_id, referral_id, agency_id, since)
    select gen_random_uuid(), r.incident_id, r.person_id, r.id, r.to_agency, s.made_at
    from referrals_referral r join referrals_step s on s.referral_id = r.id and s.after = 'accepted'
    where '{TAKE_OVER}' = any(r.asked_for);
"""

STEP = f"""made_by = {ME} and case side
    when 'receiver' then {of_referral(answers("to_agency"))} and by_telephone is null
    when 'sender' then {of_referral(sends_from("from_agency"))} and by_telephone is null
    when 'by_telephone' then {of_referral(sends_from("from_agency"))} and by_telephone is not null
    else false end"""
"""Who takes part moves it; a rule and a link are no people, and the database moves for them."""

SENDS = f"""sent_by = {ME} and state = '{CYCLE.first}' and from_agency is distinct from to_agency
    and (to_agency is null) = (outside is not null)
    and from_agency = referrals_responsible(person_id) and {sends_from("from_agency")}
    and not ('{TAKE_OVER}' = any(asked_for) and to_agency is null)
    and (consent_id is null or referrals_consent_holds(consent_id, person_id, sent_at))
    and exists (select from incidents_involved p
        where p.id = person_id and p.incident_id = referrals_referral.incident_id)"""
"""Only who is responsible sends somebody, and never on a consent that has ended."""

HOLDS = f"""exists (select from incidents_involved p where p.id = person_id
    and p.incident_id = referrals_consent.incident_id)
    and {sends_from("referrals_responsible(person_id)")}"""
OF_CONSENT = "exists (select from referrals_consent c where c.id = consent_id)"
OF_STOP = "exists (select from referrals_stop s where s.id = stop_id{})"
OF_ARRIVAL = "exists (select from referrals_arrival a where a.id = arrival_id{})"
OF_REQUEST = "exists (select from referrals_request q where q.id = request_id{})"
SENT_THAT = of_referral(sends_from("from_agency"))
SEES_CONSENT = f"""{SEEN} or exists (select from referrals_referral
    where referrals_referral.consent_id = referrals_consent.id and {SIDES})"""
NAMED = f"{NOT_RECUSED} and {granted(Verb.RECEIVE, 'array[from_agency]')}"
BOTH = granted(Verb.RECEIVE, "array[from_agency, to_agency]")


def write_of(table: str) -> migrations.RunSQL:
    """Row security of what is written into the protection book: who may read it may add to it."""
    return guard(
        table,
        see=of_person(Verb.READ_PROTECTION),
        add=f"noted_by = {ME} and {of_person(Verb.READ_PROTECTION)}",
    )


class Migration(migrations.Migration):
    """Puts every new table under row security, and says anew who sees and moves a referral."""

    dependencies = [("referrals", "0005_consents_of_people")]
    operations = [
        migrations.RunSQL(RESPONSIBLE, migrations.RunSQL.noop),
        migrations.RunSQL(RESPONSIBLE_SO_FAR, migrations.RunSQL.noop),
        migrations.RunSQL(MOVE, migrations.RunSQL.noop),
        migrations.RunSQL(
            """
            drop function referrals_step_move() cascade;
            drop function referrals_referral_refuse() cascade;
            """,
            migrations.RunSQL.noop,
        ),
        follow(CYCLE, table="referrals_referral", steps="referrals_step", column="referral_id"),
        migrations.RunSQL(
            f"""
            drop policy see on referrals_step;
            drop policy add on referrals_step;
            drop policy see on referrals_referral;
            drop policy add on referrals_referral;
            create policy see on referrals_referral for select using ({SIDES} or {IS_TOLD});
            create policy add on referrals_referral for insert with check ({SENDS});
            create policy see on referrals_step for select using ({of_referral(SIDES)});
            create policy add on referrals_step for insert with check ({STEP});
            create policy see on referrals_consent for select using ({SEES_CONSENT});
            create policy add on referrals_consent for insert with check (noted_by = {ME} and {HOLDS});
            create index referral_copied on referrals_referral using gin (copied);
            """,
            migrations.RunSQL.noop,
        ),
        guard(
            "referrals_withdrawal",
            see=OF_CONSENT,
            add=f"""noted_by = {ME} and exists (select from referrals_consent where id = consent_id
                and {HOLDS})""",
        ),
        guard(
            "referrals_stop",
            see=f"{granted(Verb.RECEIVE, 'array[agency_id]')} or {SENT_THAT}",
            add=f"state = '{STOP.first}' and {SENT_THAT}",
        ),
        guard(
            "referrals_stopstep",
            see=OF_STOP.format(""),
            add=f"""made_by = {ME} and case side
                when 'receiver' then {OF_STOP.format(f" and {answers('s.agency_id')}")}
                    and by_telephone is null
                else {OF_STOP.format(f" and {of_referral(sends_from('from_agency'), 's.referral_id')}")}
                    and by_telephone is not null end""",
        ),
        follow(STOP, table="referrals_stop", steps="referrals_stopstep", column="stop_id"),
        guard(
            "referrals_noted",
            see=of_referral(f"({SIDES} or {granted(Verb.RECEIVE, 'array[agency_id]')})"),
            add=f"""noted_by = {ME} and {answers("agency_id")}
                and {of_referral("agency_id = any(copied)")}""",
        ),
        guard(
            "referrals_receipt",
            see="exists (select from referrals_step s where s.id = step_id)",
            add=f"exists (select from referrals_step s where s.id = step_id and s.made_by = {ME})",
        ),
        guard("referrals_responsibility", see=SEEN, add="false"),
        guard(
            "referrals_arrival",
            see=f"{of_incident(allows(Verb.READ, 'i.', sent=None))} or ({NAMED})",
            add=f"""written_by = {ME} and state = '{ARRIVAL.first}' and from_agency <> to_agency
                and {of_incident(f"i.agency_id = to_agency and {allows(Verb.SEND, 'i.', sent=None)}")}
                and exists (select from incidents_involved p
                    where p.id = person_id and p.incident_id = referrals_arrival.incident_id)""",
        ),
        guard(
            "referrals_arrivalstep",
            see=OF_ARRIVAL.format(""),
            add=f"""made_by = {ME} and {
                OF_ARRIVAL.format(f''' and case side
                when 'sender' then {answers("a.from_agency")}
                else {answers("a.to_agency")} end''')
            }""",
        ),
        follow(ARRIVAL, table="referrals_arrival", steps="referrals_arrivalstep", column="arrival_id"),
        guard(
            "referrals_request",
            see=BOTH,
            add=f"""asked_by = {ME} and state = '{REQUEST.first}' and from_agency <> to_agency
                and {answers("from_agency")}""",
        ),
        guard(
            "referrals_requeststep",
            see=OF_REQUEST.format(""),
            add=f"""made_by = {ME} and (verb = 'give') = (referral_id is not null)
                and {
                OF_REQUEST.format(f''' and case side when 'sender' then {answers("q.to_agency")}
                    else {answers("q.from_agency")} end''')
            }
                and (referral_id is null or {
                of_referral(
                    "sent_by = (select access_person()) and to_agency = (select q.from_agency from"
                    " referrals_request q where q.id = request_id)"
                )
            })""",
        ),
        follow(REQUEST, table="referrals_request", steps="referrals_requeststep", column="request_id"),
        write_of("referrals_neednote"),
        write_of("referrals_riskview"),
        write_of("referrals_safetyplan"),
        migrations.RunSQL(
            """
            alter table referrals_responsibility add foreign key (agency_id) references agencies_agency;
            alter table referrals_arrival
                add foreign key (from_agency) references agencies_agency,
                add foreign key (to_agency) references agencies_agency;
            alter table referrals_request
                add foreign key (from_agency) references agencies_agency,
                add foreign key (to_agency) references agencies_agency;
            """,
            migrations.RunSQL.noop,
        ),
    ]
