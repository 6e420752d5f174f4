"""Starting and stopping: one line for what cannot be, and nothing lost when a part is killed."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from platform_home import new_home, prepared_home
from rabta_web.config.database import sign_in
from rabta_web.config.postgres import OWNER, Postgres

RABTA = Path(sys.executable).parent / "rabta"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port):
    up = subprocess.Popen([RABTA, "up", "--port", str(port)], stdout=subprocess.PIPE, text=True)
    said = "".join(iter(up.stdout.readline, "Ctrl-C stops all of it.\n"))
    assert re.search(r"ready after", said)
    return up


def refused(*words):
    return subprocess.run([RABTA, "up", *words], capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def own_home():
    with new_home() as home:
        yield home


@pytest.fixture
def used_home():
    with prepared_home() as home:
        yield home


def test_a_port_that_is_taken_is_said_in_one_line(own_home):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        done = refused("--port", str(taken.getsockname()[1]))
    assert (done.returncode, done.stderr.count("\n")) == (6, 1)


def test_data_of_another_version_of_postgresql_is_said_in_one_line(own_home):
    data = own_home / "pg" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("99\n")
    done = refused("--port", str(free_port()))
    assert (done.returncode, done.stderr.count("\n")) == (8, 1)


def test_a_full_disk_is_said_in_one_line(own_home):
    small = own_home / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["/usr/bin/mount", "-t", "tmpfs", "-o", "size=20m,mode=711", "tmpfs", small],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no small disk can be had here")
    try:
        done = subprocess.run(
            [RABTA, "up", "--port", str(free_port())],
            env={**os.environ, "RABTA_HOME": str(small / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        subprocess.run(["/usr/bin/umount", small], check=True)
    assert (done.returncode, done.stderr.count("\n")) == (7, 1)


def test_a_killed_part_takes_nothing_with_it_and_the_next_start_stops_all(own_home):
    port = free_port()
    first = start(port)
    assert refused("--port", str(free_port())).returncode == 9
    entries = count_entries()
    os.kill(int((own_home / "pg" / "data" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    first.kill()
    first.wait()
    first.stdout.close()
    second = start(port)
    assert count_entries() == entries
    second.send_signal(signal.SIGINT)
    assert second.wait(30) == 0
    second.stdout.close()
    assert not Postgres(own_home).running()


def count_entries():
    with psycopg.connect(**sign_in(OWNER)) as owner:
        return owner.execute("select count(*) from audit_entry").fetchone()[0]


def test_down_stops_all_that_another_terminal_started(used_home):
    port = free_port()
    up = start(port)
    assert subprocess.run([RABTA, "down"], check=False, timeout=60).returncode == 0
    assert up.wait(5) == 0
    up.stdout.close()
    assert not Postgres(used_home).running()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert subprocess.run([RABTA, "down"], check=False, timeout=60).returncode == 0


def test_an_installation_begins_with_one_administrator_of_accounts(own_home):
    def createuser(*words):
        said = [RABTA, "createuser", "first", "--name", "First Demo", *words]
        return subprocess.run(said, capture_output=True, text=True, check=False, timeout=90)

    up = subprocess.Popen(
        [RABTA, "up", "--empty", "--port", str(free_port())], stdout=subprocess.PIPE, text=True
    )
    while "Ctrl-C" not in up.stdout.readline():
        assert up.poll() is None
    made = createuser()
    assert made.returncode == 0, made.stderr
    assert re.search(r"for one use until [0-9: -]+: ([A-Z0-9]{5}-){3}[A-Z0-9]{5}", made.stdout)
    again, nowhere = createuser(), createuser("--agency", "nowhere@PK")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (2, 1)
    up.send_signal(signal.SIGINT)
    assert up.wait(30) == 0
    up.stdout.close()
    Postgres(own_home).start()
    with psycopg.connect(**sign_in(OWNER)) as owner:
        held = owner.execute("select role, agency_id from accounts_appointment").fetchall()
    Postgres(own_home).stop()
    assert held == [("account_administrator", "fia_hq@PK")]


def test_a_database_that_a_newer_version_has_changed_is_left_alone(used_home):
    up = start(free_port())
    with psycopg.connect(**sign_in(OWNER)) as owner:
        owner.execute(
            "insert into django_migrations (app, name, applied) values ('incidents', '9999', now())"
        )
    up.send_signal(signal.SIGINT)
    assert up.wait(30) == 0
    up.stdout.close()
    done = refused("--port", str(free_port()))
    assert (done.returncode, done.stderr.count("\n")) == (8, 1)


def test_a_web_server_that_a_killed_up_left_behind_is_ended_and_nothing_else_is():
    from rabta_web.config import leftovers

    def start(*words):
        """A process that has said that it runs: before, the system may not know its words yet."""
        runs = "import time; print('runs', flush=True); time.sleep(60)"
        process = subprocess.Popen(
            [sys.executable, "-c", runs, *words], start_new_session=True, stdout=subprocess.PIPE
        )
        with process.stdout as said:
            assert said.readline()
        return process

    with new_home():
        ours, strange, unnoted = start("rabta_web.left"), start("something else"), start("rabta_web.other")
        for each in (ours, strange):
            leftovers.note(each.pid)
        leftovers.end()
        try:
            assert ours.wait(10) == -signal.SIGKILL
            assert strange.poll() is unnoted.poll() is None
        finally:
            for each in (strange, unnoted):
                each.kill()
                each.wait()
