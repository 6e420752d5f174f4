"""Row security for everything an incident is made of."""

from django.db import migrations

from rabta_web.access.row_security import allows, guard, hide_from_recused
from rabta_web.access.values import Verb
from rabta_web.incidents.row_rules import INVESTIGATION, MINE, NOT_SENT, SEEN, TOLD, of_incident, of_person

HEARD = f"""exists (select from incidents_statement s join incidents_involved p on p.id = s.person_id
    join incidents_incident i on i.id = p.incident_id
    where s.id = statement_id and {allows(Verb.READ_IDENTITY, "i.", sent="p.")})"""
NOTED_BY_ME = f"{MINE} and noted_by = (select access_person())"
OWN_DRAFT = "owner_id = (select access_person())"

ACCESS = ("level", "admit", "dismiss", "recuse_person", "restore_person", "recuse_unit", "restore_unit")
CORRECTIONS = ("kind", "day", "time", "began")


def of_kind(words: tuple[str, ...]) -> str:
    """Whether a change is one of these."""
    return f"what in ({', '.join(map(repr, words))})"


CHANGE = f"""made_by = (select access_person()) and (
    {of_kind(ACCESS)} and {of_incident(allows(Verb.MANAGE, "i."))}
    or {of_kind(CORRECTIONS)} and {of_incident(allows(Verb.FILE, "i."))})"""

APPLY = """
create function incidents_note() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    select case new.what
            when 'level' then level
            when 'kind' then kind
            when 'day' then happened_on::text
            when 'time' then coalesce(to_char(happened_at, 'HH24:MI'), '')
            when 'began' then coalesce(began::text, '')
            else '' end
        into strict new.before from incidents_incident where id = new.incident_id for no key update;
    return new;
end $$;
create trigger incidents_note before insert on incidents_change
    for each row execute function incidents_note();

create function incidents_apply() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    update incidents_incident set
        level = case new.what when 'level' then new.value else level end,
        kind = case new.what when 'kind' then new.value else kind end,
        happened_on = case new.what when 'day' then new.value::date else happened_on end,
        happened_at = case new.what when 'time' then nullif(new.value, '')::time else happened_at end,
        began = case new.what when 'began' then nullif(new.value, '')::date else began end,
        admitted = case new.what
            when 'admit' then array_append(array_remove(admitted, new.value::uuid), new.value::uuid)
            when 'dismiss' then array_remove(admitted, new.value::uuid)
            else admitted end,
        recused_people = case new.what
            when 'recuse_person' then
                array_append(array_remove(recused_people, new.value::uuid), new.value::uuid)
            when 'restore_person' then array_remove(recused_people, new.value::uuid)
            else recused_people end,
        recused_agencies = case new.what
            when 'recuse_unit' then array_append(array_remove(recused_agencies, new.value), new.value)
            when 'restore_unit' then array_remove(recused_agencies, new.value)
            else recused_agencies end
    where id = new.incident_id;
    return new;
end $$;
create trigger incidents_apply after insert on incidents_change
    for each row execute function incidents_apply();

create function incidents_refuse() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'an incident changes by a change that is kept, and in no other way';
    end if;
    return new;
end $$;
create trigger incidents_refuse before update on incidents_incident
    for each row execute function incidents_refuse();
"""
"""The application changes no incident: it adds a change, and the database applies it as its owner.

Not even the owner changes one without a change that is kept, so the changes are the whole history.
"""

SEND = """
create function incidents_send(whom uuid, what text, agency text, there boolean) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    record uuid;
begin
    select incident_id into strict record from incidents_involved where id = whom;
    perform from incidents_incident where id = record for no key update;
    update incidents_involved set
        asked = case what when 'asked' then incidents_listed(asked, agency, there) else asked end,
        referred = case what when 'referred' then incidents_listed(referred, agency, there) else referred end
        where id = whom;
    update incidents_incident i set
        asked = array(select distinct a from incidents_involved p, unnest(p.asked) a
            where p.incident_id = record order by a),
        referred = array(select distinct a from incidents_involved p, unnest(p.referred) a
            where p.incident_id = record order by a)
        where i.id = record;
end $$;
create function incidents_listed(list text[], agency text, there boolean) returns text[]
language sql immutable as $$
    select case when there then array_append(array_remove(list, agency), agency)
        else array_remove(list, agency) end
$$;
revoke execute on function incidents_send(uuid, text, text, boolean) from public;
"""
"""Somebody in an incident is sent to an agency, or no longer: tables that send say so, never the server."""

