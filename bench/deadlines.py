"""Ten thousand things due in one minute, a desk with five thousand open tasks, and how soon a receiver sees.

RABTA_HOME=<an empty folder> python bench/deadlines.py

Makes a home of its own there, and prints the lines of a table.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from statistics import quantiles
from uuid import uuid4

import psycopg

from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

MANY, OPEN, ROUNDS = 10_000, 5_000, 60
POST, WELFARE = "demonstration-post-taftan", "social_welfare@PK203"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}


def main() -> None:
    """Prepare, measure, stop."""
    from rabta_web.config.database import make_ready

    os.environ["RABTA_DEMONSTRATION"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
    database = Postgres(home())
    database.start()
    try:
        make_ready()
        prepare = [sys.executable, "-m", "rabta_web.config.prepare", "owner", "demonstration"]
        subprocess.run(prepare, check=True)
        for part in ("deadlines", "desk"):
            role = OWNER if part == "deadlines" else "rabta_app"
            command = [sys.executable, __file__, part]
            subprocess.run(command, check=True, env={**os.environ, "RABTA_DATABASE_ROLE": role})
    finally:
        database.stop()


def set_up() -> None:
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()


def deadlines() -> None:
    """All of them are followed; none is lost, and they are followed in the order in which they were due."""
    set_up()
    from rabta_web.audit.models import Entry
    from rabta_web.deadlines.escalation import follow
    from rabta_web.deadlines.models import Due
    from rabta_web.notices.models import Told

    minute = datetime.now(UTC) - timedelta(minutes=2)
    rows = [_due(minute + timedelta(milliseconds=6 * number)) for number in range(MANY)]
    Due.objects.bulk_create(rows)
    began = time.perf_counter()
    followed = follow(datetime.now(UTC))
    took = time.perf_counter() - began
    order = list(
        Entry.objects.filter(deed="deadline.followed").order_by("number").values_list("record", flat=True)
    )
    assert order == [row.record for row in rows], "out of order"
    assert (followed, Told.objects.count()) == (MANY, 2 * MANY), "lost or repeated"
    print(f"| {MANY:,} due in one minute, each told to two offices, in order | {took:.1f} s |")


def _due(at: datetime):
    from rabta_web.deadlines.models import Due

    return Due(
        kind="task",
        record=uuid4(),
        state="open",
        agency_id=POST,
        from_agency=WELFARE,
        since=at,
        at=at,
        next_at=at,
    )


def desk() -> None:
    """The desk and the list of an office with five thousand open tasks, and from sending to seeing."""
    set_up()
    from django.test import Client

    from rabta_web.access.rows import leave, take
    from rabta_web.accounts.middleware import today
    from rabta_web.accounts.models import Person
    from rabta_web.accounts.queries import scope_of
    from rabta_web.audit.ledger import Actor, ledgered
    from rabta_web.config.demonstration import password
    from rabta_web.tasks.actions import Raising, raise_task
    from rabta_web.tasks.choices import Source

    def signed_in(username: str) -> Client:
        client = Client()
        assert client.post("/sign-in", {"username": username, "password": password()}).status_code == 302
        return client

    scope = scope_of(Person.objects.get(username="taftan-officer"), today())
    now = datetime.now(UTC)
    with ledgered():
        take(scope)
        for number in range(OPEN):
            due = now + timedelta(minutes=number - 1_000)
            raising = Raising(WELFARE, Source.HAND, uuid4(), "words", due, from_agency=POST)
            raise_task(raising=raising, by=Actor(scope.person, scope.purpose), now=now)
    leave()
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        owner.execute("analyze")  # a database that grew in months was analyzed by itself
    officer, welfare = signed_in("taftan-officer"), signed_in("chagai-welfare")
    for name, address in (("desk", "/desk"), ("list", "/tasks/"), ("its last page", "/tasks/?page=99")):
        welfare.get(address)
        _report(
            f"{name} of an office with {OPEN:,} open tasks", [_timed(welfare, address) for _ in range(ROUNDS)]
        )
    _report(
        "from sending a referral to the receiver's desk that shows it",
        [_seen(officer, welfare) for _ in range(10)],
    )


def _timed(client, address: str) -> float:
    began = time.perf_counter()
    assert client.get(address).status_code == 200
    return (time.perf_counter() - began) * 1000


def _seen(officer, welfare) -> float:
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    sent = {
        "id": str(uuid4()),
        "agency": WELFARE,
        "asked_for": ["need_doctor"],
        "basis": "vital",
        "grounds": "x",
    }
    began = time.perf_counter()
    answer = officer.post(f"{person}/refer", sent)
    assert answer["Location"] in welfare.get("/desk").content.decode()
    return (time.perf_counter() - began) * 1000


def _report(name: str, times: list[float]) -> None:
    cuts = quantiles(times, n=100)
    print(f"| {name} | median {cuts[49]:.0f} ms, 95th of 100 {cuts[94]:.0f} ms |", flush=True)


if __name__ == "__main__":
    {"deadlines": deadlines, "desk": desk}.get(sys.argv[1] if len(sys.argv) > 1 else "", main)()
