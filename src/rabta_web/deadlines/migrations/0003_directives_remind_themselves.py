"""Committees remind of their directives themselves: two reminders of one thing are one too many."""

from django.db import migrations


class Migration(migrations.Migration):
    """Leaves directives to the committees."""

    dependencies = [("deadlines", "0002_rows")]
    operations = [
        migrations.RunSQL(
            """
            drop trigger deadlines_watch on committees_addressee;
            drop function deadlines_watch_directive();
            delete from deadlines_due where kind = 'directive';
            """,
            migrations.RunSQL.noop,
        )
    ]
