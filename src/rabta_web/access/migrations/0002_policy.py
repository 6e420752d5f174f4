"""The policy in the database: the third place that says it, and the one that cannot be forgotten."""

from django.db import migrations

from rabta_web.access.row_security import guard

POLICY = """
create function access_scope() returns jsonb language plpgsql stable as $$
begin
    if nullif(current_setting('rabta.scope', true), '') is null then
        raise exception 'no scope is set' using errcode = 'insufficient_privilege';
    end if;
    return current_setting('rabta.scope')::jsonb;
end $$;

create function access_person() returns uuid language sql stable as $$
    select (access_scope() ->> 'person')::uuid
$$;

create function access_allows(verb text, agency text, place text, filed_by uuid, level text, admitted uuid[],
    recused_people uuid[], recused_agencies text[]) returns boolean language sql stable as $$
    select not access_person() = any(recused_people)
        and (level <> 'closed' or access_person() = any(admitted))
        and exists (
            select from jsonb_to_recordset(access_scope() -> 'grants')
                as g(verb text, reach text, levels jsonb, agency text, place text)
            where g.verb = access_allows.verb
                and g.levels ? access_allows.level
                and not g.agency = any(recused_agencies)
                and exists (select from access_within w
                    where w.place = access_allows.place and w.around = g.place)
                and case g.reach
                    when 'own' then access_allows.agency = g.agency
                        and access_allows.filed_by = access_person()
                    when 'agency' then access_allows.agency = g.agency
                    when 'line' then exists (select from access_below b
                        where b.agency = access_allows.agency and b.above = g.agency)
                    else false end)
$$;

create function access_reads_chain(chain text) returns boolean language sql stable as $$
    select exists (
        select from jsonb_to_recordset(access_scope() -> 'grants') as g(verb text, place text)
        join access_within w on w.around = g.place
        where g.verb = 'ledger.read' and w.place = access_reads_chain.chain)
$$;

grant select on access_within, access_below to rabta_app;
"""


class Migration(migrations.Migration):
    """Adds the policy, and puts the ledger under it."""

    dependencies = [("access", "0001_initial"), ("audit", "0002_chain")]
    operations = [
        migrations.RunSQL(POLICY, migrations.RunSQL.noop),
        guard(
            "audit_entry",
            see="actor = (select access_person()) or access_reads_chain(chain)",
            add="actor is not distinct from"
            " (nullif(current_setting('rabta.scope', true), '')::jsonb ->> 'person')::uuid",
        ),
    ]
