"""Row security for holds and disclosures, and the rules that the database itself keeps.

Whoever approves, and whoever decides on retention, reads no incident. What is asked of one for them is asked
by the owner of the tables, in functions that answer with no more than is said here.
"""

from django.db import migrations

from rabta_web.access.life_cycle_rows import follow
from rabta_web.access.row_security import allows, guard
from rabta_web.access.values import Verb
from rabta_web.disclosure.choices import CYCLE, FIR, REGISTERED, Book, Decision
from rabta_web.disclosure.choices import Verb as Does
from rabta_web.incidents.row_rules import of_incident

ME = "(select access_person())"
MANAGES = of_incident(allows(Verb.MANAGE, "i."))
AS_OWNER = "language sql stable security definer set search_path = pg_catalog, public"
STANDS = "not exists (select from disclosure_lifted l where l.hold_id = h.id)"

ASKED = "".join(
    f"""
create function disclosure_{does}(record uuid) returns boolean {AS_OWNER} as $$
    select exists (select from incidents_incident i where i.id = record and {allows(verb, "i.")})
$$;
"""
    for does, verb in (
        ("prepares", Verb.DISCLOSE),
        ("approves", Verb.APPROVE_DISCLOSURE),
        ("retains", Verb.DECIDE_RETENTION),
    )
)
HELD = f"""
create function disclosure_held(record uuid) returns boolean {AS_OWNER} as $$
    select exists (select from disclosure_hold h where h.incident_id = record and {STANDS})
$$;
create function disclosure_prepared_by(what uuid, whom uuid) returns boolean {AS_OWNER} as $$
    select exists (select from disclosure_step s
        where s.disclosure_id = what and s.verb = '{Does.PREPARE}' and s.made_by = whom)
$$;
create function disclosure_ledger_head(whose text)
returns table (stands_at bigint, digest text) {AS_OWNER} as $$
    select h.number, encode(h.hash, 'hex') from audit_head h where h.chain = whose
$$;
"""
"""Whether a record is held, who prepared a disclosure, and where a chain of the ledger stands."""

LISTS = f"""
create function disclosure_all_held(most integer)
returns table (incident uuid, filed timestamptz, held_since timestamptz, held_by text[]) {AS_OWNER} as $$
    select i.id, i.filed_at, min(h.since), array_agg(distinct h.ground order by h.ground)
        from disclosure_hold h join incidents_incident i on i.id = h.incident_id
        where {STANDS} and {allows(Verb.DECIDE_RETENTION, "i.")}
        group by i.id order by min(h.since), i.id limit most
$$;
create function disclosure_free_since(record uuid) returns timestamptz {AS_OWNER} as $$
    select greatest(i.filed_at, (select max(l.made_at) from disclosure_lifted l where l.incident_id = record))
        from incidents_incident i where i.id = record and {allows(Verb.DECIDE_RETENTION, "i.")}
$$;
create function disclosure_for_review(before timestamptz, today date, most integer)
returns table (incident uuid, filed timestamptz, free_since timestamptz, last_decision text) {AS_OWNER} as $$
    select i.id, i.filed_at, free.since, last.decision
        from incidents_incident i
        cross join lateral (select greatest(i.filed_at, (select max(l.made_at) from disclosure_lifted l
            where l.incident_id = i.id)) as since) free
        left join lateral (select d.decision, d.until from disclosure_decided d
            where d.incident_id = i.id and d.made_at > free.since order by d.made_at desc limit 1
        ) last on true
        where i.filed_at <= before and free.since <= before
            and not exists (select from disclosure_hold h where h.incident_id = i.id and {STANDS})
            and (last.until is null or last.until <= today)
            and {allows(Verb.DECIDE_RETENTION, "i.")}
        order by free.since, i.id limit most
$$;
"""
"""What the data-protection officer reads of incidents: ids and days, and nothing of what is in them."""

