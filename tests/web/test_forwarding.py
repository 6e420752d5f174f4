"""A matter that goes up from a district to the federation, and whose answer comes back by itself."""

import pytest
from test_bodies import CHAGAI, PROVINCE, amend
from test_committees import call

COUNTRY = "trafficking_committee_country@PK"
MATTER = "Who pays for beds for men, 1A2B3C4D/1?"


@pytest.fixture
def district(sign_in_as):
    return sign_in_as("chagai-secretary")


@pytest.fixture
def province(sign_in_as):
    return sign_in_as("balochistan-secretary")


@pytest.fixture
def country(sign_in_as):
    return sign_in_as("national-secretary")


def hold(client, sitting):
    answer = client.post(f"{sitting}/attendance", {"office_0": "Chair", "name_0": "Demo One"})
    assert answer.status_code == 302, answer.context["form"].errors


def item_of(client, sitting, source):
    return next(each for each in client.get(sitting).context["opened"].items if each.source == source)


def forwarded(client, committee, source="matter", day="2099-03-01", text=MATTER):
    """A sitting that was held and forwarded an item."""
    sitting = call(client, committee, day=day, chair=committee)
    if source == "matter":
        client.post(sitting, {"text": text})
    hold(client, sitting)
    item = item_of(client, sitting, source)
    address = f"{sitting}/items/{item.number}"
    assert client.post(address, {"forward": text}).status_code == 302
    return address


def answered(client, address, reason, verb="answer"):
    assert client.post(address, {"verb": verb, "reason": reason}).status_code == 302


def hops(client):
    return client.get("/sittings/").context["matters"]


def test_a_matter_stands_on_the_agenda_above_by_itself_and_its_answer_on_the_next_below(district, province):
    forwarded(district, CHAGAI)
    sitting = call(province, PROVINCE)
    assert item_of(province, sitting, "forwarded").text == MATTER
    assert hops(district)[0].hop.state == "on_agenda"
    hold(province, sitting)
    item = item_of(province, sitting, "forwarded")
    answered(province, f"{sitting}/items/{item.number}", "The province does.")
    following = call(district, CHAGAI, day="2099-04-01")
    assert "The province does." in item_of(district, following, "answer").note
    hold(district, following)
    assert hops(district) == []
    third = call(district, CHAGAI, day="2099-05-01")
    assert "answer" not in [each.source for each in district.get(third).context["opened"].items]


def test_it_goes_on_to_the_federation_as_one_matter_and_each_level_sees_its_part(district, province, country):
    forwarded(district, CHAGAI)
    forwarded(province, PROVINCE, "forwarded")
    (seen,) = hops(district)
    assert seen.hop.state == "passed_on"
    matter = f"/matters/{seen.hop.matter}"
    assert [len(each.get(matter).context["thread"].hops) for each in (district, province, country)] == [
        1,
        2,
        1,
    ]
    assert "further up" in district.get(matter).content.decode()
    sitting = call(country, COUNTRY)
    hold(country, sitting)
    item = item_of(country, sitting, "forwarded")
    answered(country, f"{sitting}/items/{item.number}", "The fund of the Act.")
    following = call(province, PROVINCE, day="2099-04-01", chair="Somebody")
    assert "The fund of the Act." in item_of(province, following, "answer").note
    answered(province, matter, "The fund of the Act pays.")
    last = call(district, CHAGAI, day="2099-04-01")
    assert "The fund of the Act pays." in item_of(district, last, "answer").note


def test_a_matter_is_returned_with_its_reason(district, province):
    forwarded(district, CHAGAI)
    matter = f"/matters/{hops(district)[0].hop.matter}"
    assert province.post(matter, {"verb": "return", "reason": ""}).status_code == 200
    answered(province, matter, "Say how many beds.", "return")
    sitting = call(district, CHAGAI, day="2099-04-01")
    note = item_of(district, sitting, "answer").note
    assert "returned it" in note
    assert "Say how many beds." in note


def test_who_has_no_part_in_a_matter_is_told_of_none(district, province, country, sign_in_as):
    forwarded(district, CHAGAI)
    matter = f"/matters/{hops(district)[0].hop.matter}"
    for client in (country, sign_in_as("gwadar-secretary"), sign_in_as("taftan-officer")):
        assert client.get(matter).status_code == 404
        assert client.post(matter, {"verb": "answer", "reason": "x"}).status_code == 404
    assert district.post(matter, {"verb": "answer", "reason": "x"}).status_code == 404


def test_a_matter_of_protection_is_hidden_on_its_way_from_members(district, sign_in_as):
    amend(district)
    sitting = call(district, CHAGAI)
    district.post(sitting, {"text": MATTER, "protects": "on"})
    hold(district, sitting)
    item = item_of(district, sitting, "matter")
    district.post(f"{sitting}/items/{item.number}", {"forward": MATTER})
    matter = f"/matters/{hops(district)[0].hop.matter}"
    assert sign_in_as("balochistan-secretary").get(matter).status_code == 200
    chair = sign_in_as("balochistan-chair")
    assert chair.get(matter).status_code == 404
    assert hops(chair) == []


def test_nobody_forwards_past_the_line_in_the_database_either(district, acting):
    from uuid import uuid4

    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.committees.bodies import Hop

    with pytest.raises(ProgrammingError, match="row-level security"), acting("chagai-secretary") as actor:
        Hop(
            matter=uuid4(),
            from_agency=CHAGAI,
            to_agency="trafficking_committee@PK205",
            province="PK2",
            text="x",
            state="forwarded",
            since=timezone.now(),
            sent_by=actor.id,
            sent_at=timezone.now(),
        ).save(force_insert=True)


def test_the_life_of_a_matter_is_a_sound_table(platform):
    from rabta_web.committees.choices import SITTING, SITTING_STATES, SITTING_VERBS
    from rabta_web.committees.forwarding import CYCLE, DONE, STATES

    for cycle, states in ((CYCLE, STATES), (SITTING, SITTING_STATES)):
        assert list(cycle.faults()) == []
        assert states.keys() == cycle.states
    assert DONE.keys() == {move.verb for move in CYCLE.moves}
    assert SITTING_VERBS.keys() == {move.verb for move in SITTING.moves}
