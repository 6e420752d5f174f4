"""The database chains entries by itself, and lets nobody change one."""

from django.db import migrations

CHAIN = r"""
create function audit_chain() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
declare
    head audit_head%rowtype;
begin
    insert into audit_head (chain, number, hash) values (new.chain, 0, ''::bytea) on conflict do nothing;
    select * into head from audit_head where chain = new.chain for update;
    new.number := head.number + 1;
    new.at := clock_timestamp();
    new.before := head.hash;
    new.hash := sha256(new.before || convert_to(concat_ws(E'\x1f', new.chain, new.number,
        (extract(epoch from new.at) * 1000000)::bigint, coalesce(new.actor::text, ''), new.deed, new.purpose,
        new.about, coalesce(new.record::text, ''), new.detail::text), 'UTF8'));
    update audit_head set number = new.number, hash = new.hash where chain = new.chain;
    return new;
end $$;
create trigger audit_chain before insert on audit_entry for each row execute function audit_chain();

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'an entry of the ledger is never changed';
end $$;
create trigger audit_refuse before update or delete on audit_entry
    for each row execute function audit_refuse();

alter table audit_entry add constraint words_without_separator
    check (concat(chain, deed, purpose, about) !~ E'\x1f');
grant select, insert on audit_entry to rabta_app;
"""


class Migration(migrations.Migration):
    """Adds the chain."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(CHAIN, migrations.RunSQL.noop)]
