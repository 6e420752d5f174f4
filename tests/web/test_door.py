"""The door: two factors, tries counted by browser, sessions that end when they should."""

import re
from datetime import timedelta

import pyotp
import pytest

GOOD = "seven quiet mangoes in Quetta"
WRONG = "a guess"
PERSON = "real-officer"


@pytest.fixture
def no_tries(owner):
    owner.execute("truncate accounts_tries")
    yield
    owner.execute("truncate accounts_tries")


@pytest.fixture
def real(world, owner, no_tries):
    """Somebody who is not made up: an officer at the post, with a password and no second factor yet."""
    from datetime import date

    from django.contrib.auth.hashers import make_password

    from rabta_web.accounts.models import Person

    person = Person(username=PERSON)
    owner.execute(
        "insert into accounts_person (id, username, name, name_ur, is_active, agency_id, demonstration,"
        " password, setup, sign_outs, resets) values (%s, %s, 'Real', 'اصل', true,"
        " 'demonstration-post-taftan', false, %s, '', 0, 0)",
        [person.pk, PERSON, make_password(GOOD)],
    )
    owner.execute(
        "insert into accounts_appointment (id, person_id, role, agency_id, place_id, begins)"
        " values (gen_random_uuid(), %s, 'officer', 'demonstration-post-taftan', 'pk-bp-taftan', %s)",
        [person.pk, date(2026, 1, 1)],
    )
    yield person.pk
    owner.execute("truncate accounts_secondfactor, accounts_recoverycode, accounts_quickentry")
    owner.execute("delete from accounts_appointment where person_id = %s", [person.pk])
    owner.execute("delete from accounts_person where id = %s", [person.pk])


def browser():
    from django.test import Client

    return Client()


def try_password(client, password=GOOD, username=PERSON, **more):
    return client.post("/sign-in", {"username": username, "password": password, **more})


def set_up(client):
    """Set up the telephone; its clock and its recovery codes."""
    page = client.get("/own/second-factor")
    telephone = pyotp.TOTP(page.context["secret"])
    answer = client.post("/own/second-factor", {"code": telephone.now()})
    return telephone, answer.context["codes"]


@pytest.fixture
def known(real, owner):
    """A browser in which the person has signed in before, their telephone, and their recovery codes."""
    client = browser()
    assert try_password(client)["Location"] == "/"
    telephone, codes = set_up(client)
    client.post("/sign-out")
    owner.execute("update accounts_secondfactor set last_step = 0")
    return client, telephone, codes


def sign_in_fully(client, telephone, **more):
    assert try_password(client, **more)["Location"] == "/sign-in/code"
    return client.post("/sign-in/code", {"code": telephone.now()})


def test_who_has_no_second_factor_can_do_nothing_but_set_it_up(real):
    client = browser()
    try_password(client)
    for address in ("/", "/incidents/", "/incidents/new", "/ledger/own", "/own", "/own/password"):
        assert client.get(address)["Location"] == "/own/second-factor"
    page = client.get("/own/second-factor").content.decode()
    assert "<svg" in page
    assert " style=" not in page
    _, codes = set_up(client)
    assert len(codes) == 10
    assert client.get("/incidents/").status_code == 200


def test_the_secret_stands_sealed_and_the_recovery_codes_hashed(known, owner):
    _, telephone, codes = known
    (secret,) = owner.execute("select secret from accounts_secondfactor").fetchone()
    assert telephone.secret.encode() not in bytes(secret)
    stored = {hash for (hash,) in owner.execute("select hash from accounts_recoverycode").fetchall()}
    assert not stored & set(codes)


def test_a_password_alone_opens_nothing(known):
    client, _, _ = known
    assert try_password(client)["Location"] == "/sign-in/code"
    assert client.get("/incidents/")["Location"] == "/sign-in"


def test_a_code_opens_once_and_not_again(known):
    client, telephone, _ = known
    code = telephone.now()
    try_password(client)
    assert client.post("/sign-in/code", {"code": code})["Location"] == "/"
    other = browser()
    try_password(other)
    assert other.post("/sign-in/code", {"code": code}).status_code == 200
    assert other.get("/incidents/")["Location"] == "/sign-in"


