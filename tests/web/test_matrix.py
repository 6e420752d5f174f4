"""Every address with an id, for every role, in every relation to the record, read and written.

Who may is said by the oracle. Whoever may not gets the same bytes as for a record that does not exist.
"""

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from as_they_stand import insert
from web_oracle import ought, recused

from rabta_web.access.roles import DUTIES

ZONE, AROUND = "fia_zone@fia-balochistan", "fia-balochistan"
SECOND, SECOND_PLACE = "social_welfare@PK203", "PK203"
HEADQUARTERS, POST = "fia_hq@PK", "demonstration-post-taftan"
ELSEWHERE, ELSEWHERE_PLACE = "police@PK602", "PK602"
ME, OTHER = "taftan-officer", "chagai-welfare"
METHODS = ("get", "head", "post")
ASKED_BY_HEAD = {"own", "of another district"}
"""Asking for the head alone goes the way of asking for the whole, so one record opens and one hides."""

RELATIONS = {
    "own": {},
    "of the same agency": {"filed_by": OTHER},
    "of the same agency, restricted": {"filed_by": OTHER, "level": "restricted"},
    "of the same agency, outside the place": {"place_id": ELSEWHERE_PLACE},
    "of an agency below": {"filed_by": OTHER, "agency_id": POST},
    "of an agency above": {"filed_by": OTHER, "agency_id": HEADQUARTERS},
    "of another district": {"filed_by": OTHER, "agency_id": ELSEWHERE, "place_id": ELSEWHERE_PLACE},
    "of another district, and they are asked": {
        "filed_by": OTHER,
        "agency_id": ELSEWHERE,
        "place_id": ELSEWHERE_PLACE,
        "asked": [ZONE],
    },
    "of another district, and referred to an agency below": {
        "filed_by": OTHER,
        "agency_id": ELSEWHERE,
        "place_id": ELSEWHERE_PLACE,
        "referred": [POST],
    },
    "recused by name": {"recused_people": [ME]},
    "recused with the unit": {"recused_agencies": [ZONE]},
    "recused with the unit above": {"recused_agencies": [HEADQUARTERS]},
    "recused with another unit of theirs": {"recused_agencies": [SECOND]},
    "closed to them": {"level": "closed"},
    "closed, and they are admitted": {"level": "closed", "admitted": [ME]},
    "admitted and recused": {"level": "closed", "admitted": [ME], "recused_people": [ME]},
}


def its_need(asks, need, record):
    """The need of the address, asked of the record."""
    return asks(need.value, record)


def who_answers_for_it_acted_or_audits(asks, need, record):
    """Whoever may read the record; of others who need not stand aside, who acted on it and who audits."""
    acted_or_audits = record["filed_by"] == asks.person or asks.audits(record["province"])
    return asks("incident.read", record) or (acted_or_audits and not asks.aside(record))


ASKED = {
    "/incidents/<uuid:id>": its_need,
    "/retention/<uuid:id>": its_need,
    "/ledger/record/<uuid:id>": who_answers_for_it_acted_or_audits,
}
"""Who may open an address, by its beginning; what follows the id is asked the same way."""

