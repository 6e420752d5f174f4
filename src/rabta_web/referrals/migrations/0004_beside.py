"""Tables for what stands beside referrals: arrivals, requests, needs, and plans to stay safe."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import rabta_web.audit.sealed


class Migration(migrations.Migration):
    """Adds them; row security follows with the next but one."""

    dependencies = [("incidents", "0002_rows"), ("referrals", "0003_both_sides")]
    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("province", models.TextField()),
                ("from_agency", models.TextField()),
                ("to_agency", models.TextField()),
                ("brought_at", models.DateTimeField()),
                ("how", rabta_web.audit.sealed.SealedText()),
                ("card", rabta_web.audit.sealed.SealedText()),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("due", models.DateTimeField(null=True)),
                ("written_by", models.UUIDField()),
                ("written_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="incidents.involved",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ArrivalStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("verb", models.TextField()),
                ("side", models.TextField()),
                ("before", models.TextField(db_default="")),
                ("after", models.TextField(db_default="")),
                ("reason", rabta_web.audit.sealed.SealedText(null=True)),
                ("due", models.DateTimeField(null=True)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                (
                    "arrival",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="referrals.arrival",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NeedNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("need", models.TextField()),
                ("state", models.TextField()),
                ("on", models.DateField()),
                ("provider", rabta_web.audit.sealed.SealedText(null=True)),
                ("words", rabta_web.audit.sealed.SealedText(null=True)),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="need_notes",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="need_notes",
                        to="incidents.involved",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("from_agency", models.TextField()),
                ("to_agency", models.TextField()),
                ("about", rabta_web.audit.sealed.SealedText()),
                ("why", rabta_web.audit.sealed.SealedText()),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("due", models.DateTimeField(null=True)),
                ("asked_by", models.UUIDField()),
                ("asked_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["to_agency", "state", "due"], name="request_holder")],
            },
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("verb", models.TextField()),
                ("side", models.TextField()),
                ("before", models.TextField(db_default="")),
                ("after", models.TextField(db_default="")),
                ("reason", rabta_web.audit.sealed.SealedText(null=True)),
                ("due", models.DateTimeField(null=True)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers_request",
                        to="referrals.referral",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="referrals.request",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RiskView",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("danger", models.TextField()),
                ("words", rabta_web.audit.sealed.SealedText()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_views",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risk_views",
                        to="incidents.involved",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SafetyPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("callers", rabta_web.audit.sealed.SealedText(null=True)),
                ("code_word", rabta_web.audit.sealed.SealedText(null=True)),
                ("safe_place", rabta_web.audit.sealed.SealedText(null=True)),
                ("what_if", rabta_web.audit.sealed.SealedText(null=True)),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_plans",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_plans",
                        to="incidents.involved",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="arrival",
            index=models.Index(fields=["from_agency", "state", "due"], name="arrival_named"),
        ),
    ]
