"""Places and offices on screen, and as rows."""

import gzip
import re
from datetime import date

import pytest


def test_every_area_of_the_pack_is_a_row(world):
    from rabta_web.places.atlas import gazetteer
    from rabta_web.places.models import Place

    rows = set(Place.objects.values_list("id", flat=True))
    known = gazetteer()
    assert {*known.areas, *known.points, *known.zones} <= rows


def test_every_line_of_command_and_every_chain_of_places_ends(owner):
    for table, lower, upper in (("access_below", "agency", "above"), ("access_within", "place", "around")):
        query = (
            f"select count(*) from {table} a join {table} b on a.{lower} = b.{upper}"
            f" and a.{upper} = b.{lower} where a.{lower} <> a.{upper}"
        )
        assert owner.execute(query).fetchone() == (0,), table


def test_the_map_shows_each_district_once_with_its_name_and_a_table(sign_in_as):
    page = sign_in_as("chagai-welfare").get("/places/?on=2026-11-24")
    text = page.content.decode()
    assert len(re.findall("<title>[^<]+: ", text)) == 177
    assert text.count('<th scope="row">') == 177
    assert len(gzip.compress(re.search("<figure.*</figure>", text, re.DOTALL)[0].encode())) < 12_000


def test_the_map_of_a_day_shows_the_districts_of_that_day(sign_in_as):
    client = sign_in_as("chagai-welfare")
    before = client.get("/places/?on=2026-07-07").content.decode()
    after = client.get("/places/?on=2026-07-08").content.decode()
    assert "/places/PK226" in before
    assert "/places/pk-quetta-east" not in before
    assert "/places/PK226" not in after
    assert "/places/pk-quetta-east" in after


@pytest.mark.parametrize("words", ["chagai", "چاغی", "PK203"])
def test_a_district_is_found_by_name_in_either_script_and_by_code(sign_in_as, words):
    text = sign_in_as("chagai-welfare").get("/places/", {"q": words}).content.decode()
    assert "/places/PK203?" in text
    assert "/places/PK617?" not in text


def test_a_district_says_where_it_lies_what_it_came_of_and_which_offices_are_there(sign_in_as):
    text = sign_in_as("chagai-welfare").get("/places/pk-talagang").content.decode()
    assert all(each in text for each in ("/places/PK605", "/places/PK6?", "تلہ گنگ", "pk-talagang"))
    chagai = sign_in_as("chagai-welfare").get("/places/PK203").content.decode()
    assert "/agencies/social_welfare@PK203" in chagai
    assert "Taftan" in chagai
    assert "unverified" in chagai


def test_an_office_shows_its_line_and_nobody_who_works_there(sign_in_as):
    text = sign_in_as("chagai-welfare").get("/agencies/police@PK203").content.decode()
    assert "/agencies/police_district@PK203" in text
    assert "Officer Demo" not in text


@pytest.mark.parametrize("address", ["/places/nowhere", "/agencies/nobody@nowhere"])
def test_what_the_pack_does_not_know_is_not_there(sign_in_as, address):
    assert sign_in_as("chagai-welfare").get(address).status_code == 404


def test_whoever_has_not_signed_in_sees_no_map(client_out):
    assert client_out.get("/places/").status_code == 302


@pytest.fixture
def client_out(world):
    from django.test import Client

    return Client()


@pytest.fixture(scope="module")
def lying(platform):
    from rabta_web.places.actions import pairs_on
    from rabta_web.places.atlas import gazetteer

    return lambda *day: set(pairs_on(gazetteer(), date(*day)))


def test_what_lies_within_what_is_that_of_the_day(lying):
    assert ("PK610", "pk-div-gujrat") in lying(2022, 12, 1)
    assert ("PK610", "pk-div-gujrat") not in lying(2024, 1, 1)
    assert ("PK610", "pk-div-gujranwala") in lying(2024, 1, 1)


def test_a_district_that_has_ended_keeps_what_was_filed_there_and_all_around_it_reach_it(lying):
    today = lying(2026, 11, 24)
    assert {("PK226", "PK226"), ("PK226", "pk-div-quetta"), ("PK226", "PK2"), ("PK226", "PK")} <= today


def test_a_district_that_was_split_off_lies_no_longer_within_the_one_it_came_of(lying):
    assert ("pk-quetta-east", "PK226") in lying(2026, 7, 7)
    assert ("pk-quetta-east", "PK226") not in lying(2026, 7, 8)
    assert ("pk-talagang", "PK605") not in lying(2026, 11, 24)


def test_whoever_is_appointed_to_a_district_that_has_ended_reaches_its_records(lying):
    from uuid import uuid4

    from rabta_web.access.policy import allows
    from rabta_web.access.values import Grant, Holding, Level, Purpose, Reach, Scope, Verb

    pairs = lying(2026, 11, 24)

    def reaches(appointed: str, filed: str) -> bool:
        grant = Grant(Verb.READ, Reach.AGENCY, (Level.OPEN,), "office", appointed)
        held = Holding("office", filed, uuid4())
        scope = Scope(uuid4(), Purpose.CASEWORK, (grant,))
        return allows(
            scope, Verb.READ, held, within=lambda *pair: pair in pairs, below=lambda one, other: one == other
        )

    assert reaches("PK226", "PK226")
    assert reaches("pk-div-quetta", "PK226")
    assert not reaches("pk-quetta-east", "PK226")
    assert not reaches("PK226", "pk-quetta-east")
