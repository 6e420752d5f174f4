"""Who takes whom tonight: said by the office itself, never guessed, faded when it is old."""

import pytest

WELFARE = "social_welfare@PK203"
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}


def say(client, **given):
    return client.post("/services", {"agency": WELFARE, **given})


def offered(client, person):
    groups = client.get(f"{person}/refer").context["form"].fields["agency"].choices
    return next(
        label for _, offices in groups if isinstance(offices, list) for id, label in offices if id == WELFARE
    )


@pytest.fixture
def person(sign_in_as):
    officer = sign_in_as("taftan-officer")
    person = officer.post("/incidents/new", REPORT)["Location"] + "/people/1"
    officer.post(f"{person}/about", {"sex": "man", "age": "30"})
    return officer, person


def test_an_office_that_takes_women_only_says_so_to_whoever_refers_a_man(welfare, person):
    officer, man = person
    assert "has said" not in offered(officer, man)
    assert say(welfare, takes=["women"], beds="4").status_code == 302
    assert "has said it does not take this person" in offered(officer, man)
    say(welfare, takes=["women", "men"], beds="4")
    assert "takes this person، 4 beds tonight" in offered(officer, man)
    say(welfare, takes=["women", "men"], beds="0")
    assert "does not take this person" in offered(officer, man)


def test_what_nobody_confirmed_for_a_day_fades(welfare, person, owner):
    officer, man = person
    say(welfare, takes=["men"])
    owner.execute("update referrals_offer set confirmed_at = now() - interval '25 hours'")
    assert "not confirmed since" in offered(officer, man)
    assert "ask before you rely on it" in welfare.get("/services").content.decode()


def test_nobody_says_it_for_another_office(welfare, sign_in_as, owner):
    assert sign_in_as("taftan-officer").post("/services", {"agency": WELFARE}).status_code == 200
    assert sign_in_as("auditor").post("/services", {"agency": WELFARE}).status_code == 404
    assert owner.execute("select count(*) from referrals_offer").fetchone() == (0,)


def trait(**known):
    from rabta_web.referrals.queries.services import Traits

    return Traits(**{"woman": False, "trans": False, "child": False, "age": None, "foreigner": False} | known)


@pytest.mark.parametrize(
    ("takes", "more", "known", "fits"),
    [
        ([], {}, {}, "unknown"),
        (["men"], {}, {}, "yes"),
        (["women"], {}, {}, "no"),
        (["women"], {}, {"woman": True}, "yes"),
        (["women", "men"], {}, {"woman": None}, "unknown"),
        (["men"], {}, {"child": True}, "no"),
        (["boys"], {}, {"child": True, "age": 9}, "yes"),
        (["boys"], {"boys_to": 10}, {"child": True, "age": 10}, "yes"),
        (["boys"], {"boys_to": 10}, {"child": True, "age": 11}, "no"),
        (["boys"], {"boys_to": 10}, {"child": True}, "unknown"),
        (["girls"], {}, {"child": True, "woman": True}, "yes"),
        (["women", "men"], {}, {"trans": True}, "no"),
        (["trans"], {}, {"trans": True, "woman": None}, "yes"),
        (["men"], {}, {"foreigner": True}, "no"),
        (["men", "foreigners"], {}, {"foreigner": True}, "yes"),
        (["men"], {"beds": 0}, {}, "no"),
    ],
)
def test_whether_somebody_is_taken(platform, takes, more, known, fits):
    from rabta_web.referrals.models import Offer
    from rabta_web.referrals.queries.services import fit

    assert fit(Offer(takes=takes, **more), trait(**known)) == fits


def test_without_an_offer_nothing_is_known(platform):
    from rabta_web.referrals.queries.services import fit

    assert fit(None, trait()) == "unknown"
