"""Parts are killed while somebody files. What was acknowledged stands, and the ledger and the data agree."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

import psycopg
import pytest
from test_up_and_down import free_port

from platform_home import new_home
from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

RABTA = Path(sys.executable).parent / "rabta"
KILLS = int(os.environ.get("RABTA_KILLS", "50"))
SUPERVISOR_EVERY = 10
REPORT = {"kind": "border", "place": "pk-bp-taftan", "happened_on": "2026-03-01", "name": "فرضی"}


class Platform:
    """`rabta up`, started again whenever it was killed."""

    def __init__(self):
        self.port = free_port()
        self.start()

    def start(self):
        with (home() / "up.log").open("a") as log:
            self.up = subprocess.Popen(
                [RABTA, "up", "--port", str(self.port)], stdout=subprocess.PIPE, stderr=log, text=True
            )
        self.said = ""
        for line in self.up.stdout:
            self.said += line
            if line.startswith("Ctrl-C"):
                return
        raise AssertionError((home() / "up.log").read_text())

    def children(self, pid):
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def is_job_worker(self, pid):
        return b"rabta_web.config.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()

    def victims(self):
        """The pid of every part that can be killed alone, by its name, once all of them stand."""
        end = time.monotonic() + 60
        while True:
            try:
                return self.standing()
            except (LookupError, ValueError, FileNotFoundError):
                assert time.monotonic() < end, "not every part stands again"
                time.sleep(0.05)

    def standing(self):
        server, jobs = sorted(self.children(self.up.pid), key=self.is_job_worker)
        postmaster = int((home() / "pg" / "data" / "postmaster.pid").read_text().splitlines()[0])
        return {
            "web server": server,
            "job worker": jobs,
            "worker": self.children(server)[0],
            "database": postmaster,
            "backend": self.children(postmaster)[-1],
        }


class Writer(Thread):
    """An officer who files without end, and remembers what was acknowledged."""

    def __init__(self, platform):
        super().__init__(daemon=True)
        self.address = f"http://127.0.0.1:{platform.port}"
        self.password = re.search(r"password here is (\w+)", platform.said).group(1)
        self.acknowledged, self.done = [], Event()

    def run(self):
        while not self.done.is_set():
            try:
                self.sign_in()
                while not self.done.is_set():
                    self.file()
            except (OSError, LookupError, HTTPException):
                time.sleep(0.05)

    def sign_in(self):
        class Stay(HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        self.opener = build_opener(HTTPCookieProcessor(), Stay)
        self.post("/sign-in", {"username": "taftan-officer", "password": self.password})

    def file(self):
        where = self.post("/incidents/new", REPORT)
        self.acknowledged.append(re.fullmatch(r"/incidents/([0-9a-f-]{36})", where).group(1))

    def post(self, path, form):
        """Post a form with its token; where it leads to."""
        page = self.opener.open(self.address + path, timeout=5).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
        data = urlencode({**form, "csrfmiddlewaretoken": token}).encode()
        try:
            self.opener.open(self.address + path, data, timeout=5)
        except HTTPError as answer:
            if answer.code == 302:
                return answer.headers["Location"]
            raise
        raise LookupError("the form came back")


@pytest.fixture(scope="module")
def after():
    """The database after all the killing, with what was acknowledged and who was killed."""
    chance, killed = random.Random(1), []  # noqa: S311
    with new_home():
        platform = Platform()
        writer = Writer(platform)
        writer.start()
        for number in range(1, KILLS + 1):
            wait_for(writer, len(writer.acknowledged) + 1)
            time.sleep(chance.random() / 5)
            if number % SUPERVISOR_EVERY:
                who, pid = chance.choice(sorted(platform.victims().items()))
                os.kill(pid, signal.SIGKILL)
            else:
                who = "supervisor"
                platform.up.kill()
                platform.up.wait()
                platform.up.stdout.close()
                platform.start()
            killed.append(who)
        wait_for(writer, len(writer.acknowledged) + 1)
        writer.done.set()
        writer.join(20)
        platform.up.send_signal(signal.SIGINT)
        assert platform.up.wait(30) == 0
        platform.up.stdout.close()
        assert not Postgres(home()).running()
        Postgres(home()).start()
        with psycopg.connect(**sign_in(OWNER)) as owner:
            yield owner, writer.acknowledged, killed


def wait_for(writer, count):
    end = time.monotonic() + 60
    while len(writer.acknowledged) < count:
        assert time.monotonic() < end, f"nobody can file any more: {(home() / 'up.log').read_text()[-4000:]}"
        time.sleep(0.02)


def test_every_part_was_killed(after):
    _, acknowledged, killed = after
    assert {"web server", "job worker", "worker", "database", "backend", "supervisor"} <= set(
        killed
    ) or KILLS < 50
    assert len(killed) == KILLS <= len(acknowledged)


def test_what_was_acknowledged_is_there(after):
    owner, acknowledged, _ = after
    there = {str(id) for (id,) in owner.execute("select id from incidents_incident").fetchall()}
    assert set(acknowledged) - there == set()


def test_every_incident_has_its_one_entry_and_its_person(after):
    owner, _, _ = after
    odd = owner.execute("""
        select i.id from incidents_incident i where
            (select count(*) from audit_entry e where e.record = i.id and e.deed = 'incident.filed') <> 1
            or (select count(*) from incidents_identity p where p.incident_id = i.id) = 0""").fetchall()
    orphans = owner.execute("""select record from audit_entry where deed = 'incident.filed'
        and record not in (select id from incidents_incident)""").fetchall()
    assert (odd, orphans) == ([], [])


def test_the_ledger_holds(after):
    done = subprocess.run([RABTA, "audit", "verify"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
