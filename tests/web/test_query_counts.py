"""How often a page asks the database stands in a file; people are read together, however many.

RABTA_COUNT=1 writes the file anew.
"""

import json
import os
from pathlib import Path
from uuid import uuid4

import pytest
from conferring import CALLED, now_given

FILE = Path(__file__).with_name("query_counts.json")
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
PAGES = {
    "incident": "{incident}",
    "reading": "{incident}/people/1/reading",
    "question": "{incident}/people/1/question",
    "elements": "{incident}/people/1/elements",
    "history": "{incident}/people/1/history",
    "a sheet of answers": "{incident}/people/1/paper-answers",
    "investigation book": "{incident}/people/1/leads",
    "call-back": "{incident}/call-back",
    "everybody side by side": "{incident}/readings",
    "group": "{incident}/group",
    "referrals of a person": "{incident}/people/1/referrals",
    "element": "{incident}/people/1/elements/act",
    "second opinion": "{incident}/people/1/opinion",
    "conclusion": "{incident}/people/1/conclusion",
    "sections on file": "{incident}/people/1/sections",
    "papers": "{incident}/people/1/papers",
    "a paper": "{incident}/people/1/papers/fir.ur.html",
    "paper on file": "{incident}/people/1/papers/on-file",
    "answers on paper": "{incident}/people/1/paper-answers",
    "pack of sheets": "{incident}/paper-answers",
    "about a person": "{incident}/people/1/about",
    "leads": "{incident}/people/1/leads",
    "events": "{incident}/people/1/events",
    "refer": "{incident}/people/1/refer",
    "another person": "{incident}/person",
    "correction": "{incident}/correction",
    "referral": "{referral}",
    "referrals": "/referrals/",
    "conference": "{conference}",
    "calling a conference": "{incident}/people/1/conference",
    "services": "/services",
    "booked without screening": "/figures/unscreened",
    "list of incidents": "/incidents/",
    "desk": "/desk",
}

OF_OTHERS = {
    "taftan-supervisor": {
        "incident, for its supervisor": "{incident}",
        "legal hold": "{incident}/holds",
        "disclosure register": "/disclosures/",
    },
    "data-protection": {"holds and retention": "/retention"},
    "chagai-welfare": {
        "referral, for its receiver": "{referral}",
        "desk of a receiver": "/desk",
        "conference, for a guest": "{conference}",
    },
    "balochistan-secretary": {
        "directive to a province": "{directive}",
        "directives": "/directives/",
        "sitting": "{sitting}",
        "attendance": "{sitting}/attendance",
        "sittings": "/sittings/",
        "reports of a province": "/reports/",
        "report of a month": "/reports/trafficking_committee_province@PK2/2026-03",
    },
}
"""Pages that somebody else than the officer opens, by who does."""


def filed(client, people):
    incident = client.post("/incidents/new", REPORT)["Location"]
    for number in range(2, people + 1):
        added = {"role": "encountered", "state": "present", "name": f"فرضی {number}"}
        assert client.post(f"{incident}/person", added).status_code == 302
    return incident


def asked(client, address):
    """How often a page that was opened before asks the database."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert client.get(address).status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


NEAR = 2
"""What stands in the database from the tests before may ask this much more or less."""


@pytest.fixture
def made(officer, sign_in_as):
    """A record of each kind that pages stand on, by its name in an address."""
    incident, secretary = filed(officer, 1), sign_in_as("balochistan-secretary")
    given = {
        "agency": "social_welfare@PK203",
        "asked_for": ["need_safe_place"],
        "basis": "vital",
        "grounds": "x",
        "id": str(uuid4()),
    }
    said = {
        "kind": "trafficking_committee",
        "text": "x",
        "basis": "x",
        "evidence": "x",
        "due_on": "2099-02-28",
    }
    conferring = CALLED | now_given() | {"id": str(uuid4())}
    called = {"committees": ["trafficking_committee_province@PK2"], "room": "Hall", "chair": "Chair"}
    answers = {
        "referral": officer.post(f"{incident}/people/1/refer", given),
        "conference": officer.post(f"{incident}/people/1/conference", conferring),
        "directive": secretary.post("/directives/new", said | {"id": str(uuid4())}),
        "sitting": secretary.post("/sittings/new", called | {"day": "2099-03-01", "time": "10:00"}),
    }
    wrong = {name: each.context["form"].errors for name, each in answers.items() if each.status_code != 302}
    assert wrong == {}
    return {"incident": incident} | {name: each["Location"] for name, each in answers.items()}


def test_every_page_asks_as_often_as_the_file_says(officer, sign_in_as, made):
    counts = {name: asked(officer, address.format(**made)) for name, address in PAGES.items()}
    for username, pages in OF_OTHERS.items():
        client = sign_in_as(username)
        counts |= {name: asked(client, address.format(**made)) for name, address in pages.items()}
    if os.environ.get("RABTA_COUNT"):
        FILE.write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")
    known = json.loads(FILE.read_text(encoding="utf-8"))
    assert counts.keys() == known.keys()
    assert {name: known[name] for name in counts if abs(counts[name] - known[name]) > NEAR} == {}


@pytest.mark.parametrize("page", ["desk", "everybody side by side"])
def test_people_are_read_together_and_not_one_by_one(officer, page):
    incident = filed(officer, 2)
    few = asked(officer, PAGES[page].format(incident=incident))
    many = filed(officer, 12)
    assert asked(officer, PAGES[page].format(incident=many)) <= few