OTHERS = "test_people: oneself and people of other lines are not there; nobody else sees accounts"
OF_NO_RECORD = (
    {
        f"/accounts/{rest}": OTHERS
        for rest in (
            "<uuid:id>",
            "<uuid:id>/open-or-close",
            "<uuid:id>/code",
            "appointments/<uuid:id>/end",
        )
    }
    | {
        f"/api/v1/{rest}": "test_api: what is not one's own and what does not exist look the same"
        for rest in (
            "incidents/<uuidstr:id>",
            "incidents/<uuidstr:id>/people/<int:number>/statements",
            "incidents/<uuidstr:id>/people/<int:number>/reading",
            "incidents/<uuidstr:id>/people/<int:number>/deadlines",
            "referrals/<uuidstr:id>/steps",
        )
    }
    | {
        f"/directives/{rest}": "test_committees: who neither issued it nor is addressed is told of none"
        for rest in (
            "<uuid:directive>",
            "<uuid:directive>/table.<slug:form>",
            "<uuid:directive>/letter.<slug:language>.<slug:form>",
            "with/<uuid:addressee>",
            "letters/<uuid:scan>",
        )
    }
    | {
        f"/plans/{rest}": "test_plans: who neither follows the committee nor owns a part is told of no plan"
        for rest in (
            "<uuid:plan>",
            "<uuid:plan>/versions/<int:number>",
            "<uuid:plan>/add",
            "<uuid:plan>/import",
            "<uuid:plan>/plan.ics",
            "<uuid:plan>/plan.<slug:form>",
            "<uuid:plan>/entries/<uuid:entry>",
            "<uuid:plan>/entries/<uuid:entry>/change",
            "<uuid:plan>/entries/<uuid:entry>/direct",
            "proofs/<uuid:proof>",
        )
    }
    | {
        f"/sittings/<uuid:sitting>{rest}": "test_committees: who does not look on is told of no sitting"
        for rest in (
            "",
            "/attendance",
            "/room",
            "/sitting.ics",
            "/items/<int:number>",
            "/<slug:kind>.<slug:language>.<slug:form>",
        )
    }
    | {
        f"/reports/<str:agency>/<slug:month>{rest}": "test_reports: a report is read by those who look on"
        for rest in ("", "/paper.<slug:language>.<slug:form>")
    }
    | {
        f"/disclosures/<uuid:disclosure>{rest}": (
            "test_disclosure: who is on neither side is told of no disclosure"
        )
        for rest in ("", "/order", "/papers/<str:name>", "/file")
    }
    | {
        f"/committees/<str:agency>{rest}": "test_bodies: who looks on at no committee of a line sees none"
        for rest in ("", "/amend", "/seats")
    }
    | {
        "/committees/notifications/<uuid:charter>": "test_bodies: who looks on at no committee of a line",
        "/matters/<uuid:matter>": "test_forwarding: who has no part in a matter is told of none",
    }
    | {
        f"/incidents/report/{rest}": "test_drafts: a report that was begun is its writer's alone"
        for rest in ("<uuid:draft>", "<uuid:draft>/drop", "<uuid:draft>/<slug:step>")
    }
    | {
        "/incidents/manifest/<uuid:draft>": "test_manifest: a list that was begun is its writer's alone",
        "/opinions/<uuid:asked>": "test_second_opinion: nobody but the agency that was asked answers",
        "/papers-on-file/<uuid:paper>": "test_on_file: a scan is given to whoever may see who the person is",
        "/samples/<uuid:sample>": "test_second_look: nobody but who answers for the post is told of it",
        "/referrals/<uuid:referral>": "test_referrals: who is on neither side of a referral is told of none",
        "/sheets/<slug:sheet>.<slug:form>": "a blank sheet holds nobody's words",
        "/cases/<uuid:case>": "test_cases: whoever sees no part of a case is told of none",
        "/conferences/<uuid:conference>": "test_conference_readers: whoever is not invited is told of none",
        "/tasks/<uuid:task>": "test_tasks: a task is there for whoever has to do with it and for no other",
        "/referrals/<uuid:referral>/noted": "test_handing_over: nobody notes what another agency was told",
        "/referrals/<uuid:referral>/letters": "test_reply_links: nobody but the sender makes a link",
        "/referrals/<uuid:referral>/letter.<slug:language>.<slug:form>": "test_reply_links: the same",
        "/reply/<str:secret>": "test_reply_links: used, expired and never made are told apart by nobody",
        "/receipts/<uuid:receipt>": "test_reply_links: a receipt is given to the sides of its referral",
        "/arrivals/<uuid:arrival>": "test_handing_over: who is on neither side of an arrival is told of none",
        "/requests/<uuid:request_id>": "test_handing_over: who is on neither side of a request sees none",
        "/stops/<uuid:stop>/noted": "test_consents: nobody notes a stop for another agency",
        "/consents/<uuid:consent>": "test_consents: a consent is read by who holds the person",
        "/figures/coordination.<slug:form>": "test_coordination: who does not follow is told no number",
        "/places/<str:place>": "places are no secret",
        "/agencies/<str:agency>": "agencies are no secret",
        "/agencies/<str:agency>/change": "test_offices: nobody changes an office that is not below theirs",
    }
)
"""Addresses with an id of something that is no record of a case, each with the test that proves it."""


