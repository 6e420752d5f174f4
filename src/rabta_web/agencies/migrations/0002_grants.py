"""What the application may do to these tables: read."""

from django.db import migrations

GRANTS = """
grant select on agencies_agency to rabta_app;
"""


class Migration(migrations.Migration):
    """Grants it."""

    dependencies = [("agencies", "0001_initial")]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
