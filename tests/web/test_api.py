"""Programs ask under a key: never more than its holder may do, once however often, and in one form."""

import json
from uuid import uuid4

import pytest

DAY = "2026-03-01"
API = "/api/v1"


@pytest.fixture
def key(sign_in_as):
    """Makes a key of somebody, for some verbs."""

    def key(username, *verbs, client=None):
        page = (client or sign_in_as(username)).post(
            "/own/keys", {"label": "test", "verbs": verbs, "days": 1}
        )
        assert page.context["secret"].startswith("rabta_"), page.context["form"].errors
        return page.context["secret"]

    return key


@pytest.fixture
def ask(world):
    """Asks as a program does: with a key and without a session."""
    from django.test import Client

    def ask(secret, method, path, body=None, **headers):
        sent = {"data": json.dumps(body), "content_type": "application/json"} if body is not None else {}
        shown = {"Authorization": f"Bearer {secret}"} if secret else {}
        return getattr(Client(), method)(f"{API}{path}", headers=shown | headers, **sent)

    return ask


@pytest.fixture
def officer(key):
    return key("taftan-officer", "incident.file", "incident.read", "identity.read", "referral.send")


def report(**more):
    somebody = {"name": "فرضی نام", "so": ["hurt_or_ill"]}
    said = {"id": str(uuid4()), "kind": "hotline", "place": "pk-bp-taftan", "happened_on": DAY}
    return said | {"people": [somebody], "account": "She called at night."} | more


