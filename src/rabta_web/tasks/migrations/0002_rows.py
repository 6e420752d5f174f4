"""Row security for tasks, and their life cycle in the database."""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import guard
from rabta_web.tasks.choices import TASK

ME = "(select access_person())"

WHOSE = """
create function access_acts(verb text) returns text[] language sql stable as $$
    select array(select distinct g.agency from unnest(access_grants(access_acts.verb)) g
        where g.reach = 'agency')
$$;

create function access_below_acts(verb text) returns text[] language sql stable as $$
    select array(select distinct b.agency from unnest(access_grants(access_below_acts.verb)) g
        join access_below b on b.above = g.agency where g.reach = 'line')
$$;

alter table tasks_task add foreign key (agency_id) references agencies_agency;
"""
"""The agencies for which the person holds a verb, and those below them where it reaches a line."""

ACTS = "(select access_acts('task.work'))::text[]"
BELOW = "(select access_below_acts('task.work'))::text[]"
SEE = f"""(agency_id = any({ACTS}) or agency_id = any({BELOW}) or from_agency = any({ACTS})
    or observers && {ACTS}) and (incident is null or not incidents_incident_recuses(incident))"""
OF_TASK = "exists (select from tasks_task t where t.id = task_id{})"
STEP = f"""made_by = {ME} and case side
    when 'agency' then {OF_TASK.format(f" and t.agency_id = any({ACTS})")}
    when 'raiser' then {OF_TASK.format(f" and t.from_agency = any({ACTS})")}
    else false end"""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [("tasks", "0001_initial"), ("incidents", "0002_rows"), ("agencies", "0002_grants")]
    operations = [
        migrations.RunSQL(WHOSE, migrations.RunSQL.noop),
        guard(
            "tasks_task",
            see=SEE,
            add=f"raised_by = {ME} and state = '{TASK.first}' and from_agency = any({ACTS})",
        ),
        guard("tasks_step", see=OF_TASK.format(""), add=STEP),
        guard(
            "tasks_assigned",
            see=OF_TASK.format(""),
            add=f"made_by = {ME} and {OF_TASK.format(f' and t.agency_id = any({ACTS})')}",
        ),
        follow(TASK, table="tasks_task", steps="tasks_step", column="task_id"),
    ]
