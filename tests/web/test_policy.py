"""Policy, query and row security agree with an oracle on random worlds."""

import os
from dataclasses import replace
from uuid import uuid4

import pytest
from web_oracle import World, ought, recused

from rabta_web.access.values import Level

RECORDS = 400
PEOPLE_TRIED = int(os.environ.get("RABTA_PEOPLE_TRIED", "700"))
VERBS = ["incident.read", "identity.read", "protection.read"]
AUDIT, CHAIN = "ledger.read", "PK2"


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
    with owner.cursor() as cursor:
        insert(cursor, "incidents_incident", [dict(record) for record in made_up.records])
        involved = [
            {
                **{name: r[name] for name in ("id", "asked", "referred")},
                "incident_id": r["id"],
                "number": 1,
                "role": "encountered",
                "state": "present",
            }
            for r in made_up.records
        ]
        insert(cursor, "incidents_involved", involved)
        others = [{**each, "id": uuid4(), "number": 2, "asked": [], "referred": []} for each in involved]
        insert(cursor, "incidents_involved", others)
        whose = [{"id": r["id"], "incident_id": r["id"], "person_id": r["id"]} for r in made_up.records]
        insert(cursor, "incidents_identity", [{**row, "name": b""} for row in whose])
        said = {"source": "person", "said_at": "2026-01-01", "pack": "", "so": [], "not_so": []}
        asked = {"question": "", "answer": ""}
        insert(
            cursor, "incidents_statement", [{**row, **said, **asked, "noted_by": row["id"]} for row in whose]
        )
        cursor.execute("alter table audit_entry disable trigger user")
        entries = [
            {
                "id": r["id"],
                "record": r["id"],
                "actor": made_up.random.choice(people),
                "deed": "incident.read",
            }
            for r in made_up.records
        ]
        for number, (entry, record) in enumerate(zip(entries, made_up.records, strict=True), 1):
            entry |= {"chain": CHAIN, "purpose": "", "about": "", "detail": "{}", "number": number}
            record["looked"] = entry["actor"]
        insert(cursor, "audit_entry", entries)
        cursor.execute("alter table audit_entry enable trigger user")
        noted = {"key": "agreed_to", "words": b"", "noted_at": "2026-01-01"}
        insert(cursor, "incidents_care", [{**row, **noted, "noted_by": row["id"]} for row in whose])
    return made_up


def insert(cursor, table, rows):
    marks = ", ".join(f"%({name})s" for name in rows[0])
    cursor.executemany(f"insert into {table} ({', '.join(rows[0])}) values ({marks})", rows)


def scope_for(person, grants, offices, above):
    from rabta_web.access.values import Grant, Level, Purpose, Reach, Scope, Verb

    return Scope(
        person,
        Purpose.CASEWORK,
        tuple(Grant(Verb(v), Reach(r), tuple(map(Level, levels)), a, p) for v, r, levels, a, p in grants),
        frozenset().union(*(above[office] for office in offices)),
    )


def without_row_security(asked, owner):
    """What a query finds by itself: its rows as the owner, whom row security does not hold back."""
    from django.core.exceptions import EmptyResultSet

    try:
        text, values = asked.sql_with_params()
    except EmptyResultSet:
        return set()
    return {id for (id,) in owner.execute(text, values).fetchall()}


def seen_in_rows(scope, verb, owner):
    """What row security shows somebody of every table, and what the query for a verb finds without it."""
    from rabta_web.access.rows import leave, reachable, take
    from rabta_web.access.values import Verb
    from rabta_web.audit.ledger import ledgered
    from rabta_web.audit.models import Entry
    from rabta_web.incidents.models import Care, Identity, Incident, Involved, Statement

    def of(table, field="incident_id", **asked):
        return set(table.objects.filter(**asked).values_list(field, flat=True))

    with ledgered():
        take(scope)
        asked = Incident.objects.filter(reachable(Verb(verb))).values_list("pk").query
        rows = {
            "incidents": of(Incident, "pk"),
            "sent": of(Involved, number=1),
            "not sent": of(Involved, number=2),
            "statements": of(Statement),
            "ledger": of(Entry, "record", chain=CHAIN),
            "identities": of(Identity),
            "cares": of(Care),
        }
        found = without_row_security(asked, owner)
    leave()
    return rows, found


def by_values(scope, verb, records):
    """The records on which somebody may do a thing by the policy, with places and lines as they are kept."""
    from rabta_web.access.permitted import permitted
    from rabta_web.access.rows import leave, take
    from rabta_web.audit.ledger import ledgered
    from rabta_web.incidents.models import Incident

    held = [Incident(**{name: value for name, value in each.items() if name != "looked"}) for each in records]
    with ledgered():
        take(scope)
        may = permitted(held)
    leave()
    return {each.pk for each in held if may.to(verb, each, sent=each)}


