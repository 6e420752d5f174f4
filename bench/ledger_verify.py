"""How long it takes to verify a ledger, and what memory it needs.

    python bench/ledger_verify.py [ENTRIES]

It makes a home of its own, fills eight chains with entries (a million by default) through the database's own
trigger, takes a checkpoint, and verifies all of it as `rabta audit verify` does.
"""

import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import psycopg

from platform_home import new_home
from rabta_web.config.database import make_ready, sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

CHAINS = ("federal", "PK1", "PK2", "PK3", "PK4", "PK5", "PK6", "PK7")
BATCH = 2_000
FILL = """
    insert into audit_entry (id, chain, actor, deed, purpose, about, record, detail)
    select gen_random_uuid(), %s, gen_random_uuid(), 'incident.read', 'casework', '', gen_random_uuid(),
        '{"rows": 1}' from generate_series(1, %s)
"""


def fill(entries):
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        for number in range(entries // BATCH):
            owner.execute(FILL, [CHAINS[number % len(CHAINS)], BATCH])


def main(entries):
    with new_home():
        Postgres(home()).start()
        make_ready()
        os.environ |= {"DJANGO_SETTINGS_MODULE": "rabta_web.config.settings", "RABTA_DATABASE_ROLE": OWNER}
        import django
        from django.core.management import call_command
        from django.utils import timezone

        django.setup()
        call_command("migrate", verbosity=0)
        from rabta_web.audit.checkpoints import breaks_since, take_checkpoint
        from rabta_web.audit.queries import breaks, count

        before = time.perf_counter()
        fill(entries)
        filled = time.perf_counter() - before
        taken = take_checkpoint(timezone.now())
        before = time.perf_counter()
        found = [*breaks(), *breaks_since(taken)]
        verified = time.perf_counter() - before
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count():,} entries in {len(CHAINS)} chains: filled in {filled:.1f} s, verified in"
            f" {verified:.1f} s ({count() / verified:,.0f} a second), {memory:.0f} MB; {len(found)} breaks"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