def test_a_hotline_files_a_report_once_however_often_it_sends_it(ask, officer, owner):
    body = report()
    first, second = (ask(officer, "post", "/incidents", body) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert owner.execute("select count(*) from incidents_incident").fetchone() == (1,)
    other = ask(officer, "post", "/incidents", body | {"kind": "raid"})
    assert other.status_code == 409
    assert other["Content-Type"] == "application/problem+json"


def test_it_adds_a_statement_and_reads_what_follows(ask, officer):
    body = report()
    ask(officer, "post", "/incidents", body)
    person = f"/incidents/{body['id']}/people/1"
    said = {"id": str(uuid4()), "source": "person", "so": ["means_deception", "in_custody"]}
    for _ in range(2):
        assert ask(officer, "post", f"{person}/statements", said).status_code == 204
    reading = ask(officer, "get", f"{person}/reading").json()
    assert reading["posture"] == "protect"
    assert "binds no court" in reading["disclaimer"]
    assert {"trafficking", "smuggling"} <= {each["id"] for each in reading["readings"]}
    assert ask(officer, "get", f"{person}/deadlines").json()
    detail = ask(officer, "get", f"/incidents/{body['id']}").json()
    assert detail["people"][0]["name"] == "فرضی نام"
    assert detail["account"] == "She called at night."


def test_a_list_is_read_page_by_page(ask, officer):
    filed = [report() for _ in range(52)]
    for body in filed:
        assert ask(officer, "post", "/incidents", body).status_code == 201
    first = ask(officer, "get", "/incidents").json()
    second = ask(officer, "get", f"/incidents?after={first['next']}").json()
    seen = [each["id"] for each in first["items"] + second["items"]]
    assert len(first["items"]) == 50
    assert second["next"] == ""
    assert sorted(seen) == sorted(body["id"] for body in filed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": "PK602"},
        {"happened_on": "2199-01-01"},
        {"began": "2026-04-01"},
        {"people": []},
        {"people": [{"so": ["no_such_fact"]}]},
        {"people": [{"so": ["hurt_or_ill"], "not_so": ["hurt_or_ill"]}]},
        {"kind": "meeting"},
        {"extra": "x"},
        {"account": "\x00"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_filed(ask, officer, owner, wrong):
    answer = ask(officer, "post", "/incidents", report(**wrong))
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert owner.execute("select count(*) from incidents_incident").fetchone() == (0,)


@pytest.mark.parametrize("secret", ["", "rabta_guess", "rabta_"])
def test_without_a_key_that_holds_there_is_nothing(ask, world, secret):
    answer = ask(secret, "get", "/incidents")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_session_counts_for_nothing_here(sign_in_as):
    assert sign_in_as("taftan-officer").get(f"{API}/incidents").status_code == 401


def test_a_key_does_less_than_its_holder_and_never_more(ask, key):
    reads = key("taftan-officer", "incident.read")
    assert ask(reads, "get", "/incidents").status_code == 200
    assert ask(reads, "post", "/incidents", report()).status_code == 404
    auditor = key("auditor", "ledger.read")
    assert ask(auditor, "get", "/incidents").status_code == 404


def test_a_key_ends_when_it_is_ended_when_it_is_old_and_with_its_holder(ask, key, sign_in_as, owner):
    client = sign_in_as("taftan-officer")
    made = [key("taftan-officer", "incident.read", client=client) for _ in range(4)]
    page = client.get("/own/keys").context["keys"]
    assert len(page) == 4
    client.post("/own/keys", {"end": str(page[0][0].pk)})
    assert ask(made[3], "get", "/incidents").status_code == 401
    owner.execute("update accounts_apikey set expires_at = now() where id = %s", [page[1][0].pk])
    assert ask(made[2], "get", "/incidents").status_code == 401
    assert ask(made[1], "get", "/incidents").status_code == 200
    owner.execute("update accounts_person set is_active = false where username = 'taftan-officer'")
    assert ask(made[1], "get", "/incidents").status_code == 401
    owner.execute("update accounts_person set is_active = true")
    client.post("/sign-out/everywhere")
    assert ask(made[0], "get", "/incidents").status_code == 401


def test_nobody_ends_the_key_of_another(ask, key, sign_in_as, owner):
    secret = key("taftan-officer", "incident.read")
    (id,) = owner.execute(
        "select id from accounts_apikey where ended_at is null order by made_at desc"
    ).fetchone()
    sign_in_as("chagai-welfare").post("/own/keys", {"end": str(id)})
    assert ask(secret, "get", "/incidents").status_code == 200


def test_the_key_itself_stands_nowhere(key, owner):
    secret = key("taftan-officer", "incident.read")
    rows = owner.execute("select to_jsonb(k)::text from accounts_apikey k").fetchall()
    assert not any(secret in row or secret.removeprefix("rabta_") in row for (row,) in rows)


def test_what_is_not_ones_own_and_what_does_not_exist_look_the_same(ask, officer, key):
    body = report()
    ask(officer, "post", "/incidents", body)
    welfare = key("chagai-welfare", "incident.read", "incident.file")
    for path in ("", "/people/1/reading", "/people/1/deadlines"):
        theirs = ask(welfare, "get", f"/incidents/{body['id']}{path}")
        nowhere = ask(welfare, "get", f"/incidents/{uuid4()}{path}")
        assert theirs.status_code == nowhere.status_code == 404
        assert theirs.content == nowhere.content
    said = {"id": str(uuid4()), "source": "person", "so": []}
    assert ask(welfare, "post", f"/incidents/{body['id']}/people/1/statements", said).status_code == 404


def test_the_ledger_holds_what_a_program_read_as_its_holders(ask, officer, owner):
    body = report()
    ask(officer, "post", "/incidents", body)
    ask(officer, "get", f"/incidents/{body['id']}")
    (who,) = owner.execute("select id from accounts_person where username = 'taftan-officer'").fetchone()
    deeds = owner.execute("select deed from audit_entry where actor = %s", [who]).fetchall()
    assert {("incident.filed",), ("incident.read",), ("identity.read",)} <= set(deeds)


def test_a_receiver_answers_a_referral_and_a_late_second_answer_is_a_conflict(ask, officer, key, sign_in_as):
    body = report()
    ask(officer, "post", "/incidents", body)
    client = sign_in_as("taftan-officer")
    sent = {
        "id": str(uuid4()),
        "agency": "social_welfare@PK203",
        "asked_for": ["need_doctor"],
        "basis": "vital",
    }
    sent |= {"grounds": "nearest"}
    assert client.post(f"/incidents/{body['id']}/people/1/refer", sent).status_code == 302
    welfare = key("chagai-welfare", "incident.read", "referral.receive")
    (found,) = ask(welfare, "get", "/referrals/received").json()
    steps = f"/referrals/{found['id']}/steps"
    assert ask(welfare, "post", steps, {"verb": "decline"}).status_code == 422
    assert ask(welfare, "post", steps, {"verb": "accept"}).json()["state"] == "accepted"
    assert ask(welfare, "post", steps, {"verb": "accept"}).status_code == 409
    assert ask(officer, "get", "/referrals/sent").json()[0]["state"] == "accepted"
    stranger = key("auditor", "ledger.read")
    assert ask(stranger, "post", steps, {"verb": "accept"}).status_code == 404


def test_every_operation_declares_its_verb(platform):
    from rabta_web.api.operations import OPERATIONS, api

    paths = api.get_openapi_schema()["paths"].values()
    assert sum(len(each) for each in paths) == len(OPERATIONS)


def test_the_description_is_openapi_3_1(ask, officer):
    assert ask(officer, "get", "/openapi.json").json()["openapi"].startswith("3.1")
