"""Standing aside: whoever does neither counts for the item, nor reads it, nor moves it, for every item."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_bodies import CHAGAI, amend, seat
from test_committees import call
from test_sittings import decide, hold, sources

from rabta_web.committees.quorum import Quorum

OFFICES = st.frozensets(st.sampled_from("ABCDEFGH"), max_size=8)
HIDDEN = "What only some may read."


@given(
    offices=OFFICES,
    came=OFFICES,
    aside=st.dictionaries(st.integers(1, 4), OFFICES, max_size=4),
    needed=st.none() | st.integers(1, 8),
    item=st.integers(1, 4),
)
def test_whoever_stands_aside_does_not_count_for_that_item_and_counts_for_all_else(
    offices, came, aside, needed, item
):
    quorum = Quorum(needed, offices, came, aside)
    counted = {each for each in came if each in offices or not offices}
    assert quorum.here() == len(counted)
    assert quorum.here(item) == len(counted - aside.get(item, frozenset()))
    assert quorum.here(item) <= quorum.here()
    assert (quorum.met(item) is None) == (needed is None)
    if needed is not None:
        assert quorum.met(item) == (len(counted - aside.get(item, frozenset())) >= needed)


@pytest.fixture
def second(owner, sign_in_as):
    """A member of the committee of Chagai who looks on from an account, and another secretary there."""
    owner.execute(
        "insert into accounts_appointment (id, person_id, role, agency_id, place_id, begins)"
        " select gen_random_uuid(), id, case username when 'gwadar-secretary' then 'committee_secretary'"
        " else 'committee_member' end, %s, 'PK203', '2026-01-01' from accounts_person"
        " where username in ('gwadar-secretary', 'balochistan-chair')",
        [CHAGAI],
    )
    yield
    owner.execute(
        "delete from accounts_appointment where agency_id = %s and person_id in"
        " (select id from accounts_person where username in ('gwadar-secretary', 'balochistan-chair'))",
        [CHAGAI],
    )


@pytest.fixture
def secretary(second, sign_in_as):
    client = sign_in_as("chagai-secretary")
    amend(client)
    return client


def account(owner, username):
    return owner.execute("select id from accounts_person where username = %s", [username]).fetchone()[0]


@pytest.fixture
def member(secretary, owner, sign_in_as):
    """The member from FIA, which also decides who is sent away, and their account."""
    seat(secretary, "Demo Nine", "2022-02-01", office="FIA", person=account(owner, "balochistan-chair"))
    return sign_in_as("balochistan-chair")


def test_whoever_also_sends_away_stands_aside_from_protection_and_sees_nothing_of_it(secretary, member):
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": HIDDEN, "protects": "on"})
    secretary.post(sitting, {"text": "Furniture of the office"})
    assert HIDDEN in secretary.get(sitting).content.decode()
    assert "FIA" in secretary.get(f"{sitting}/room").content.decode()
    for rest in ("", "/room", "/notice.en.html", "/working.en.html"):
        page = member.get(f"{sitting}{rest}").content.decode()
        assert HIDDEN not in page
        assert "Furniture" in page
    assert "You stand aside from item" in member.get(sitting).content.decode()


def test_the_minutes_name_who_stood_aside_and_why_and_hide_the_item_from_them(secretary, member):
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": "Whose item it is", "named": ["FIA"]})
    hold(secretary, sitting, "One", "Two", "Three", "Demo Nine")
    number = secretary.get(sitting).context["opened"].items[-1].number
    secretary.post(f"{sitting}/items/{number}", {"version": "0", "text": HIDDEN})
    decide(secretary, sitting, number, "A decision on FIA.")
    minutes = secretary.get(f"{sitting}/minutes.en.html").content.decode()
    assert "FIA stood aside: it is named in the matter." in minutes
    theirs = member.get(f"{sitting}/minutes.en.html").content.decode()
    for hidden in (HIDDEN, "Whose item it is", "A decision on FIA."):
        assert hidden in minutes
        assert hidden not in theirs
        assert hidden not in member.get("/directives/").content.decode()


def test_a_quorum_that_stands_only_with_the_recused_is_none_for_that_item(secretary, member):
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": "Protection", "protects": "on"})
    secretary.post(sitting, {"text": "Furniture"})
    hold(secretary, sitting, "One", "Two", "", "Demo Nine")
    items = {item.text: item for item in secretary.get(sitting).context["opened"].items}
    assert items["Protection"].without_quorum
    assert not items["Furniture"].without_quorum


def test_a_secretary_who_stands_aside_moves_nothing_of_the_item(secretary, owner, sign_in_as):
    other = sign_in_as("gwadar-secretary")
    seat(secretary, "Demo Eight", "2022-02-01", office="Police", person=account(owner, "gwadar-secretary"))
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": HIDDEN, "named": ["Police"]})
    hold(secretary, sitting, "One", "Two", "Three")
    number = secretary.get(sitting).context["opened"].items[-1].number
    address = f"{sitting}/items/{number}"
    for sent in ({"version": "0", "text": "x"}, {"forward": "x"}, {"office": "FIA"}):
        assert other.post(address, sent).status_code == 404
    decision = {"id": str(uuid4()), "text": "x", "owner": "social_welfare@PK203", "due_on": "2099-04-01"}
    assert other.post(address, decision).status_code == 404
    assert owner.execute("select count(*) from committees_directive").fetchone() == (0,)
    secretary.post(sitting, {"verb": "circulate"})
    following = call(other, CHAGAI, day="2099-04-01")
    hold(other, following, "One", "Two", "Three")
    refused = other.post(f"{following}/items/1", {"approve": "yes"})
    assert "does not approve them" in refused.content.decode()
    assert secretary.post(f"{following}/items/1", {"approve": "yes"}).status_code == 302
    assert HIDDEN not in other.get(f"{sitting}/minutes.en.html").content.decode()
    assert other.get(sitting).context["seals"][0].holds is None


def test_the_database_itself_lets_nobody_write_on_what_they_stand_aside_from(secretary, owner, acting):
    from django.db import ProgrammingError
    from django.utils import timezone

    from rabta_web.committees.models import AgendaItem, Minute

    seat(secretary, "Demo Eight", "2022-02-01", office="Police", person=account(owner, "gwadar-secretary"))
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": HIDDEN, "named": ["Police"]})
    item, whole = owner.execute("select item_id, sitting_id from committees_recusal").fetchone()
    with acting("gwadar-secretary") as actor:
        assert not AgendaItem.objects.filter(pk=item).exists()
    minute = Minute(sitting_id=whole, item_id=item, version=1, text="x")
    minute.written_by, minute.written_at = actor.id, timezone.now()
    with pytest.raises(ProgrammingError, match="row-level security"), acting("gwadar-secretary"):
        minute.save(force_insert=True)


def test_who_stood_aside_stands_aside_from_what_comes_of_it(secretary, member):
    first = call(secretary, CHAGAI)
    secretary.post(first, {"text": HIDDEN, "protects": "on"})
    secretary.post(first, {"verb": "adjourn", "reason": "no quorum"})
    second = call(secretary, CHAGAI, day="2099-04-01")
    assert "carried" in sources(secretary, second)
    assert HIDDEN not in member.get(second).content.decode()
    assert "You stand aside from item" in member.get(second).content.decode()


def test_who_stands_aside_by_their_own_word_does_so_from_then_on(secretary, member):
    sitting = call(secretary, CHAGAI)
    secretary.post(sitting, {"text": HIDDEN})
    number = secretary.get(sitting).context["opened"].items[-1].number
    assert HIDDEN in member.get(sitting).content.decode()
    secretary.post(f"{sitting}/items/{number}", {"office": "FIA"})
    assert HIDDEN not in member.get(sitting).content.decode()
    wrong = secretary.post(
        f"{sitting}/attendance", {"office_0": "FIA", "name_0": "Demo Nine", "aside_0": "99"}
    )
    assert "aside_0" in wrong.context["form"].errors
