"""Row security for what is kept of assessments."""

from django.db import migrations

from rabta_web.access.row_security import guard
from rabta_web.incidents.row_rules import MINE, of_incident


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("assessments", "0001_initial"), ("incidents", "0002_rows")]
    operations = [guard("assessments_presumed", see=of_incident(), add=MINE)]
