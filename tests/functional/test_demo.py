"""The demonstration fills to the size that is asked for, and never twice."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from platform_home import prepared_home
from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

RABTA = Path(sys.executable).parent / "rabta"


def demo(incidents):
    done = subprocess.run(
        [RABTA, "demo", "--incidents", str(incidents)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    assert f"{incidents} incidents" in done.stdout


@pytest.fixture(scope="module")
def filled():
    with prepared_home():
        demo(60)
        demo(60)
        demo(90)
        assert not Postgres(home()).running()
        Postgres(home()).start()
        with psycopg.connect(**sign_in(OWNER)) as owner:
            yield owner


def one(owner, query):
    return owner.execute(query).fetchone()[0]


def test_there_are_as_many_incidents_as_were_asked_for_last(filled):
    query = """select count(*) from incidents_incident where filed_by in (
        select id from accounts_person where username like 'demo-%')"""
    assert one(filled, query) == 90


def test_each_stands_in_the_ledger_once(filled):
    query = "select count(distinct record), count(*) from audit_entry where deed = 'incident.filed'"
    assert filled.execute(query).fetchone() == (90, 90)


def test_every_district_has_an_officer(filled):
    query = """select count(*) from places_place where kind = 'district' and ends is null and not exists (
        select from accounts_appointment where place_id = places_place.id and role = 'officer')"""
    assert one(filled, query) == 0
