"""What the application may do to these tables, and whose rows the database lets it change.

People and appointments are read before anybody has a scope, because a scope is made of them; they are
changed by who administers them. Secrets are seen by the person they belong to and nobody else.
"""

from django.db import migrations

GRANTS = """
create function access_administers(agency text, place text) returns boolean language sql stable as $$
    select exists (select from unnest(access_grants('account.manage')) g
        where exists (select from access_below b
            where b.agency = access_administers.agency and b.above = g.agency)
        and (access_administers.place is null or exists (select from access_within w
            where w.place = access_administers.place and w.around = g.place)))
$$;

grant select, insert on accounts_person, accounts_appointment to rabta_app;
grant update (password, is_active, setup, setup_until, sign_outs, resets) on accounts_person to rabta_app;
grant update (ends) on accounts_appointment to rabta_app;

alter table accounts_person enable row level security;
create policy see on accounts_person for select using (true);
create policy add on accounts_person for insert
    with check (not demonstration and access_administers(agency_id, null));
create policy change on accounts_person for update
    using (id = access_person() or access_administers(agency_id, null));

alter table accounts_appointment enable row level security;
create policy see on accounts_appointment for select using (true);
create policy add on accounts_appointment for insert with check (
    person_id <> access_person() and access_administers(agency_id, place_id)
    and exists (select from accounts_person p
        where p.id = person_id and access_administers(p.agency_id, null)));
create policy change on accounts_appointment for update
    using (person_id <> access_person() and access_administers(agency_id, place_id));

alter table accounts_apikey enable row level security;
alter table accounts_apikey force row level security;
create policy owner on accounts_apikey to current_user using (true) with check (true);
create policy see on accounts_apikey for select using (true);
create policy add on accounts_apikey for insert with check (person_id = access_person());
create policy change on accounts_apikey for update using (person_id = access_person());
grant select, insert on accounts_apikey to rabta_app;
grant update (ended_at) on accounts_apikey to rabta_app;

grant select, insert, update, delete on django_session, accounts_tries to rabta_app;
"""

OWN = """
alter table {table} enable row level security;
alter table {table} force row level security;
create policy own on {table} using (person_id = access_person());
grant select, insert, update, delete on {table} to rabta_app;
"""

SECRETS = ("accounts_secondfactor", "accounts_recoverycode", "accounts_quickentry")


class Migration(migrations.Migration):
    """Grants it."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("access", "0002_policy"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        *(migrations.RunSQL(OWN.format(table=table), migrations.RunSQL.noop) for table in SECRETS),
    ]
