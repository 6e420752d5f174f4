"""Homes for runs of tests: their own keys and their own PostgreSQL, which an ordinary account can reach."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rabta_web.config.database import make_ready
from rabta_web.config.postgres import Postgres, binaries

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".pytest_cache" / "prepared"
"""The home that others are copied from, one at a time; `state` in it says which program made it."""

CARELESS = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
"""A database of tests may be lost with the power; what is proved of killed parts is proved of a new home."""


@contextmanager
def new_home() -> Iterator[Path]:
    """An empty home; whatever database was started in it is stopped at the end."""
    home = Path(tempfile.mkdtemp(prefix="rabta-tests-"))
    home.chmod(0o711)
    before = os.environ.get("RABTA_HOME")
    os.environ["RABTA_HOME"] = str(home)
    try:
        yield home
    finally:
        database = Postgres(home)
        database.stop()
        shutil.rmtree(database.socket, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
        os.environ.pop("RABTA_HOME")
        if before:
            os.environ["RABTA_HOME"] = before


@contextmanager
def prepared_home() -> Iterator[Path]:
    """A home whose database is migrated and holds the packs and the cast, and no incident.

    It is made once for each state of the program and copied: making one takes as long as twenty tests.
    """
    with new_home() as home:
        _copy_prepared(home)
        yield home


def _copy_prepared(home: Path) -> None:
    KEPT.parent.mkdir(exist_ok=True)
    with KEPT.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state, mark = _state_of_the_program(), KEPT / "state"
        if not mark.exists() or mark.read_text() != state:
            _prepare(home)
            shutil.rmtree(KEPT, ignore_errors=True)
            _copy(home, KEPT)
            mark.write_text(state)
        else:
            _copy(KEPT, home)


def _prepare(home: Path) -> None:
    """Do in a new home what the first `rabta up` does before it serves, and stop the database again."""
    database = Postgres(home)
    database.start()
    make_ready()
    with (database.data / "postgresql.auto.conf").open("a") as settings:
        settings.write(CARELESS)
    prepare = [sys.executable, "-m", "rabta_web.config.prepare", "owner", "demonstration"]
    subprocess.run(prepare, check=True)
    database.stop()


def _copy(here: Path, there: Path) -> None:
    """Copy a home with its owners: PostgreSQL's data belongs to an account of its own where we are root."""
    there.mkdir(mode=0o711, exist_ok=True)
    subprocess.run(["/bin/cp", "-a", f"{here}/.", there], check=True)


def _state_of_the_program() -> str:
    """All that decides what a prepared home holds: sources, packs, the libraries, PostgreSQL and the day."""
    today = datetime.now(UTC).date()
    said = hashlib.sha256(f"{sys.version} {binaries()} {today} {_named()}".encode())
    said.update((ROOT / "requirements-dev.lock").read_bytes() + Path(__file__).read_bytes())
    for path in sorted((ROOT / "src").rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            said.update(str(path).encode() + b"\0" + path.read_bytes() + b"\0")
    return said.hexdigest()


def _named() -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in os.environ.items() if name in {"RABTA_PACK", "TZ"})
