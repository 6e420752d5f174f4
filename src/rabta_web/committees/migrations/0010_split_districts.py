"""Directives are passed on where a district was split, and carry the number of their covering letter."""

from django.db import migrations, models

from rabta_web.access.life_cycle_rows import follow_anew
from rabta_web.audit.sealed import SealedText
from rabta_web.committees.choices import DIRECTIVE, Side


class Migration(migrations.Migration):
    """What nobody does is a step that only the owner of the tables can write."""

    dependencies = [("committees", "0002_rows")]
    operations = [
        migrations.AddField("addressee", "origin_agency", models.TextField(default="")),
        migrations.AddField("directive", "diary", SealedText(null=True)),
        migrations.AlterField("step", "made_by", models.UUIDField(null=True)),
        follow_anew(DIRECTIVE, table="committees_addressee", steps="committees_step", column="addressee_id"),
        migrations.RunSQL(
            f"""
            create policy by_somebody on committees_step as restrictive for insert to rabta_app
                with check (side <> '{Side.PLATFORM}');
            """,
            migrations.RunSQL.noop,
        ),
    ]