def test_a_recovery_code_opens_once(known):
    client, _, codes = known
    for expected in (302, 200):
        client.post("/sign-out")
        try_password(client)
        assert client.post("/sign-in/code", {"code": codes[3].lower()}).status_code == expected


def test_the_key_of_a_session_changes_at_every_step(known):
    client, telephone, _ = known
    keys = [client.session.session_key]
    try_password(client)
    keys.append(client.session.session_key)
    client.post("/sign-in/code", {"code": telephone.now()})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def guess_at_the_counter():
    """A guess from a browser nobody knows, without the hash that would follow."""
    from rabta_web.accounts.actions.door import counter_of, may_try

    return may_try(counter_of("password", PERSON, None))


def test_a_thousand_guesses_from_elsewhere_leave_the_true_person_in(known, owner):
    client, telephone, _ = known
    for _ in range(20):
        try_password(browser(), password=WRONG)
    for _ in range(980):
        guess_at_the_counter()
    (failures,) = owner.execute("select max(failures) from accounts_tries").fetchone()
    assert failures <= 10
    stranger = try_password(browser())
    assert stranger.status_code == 200
    assert sign_in_fully(client, telephone)["Location"] == "/"


def test_a_stranger_gets_at_most_ten_guesses_an_hour(real, owner):
    """The clock is moved for the counter: every minute of an hour a stranger tries again."""
    for _ in range(60):
        for _ in range(3):
            guess_at_the_counter()
        owner.execute(
            "update accounts_tries set last = last - interval '1 min', until = until - interval '1 min'"
        )
    (failures,) = owner.execute("select max(failures) from accounts_tries").fetchone()
    assert 5 <= failures <= 10


def test_names_that_are_there_and_names_that_are_not_look_the_same(real):
    def said(username):
        answers = [try_password(browser(), password=WRONG, username=username) for _ in range(7)]
        texts = {
            re.sub(r'<input type="hidden"[^>]*>', "", answer.content.decode()).replace(username, "")
            for answer in answers
        }
        return {answer.status_code for answer in answers}, texts

    assert said(PERSON) == said("nobody-at-all")


def test_a_try_counts_even_where_nobody_has_that_name(world, owner, no_tries):
    for _ in range(8):
        try_password(browser(), username="nobody-at-all", password=WRONG)
    assert owner.execute("select count(*), max(failures) from accounts_tries").fetchone()[1] <= 5


def rest(client, minutes, *, since_began=0):
    session = client.session
    life = session["life"]
    life["seen"] -= timedelta(minutes=minutes).total_seconds()
    life["began"] -= timedelta(minutes=since_began).total_seconds()
    session["life"] = life
    session.save()


@pytest.mark.parametrize(
    ("shared", "rested", "since_began", "inside"),
    [
        (False, 29, 0, True),
        (False, 31, 0, False),
        (True, 9, 0, True),
        (True, 11, 0, False),
        (False, 0, 481, False),
    ],
)
def test_a_session_ends_after_rest_and_after_eight_hours(known, shared, rested, since_began, inside):
    client, telephone, _ = known
    sign_in_fully(client, telephone, **({"shared": "on"} if shared else {}))
    rest(client, rested, since_began=since_began)
    assert (client.get("/incidents/").status_code == 200) == inside


def with_pin(known):
    client, telephone, _ = known
    sign_in_fully(client, telephone, shared="on")
    assert client.post("/own/pin", {"pin": "123456"}).status_code == 200
    assert client.post("/own/pin", {"pin": "284615"}).status_code == 302
    rest(client, 11)
    assert client.get("/incidents/")["Location"] == "/sign-in"
    return client


def test_a_pin_brings_the_person_back_on_that_browser_only(known):
    client = with_pin(known)
    assert browser().get("/sign-in/pin")["Location"] == "/sign-in"
    assert client.post("/sign-in/pin", {"pin": "284615"})["Location"] == "/"
    assert client.get("/incidents/").status_code == 200


