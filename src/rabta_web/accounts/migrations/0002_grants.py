"""What the application may do to these tables: read, and what signing in changes."""

from django.db import migrations

GRANTS = """
grant select on accounts_person, accounts_appointment to rabta_app;
grant update (password, last_login) on accounts_person to rabta_app;
grant select, insert, update, delete on django_session to rabta_app;
"""


class Migration(migrations.Migration):
    """Grants it."""

    dependencies = [("accounts", "0001_initial"), ("sessions", "0001_initial")]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
