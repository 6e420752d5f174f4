"""Pages of the platform under load of data: each asked many times, with row security, ledger and all else on.

RABTA_HOME=<a home filled by rabta demo --incidents 100000> python bench/platform_pages.py [rounds]

Prints a line for each page: how often it was asked, the median and the 95th of a hundred, in milliseconds.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sys
import time
from collections.abc import Callable
from statistics import quantiles
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
from twenty_facts import report as with_twenty_facts

from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

if TYPE_CHECKING:  # Django is set up before its client is imported
    from django.test import Client

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 60
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی نام"}
YEAR = 2100 + secrets.randbelow(900)
"""When a committee sits: in every run another time, for none sits twice at once."""
FACTS = ("in_danger_now", "hurt_or_ill", "interpreter_needed", "alone_or_separated", "companion_may_harm")


def main() -> None:
    """Sign in as the cast and measure."""
    os.environ["RABTA_DEMONSTRATION"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
    Postgres(home()).start()
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    for name, ask in pages():
        ask()
        report(name, [timed(ask) for _ in range(ROUNDS)])


def timed(ask: Callable[[], object]) -> float:
    """How long one takes, in milliseconds."""
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def report(name: str, times: list[float]) -> None:
    """One line of the table."""
    cuts = quantiles(times, n=100)
    print(f"| {name} | {len(times)} | {cuts[49]:.0f} | {cuts[94]:.0f} |", flush=True)


def of_a_province(onlooker: Any) -> list[tuple[str, Callable[[], object]]]:
    """What a province reads of all its districts."""
    return [
        ("coordination of a province, a year", lambda: onlooker.get("/figures/coordination?months=12")),
        ("all reports of a province", lambda: onlooker.get("/reports/?month=2026-10")),
    ]


def pages() -> list[tuple[str, Callable[[], object]]]:
    """What is measured, by name."""
    officer, supervisor = signed_in("taftan-officer"), signed_in("taftan-supervisor")
    province, district = signed_in("balochistan-secretary"), signed_in("chagai-secretary")
    onlooker = signed_in("balochistan-home")
    filed = officer.post("/incidents/new", REPORT)["Location"]

    def create() -> object:
        said = {f"fact_{fact}": "yes" for fact in FACTS}
        incident = officer.post("/incidents/new", REPORT | said)["Location"]
        reading = officer.get(f"{incident}/people/1/reading")
        assert reading.status_code == 200
        return reading

    def direct() -> str:
        given = {"kind": "trafficking_committee", "text": "x", "basis": "x", "due_on": "2099-02-28"}
        answer = province.post("/directives/new", given | {"id": str(uuid4()), "evidence": "x"})
        assert answer.status_code == 302, answer.context["form"].errors
        return str(answer["Location"])

    directive = direct()
    called = {"committees": ["trafficking_committee_province@PK2"], "room": "Hall", "chair": "Chair"}
    sitting = province.post("/sittings/new", called | {"day": f"{YEAR}-03-01", "time": "10:00"})["Location"]
    return [
        ("list of incidents", lambda: supervisor.get("/incidents/")),
        ("search for a name", lambda: supervisor.get("/incidents/search", {"name": "Zarina"})),
        ("one incident", lambda: officer.get(filed)),
        ("one reading", lambda: officer.get(f"{filed}/people/1/reading")),
        ("file an incident with five facts and read it", create),
        ("the same with twenty facts, by a program", by_a_program(officer)),
        ("desk of an officer", lambda: officer.get("/desk")),
        ("a directive to all districts of a province", direct),
        ("its map and table", lambda: province.get(directive)),
        ("a sitting of a province with its agenda", lambda: province.get(sitting)),
        ("the same, all silent", with_all_silent(lambda: province.get(sitting))),
        (
            "a month's report of a district",
            lambda: district.get("/reports/trafficking_committee@PK203/2026-10"),
        ),
        *of_a_province(onlooker),
        ("booked without screening", lambda: supervisor.get("/figures/unscreened")),
    ]


def signed_in(username: str) -> Client:
    """Somebody of the cast, signed in."""
    from django.test import Client

    from rabta_web.config.demonstration import password

    client = Client()
    answer = client.post("/sign-in", {"username": username, "password": password()})
    assert answer.status_code == 302, answer.content
    return client


def key_of(client: Client) -> str:
    """A key of somebody who has signed in."""
    verbs = ["incident.file", "incident.read", "identity.read"]
    page = client.post("/own/keys", {"label": "load", "verbs": verbs, "days": 1}).content.decode()
    found = re.search(r"rabta_[\w-]+", page)
    assert found, page
    return found[0]


def by_a_program(officer: Client) -> Callable[[], object]:
    """Filing twenty facts under a key, and reading them."""
    headers = {"Authorization": f"Bearer {key_of(officer)}"}

    def file_and_read() -> object:
        given = with_twenty_facts("pk-bp-taftan")
        body = json.dumps(given)
        made = officer.post("/api/v1/incidents", body, content_type="application/json", headers=headers)
        assert made.status_code == 201, made.content
        reading = officer.get(f"/api/v1/incidents/{given['id']}/people/1/reading", headers=headers)
        assert reading.status_code == 200, reading.content
        return reading

    return file_and_read


def with_all_silent(ask: Callable[[], object]) -> Callable[[], object]:
    """A page, asked with every directive late, as if nobody had answered for days."""
    late: list[bool] = []

    def asked() -> object:
        if not late:
            with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
                owner.execute("alter table committees_addressee disable trigger user")
                owner.execute("update committees_addressee set due = now() - interval '5 days'")
                owner.execute("alter table committees_addressee enable trigger user")
            late.append(True)
        return ask()

    return asked


if __name__ == "__main__":
    main()
