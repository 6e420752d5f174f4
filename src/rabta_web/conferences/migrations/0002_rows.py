"""Row security for conferences, and their life cycles in the database.

Those invited never read the incident: they read the rows of the conference, and what is shown in it for as
long as its time runs, on a consent that still holds if it rests on one.
"""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import guard
from rabta_web.access.values import Verb
from rabta_web.conferences.choices import CALLER, CONFERENCE, INVITATION, Coming, Side, State
from rabta_web.incidents.row_rules import NOT_SENT
from rabta_web.referrals.choices.handing_over import STOP
from rabta_web.referrals.row_rules import NOT_RECUSED, SEEN_INCIDENT, granted, sends_from
from rabta_web.tasks.choices import TASK, Source

ME = "(select access_person())"
HOLDS_IT = f"({NOT_SENT} or {SEEN_INCIDENT} and {granted(Verb.RECEIVE, 'array[from_agency]')})"
"""Whoever reads the incident, and the agency that called it while it sees the person."""

FUNCTIONS = f"""
create function conferences_acts() returns text[] language sql stable as $$
    select array(select distinct g.agency from unnest(access_grants('{Verb.RECEIVE}')) g)
$$;

create function conferences_invited(which uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select exists (select from conferences_invitation i
        where i.conference_id = which and i.agency_id = any(conferences_acts()))
$$;

create function conferences_takes_part(which uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select exists (select from conferences_conference c
        join conferences_invitation i on i.conference_id = c.id
        where c.id = which and c.state = '{State.CALLED}' and c.begins <= now() and now() < c.ends
        and (c.consent_id is null or referrals_consent_holds(c.consent_id, c.person_id, now()))
        and i.state <> '{Coming.NOT_COMING}' and i.agency_id = any(conferences_acts()))
$$;

create function conferences_is_for(which uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select exists (select from conferences_invitation i
        where i.id = which and i.agency_id = any(conferences_acts()))
$$;

create function conferences_may_come(which uuid, agency text) returns boolean language sql stable
security definer set search_path = pg_catalog, public as $$
    select exists (select from conferences_conference c join incidents_incident h on h.id = c.incident_id
        where c.id = which and agency <> c.from_agency and not exists (
            select from access_below b where b.agency = conferences_may_come.agency
            and b.above = any(h.recused_agencies)))
$$;

create function conferences_does(which uuid, agency text) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select exists (select from conferences_conference c where c.id = which and (c.from_agency = agency
        or exists (select from conferences_invitation i where i.conference_id = c.id
            and i.agency_id = conferences_does.agency and i.state <> '{Coming.NOT_COMING}')))
$$;
"""
"""What is asked as the owner of the tables: rows of a conference and of its invitations ask about each other,
and those invited do not see the incident that says who keeps out of it."""

ASKED_AS_ONESELF = f"""
create function conferences_held(which uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from conferences_conference where id = which and {HOLDS_IT});
end $$;

create function conferences_calls(which uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from conferences_conference where id = which and state = '{State.CALLED}'
        and {sends_from("from_agency")});
end $$;
"""
"""Whether the person reads the incident of a conference anyway; whether they act for whoever called it."""

WITHDRAWN = f"""
create function conferences_withdraw() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    insert into tasks_task (id, agency_id, from_agency, observers, source, record, incident, province,
            address_name, address_parts, state, since, due, raised_by, raised_at)
        select gen_random_uuid(), i.agency_id, c.from_agency, '{{}}', '{Source.WITHDRAWAL}', new.id,
            c.incident_id, c.province, 'conference', array[c.id::text], '{TASK.first}', new.noted_at,
            new.noted_at + interval '{STOP.open[STOP.first].hours} hours', new.noted_by, new.noted_at
        from conferences_conference c join conferences_invitation i on i.conference_id = c.id
        where c.consent_id = new.consent_id;
    return new;
end $$;
create trigger conferences_withdraw after insert on referrals_withdrawal
    for each row execute function conferences_withdraw();
"""
"""Whoever was shown something on a consent that is withdrawn has to stop using it, and to say so."""

OF_IT = "exists (select from conferences_conference c where c.id = conference_id)"
HELD = "conferences_held(conference_id)"
CALLS = "conferences_calls(conference_id)"
TAKES_PART = "conferences_takes_part(conference_id)"
OWN = "agency_id = any((select conferences_acts())::text[])"
OF_INVITATION = "exists (select from conferences_invitation i where i.id = invitation_id and {})"


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [
        ("conferences", "0001_initial"),
        ("incidents", "0002_rows"),
        ("agencies", "0002_grants"),
        ("referrals", "0008_withdrawals"),
        ("tasks", "0002_rows"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(ASKED_AS_ONESELF, migrations.RunSQL.noop),
        migrations.RunSQL(WITHDRAWN, migrations.RunSQL.noop),
        guard(
            "conferences_conference",
            see=f"{NOT_RECUSED} and ({HOLDS_IT} or conferences_invited(id))",
            add=f"""called_by = {ME} and state = '{CONFERENCE.first}' and begins < ends
                and from_agency = referrals_responsible(person_id) and {sends_from("from_agency")}
                and (basis = 'consent') = (consent_id is not null)
                and (consent_id is null or referrals_consent_holds(consent_id, person_id, called_at))
                and exists (select from incidents_involved p
                    where p.id = person_id and p.incident_id = conferences_conference.incident_id)""",
        ),
        guard(
            "conferences_step",
            see=OF_IT,
            add=f"made_by = {ME} and side = '{CALLER}' and {CALLS}",
        ),
        guard(
            "conferences_invitation",
            see=OF_IT,
            add=f"""invited_by = {ME} and state = '{INVITATION.first}' and {CALLS}
                and conferences_may_come(conference_id, agency_id)""",
        ),
        guard(
            "conferences_invitationstep",
            see=OF_INVITATION.format("true"),
            add=f"""made_by = {ME} and case side
                when '{Side.AGENCY}' then {OF_INVITATION.format("i." + OWN)} and by_telephone is null
                else {OF_INVITATION.format("conferences_calls(i.conference_id)")}
                    and by_telephone is not null end""",
        ),
        guard(
            "conferences_shown",
            see=f"""{OF_IT} and ({HELD} or {TAKES_PART}
                and (invitation_id is null or conferences_is_for(invitation_id)))""",
            add=f"""shown_by = {ME} and {CALLS} and (invitation_id is null) = (why is null)
                and (invitation_id is null
                    or {OF_INVITATION.format("i.conference_id = conferences_shown.conference_id")})""",
        ),
        guard(
            "conferences_contribution",
            see=f"{OF_IT} and ({HELD} or {OWN} or {TAKES_PART})",
            add=f"""made_by = {ME} and ({OWN} and {TAKES_PART} or {CALLS}) and
                conferences_does(conference_id, agency_id)""",
        ),
        guard(
            "conferences_decision",
            see=f"{OF_IT} and ({HELD} or {OWN} or {TAKES_PART})",
            add=f"decided_by = {ME} and {CALLS} and conferences_does(conference_id, agency_id)",
        ),
        follow(CONFERENCE, table="conferences_conference", steps="conferences_step", column="conference_id"),
        follow(
            INVITATION,
            table="conferences_invitation",
            steps="conferences_invitationstep",
            column="invitation_id",
        ),
        migrations.RunSQL(
            "alter table conferences_conference add foreign key (from_agency) references agencies_agency;"
            "alter table conferences_invitation add foreign key (agency_id) references agencies_agency",
            migrations.RunSQL.noop,
        ),
    ]
