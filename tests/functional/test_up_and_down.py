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

from platform_home import new_home
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
