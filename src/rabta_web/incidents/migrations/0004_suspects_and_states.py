"""Numbers of the investigation book by keyed tokens, ties between suspects, and states that change."""

import uuid

from django.db import migrations, models

from rabta_web.access.row_security import guard
from rabta_web.audit.sealed import SealedText
from rabta_web.incidents.row_rules import INVESTIGATION, MINE, SEEN, of_incident

ID = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, serialize=False)
NOTED_BY_ME = f"{MINE} and noted_by = (select access_person())"
OF_MY_AGENCY = of_incident(
    "i.filed_by = (select access_person()) and i.agency_id = incidents_leadtoken.agency_id"
)


def of(model: str, name: str) -> models.ForeignKey[models.Model, models.Model]:
    """A row that another row belongs to."""
    return models.ForeignKey(f"incidents.{model}", models.PROTECT, related_name=name)


class Migration(migrations.Migration):
    """Adds the tables, each under row security from the first row on."""

    dependencies = [("incidents", "0003_on_paper")]
    operations = [
        migrations.AddField("lead", "number", SealedText(null=True)),
        migrations.CreateModel(
            "LeadToken",
            fields=[
                ("id", ID),
                ("incident", of("incident", "lead_tokens")),
                ("lead", of("lead", "tokens")),
                ("agency_id", models.TextField()),
                ("token", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(fields=["token", "agency_id"], name="lead_token_of_agency")],
            },
        ),
        migrations.CreateModel(
            "Tie",
            fields=[
                ("id", ID),
                ("incident", of("incident", "ties")),
                ("person", of("involved", "ties")),
                ("to", of("involved", "ties_to")),
                ("kind", models.TextField()),
                ("since", models.DateField(null=True)),
                ("evidence", SealedText()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=~models.Q(person=models.F("to")), name="tied_to_another")
                ],
            },
        ),
        migrations.CreateModel(
            "Whereabouts",
            fields=[
                ("id", ID),
                ("incident", of("incident", "whereabouts")),
                ("person", of("involved", "whereabouts")),
                ("state", models.TextField()),
                ("since", models.DateField()),
                ("reason", SealedText()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
            ],
        ),
        guard("incidents_leadtoken", see=INVESTIGATION, add=OF_MY_AGENCY),
        guard(
            "incidents_tie",
            see=INVESTIGATION,
            add=f"""{NOTED_BY_ME} and 2 = (select count(*) from incidents_involved p
                where p.id in (person_id, to_id) and p.incident_id = incidents_tie.incident_id)""",
        ),
        guard("incidents_whereabouts", see=SEEN, add=NOTED_BY_ME),
    ]
