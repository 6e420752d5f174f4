"""Policy, query and row security agree with an oracle on random worlds."""

import os

import pytest
from web_oracle import World, ought

RECORDS = 250
PEOPLE_TRIED = int(os.environ.get("RABTA_PEOPLE_TRIED", "60"))
VERBS = ["incident.read", "identity.read"]


def pairs(owner, table, first, second):
    found = {}
    for one, other in owner.execute(f"select {first}, {second} from {table}").fetchall():
        found.setdefault(one, set()).add(other)
    return found


@pytest.fixture
def around(owner):
    return pairs(owner, "access_within", "place", "around")


@pytest.fixture
def above(owner):
    return pairs(owner, "access_below", "agency", "above")


@pytest.fixture
def made_up(world, owner, around, above):
    people = [id for (id,) in owner.execute("select id from accounts_person order by username").fetchall()]
    post = "demonstration-post-taftan"
    places = ["PK", "PK2", "PK203", "pk-bp-taftan", "pk-div-rakhshan", "fia-balochistan", "PK6", "PK602"]
    agencies = [post, *sorted(above[post] - {post}), "social_welfare@PK203", "police@PK203", "police@PK602"]
    agencies += sorted(above["police@PK203"] - {"police@PK203"})
    made_up = World(7, people, places, agencies)
    made_up.records = [made_up.record() for _ in range(RECORDS)]
    columns = ", ".join(made_up.records[0])
    marks = ", ".join(f"%({name})s" for name in made_up.records[0])
    with owner.cursor() as cursor:
        cursor.executemany(f"insert into incidents_incident ({columns}) values ({marks})", made_up.records)
    return made_up


def scope_for(person, grants):
    from rabta_web.access.values import Grant, Level, Purpose, Reach, Scope, Verb

    return Scope(
        person,
        Purpose.CASEWORK,
        tuple(Grant(Verb(v), Reach(r), tuple(map(Level, levels)), a, p) for v, r, levels, a, p in grants),
    )


def without_row_security(asked, owner):
    """What a query finds by itself: its rows as the owner, whom row security does not hold back."""
    from django.core.exceptions import EmptyResultSet

    try:
        text, values = asked.sql_with_params()
    except EmptyResultSet:
        return set()
    return {id for (id,) in owner.execute(text, values).fetchall()}


def test_policy_query_and_rows_agree_with_the_oracle(made_up, owner, around, above):
    from rabta_web.access.policy import allows
    from rabta_web.access.rows import reachable, take
    from rabta_web.access.values import Verb
    from rabta_web.audit.ledger import ledgered
    from rabta_web.incidents.models import Incident

    held = {incident["id"]: Incident(**incident).holding for incident in made_up.records}
    allowed = 0
    for _ in range(PEOPLE_TRIED):
        person, grants = made_up.random.choice(made_up.people), made_up.grants(VERBS)
        scope = scope_for(person, grants)
        for verb in VERBS:
            want = {r["id"] for r in made_up.records if ought(person, grants, verb, r, around, above)}
            allowed += len(want)
            said = {
                id
                for id, holding in held.items()
                if allows(
                    scope,
                    Verb(verb),
                    holding,
                    within=lambda one, other: other in around[one],
                    below=lambda one, other: other in above[one],
                )
            }
            assert said == want, grants
            with ledgered():
                take(scope)
                asked = Incident.objects.filter(reachable(Verb(verb))).values_list("pk").query
                rows = set(Incident.objects.values_list("pk", flat=True))
                found = without_row_security(asked, owner)
            assert found == want, grants
            assert verb != "incident.read" or rows == want, grants
    assert allowed > PEOPLE_TRIED
    take(None)