BESIDE_THE_ID = {"number": "1", "element": "act", "kind": "fir", "language": "en", "form": "html"}
"""What stands in an address besides ids, as it is true of every record here."""


def filled(address, id):
    """An address with an id in the place of every id."""
    return re.sub(r"<\w+:(\w+)>", lambda name: BESIDE_THE_ID.get(name[1], str(id)), address)


def rule_of(address):
    return (
        None
        if address in OF_NO_RECORD
        else next((rule for start, rule in ASKED.items() if f"{address}/".startswith(f"{start}/")), None)
    )


def addresses():
    from rabta_web.access.routes import routes

    return [(address, view) for address, view in routes() if "<" in address]


class Asks:
    """What the oracle says of one person."""

    def __init__(self, scope, around, above):
        self.person, self.around, self.above = scope.person, around, above
        self.grants = [(g.verb.value, g.reach.value, g.levels, g.agency, g.place) for g in scope.grants]

    def __call__(self, verb, record):
        return ought(self.person, [ZONE, SECOND], self.grants, verb, record, self.around, self.above)

    def has(self, need):
        from rabta_web.access.routes import Open

        return isinstance(need, Open) or any(verb == need.value for verb, *_ in self.grants)

    def aside(self, record):
        return recused(self.person, [ZONE, SECOND], record, self.above)

    def audits(self, chain):
        return any(
            verb == "ledger.read" and place in self.around[chain] for verb, _, _, _, place in self.grants
        )


@pytest.fixture
def people(owner):
    return dict(owner.execute("select username, id from accounts_person").fetchall())


def told_apart():
    """The roles that differ in what they may do or to what end: the first of those that are alike."""
    found = {}
    for role, duty in DUTIES.items():
        found.setdefault((duty.purpose, frozenset(duty.may)), role)
    return list(found.values())


@pytest.fixture(params=told_apart(), ids=lambda role: role.value)
def signed_in(request, sign_in_as, owner, people, monkeypatch):
    """Somebody who is appointed in a role at two offices, and nowhere else.

    Their session is not noted anew every minute, which would set a cookie in one answer and not in the next.
    """
    from rabta_web.accounts import sessions
    from rabta_web.accounts.models import Appointment

    monkeypatch.setattr(sessions, "NOTED_EVERY", timedelta(hours=1))

    client, since = sign_in_as(ME), date(2026, 1, 1)
    offices = [(ZONE, AROUND, since), (SECOND, SECOND_PLACE, date(2026, 1, 2))]
    held = [
        Appointment(person_id=people[ME], role=request.param, agency_id=agency, place_id=place, begins=begins)
        for agency, place, begins in offices
    ]
    owner.execute("update accounts_appointment set ends = begins + 1 where person_id = %s", [people[ME]])
    insert(owner, *held)
    yield client
    owner.execute("delete from accounts_appointment where id = any(%s)", [[each.pk for each in held]])


@pytest.fixture
def asks(signed_in, people, owner):
    from test_policy import pairs

    from rabta_web.accounts.middleware import today
    from rabta_web.accounts.models import Person
    from rabta_web.accounts.queries import scope_of

    scope = scope_of(Person.objects.get(pk=people[ME]), today())
    around = pairs(owner, "access_within", "place", "around")
    return Asks(scope, around, pairs(owner, "access_below", "agency", "above"))


