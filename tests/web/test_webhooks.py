"""A program of an agency is told, signed, that a referral moved; nothing is sent where it must not."""

import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from test_referrals import REPORT, WELFARE, receiver, refer

NAMES = ("فرضی", "Taftan", "walks badly")


class Receiver(HTTPServer):
    """A program of somebody's that keeps what it is told, and answers as it is told to."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.got, self.answer = [], 204
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/hook?a=1"

    def close(self):
        self.shutdown()
        self.thread.join(10)
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, self.headers["Rabta-Signature"], body))
        self.send_response(self.server.answer)
        if self.server.answer == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture
def program():
    program = Receiver()
    yield program
    program.close()


@pytest.fixture
def loopback(platform, settings_to):
    settings_to(WEBHOOKS_TO_LOOPBACK=True)


@pytest.fixture
def settings_to(platform):
    from django.test import override_settings

    used = []

    def settings_to(**given):
        used.append(override_settings(**given))
        used[-1].enable()

    yield settings_to
    for each in reversed(used):
        each.disable()


@pytest.fixture
def hook(sign_in_as, program, loopback):
    """The secret of a webhook of the welfare office, to the program."""
    page = sign_in_as("chagai-welfare").post("/webhooks", {"agency": WELFARE, "address": program.address})
    return re.search(r'<code dir="ltr">([^<]+)</code>', page.content.decode())[1]


@pytest.fixture
def work(owner, world):
    """Let the worker send what waits, now."""
    from rabta_web.jobs.queue import Job, enqueue

    def work():
        owner.execute("truncate procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers")
        owner.execute(
            "update webhooks_delivery set next_at = least(next_at, now()) where next_at is not null"
        )
        enqueue(Job.SEND_WEBHOOKS, timestamp="0")
        command = [sys.executable, "-m", "rabta_web.config.worker", "once"]
        subprocess.run(
            command, check=True, timeout=120, env={**os.environ, "RABTA_WEBHOOKS_TO_LOOPBACK": "yes"}
        )

    return work


@pytest.fixture
def referral(sign_in_as):
    def referral():
        officer = sign_in_as("taftan-officer")
        return refer(officer, officer.post("/incidents/new", REPORT)["Location"] + "/people/1")

    return referral


def test_each_step_is_told_once_signed_and_without_anything_of_a_person(
    hook, referral, program, work, sign_in_as
):
    sent = referral()
    receiver(sign_in_as("chagai-welfare"), sent, "acknowledge")
    work()
    work()
    events = [json.loads(body) for _path, _signature, body in program.got]
    assert [(each["event"], each["state"]) for each in events] == [
        ("referral.sent", "sent"),
        ("referral.acknowledge", "acknowledged"),
    ]
    assert {each["referral"] for each in events} == {sent.rpartition("/")[2]}
    for path, signature, body in program.got:
        assert path == "/hook?a=1"
        at, mac = re.fullmatch(r"t=(\d+),v1=(\w+)", signature).groups()
        assert hmac.new(hook.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest() == mac
        assert set(json.loads(body)) == {"id", "event", "referral", "state", "at"}
        assert not [name for name in NAMES if name in body.decode()]


def test_what_fails_is_tried_again_and_seen_and_comes_through_in_the_end(
    hook, referral, program, work, sign_in_as, owner
):
    referral()
    program.answer = 500
    work()
    page = sign_in_as("chagai-welfare").get("/webhooks").content.decode()
    assert "HTTP 500" in page
    later = owner.execute("select next_at > now() from webhooks_delivery").fetchone()
    assert later == (True,)
    program.answer = 200
    work()
    assert len({json.loads(body)["id"] for _p, _s, body in program.got}) == 1
    assert owner.execute("select state, tries from webhooks_delivery").fetchall() == [("delivered", 2)]


def test_nobody_is_led_elsewhere(hook, referral, program, work, owner):
    referral()
    program.answer = 302
    work()
    assert owner.execute("select state, status from webhooks_delivery").fetchall() == [("waiting", 302)]


def test_an_address_that_fails_in_a_row_is_left_alone_and_its_agency_is_told(
    hook, referral, program, work, sign_in_as, owner
):
    referral()
    owner.execute("update webhooks_hook set failures = 19")
    program.answer = 500
    work()
    work()
    assert len(program.got) == 1
    welfare = sign_in_as("chagai-welfare")
    assert "A program of your agency no longer answers" in welfare.get("/notices").content.decode()
    id = owner.execute("select id from webhooks_hook").fetchone()[0]
    program.answer = 200
    welfare.post("/webhooks", {"on": str(id)})
    work()
    assert owner.execute("select state from webhooks_delivery").fetchall() == [("delivered",)]
    welfare.post("/webhooks", {"end": str(id)})
    assert welfare.get("/webhooks").context["hooks"] == []


def test_a_delivery_is_given_up_after_its_last_try(hook, referral, program, work, owner):
    referral()
    owner.execute("update webhooks_delivery set tries = 7")
    program.answer = 500
    work()
    assert owner.execute("select state, next_at from webhooks_delivery").fetchall() == [("failed", None)]


def test_a_step_that_is_not_kept_is_not_told(hook, referral, owner, sign_in_as):
    sent = referral()
    receiver(sign_in_as("chagai-welfare"), sent, "begin")
    assert owner.execute("select event from webhooks_delivery").fetchall() == [("referral.sent",)]


def test_of_a_referral_of_others_and_of_what_an_agency_is_recused_from_nothing_is_told(
    hook, referral, owner, sign_in_as
):
    other = sign_in_as("taftan-officer")
    incident = other.post("/incidents/new", REPORT)["Location"]
    groups = other.get(f"{incident}/people/1/refer").context["form"].fields["agency"].choices[1:]
    offices = [id for _label, group in groups for id, _name in group if id != WELFARE]
    refer(other, f"{incident}/people/1", agency=offices[0])
    assert owner.execute("select count(*) from webhooks_delivery").fetchone() == (0,)
    owner.execute("set session_replication_role = replica")
    id = incident.rpartition("/")[2]
    owner.execute("update incidents_incident set recused_agencies = %s where id = %s", [[WELFARE], id])
    owner.execute("set session_replication_role = origin")
    refer(other, f"{incident}/people/1")
    assert owner.execute("select count(*) from webhooks_delivery").fetchone() == (0,)


def test_secrets_stand_sealed_and_webhooks_are_their_agencys_alone(hook, program, sign_in_as, owner):
    address, secret = owner.execute("select address, secret from webhooks_hook").fetchone()
    assert program.address.encode() not in address
    assert hook.encode() not in secret
    officer = sign_in_as("taftan-officer")
    assert program.address not in officer.get("/webhooks").content.decode()
    id = owner.execute("select id from webhooks_hook").fetchone()[0]
    officer.post("/webhooks", {"end": str(id)})
    assert owner.execute("select ended_at from webhooks_hook").fetchone() == (None,)
    given = {"agency": WELFARE, "address": program.address}
    assert officer.post("/webhooks", given).context["form"].errors


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/",
        "ftp://example.org/",
        "https://127.0.0.1/",
        "https://localhost:8000/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://0.0.0.0/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://user:word@192.0.2.1/",
        "https://224.0.0.1/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://",
        "https://host:99999/",
        "https://[::1",
        "nonsense",
    ],
)
def test_nothing_is_sent_to_an_address_inside_or_to_what_is_none(platform, address):
    from rabta_web.webhooks.destination import ForbiddenError, destination

    with pytest.raises(ForbiddenError):
        destination(address)


def test_an_address_of_the_open_net_is_connected_to_as_it_was_looked_at(platform):
    from rabta_web.webhooks.destination import destination

    to = destination("https://1.1.1.1/hook")
    assert (to.ip, to.port, to.host, to.path, to.tls) == ("1.1.1.1", 443, "1.1.1.1", "/hook", True)


def test_waits_grow_and_end_within_two_days(platform):
    from rabta_web.webhooks.choices import TRIES, again_after

    waits = [again_after(tries).total_seconds() for tries in range(1, TRIES)]
    assert waits == sorted(waits)
    assert waits[0] == 30
    assert sum(waits) < 2 * 24 * 3600
