"""Tables and columns for what goes between the two sides of a referral."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import rabta_web.audit.sealed
import rabta_web.referrals.choices.basis


class Migration(migrations.Migration):
    """Adds them; row security follows with the next."""

    dependencies = [
        ("incidents", "0002_rows"),
        ("referrals", "0002_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="agencies",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), size=None, null=True
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="incidents.incident",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="interpreter",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="kinds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), size=None, null=True
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="noted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="noted_by",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="outside",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="incidents.involved",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="purposes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), size=None, null=True
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="best_interests",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="child_contact",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="consent",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referrals",
                to="referrals.consent",
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="copied",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="evidence",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="outside",
            field=rabta_web.audit.sealed.SealedText(null=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="proposed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="referral",
            name="provisions",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="shared",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), default=rabta_web.referrals.choices.basis.everything, size=None
            ),
        ),
        migrations.AlterField(
            model_name="referral",
            name="to_agency",
            field=models.TextField(null=True),
        ),
        migrations.CreateModel(
            name="Noted",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency_id", models.TextField()),
                ("claims", models.BooleanField()),
                ("reason", rabta_web.audit.sealed.SealedText(null=True)),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="noted",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.TextField()),
                ("scan", rabta_web.audit.sealed.SealedText()),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt",
                        to="referrals.step",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReplyLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("hash", models.BinaryField(unique=True)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency_id", models.TextField()),
                ("since", models.DateTimeField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="incidents.involved",
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibility",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Stop",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency_id", models.TextField(null=True)),
                ("state", models.TextField()),
                ("since", models.DateTimeField()),
                ("due", models.DateTimeField(null=True)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="referrals.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StopStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("verb", models.TextField()),
                ("side", models.TextField()),
                ("before", models.TextField(db_default="")),
                ("after", models.TextField(db_default="")),
                ("by_telephone", rabta_web.audit.sealed.SealedText(null=True)),
                ("due", models.DateTimeField(null=True)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                (
                    "stop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="referrals.stop"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reason", rabta_web.audit.sealed.SealedText()),
                ("noted_by", models.UUIDField()),
                ("noted_at", models.DateTimeField()),
                (
                    "consent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="referrals.consent",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="stop",
            name="withdrawal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stops", to="referrals.withdrawal"
            ),
        ),
        migrations.AddConstraint(
            model_name="noted",
            constraint=models.UniqueConstraint(fields=("referral", "agency_id"), name="copy_noted_once"),
        ),
    ]
