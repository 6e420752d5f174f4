"""Who takes somebody: the nearest first, with every reason, and never a guess."""

from datetime import timedelta

import pytest
from test_referrals import WELFARE
from test_services import say

NEXT, FAR = "social_welfare@PK212", "social_welfare@PK209"


@pytest.fixture
def offered(owner):
    """Say for an office what it offers, as the owner of the tables writes it."""
    from as_they_stand import insert
    from django.utils import timezone

    from rabta_web.accounts.models import Person
    from rabta_web.referrals.models import Offer

    who = Person.objects.get(username="chagai-welfare").pk

    def offered(agency, hours=1, **given):
        at = timezone.now() - timedelta(hours=hours)
        insert(owner, Offer(agency_id=agency, confirmed_by=who, confirmed_at=at, **given))

    return offered


def found(client, person, **asked):
    return {each.agency: each for each in client.get(f"{person}/who-takes", asked).context["matches"]}


def test_who_takes_the_person_stands_first_and_of_these_the_nearest(officer, person, offered):
    officer.post(f"{person}/about", {"sex": "man", "age": "30"})
    offered(FAR, takes=["men"], beds=3)
    offered(NEXT, takes=["men"], beds=1)
    offered(WELFARE, takes=["women"], beds=9)
    order = list(found(officer, person))
    assert order.index(NEXT) < order.index(FAR) < order.index(WELFARE)


def test_each_says_why_and_who_confirmed_it(officer, person, offered):
    officer.post(f"{person}/about", {"sex": "man", "age": "30"})
    offered(WELFARE, takes=["men"], beds=0, has=["doctor"])
    match = found(officer, person)[WELFARE]
    assert match.fit == "no"
    assert set(match.reasons) == {"takes men", "no bed tonight", "has a doctor"}
    assert match.offer.by == "Welfare Demo Three"


def test_somebody_with_a_son_is_matched_to_who_takes_both(officer, person, offered):
    officer.post(f"{person}/about", {"sex": "woman", "age": "30"})
    offered(WELFARE, takes=["women"], beds=2)
    offered(NEXT, takes=["women", "mothers_with_sons"], beds=2)
    assert found(officer, person)[WELFARE].fit == "yes"
    with_son = found(officer, person, **{"with": "mothers_with_sons"})
    assert (with_son[WELFARE].fit, with_son[NEXT].fit) == ("no", "yes")


def test_an_interpreter_is_matched_by_the_language_the_person_speaks(officer, person, offered):
    officer.post(f"{person}/about", {"sex": "man", "language": "Dari"})
    assert officer.post(f"{person}/sections", {}).status_code in {200, 302}
    offered(WELFARE, takes=["men"], languages=["ps", "prs"])
    from rabta_web.referrals.models import Offer
    from rabta_web.referrals.queries.matching import Wanted, _meets
    from rabta_web.referrals.queries.services import Traits

    traits = Traits(woman=False, trans=False, child=False, age=30, foreigner=False)
    wanted = Wanted(traits, ("need_interpreter",), "Dari, some Urdu", ())
    assert list(_meets(Offer(languages=["ps", "prs"]), wanted)) == ["interpreter: Dari"]
    written = Wanted(traits, ("need_interpreter",), "صرف پشتو", ())
    assert list(_meets(Offer(languages=["ps", "prs"]), written)) == ["interpreter: Pashto"]
    (said,) = _meets(Offer(languages=[]), wanted)
    assert said.startswith("has not said")


def test_a_stale_entry_fades_asks_to_be_confirmed_and_is_confirmed_in_one_click(welfare, owner):
    say(welfare, takes=["men"], beds="4", languages=["ps", "prs"])
    owner.execute("update referrals_offer set confirmed_at = now() - interval '25 hours'")
    (own,) = welfare.get("/services").context["own"]
    assert own.stale
    assert "has not been confirmed since" in welfare.get("/referrals/").content.decode()
    assert welfare.post("/services/still-so", {"agency": WELFARE}).status_code == 302
    (own,) = welfare.get("/services").context["own"]
    assert (own.stale, own.offer.beds, own.offer.languages) == (False, 4, ["ps", "prs"])
    assert "has not been confirmed since" not in welfare.get("/referrals/").content.decode()


def test_a_language_is_chosen_and_no_free_words_stand_in_the_directory(welfare, owner):
    say(welfare, takes=["men"], languages=["ps", "0301-7654321"])
    assert owner.execute("select count(*) from referrals_offer").fetchone() == (0,)
    say(welfare, takes=["men"], languages=["ps"])
    assert "Pashto" in welfare.get("/services").content.decode()


def test_nobody_confirms_for_another_office(officer, welfare, owner):
    say(welfare, takes=["men"])
    assert officer.post("/services/still-so", {"agency": WELFARE}).status_code == 404
    assert owner.execute("select count(*) from referrals_offer").fetchone() == (1,)
