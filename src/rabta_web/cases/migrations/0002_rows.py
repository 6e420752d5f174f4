"""Row security for cases: access follows the records, and a case shows nobody more than its parts do."""

from django.db import migrations

from rabta_web.access.row_security import allows, guard
from rabta_web.access.values import Verb
from rabta_web.incidents.row_rules import INVESTIGATION, NOT_SENT, of_incident

ME = "(select access_person())"
OTHER = NOT_SENT.replace("i.id = incident_id", "i.id = to_incident_id")
OF_CASE = "cases_sees(case_id)"
SEES = """
create function cases_sees(asked uuid) returns boolean language plpgsql stable as $$
begin
    return exists (select from cases_case c where c.id = asked);
end $$;
"""
"""Whether the person sees a case, asked as they are: rows of a case and of its parts ask about each other."""

PROCEEDS = of_incident(allows(Verb.READ_INVESTIGATION, "i.", sent=None))


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("cases", "0001_initial"), ("incidents", "0002_rows"), ("notices", "0002_rows")]
    operations = [
        migrations.RunSQL(SEES, migrations.RunSQL.noop),
        guard("cases_part", see=NOT_SENT, add=f"added_by = {ME} and {NOT_SENT} and {OF_CASE}"),
        guard(
            "cases_case",
            see=f"opened_by = {ME} or exists (select from cases_part p where p.case_id = cases_case.id)",
            add=f"opened_by = {ME} and agency_id = any((select notices_agencies())::text[])",
        ),
        guard(
            "cases_linked",
            see=f"{NOT_SENT} and {OTHER}",
            add=f"noted_by = {ME} and {NOT_SENT} and {OTHER} and {OF_CASE}",
        ),
        guard(
            "cases_proceeding",
            see=INVESTIGATION,
            add=f"noted_by = {ME} and {PROCEEDS} and {OF_CASE}",
        ),
        migrations.RunSQL(
            "alter table cases_case add foreign key (agency_id) references agencies_agency",
            migrations.RunSQL.noop,
        ),
    ]
