"""How facts of a million incidents are best kept: layouts, each loaded, weighed and asked the same questions.

python bench/facts_million.py [incidents]
"""

import sys
import tempfile
import time
from pathlib import Path

import psycopg

from rabta_web.config.postgres import OWNER, Postgres

INCIDENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
DISTRICTS, FACTS, SAID = 180, 131, 20
BYTES = FACTS // 8 + 1

DRAWN = f"array(select 1 + (n * 31 + k * 17 + k * k * n) % {FACTS} from generate_series(1, {SAID}) k)"
"""Twenty facts of an incident, drawn by its number; the first half is so, the rest is not."""

COMMON = f"""
create table incident (id uuid primary key default gen_random_uuid(), n int, district int);
insert into incident (n, district) select n, n % {DISTRICTS} from generate_series(1, {INCIDENTS}) n;
create index on incident (district);
create unique index on incident (n);
create table fact (n int primary key, name text);
insert into fact select f, 'purpose_or_means_' || f from generate_series(1, {FACTS}) f;
"""

LAYOUTS = {
    "a row for a fact": (
        f"""
        create table said (incident uuid, fact text, so boolean);
        insert into said select i.id, f.name, d.k <= {SAID // 2} from incident i
            cross join lateral unnest({DRAWN}) with ordinality d(fact, k) join fact f on f.n = d.fact;
        create index on said (incident);
        create index on said (fact) where so;
        """,
        "select * from said where incident = %s",
        """select count(*) from incident i where district = 7 and exists (
            select from said s where s.incident = i.id and s.fact = 'purpose_or_means_9' and s.so)""",
        "select count(distinct incident) from said where fact = 'purpose_or_means_9' and so",
    ),
    "arrays of a statement": (
        f"""
        create table said (incident uuid, so text[], not_so text[]);
        insert into said select id, names[1:{SAID // 2}], names[{SAID // 2 + 1}:] from (
            select i.id, array(select f.name from unnest({DRAWN}) d join fact f on f.n = d) as names
            from incident i) drawn;
        create index on said (incident);
        create index on said using gin (so);
        """,
        "select * from said where incident = %s",
        """select count(*) from incident i join said s on s.incident = i.id
            where district = 7 and s.so @> '{purpose_or_means_9}'""",
        "select count(*) from said where so @> '{purpose_or_means_9}'",
    ),
    "arrays of numbers of a statement": (
        f"""
        create table said (incident uuid, so smallint[], not_so smallint[]);
        insert into said select id, drawn[1:{SAID // 2}], drawn[{SAID // 2 + 1}:] from (
            select i.id, {DRAWN}::smallint[] as drawn from incident i) d;
        create index on said (incident);
        """,
        "select * from said where incident = %s",
        """select count(*) from incident i join said s on s.incident = i.id
            where district = 7 and 9 = any(s.so)""",
        "select count(*) from said where 9 = any(so)",
    ),
    "two bit strings of a person": (
        f"""
        create function bits(drawn int[]) returns bytea language plpgsql immutable as $$
        declare found bytea := decode(repeat('00', {BYTES}), 'hex'); n int;
        begin foreach n in array drawn loop found := set_bit(found, n, 1); end loop; return found; end $$;
        create table said (incident uuid, so bytea, not_so bytea);
        insert into said select id, bits(drawn[1:{SAID // 2}]), bits(drawn[{SAID // 2 + 1}:]) from (
            select i.id, {DRAWN} as drawn from incident i) d;
        create index on said (incident);
        """,
        "select * from said where incident = %s",
        """select count(*) from incident i join said s on s.incident = i.id
            where district = 7 and get_bit(s.so, 9) = 1""",
        "select count(*) from said where get_bit(so, 9) = 1",
    ),
}


def timed(connection, query, values=(), times=5):
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        connection.execute(query, values).fetchall()
        best = min(best, time.perf_counter() - began)
    return best * 1000


def main():
    home = Path(tempfile.mkdtemp(prefix="rabta-bench-"))
    home.chmod(0o711)
    server = Postgres(home)
    server.start()
    try:
        with psycopg.connect(
            host=str(server.socket), user=OWNER, dbname="postgres", autocommit=True, prepare_threshold=None
        ) as connection:
            connection.execute(COMMON)
            [one] = connection.execute("select id from incident where n = 777").fetchone()
            print(f"{INCIDENTS:,} incidents, {SAID} facts each, PostgreSQL {server.version}")
            for layout, (load, of_one, of_district, of_all) in LAYOUTS.items():
                began = time.perf_counter()
                connection.execute(load)
                connection.execute("vacuum analyze said")
                loaded = time.perf_counter() - began
                [size] = connection.execute("select pg_total_relation_size('said')").fetchone()
                asked = [
                    timed(connection, of_one, [one]),
                    timed(connection, of_district),
                    timed(connection, of_all),
                ]
                print(
                    f"{layout:34} load {loaded:6.1f} s  size {size / 1e6:7.0f} MB  one {asked[0]:6.2f} ms"
                    f"  district {asked[1]:7.1f} ms  all {asked[2]:8.1f} ms"
                )
                connection.execute("drop table said")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