FACTS = """
create function incidents_said(bits bytea, number integer) returns boolean
language sql immutable parallel safe as $$
    select case when number < length(bits) * 8 then get_bit(bits, number) = 1 else false end
$$;

create function incidents_with(bits bytea, facts text[]) returns bytea language plpgsql as $$
declare
    place integer;
begin
    insert into incidents_fact (fact)
        select each from unnest(facts) each
        where not exists (select from incidents_fact f where f.fact = each) order by each
        on conflict do nothing;
    for place in select f.number from incidents_fact f where f.fact = any(facts) loop
        if place >= length(bits) * 8 then
            bits := bits || decode(repeat('00', place / 8 + 1 - length(bits)), 'hex');
        end if;
        bits := set_bit(bits, place, 1);
    end loop;
    return bits;
end $$;

create function incidents_learn() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    update incidents_involved set so = incidents_with(so, new.so), not_so = incidents_with(not_so, new.not_so)
        where id = new.person_id;
    return new;
end $$;
create trigger incidents_learn after insert on incidents_statement
    for each row execute function incidents_learn();

revoke execute on function incidents_with(bytea, text[]) from public;
grant select on incidents_fact to rabta_app;
"""
"""What is known of a person now is made from what was said of them, by the database, with every statement."""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [
        ("incidents", "0001_initial"),
        ("access", "0002_policy"),
        ("places", "0002_grants"),
        ("agencies", "0002_grants"),
        ("accounts", "0002_grants"),
    ]
    operations = [
        guard(
            "incidents_incident",
            see=allows(Verb.READ),
            add=f"{allows(Verb.FILE)} and filed_by = (select access_person())",
        ),
        guard(
            "incidents_involved",
            see=of_incident(allows(Verb.READ, "i.", sent="incidents_involved.")),
            add=f"{MINE} and asked = '{{}}' and referred = '{{}}'",
        ),
        guard("incidents_identity", see=of_person(Verb.READ_IDENTITY), add=MINE),
        guard("incidents_account", see=TOLD, add=MINE),
        guard(
            "incidents_token",
            see=of_person(Verb.READ_IDENTITY),
            add=of_incident(
                "i.filed_by = (select access_person()) and i.agency_id = incidents_token.agency_id"
            ),
        ),
        guard(
            "incidents_change",
            see=NOT_SENT,
            add=CHANGE,
        ),
        guard("incidents_part", see=SEEN, add=NOTED_BY_ME),
        migrations.RunSQL(APPLY, migrations.RunSQL.noop),
        migrations.RunSQL(SEND, migrations.RunSQL.noop),
        migrations.RunSQL(FACTS, migrations.RunSQL.noop),
        guard("incidents_statement", see=SEEN, add=MINE),
        guard("incidents_hearing", see=HEARD, add=MINE),
        guard("incidents_particular", see=of_person(Verb.READ_IDENTITY), add=NOTED_BY_ME),
        guard("incidents_care", see=of_person(Verb.READ_PROTECTION), add=NOTED_BY_ME),
        guard("incidents_happened", see=SEEN, add=NOTED_BY_ME),
        guard("incidents_lead", see=INVESTIGATION, add=NOTED_BY_ME),
        guard("incidents_reportdraft", see=OWN_DRAFT, add=OWN_DRAFT, grants="select, insert, update, delete"),
        migrations.RunSQL(
            f"""
            create policy change on incidents_reportdraft for update
                using ({OWN_DRAFT}) with check ({OWN_DRAFT});
            create policy drop on incidents_reportdraft for delete using ({OWN_DRAFT});
            """,
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            """
            alter table incidents_incident
                add constraint known_level check (level in ('open', 'restricted', 'closed'));
            create policy see_of_incident on audit_entry for select
                using (exists (select from incidents_incident i where i.id = record));
            alter table incidents_incident
                add foreign key (place_id) references places_place,
                add foreign key (agency_id) references agencies_agency,
                add foreign key (filed_by) references accounts_person;
            """,
            migrations.RunSQL.noop,
        ),
        hide_from_recused("audit_entry", record="record", held="incidents_incident"),
    ]