def judged(made_up, owner, around, above, verb):
    """What one random person may do by the policy, by the query, by row security, and by the oracle."""
    from rabta_web.access import policy
    from rabta_web.access.values import Verb
    from rabta_web.incidents.models import Incident

    person, grants = made_up.random.choice(made_up.people), made_up.grants([*VERBS, AUDIT])
    offices = made_up.offices(grants)
    scope = scope_for(person, grants, offices, above)
    ought_to = {
        each: {r["id"] for r in made_up.records if ought(person, offices, grants, each, r, around, above)}
        for each in VERBS
    }
    nobody_sent = [{**record, "asked": [], "referred": []} for record in made_up.records]
    alone = {r["id"] for r in nobody_sent if ought(person, offices, grants, VERBS[0], r, around, above)}
    said = {
        record["id"]
        for record in made_up.records
        if policy.allows(
            scope,
            Verb(verb),
            Incident(**{name: value for name, value in record.items() if name != "looked"}).holding,
            within=lambda one, other: other in around[one],
            below=lambda one, other: other in above[one],
        )
    }
    judged_by_values = by_values(scope, Verb(verb), made_up.records)
    rows, found = seen_in_rows(scope, verb, owner)
    read, named, cared_for = (ought_to[each] for each in VERBS)
    return {
        "policy": (said, ought_to[verb]),
        "policy over what was read": (judged_by_values, ought_to[verb]),
        "query": (found, ought_to[verb]),
        "rows": (rows["incidents"], read),
        "people who were sent": (rows["sent"], read),
        "people who were not sent": (rows["not sent"], alone),
        "rows of statements": (rows["statements"], read),
        "rows of the ledger": (
            rows["ledger"],
            looked_at(made_up, person, offices, grants, read, around, above),
        ),
        "rows of identities": (rows["identities"], read & named),
        "rows of the protection book": (rows["cares"], read & cared_for),
    }


def looked_at(made_up, person, offices, grants, read, around, above):
    """The records whose entry somebody ought to see: read, acted on, or audited, and no recusal."""
    audits = any(verb == AUDIT and place in around[CHAIN] for verb, _, _, _, place in grants)
    return {
        record["id"]
        for record in made_up.records
        if not recused(person, offices, record, above)
        and (record["id"] in read or record["looked"] == person or audits)
    }


def test_policy_query_and_rows_agree_with_the_oracle(made_up, owner, around, above):
    allowed = 0
    for number in range(PEOPLE_TRIED):
        answers = judged(made_up, owner, around, above, VERBS[number % len(VERBS)])
        for whose, (said, ought_to) in answers.items():
            assert said == ought_to, whose
            allowed += len(ought_to)
    assert allowed > PEOPLE_TRIED


CLAUSES = {
    "recused people": ("not (select access_person()) = any(recused_people)", "true"),
    "recused units": ("not recused_agencies && (select access_units())", "true"),
    "admission": ("(level <> 'closed' or (select access_person()) = any(admitted))", "true"),
    "levels": ("level = any(g.levels)", "true"),
    "places": ("w.around = g.place", "true"),
    "own": ("agency_id = g.agency and filed_by = (select access_person())", "agency_id = g.agency"),
    "agency": ("when 'agency' then agency_id = g.agency", "when 'agency' then true"),
    "line": ("b.agency = agency_id and b.above = g.agency", "b.agency = agency_id"),
    "sent to the agency": ("g.reach = 'agency' and g.agency = any", "g.agency = any"),
    "sent to another agency": ("b.above = g.agency and b.agency = any", "b.agency = any"),
    "verb": ("'incident.read'", "'identity.read'"),
}


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_that_row_security_lacks_is_noticed(made_up, owner, around, above, clause):
    from rabta_web.access.row_security import allows
    from rabta_web.access.values import Verb

    whole, (there, instead) = allows(Verb.READ), CLAUSES[clause]
    assert there in whole
    owner.execute(f"alter policy see on incidents_incident using ({whole.replace(there, instead)})")
    try:
        answers = (judged(made_up, owner, around, above, VERBS[0])["rows"] for _ in range(60))
        assert any(said != ought_to for said, ought_to in answers)
    finally:
        owner.execute(f"alter policy see on incidents_incident using ({whole})")


PLANTED = {
    "policy forgets recused people": (
        "policy",
        lambda scope, held: replace(held, recused_people=frozenset()),
    ),
    "policy forgets recused units": (
        "policy",
        lambda scope, held: replace(held, recused_agencies=frozenset()),
    ),
    "policy forgets admission": (
        "policy",
        lambda scope, held: replace(held, admitted=held.admitted | {scope.person}),
    ),
    "policy forgets what was sent": (
        "policy",
        lambda scope, held: replace(held, asked=frozenset(), referred=frozenset()),
    ),
    "policy takes all for open": ("policy", lambda scope, held: replace(held, level=Level.OPEN)),
    "policy takes all for filed by oneself": (
        "policy",
        lambda scope, held: replace(held, filed_by=scope.person),
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_clause_that_the_policy_over_values_lacks_is_noticed(
    made_up, owner, around, above, planted, monkeypatch
):
    from rabta_web.access import policy

    whose, blind = PLANTED[planted]
    sound = policy.allows
    monkeypatch.setattr(
        policy, "allows", lambda scope, verb, held, **inside: sound(scope, verb, blind(scope, held), **inside)
    )
    answers = (judged(made_up, owner, around, above, VERBS[0])[whose] for _ in range(80))
    assert any(said != ought_to for said, ought_to in answers)


@pytest.mark.parametrize("lost", ["_reached", "_sent_to"])
def test_a_clause_that_the_query_lacks_is_noticed(made_up, owner, around, above, lost, monkeypatch):
    from django.db.models import Q

    from rabta_web.access import rows

    monkeypatch.setattr(rows, lost, lambda *_: Q(pk__in=[]))
    answers = (judged(made_up, owner, around, above, VERBS[0])["query"] for _ in range(60))
    assert any(said != ought_to for said, ought_to in answers)
