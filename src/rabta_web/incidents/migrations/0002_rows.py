"""Row security for everything an incident is made of."""

from django.db import migrations

from rabta_web.access.row_security import allows, guard, hide_from_recused
from rabta_web.access.values import Verb


def of_incident(condition: str = "true") -> str:
    """Whether the row's incident is one that the person sees, and a condition holds for it."""
    return f"exists (select from incidents_incident i where i.id = incident_id and {condition})"


MINE = of_incident("i.filed_by = (select access_person())")
IDENTITY = of_incident(allows(Verb.READ_IDENTITY, "i."))


APPLY = """
create function incidents_apply() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    update incidents_incident set
        level = case new.what when 'level' then new.value else level end,
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
    if not found then
        raise exception 'a change of nothing';
    end if;
    return new;
end $$;
create trigger incidents_apply after insert on incidents_change
    for each row execute function incidents_apply();
"""
"""The application changes no incident: it adds a change, and the database applies it as its owner."""


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
        guard("incidents_involved", see=of_incident(), add=MINE),
        guard("incidents_identity", see=IDENTITY, add=MINE),
        guard("incidents_account", see=IDENTITY, add=MINE),
        guard("incidents_token", see=IDENTITY, add=MINE),
        guard(
            "incidents_change",
            see=of_incident(),
            add=of_incident(f"{allows(Verb.MANAGE, 'i.')} and made_by = (select access_person())"),
        ),
        migrations.RunSQL(APPLY, migrations.RunSQL.noop),
        guard("incidents_statement", see=of_incident(), add=MINE),
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
