"""Who asked what came in on paper, and when it was entered."""

from django.db import migrations, models

from rabta_web.audit.sealed import SealedText


class Migration(migrations.Migration):
    """Adds both to how a statement was heard; its rows are under row security already."""

    dependencies = [("incidents", "0002_rows")]
    operations = [
        migrations.AddField("hearing", "asked_by", SealedText(null=True)),
        migrations.AddField("hearing", "entered_at", models.DateTimeField(null=True)),
    ]
