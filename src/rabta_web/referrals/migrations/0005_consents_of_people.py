"""A consent belongs to somebody, and no longer to one referral."""

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

FILL = """
drop policy see on referrals_consent;
drop policy add on referrals_consent;
alter table referrals_referral disable trigger referrals_referral_refuse;
update referrals_consent c set
    incident_id = r.incident_id, person_id = r.person_id, agencies = array[r.to_agency],
    purposes = r.asked_for, kinds = r.shared, noted_by = r.sent_by, noted_at = r.sent_at
    from referrals_referral r where r.id = c.referral_id;
update referrals_referral r set consent_id = c.id from referrals_consent c where c.referral_id = r.id;
set constraints all immediate;
alter table referrals_referral enable trigger referrals_referral_refuse;
"""
"""What stood beside one referral reached its receiver, for what was asked, with all that was shared then."""


class Migration(migrations.Migration):
    """Moves consents over and leaves none behind."""

    dependencies = [("referrals", "0004_beside")]
    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="consent", name="referral"),
        *(
            migrations.AlterField(
                model_name="consent",
                name=name,
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="consents", to=to
                ),
            )
            for name, to in (("incident", "incidents.incident"), ("person", "incidents.involved"))
        ),
        *(
            migrations.AlterField(
                model_name="consent", name=name, field=ArrayField(base_field=models.TextField(), size=None)
            )
            for name in ("agencies", "kinds", "purposes")
        ),
        migrations.AlterField(model_name="consent", name="noted_at", field=models.DateTimeField()),
        migrations.AlterField(model_name="consent", name="noted_by", field=models.UUIDField()),
    ]
