"""What committees are, who sits in them, what their sittings keep, and matters that go up."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import rabta_web.audit.sealed


class Migration(migrations.Migration):
    """Adds the tables."""

    dependencies = [
        ("committees", "0011_reports_by_reading"),
    ]

    operations = [
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency_id", models.TextField()),
                ("office", models.TextField()),
                ("name", rabta_web.audit.sealed.SealedText()),
                ("letter", rabta_web.audit.sealed.SealedText()),
                ("begins", models.DateField()),
                ("ends", models.DateField()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="committee",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="protects",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="sitting",
            name="invited",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="sitting",
            name="objectives",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="sittingstep",
            name="diary",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.CreateModel(
            name="Annex",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("numbers", rabta_web.audit.sealed.SealedText()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annex",
                        to="committees.agendaitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Charter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency_id", models.TextField()),
                ("version", models.PositiveSmallIntegerField()),
                ("begins", models.DateField()),
                ("chair", models.TextField(default="")),
                (
                    "members",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "sends_away",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("quorum", models.PositiveSmallIntegerField(null=True)),
                ("every_months", models.PositiveSmallIntegerField(null=True)),
                ("secretariat", models.TextField(default="")),
                ("terms", rabta_web.audit.sealed.SealedText(null=True)),
                (
                    "sees",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("number", rabta_web.audit.sealed.SealedText(null=True)),
                ("notified_on", models.DateField(null=True)),
                ("kind", models.TextField(default="")),
                ("scan", rabta_web.audit.sealed.SealedText(null=True)),
                ("basis", rabta_web.audit.sealed.SealedText()),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency_id", "version"), name="one_charter_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Gap",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.TextField()),
                ("text", rabta_web.audit.sealed.SealedText()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gaps",
                        to="committees.sitting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Holder",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency_id", models.TextField()),
                ("office", models.TextField()),
                ("name", rabta_web.audit.sealed.SealedText()),
                ("person", models.UUIDField(null=True)),
                ("begins", models.DateField()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["agency_id", "begins"], name="holder_committee")],
            },
        ),
        migrations.CreateModel(
            name="Hop",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("matter", models.UUIDField()),
                ("from_agency", models.TextField()),
                ("to_agency", models.TextField()),
                ("province", models.TextField()),
                ("text", rabta_web.audit.sealed.SealedText()),
                ("protects", models.BooleanField(default=False)),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("due", models.DateTimeField(null=True)),
                ("sent_by", models.UUIDField()),
                ("sent_at", models.DateTimeField()),
                (
                    "continues",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="further",
                        to="committees.hop",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forwarded",
                        to="committees.agendaitem",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HopStep",
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
                    "hop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="committees.hop"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("committee", models.TextField()),
                ("language", models.TextField()),
                ("paper", rabta_web.audit.sealed.SealedText()),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="committees.sitting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("office", models.TextField()),
                ("person", models.UUIDField(null=True)),
                ("ground", models.TextField()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="committees.sitting",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChairTime",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("token", models.BinaryField()),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chairs",
                        to="committees.sitting",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["token"], name="chair_token")],
            },
        ),
        migrations.AddIndex(
            model_name="hop",
            index=models.Index(fields=["to_agency", "state"], name="hop_receiver"),
        ),
        migrations.AddIndex(
            model_name="hop",
            index=models.Index(fields=["from_agency", "state"], name="hop_sender"),
        ),
        migrations.AddIndex(
            model_name="hop",
            index=models.Index(fields=["matter"], name="hop_matter"),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.UniqueConstraint(
                fields=("sitting", "committee", "language"), name="approved_once"
            ),
        ),
    ]
