"""Row security for everything an incident is made of."""

from django.db import migrations

from rabta_web.access.row_security import allows, guard, hide_from_recused
from rabta_web.access.values import Verb


def of_incident(condition: str = "true") -> str:
    """Whether the row's incident is one that the person sees, and a condition holds for it."""
    return f"exists (select from incidents_incident i where i.id = incident_id and {condition})"


MINE = of_incident("i.filed_by = (select access_person())")
IDENTITY = of_incident(allows(Verb.READ_IDENTITY, "i."))


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
        guard("incidents_statement", see=of_incident(), add=MINE),
        migrations.RunSQL(
            """
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
