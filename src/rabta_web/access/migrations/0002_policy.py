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

create function access_nobody() returns uuid language plpgsql stable cost 1000 as $$
begin
    perform access_scope();
    return '00000000-0000-0000-0000-000000000000';
end $$;

create function access_units() returns text[] language sql stable as $$
    select array(select jsonb_array_elements_text(access_scope() -> 'units'))
$$;

create type access_grant as (verb text, reach text, levels text[], agency text, place text);

create function access_grants(verb text) returns access_grant[] language sql stable as $$
    select array(
        select g from jsonb_populate_recordset(null::access_grant, access_scope() -> 'grants') g
        where g.verb = access_grants.verb)
$$;

create function access_reads_chain(chain text) returns boolean language sql stable as $$
    select exists (
        select from unnest(access_grants('ledger.read')) g
        join access_within w on w.around = g.place
        where w.place = access_reads_chain.chain)
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
