"""`rabta up`, `rabta down`, `rabta status`: the processes of the platform, started and stopped as one."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Annotated

import typer

from rabta_web.config import leftovers
from rabta_web.config.failures import (
    AlreadyUpError,
    CannotStartError,
    NewerDataError,
    PortTakenError,
    need_web,
    plainly,
)
from rabta_web.config.home import home
from rabta_web.config.postgres import Postgres
from rabta_web.config.server import HOST, answers, job_worker, web_server
from rabta_web.config.supervision import Part, keep

PATIENCE = 30

Port = Annotated[int, typer.Option(help="Where the web server listens.", min=1, max=65535)]
Demonstration = Annotated[
    bool,
    typer.Option("--demonstration/--empty", help="With the fictional world, or with no accounts at all."),
]


def up(port: Port = 8765, demonstration: Demonstration = True) -> None:
    """Start the platform: database, packs, web server, job worker. Ctrl-C stops all of it."""
    with plainly():
        need_web()
        with _alone():
            leftovers.end()
            _need_port(port)
            _run(port, demonstration=demonstration)


def _run(port: int, *, demonstration: bool) -> None:
    """Start everything, keep it alive until somebody asks to stop, and stop everything."""
    began = time.monotonic()
    stopping = _on_signals()
    database = Postgres(home())
    try:
        _start_database()
        _prepare(demonstration=demonstration)
        server, worker = web_server(port, demonstration=demonstration), job_worker()
        try:
            server.start()
            worker.start()
            if answers(server, port):
                _say_ready(port, time.monotonic() - began, demonstration=demonstration)
            parts = [
                *_database_of_ours(database),
                Part("web server", server.start, server.alive),
                Part("job worker", worker.start, worker.alive),
            ]
            keep(parts, stopping)
            _take_checkpoint()
        finally:
            server.end()
            worker.end()
    finally:
        database.stop()


def _take_checkpoint() -> None:
    """Sign where the ledger ends: what is cut off while nothing runs is missed at the next look."""
    command = [sys.executable, "-m", "rabta_web.config.prepare", "owner", "checkpoint"]
    if subprocess.run(command, start_new_session=True, check=False).returncode:  # noqa: S603
        typer.echo("rabta: no checkpoint of the ledger could be taken at the stop", err=True)


def _database_of_ours(database: Postgres) -> list[Part]:
    from rabta_web.config.database import address

    return [] if address() else [Part("database", database.start, database.running)]


def down() -> None:
    """Stop all that runs from this home: the `rabta up` with its web server, and the database."""
    with plainly():
        _end_up()
        Postgres(home()).stop()


def _end_up() -> None:
    """Ask the `rabta up` of this home to stop, if there is one, and wait until it has."""
    lock = home() / "up.lock"
    if not lock.exists():
        return
    with lock.open("r+") as held:
        end = time.monotonic() + PATIENCE
        while not _free(held):
            if words := lock.read_text().split():
                with suppress(ProcessLookupError):
                    os.kill(int(words[0]), signal.SIGTERM)
            if time.monotonic() > end:
                raise AlreadyUpError(f"the rabta up of {home()} does not end; its process is {words}")
            time.sleep(0.2)


def _free(lock: IO[str]) -> bool:
    """Whether nobody holds a lock; from here on this process does."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def status() -> None:
    """Say whether the database of this home runs, and where it is."""
    with plainly():
        database = Postgres(home())
        running = database.data.exists() and database.running()
        typer.echo(f"home      {home()}")
        typer.echo(f"database  {'runs' if running else 'stopped'}")
        raise typer.Exit(0 if running else 1)


def _need_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortTakenError(f"port {port} cannot be used: {error.strerror}; try --port") from None


@contextmanager
def _alone() -> Iterator[None]:
    """One `rabta up` a home: whoever holds the lock may stop the database, and a killed one holds none."""
    home().mkdir(mode=0o711, parents=True, exist_ok=True)
    with (home() / "up.lock").open("a+") as lock:
        if not _free(lock):
            raise AlreadyUpError(f"another rabta up runs from {home()}")
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def _start_database() -> None:
    from rabta_web.config.database import address, make_ready

    if not address():
        Postgres(home()).start()
    make_ready()


def _prepare(*, demonstration: bool) -> None:
    for role in ("owner", "application"):
        words = [role, *(["demonstration"] if demonstration else [])]
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "rabta_web.config.prepare", *words], check=False
        )
        if done.returncode == NewerDataError.code:
            raise NewerDataError("a newer version of Rabta has changed this database; start that version")
        if done.returncode:
            raise CannotStartError("the database could not be prepared; what went wrong stands above")


def _on_signals() -> list[int]:
    """What people or the system asked for; empty as long as nobody asked to stop."""
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: asked.append(number))
    return asked


def _say_ready(port: int, seconds: float, *, demonstration: bool) -> None:
    typer.echo(f"Rabta is ready after {seconds:.1f} s: http://{HOST}:{port}")
    if demonstration:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
        import django

        django.setup()
        from rabta_web.config.demonstration import CAST, STORY, password

        typer.echo(f"\nNobody in it is real. Everybody's password here is {password()}\n")
        for each in CAST:
            typer.echo(f"  {each.username:<18} {each.part}")
        typer.echo(f"\n{STORY}\n")
    typer.echo("Ctrl-C stops all of it.")
    sys.stdout.flush()