def test_three_wrong_pins_end_it(known):
    client = with_pin(known)
    for _ in range(3):
        assert client.post("/sign-in/pin", {"pin": "999111"}).status_code == 200
    assert client.post("/sign-in/pin", {"pin": "284615"}).status_code == 200
    assert client.get("/incidents/")["Location"] == "/sign-in"


def test_a_pin_ends_eight_hours_after_the_full_sign_in(known, owner):
    client = with_pin(known)
    owner.execute("update accounts_quickentry set began = began - interval '8 hours'")
    assert client.post("/sign-in/pin", {"pin": "284615"}).status_code == 200


def test_a_computer_of_ones_own_knows_no_pin(known):
    client, telephone, _ = known
    sign_in_fully(client, telephone)
    assert client.get("/own/pin").status_code == 404


def test_signing_out_everywhere_ends_every_session(known, owner):
    client, telephone, codes = known
    sign_in_fully(client, telephone)
    other = browser()
    try_password(other)
    other.post("/sign-in/code", {"code": codes[0]})
    assert other.get("/incidents/").status_code == 200
    client.post("/sign-out/everywhere")
    assert other.get("/incidents/")["Location"] == "/sign-in"


def test_another_password_ends_sessions_elsewhere_and_must_be_a_good_one(known):
    client, telephone, codes = known
    sign_in_fully(client, telephone)
    other = browser()
    try_password(other)
    other.post("/sign-in/code", {"code": codes[0]})

    def change(password):
        return client.post(
            "/own/password", {"old": GOOD, "password": password, "again": password}
        ).status_code

    assert [change(weak) for weak in ("short", "password1234", "739174628193", "real-officer1")] == [200] * 4
    assert change("nine slow boats to Gwadar") == 302
    assert client.get("/incidents/").status_code == 200
    assert other.get("/incidents/")["Location"] == "/sign-in"


def test_people_who_are_made_up_come_in_only_while_the_demonstration_runs(sign_in_as, no_tries):
    from django.test import override_settings

    from rabta_web.config.demonstration import password

    inside = sign_in_as("taftan-officer")
    with override_settings(DEMONSTRATION=False):
        assert inside.get("/incidents/")["Location"] == "/sign-in"
        assert try_password(browser(), password=password(), username="taftan-officer").status_code == 200


def test_nobody_reads_another_persons_secrets_not_even_in_the_database(known, acting):
    from rabta_web.accounts.models import QuickEntry, RecoveryCode, SecondFactor

    for username in ("taftan-officer", "zone-accounts"):
        with acting(username):
            assert not any(table.objects.exists() for table in (SecondFactor, RecoveryCode, QuickEntry))


# --- somebody who has signed in comes to the door again ------------------------------------------

REFUSED = "sign_in.refused"


def refusals(owner):
    return owner.execute("select actor from audit_entry where deed = %s", [REFUSED]).fetchall()


def test_a_wrong_password_at_the_door_ends_no_session(known, owner):
    client, telephone, _ = known
    sign_in_fully(client, telephone)
    assert try_password(client, WRONG).status_code == 200
    assert client.get("/incidents/").status_code == 200
    assert refusals(owner) == [(None,)]


def test_a_wrong_pin_at_the_door_ends_no_session(known, owner):
    client, telephone, _ = known
    sign_in_fully(client, telephone, shared="on")
    client.post("/own/pin", {"pin": "482913"})
    assert client.post("/sign-in/pin", {"pin": "482914"}).status_code == 200
    assert client.get("/incidents/").status_code == 200
    assert refusals(owner) == [(None,)]


def test_a_wrong_code_of_the_telephone_is_refused(known, owner):
    client, _, _ = known
    try_password(client)
    assert client.post("/sign-in/code", {"code": "000000"}).status_code == 200
    assert refusals(owner) == [(None,)]


def test_a_wrong_code_of_a_new_account_ends_no_session(known, owner):
    client, telephone, _ = known
    sign_in_fully(client, telephone)
    given = {"username": PERSON, "code": "AAAAA", "password": "nine slow boats to Gwadar"}
    assert client.post("/welcome", {**given, "again": given["password"]}).status_code == 200
    assert client.get("/incidents/").status_code == 200
    assert refusals(owner) == [(None,)]
