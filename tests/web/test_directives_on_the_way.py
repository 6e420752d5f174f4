"""What becomes of a directive by itself: districts that were split on the way pass it on."""

import os
import subprocess
import sys

import pytest
from test_committees import PROVINCE, issue

from rabta_web.config.postgres import OWNER

QUETTA, EAST, WEST = "PK226", "pk-quetta-east", "pk-quetta-west"


@pytest.fixture
def province(sign_in_as):
    return sign_in_as(PROVINCE)


@pytest.fixture
def quetta(owner):
    """The committee of a district that was split on 8 July 2026, as it was loaded before that day."""
    whole = f"trafficking_committee@{QUETTA}"
    owner.execute(
        "insert into agencies_agency (id, kind, level, place_id, above_id, name, name_ur, edited) values"
        " (%s, 'trafficking_committee', 'district', %s, 'trafficking_committee_province@PK2', 'x', 'x', true)"
        " on conflict do nothing",
        [whole, QUETTA],
    )
    owner.execute(
        "insert into access_below (agency, above) values (%s, %s), (%s, %s) on conflict do nothing",
        [whole, whole, whole, "trafficking_committee_province@PK2"],
    )
    yield whole
    owner.execute("update agencies_agency set ends = '2026-07-08' where id = %s", [whole])


def directed_before_the_split(client, owner, whole):
    """A directive to the district as it was: its day is set back, and its addressee set to the district."""
    directive = issue(client, kind="", offices=["trafficking_committee@PK203"])
    for table, change in (
        ("committees_directive", "issued_at = '2026-07-01'"),
        ("committees_addressee", f"to_agency = '{whole}', place_id = '{QUETTA}', since = '2026-07-01'"),
    ):
        owner.execute(f"alter table {table} disable trigger user")
        owner.execute(f"update {table} set {change}")
        owner.execute(f"alter table {table} enable trigger user")
    return directive


def passed_on(owner):
    """How many items the day's job makes when it begins."""
    code = "import django; django.setup(); from rabta_web.config.jobs import begin_day; begin_day(0)"
    count = "select count(*) from committees_addressee"
    before = owner.execute(count).fetchone()[0]
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"RABTA_DATABASE_ROLE": OWNER})
    return owner.execute(count).fetchone()[0] - before


def test_a_district_that_was_split_on_the_way_passes_the_item_to_those_that_came_of_it(
    province, owner, quetta
):
    directive = directed_before_the_split(province, owner, quetta)
    (line,) = province.get(directive).context["course"].lines
    assert sorted(line.goes_to) == ["Quetta East", "Quetta West"]
    assert passed_on(owner) == 2
    lines = province.get(directive).context["course"].lines
    states = {line.addressee.place_id: line.addressee.state for line in lines}
    assert states == {QUETTA: "passed_on", EAST: "sent", WEST: "sent"}
    assert {line.comes_from for line in lines if line.addressee.place_id != QUETTA} == {"x"}
    assert all(line.addressee.bound for line in lines)
    assert passed_on(owner) == 0
    assert len(province.get(directive).context["course"].lines) == 3


def test_a_district_that_only_lost_a_part_keeps_its_item_and_the_part_gets_its_own(province, owner):
    directive = issue(province, kind="", offices=["trafficking_committee@PK211"])
    owner.execute("alter table committees_directive disable trigger user")
    owner.execute("update committees_directive set issued_at = '2026-07-01'")
    owner.execute("alter table committees_directive enable trigger user")
    assert passed_on(owner) == 1
    lines = province.get(directive).context["course"].lines
    states = {line.addressee.place_id: line.addressee.state for line in lines}
    assert states == {"PK211": "sent", "pk-tump": "sent"}


def test_nobody_passes_an_item_on_by_hand(province, acting):
    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.committees.models import Addressee, Step

    issue(province, kind="", offices=["trafficking_committee@PK203"])
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        acting("balochistan-secretary") as actor,
    ):
        Step(
            addressee=Addressee.objects.get(),
            verb="pass_on",
            side="platform",
            made_by=actor.id,
            made_at=timezone.now(),
        ).save(force_insert=True)
