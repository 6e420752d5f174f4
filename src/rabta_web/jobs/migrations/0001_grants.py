"""What the application may do with the queue: ask for jobs. The worker alone takes and finishes them."""

from django.db import migrations


class Migration(migrations.Migration):
    """Grants it."""

    dependencies = [("procrastinate", "0041_post_retry_failed_job"), ("access", "0002_policy")]
    operations = [
        migrations.RunSQL(
            """
            grant select, insert on procrastinate_jobs to rabta_app;
            grant insert on procrastinate_events to rabta_app;
            grant usage on sequence procrastinate_jobs_id_seq, procrastinate_events_id_seq to rabta_app;
            """,
            migrations.RunSQL.noop,
        )
    ]
