"""Row security for action plans, and the life of an activity in the database."""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import guard
from rabta_web.plans.choices import ACTIVITY

FUNCTIONS = """
create function plans_owned(plan uuid) returns boolean language sql stable security definer
set search_path = pg_catalog, public as $$
    select committees_follows(array(select distinct l.owner from plans_line l
        join plans_version v on v.id = l.version_id where v.plan_id = plan and l.owner <> ''))
$$;
create function plans_owner(entry uuid) returns text language sql stable security definer
set search_path = pg_catalog, public as $$
    select l.owner from plans_line l join plans_version v on v.id = l.version_id
        where l.entry_id = entry order by v.number desc limit 1
$$;
"""
"""Whether somebody looks on at an office that owns a part of a plan, and which office owns an entry now."""

ME = "(select access_person())"
OF_PLAN = "exists (select from plans_plan p where p.id = plan_id{})"
OF_VERSION = (
    "exists (select from plans_version v join plans_plan p on p.id = v.plan_id where v.id = version_id{})"
)
OF_ENTRY = "exists (select from plans_entry e join plans_plan p on p.id = e.plan_id where e.id = entry_id{})"
OF_STEP = "exists (select from plans_step s where s.id = step_id{})"
KEEPS = " and committees_runs(array[p.agency_id])"
MOVES = " and committees_runs(array[case side when 'owner' then plans_owner(e.id) else p.agency_id end])"


class Migration(migrations.Migration):
    """A plan is read by those who follow its committee, and by the offices that own a part of it."""

    dependencies = [("plans", "0001_initial"), ("committees", "0011_reports_by_reading")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        guard(
            "plans_plan",
            see="committees_follows(array[agency_id]) or plans_owned(id)",
            add=f"begun_by = {ME} and committees_runs(array[agency_id])",
        ),
        guard(
            "plans_version",
            see=OF_PLAN.format(""),
            add=f"made_by = {ME} and {OF_PLAN.format(KEEPS)}",
        ),
        guard(
            "plans_entry",
            see=OF_PLAN.format(""),
            add=f"state = '{ACTIVITY.first}' and {OF_PLAN.format(KEEPS)}",
        ),
        guard(
            "plans_line",
            see=OF_VERSION.format(""),
            add=OF_VERSION.format(f" and v.made_by = {ME}{KEEPS}"),
        ),
        guard("plans_step", see=OF_ENTRY.format(""), add=f"made_by = {ME} and {OF_ENTRY.format(MOVES)}"),
        guard("plans_proof", see=OF_STEP.format(""), add=OF_STEP.format(f" and s.made_by = {ME}")),
        guard("plans_directed", see=OF_ENTRY.format(""), add=f"made_by = {ME} and {OF_ENTRY.format(KEEPS)}"),
        follow(ACTIVITY, table="plans_entry", steps="plans_step", column="entry_id"),
        migrations.RunSQL(
            "alter table plans_plan add foreign key (agency_id) references agencies_agency",
            migrations.RunSQL.noop,
        ),
    ]