@pytest.fixture
def records(signed_in, owner, people):
    """A record in each relation, and an entry of the ledger about it, by somebody else."""
    from django.utils import timezone

    from rabta_web.audit.models import Entry
    from rabta_web.incidents.models import Incident, Involved

    common = {"agency_id": ZONE, "place_id": "pk-bp-taftan", "province": "PK2", "filed_by": ME}
    said = {"kind": "border", "happened_on": date(2026, 3, 1), "filed_at": timezone.now()}
    lists = {
        "level": "open",
        "admitted": [],
        "recused_people": [],
        "recused_agencies": [],
        "asked": [],
        "referred": [],
    }
    made = {}
    for relation, differs in RELATIONS.items():
        row = {**common, **lists, **differs, "id": uuid4()}
        row["filed_by"] = people[row["filed_by"]]
        row |= {name: [people[each] for each in row[name]] for name in ("admitted", "recused_people")}
        made[relation] = row
        insert(owner, Incident(**row, **said))
        insert(
            owner,
            Involved(
                **{name: row[name] for name in ("id", "asked", "referred")},
                incident_id=row["id"],
                number=1,
                role="encountered",
                so=b"",
                not_so=b"",
            ),
        )
        insert(owner, Entry(chain="PK2", actor=row["filed_by"], deed="incident.filed", record=row["id"]))
    return made


TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")\w+')


def plain(answer, id):
    """An answer without what is drawn anew for every page, and without the id that was asked for."""
    headers = {name: value for name, value in answer.items() if name != "Set-Cookie"}
    body = TOKEN.sub(rb"\1", answer.content).replace(str(id).encode(), b"id")
    return answer.status_code, headers, sorted(answer.cookies), body


def test_every_address_with_an_id_stands_in_the_matrix(platform):
    missing = [address for address, _ in addresses() if not rule_of(address) and address not in OF_NO_RECORD]
    assert missing == [], "add a rule to ASKED, or to OF_NO_RECORD the test that proves them"
    used = {start for start in ASKED if any(f"{a}/".startswith(f"{start}/") for a, _ in addresses())}
    assert used == set(ASKED)


def relations_asked(method, number, *, holds):
    """The relations in which an address is asked: all of them, where the answer depends on the record at all.

    Whoever does not hold what an address needs is turned away before its view is called: there, every address
    takes its turn with one relation.
    """
    if not holds:
        return [list(RELATIONS)[number % len(RELATIONS)]]
    return [each for each in RELATIONS if method != "head" or each in ASKED_BY_HEAD]


def test_an_address_opens_to_whom_the_oracle_says_and_hides_from_all_others(signed_in, asks, records, owner):
    from rabta_web.access.routes import need_of

    nowhere, opened, hidden = UUID(int=1), 0, 0
    for number, (address, view) in enumerate(addresses()):
        rule, need = rule_of(address), need_of(view)
        for method in METHODS if rule else ():
            ask = getattr(signed_in, method)
            absent = plain(ask(filled(address, nowhere)), nowhere)
            for relation in relations_asked(method, number, holds=asks.has(need)):
                record = records[relation]
                may = asks.has(need) and rule(asks, need, record)
                answer = ask(filled(address, record["id"]))
                said = plain(answer, record["id"])
                if may:
                    opened += 1
                    assert answer.status_code in {200, 302, 405}, (address, method, relation)
                else:
                    hidden += 1
                    assert said == absent, (address, method, relation)
                    assert answer.status_code in {404, 405}, (address, method, relation)
    assert hidden
    assert opened or not {"incident.read", "ledger.read"} & {verb for verb, *_ in asks.grants}


def test_whatever_was_hidden_stands_in_the_ledger_once(signed_in, asks, records, owner):
    hidden = [row["id"] for row in records.values()]
    denied = [id for id in hidden if signed_in.get(f"/incidents/{id}").status_code == 404]
    assert denied
    entries = owner.execute("select record from audit_entry where deed = 'denied'").fetchall()
    assert sorted(id for (id,) in entries) == sorted(denied)