BY_FIR = f"""
create function disclosure_hold_by_fir() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    if not exists (select from disclosure_hold h
            where h.person_id = new.person_id and h.ground = '{FIR}' and {STANDS}) then
        insert into disclosure_hold (id, incident_id, person_id, ground, since, placed_by, placed_at)
            values (gen_random_uuid(), new.incident_id, new.person_id, '{FIR}', new.at, new.noted_by,
                new.noted_at);
    end if;
    return new;
end $$;
create trigger disclosure_hold_by_fir after insert on incidents_happened
    for each row when (new.event = '{REGISTERED}') execute function disclosure_hold_by_fir();

insert into disclosure_hold (id, incident_id, person_id, ground, since, placed_by, placed_at)
    select distinct on (person_id) gen_random_uuid(), incident_id, person_id, '{FIR}', at, noted_by, noted_at
        from incidents_happened where event = '{REGISTERED}' order by person_id, noted_at;
"""
"""An FIR holds the record from its hour, whoever wrote it down and whatever else they meant to do."""

OF = "exists (select from disclosure_disclosure d where d.id = disclosure_id{})"
STEP = f"""made_by = {ME} and (verb = '{Does.HAND_OVER}') = (given_at is not null) and case side
    when 'office' then {OF.format(" and disclosure_prepares(d.incident_id)")}
    else {OF.format(" and disclosure_approves(d.incident_id)")}
        and not disclosure_prepared_by(disclosure_id, {ME}) end"""
"""The second person may approve what is asked of the record, and is never whoever prepared it."""


class Migration(migrations.Migration):
    """Puts every table of this app under row security."""

    dependencies = [
        ("disclosure", "0001_initial"),
        ("incidents", "0002_rows"),
        ("assessments", "0002_rows"),
        ("referrals", "0002_rows"),
    ]
    operations = [
        migrations.RunSQL(ASKED, migrations.RunSQL.noop),
        migrations.RunSQL(HELD, migrations.RunSQL.noop),
        migrations.RunSQL(LISTS, migrations.RunSQL.noop),
        guard(
            "disclosure_hold",
            see=MANAGES,
            add=f"""placed_by = {ME} and ground <> '{FIR}' and reason is not null and person_id is null
                and {MANAGES}""",
        ),
        guard(
            "disclosure_lifted",
            see=MANAGES,
            add=f"""made_by = {ME} and {MANAGES} and exists (select from disclosure_hold h
                where h.id = hold_id and h.incident_id = disclosure_lifted.incident_id)""",
        ),
        guard(
            "disclosure_decided",
            see=f"disclosure_retains(incident_id) or {MANAGES}",
            add=f"""made_by = {ME} and disclosure_retains(incident_id) and not disclosure_held(incident_id)
                and (decision = '{Decision.KEEP}') = (until is not null)""",
        ),
        migrations.RunSQL(BY_FIR, migrations.RunSQL.noop),
        guard(
            "disclosure_disclosure",
            see="disclosure_prepares(incident_id) or disclosure_approves(incident_id)",
            add=f"""asked_by = {ME} and state = '{CYCLE.first}' and disclosure_prepares(incident_id)
                and {of_incident("i.agency_id = disclosure_disclosure.agency_id")}""",
        ),
        guard("disclosure_step", see=OF.format(""), add=STEP),
        guard(
            "disclosure_prepared",
            see=OF.format(""),
            add=f"""exists (select from disclosure_step s where s.id = step_id and s.made_by = {ME}
                and s.verb = '{Does.PREPARE}' and s.disclosure_id = disclosure_prepared.disclosure_id)""",
        ),
        guard(
            "disclosure_file",
            see=OF.format(" and disclosure_prepares(d.incident_id)"),
            add=f"""exists (select from disclosure_prepared p join disclosure_step s on s.id = p.step_id
                where p.id = prepared_id and s.made_by = {ME}
                    and p.disclosure_id = disclosure_file.disclosure_id)""",
        ),
        guard(
            "disclosure_certificate",
            see=OF.format(""),
            add=f"""exists (select from disclosure_step s where s.made_by = {ME}
                and s.verb = '{Does.APPROVE}' and s.disclosure_id = disclosure_certificate.disclosure_id)""",
        ),
        follow(CYCLE, table="disclosure_disclosure", steps="disclosure_step", column="disclosure_id"),
        migrations.RunSQL(
            f"""
            alter table disclosure_disclosure
                add constraint known_book check (book in ({", ".join(map(repr, map(str, Book)))})),
                add constraint named_line check (book <> '{Book.PROTECTION}' or line is not null),
                add constraint somebody check (cardinality(people) > 0),
                add constraint own_alone check (book <> '{Book.OWN}' or cardinality(people) = 1);
            """,
            migrations.RunSQL.noop,
        ),
    ]
