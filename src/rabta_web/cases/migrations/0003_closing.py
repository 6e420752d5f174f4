"""A case is closed with a reason by whoever keeps it, and opened again; what is closed takes in nothing."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import rabta_web.audit.sealed
from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import allows, guard
from rabta_web.access.values import Verb
from rabta_web.cases.choices import CASE, State
from rabta_web.incidents.row_rules import NOT_SENT, of_incident

ME = "(select access_person())"
OTHER = NOT_SENT.replace("i.id = incident_id", "i.id = to_incident_id")
PROCEEDS = of_incident(allows(Verb.READ_INVESTIGATION, "i.", sent=None))
TAKES = f"""
create function cases_takes(asked uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from cases_case c where c.id = asked and c.state = '{State.OPEN}');
end $$;
"""
"""Whether the person sees a case, and it is open."""

KEEPS = """exists (select from cases_case c where c.id = case_id
    and c.agency_id = any((select notices_agencies())::text[]))"""

ADDS = {
    "cases_part": f"added_by = {ME} and {NOT_SENT}",
    "cases_linked": f"noted_by = {ME} and {NOT_SENT} and {OTHER}",
    "cases_proceeding": f"noted_by = {ME} and {PROCEEDS}",
}
"""Who adds what to a case that is open."""


class Migration(migrations.Migration):
    """Adds the life of a case, and says anew what may be added to one."""

    dependencies = [("cases", "0002_rows")]
    operations = [
        migrations.AddField(
            model_name="case", name="state", field=models.TextField(default="open", db_default="open")
        ),
        migrations.AddField(model_name="case", name="since", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="case", name="due", field=models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Turned",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("verb", models.TextField()),
                ("side", models.TextField()),
                ("before", models.TextField(db_default="")),
                ("after", models.TextField(db_default="")),
                ("reason", rabta_web.audit.sealed.SealedText()),
                ("due", models.DateTimeField(null=True)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turned", to="cases.case"
                    ),
                ),
            ],
        ),
        follow(CASE, table="cases_case", steps="cases_turned", column="case_id"),
        guard("cases_turned", see="cases_sees(case_id)", add=f"made_by = {ME} and {KEEPS}"),
        migrations.RunSQL(TAKES, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                f"""drop policy add on {table};
                create policy add on {table} for insert with check ({adds} and cases_takes(case_id))""",
                migrations.RunSQL.noop,
            )
            for table, adds in ADDS.items()
        ),
    ]
