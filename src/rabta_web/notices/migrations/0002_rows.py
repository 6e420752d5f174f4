"""Row security for notices: the people of an agency read what it was told, the recused do not."""

from django.db import migrations

from rabta_web.access.row_security import guard

ME = "(select access_person())"

AGENCIES = """
create function notices_agencies() returns text[] language sql stable as $$
    select array(select distinct g ->> 'agency' from jsonb_array_elements(access_scope() -> 'grants') g)
$$;

create function notices_recused(incident uuid, somebody uuid) returns boolean language sql stable as $$
    select exists (select from incidents_incident h where h.id = incident and (
        somebody = any(h.recused_people)
        or exists (select from accounts_appointment a join access_below b on b.agency = a.agency_id
            where a.person_id = somebody and b.above = any(h.recused_agencies)
            and (a.ends is null or a.ends > current_date))))
$$;

alter table notices_told add foreign key (agency_id) references agencies_agency;
"""
"""Whom a person acts for; and, for the worker alone, whether somebody must not be told of an incident."""

OWN_MAILBOX = f"""
create policy drop on notices_mailbox for delete using (person = {ME});
grant delete on notices_mailbox to rabta_app;
"""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("notices", "0001_initial"), ("incidents", "0002_rows"), ("agencies", "0002_grants")]
    operations = [
        migrations.RunSQL(AGENCIES, migrations.RunSQL.noop),
        guard(
            "notices_told",
            see="""agency_id = any((select notices_agencies())::text[])
                and (incident is null or not incidents_incident_recuses(incident))""",
            add=f"{ME} is not null",
        ),
        guard(
            "notices_seen",
            see=f"person = {ME}",
            add=f"person = {ME} and exists (select from notices_told t where t.id = told_id)",
        ),
        guard("notices_mailbox", see=f"person = {ME}", add=f"person = {ME}"),
        guard("notices_delivery", see=f"person = {ME}", add="false", grants="select"),
        migrations.RunSQL(OWN_MAILBOX, migrations.RunSQL.noop),
    ]
