"""The same program on a PostgreSQL of others: no superuser, sign-in by password, an older version."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest
from test_up_and_down import free_port

from platform_home import new_home
from rabta_web.config.postgres import drop_to

RABTA = Path(sys.executable).parent / "rabta"
INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
SUPERUSER, OWNER = "keeper", "rabta_tables"


@pytest.fixture
def others():
    """The address of a database on a server that we do not run: its owner may make roles, and no more."""
    if not INSTALLED:
        pytest.skip("the system has no PostgreSQL of its own")
    programs, password = INSTALLED[0], secrets.token_hex(8)
    with tempfile.TemporaryDirectory(prefix="rabta-others-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        data, secret = home / "data", home / "secret"
        data.mkdir()
        secret.write_text(password)
        account = drop_to()
        if account:
            for path in (home, data, secret):
                os.chown(path, account["user"], account["group"])

        def run(program, *arguments):
            command = [programs / program, "-D", data, *arguments]
            subprocess.run(command, check=True, cwd=home, stdout=subprocess.DEVNULL, **account)

        run(
            "initdb",
            "-U",
            SUPERUSER,
            "-A",
            "scram-sha-256",
            f"--pwfile={secret}",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        settings = f"-c listen_addresses='' -c unix_socket_directories={home}"
        run("pg_ctl", "-w", "-l", home / "log", "-o", settings, "start")
        try:
            sign_in = {"host": folder, "user": SUPERUSER, "password": password, "dbname": "postgres"}
            with psycopg.connect(**sign_in, autocommit=True) as keeper:
                keeper.execute(f"create role {OWNER} login createrole password '{password}'")
                keeper.execute(f"create database rabta owner {OWNER}")
                version = keeper.info.server_version // 10_000
            yield f"postgresql://{OWNER}:{password}@/rabta?host={folder}", version
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


def test_it_starts_serves_and_verifies_there(others):
    address, version = others
    assert version >= 15
    port = free_port()
    with new_home() as home:
        surroundings = {**os.environ, "RABTA_DATABASE_URL": address}
        up = subprocess.Popen(
            [RABTA, "up", "--port", str(port)], stdout=subprocess.PIPE, text=True, env=surroundings
        )
        while "Ctrl-C" not in up.stdout.readline():
            assert up.poll() is None
        with urlopen(f"http://127.0.0.1:{port}/sign-in") as page:
            assert page.status == 200
        verified = subprocess.run(
            [RABTA, "audit", "verify"], env=surroundings, check=False, capture_output=True, text=True
        )
        assert verified.returncode == 0, verified.stdout + verified.stderr
        up.send_signal(signal.SIGINT)
        assert up.wait(30) == 0
        up.stdout.close()
        assert not (home / "pg").exists(), "a database of our own was started beside"
        with psycopg.connect(address) as owner:
            serves = owner.execute(
                "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'rabta_app'"
            ).fetchone()
            assert serves == (False, False, False)
            assert owner.execute("select count(*) from incidents_incident").fetchone() == (1,)


def test_a_server_that_does_not_answer_is_said_in_one_line(tmp_path):
    with new_home():
        done = subprocess.run(
            [RABTA, "up", "--port", str(free_port())],
            env={**os.environ, "RABTA_DATABASE_URL": f"postgresql://nobody@/rabta?host={tmp_path}"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr.count("\n")) == (5, 1)
