"""What the application may do to these tables: read them, and add changes, which the database applies."""

from django.db import migrations

from rabta_web.access.row_security import guard

REWRITE = """
create function agencies_rewrite(day date) returns void language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    update agencies_agency a set above_id = head.above_id
        from (select distinct on (l.agency_id) l.agency_id, l.above_id from agencies_line l
            where l.begins is null or l.begins <= day
            order by l.agency_id, l.begins desc nulls last) head
        where head.agency_id = a.id and a.above_id is distinct from head.above_id;
    create temporary table agencies_pairs on commit drop as
        with recursive pairs (agency, above) as (
            select id, id from agencies_agency
            union select p.agency, a.above_id from pairs p join agencies_agency a on a.id = p.above
                where a.above_id is not null)
        select * from pairs;
    if exists (select from agencies_pairs p join agencies_pairs q
            on p.agency = q.above and p.above = q.agency and p.agency <> p.above) then
        raise exception 'an office would stand above itself' using errcode = 'check_violation';
    end if;
    delete from access_below b where not exists (select from agencies_pairs p
        where p.agency = b.agency and p.above = b.above);
    insert into access_below (agency, above) select agency, above from agencies_pairs
        on conflict do nothing;
    drop table agencies_pairs;
end $$;
revoke execute on function agencies_rewrite(date) from public;
"""
"""The lines of a day, and from them who stands below whom: all that scope and row security read."""

APPLY = """
create function agencies_apply() returns trigger language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
    if new.what = 'opened' then
        insert into agencies_agency (id, kind, level, place_id, name, name_ur, edited)
            select new.agency_id, new.kind, h.level, new.place_id, new.name, new.name_ur, true
            from agencies_agency h where h.id = new.above_id;
    elsif new.what = 'named' then
        update agencies_agency set name = new.name, name_ur = new.name_ur, edited = true
            where id = new.agency_id;
    elsif new.what = 'ended' then
        update agencies_agency set ends = new.as_of, edited = true where id = new.agency_id;
    end if;
    if new.what in ('opened', 'moved') then
        update agencies_agency set edited = true where id = new.agency_id;
        insert into agencies_line (id, agency_id, above_id, begins)
            values (gen_random_uuid(), new.agency_id, new.above_id, new.as_of);
        perform agencies_rewrite(new.on);
    end if;
    return new;
end $$;
create trigger agencies_apply after insert on agencies_change
    for each row execute function agencies_apply();

create function agencies_manages(agency text, strictly boolean) returns boolean language sql stable as $$
    select exists (select from unnest(access_grants('agency.manage')) g
        join access_below b on b.above = g.agency
        where b.agency = agencies_manages.agency and not (strictly and b.agency = g.agency))
$$;
create function agencies_place_managed(place text) returns boolean language sql stable as $$
    select exists (select from unnest(access_grants('agency.manage')) g
        join access_within w on w.around = g.place where w.place = agencies_place_managed.place)
$$;
grant select on agencies_agency, agencies_line to rabta_app;
"""


MANAGED = """made_by = (select access_person()) and case what
    when 'opened' then agencies_manages(above_id, false) and agencies_place_managed(place_id)
        and not exists (select from agencies_agency a where a.id = agency_id)
    when 'moved' then agencies_manages(agency_id, true) and agencies_manages(above_id, false)
    when 'named' then agencies_manages(agency_id, false)
    when 'ended' then agencies_manages(agency_id, true)
    else false end"""


class Migration(migrations.Migration):
    """Grants it."""

    dependencies = [("agencies", "0001_initial"), ("access", "0002_policy")]
    operations = [
        migrations.RunSQL(REWRITE, migrations.RunSQL.noop),
        migrations.RunSQL(APPLY, migrations.RunSQL.noop),
        guard("agencies_change", see="true", add=MANAGED),
    ]
