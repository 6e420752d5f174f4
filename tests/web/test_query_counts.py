"""How often a page asks the database stands in a file; people are read together, however many.

RABTA_COUNT=1 writes the file anew.
"""

import json
import os
from pathlib import Path

import pytest

FILE = Path(__file__).with_name("query_counts.json")
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}
PAGES = {
    "incident": "{incident}",
    "reading": "{incident}/people/1/reading",
    "question": "{incident}/people/1/question",
    "elements": "{incident}/people/1/elements",
    "history": "{incident}/people/1/history",
    "everybody side by side": "{incident}/readings",
    "group": "{incident}/group",
    "referrals of a person": "{incident}/people/1/referrals",
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
}
"""Pages that somebody else than the officer opens, by who does."""


@pytest.fixture
def officer(sign_in_as):
    return sign_in_as("taftan-officer")


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


def test_every_page_asks_as_often_as_the_file_says(officer, sign_in_as):
    incident = filed(officer, 1)
    counts = {name: asked(officer, address.format(incident=incident)) for name, address in PAGES.items()}
    for username, pages in OF_OTHERS.items():
        client = sign_in_as(username)
        counts |= {name: asked(client, address.format(incident=incident)) for name, address in pages.items()}
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
