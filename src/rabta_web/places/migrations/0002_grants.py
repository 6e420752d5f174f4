"""What the application may do to these tables: read."""

from django.db import migrations

GRANTS = """
grant select on places_place to rabta_app;
"""


class Migration(migrations.Migration):
    """Grants it."""

    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
