"""`rabta up`, `rabta down`, `rabta status`: the processes of the platform, started and stopped as one."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from rabta_web.config.failures import AlreadyUpError, CannotStartError, PortTakenError, need_web, plainly
from rabta_web.config.home import home
from rabta_web.config.postgres import Postgres

PATIENCE = 60
PR_SET_PDEATHSIG = 1
HOST = "127.0.0.1"

Port = Annotated[int, typer.Option(help="Where the web server listens.", min=1, max=65535)]
Demonstration = Annotated[
    bool,
    typer.Option("--demonstration/--empty", help="With the fictional world, or with no accounts at all."),
]


def up(port: Port = 8765, demonstration: Demonstration = True) -> None:
    """Start the platform: database, packs, web server. Ctrl-C stops all of it."""
    with plainly():
        need_web()
        _need_port(port)
        with _alone():
            _run(port, demonstration=demonstration)


def _run(port: int, *, demonstration: bool) -> None:
    """Start everything, wait until somebody asks to stop, and stop everything."""
    began = time.monotonic()
    stopping = _on_signals()
    try:
        _start_database()
        _prepare(demonstration=demonstration)
        server = _serve(port, demonstration=demonstration)
        try:
            if _answers(server, port):
                _say_ready(port, time.monotonic() - began, demonstration=demonstration)
            while not stopping and server.poll() is None:
                time.sleep(0.1)
        finally:
            _end(server)
    finally:
        Postgres(home()).stop()
    if not stopping:
        raise CannotStartError("the web server ended by itself; what it said stands above")


def down() -> None:
    """Stop the database of this home, if one runs; the web server goes with its `rabta up`."""
    with plainly():
        Postgres(home()).stop()


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
    with (home() / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyUpError(f"another rabta up runs from {home()}") from None
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
        if done.returncode:
            raise CannotStartError("the database could not be prepared; what went wrong stands above")


def _serve(port: int, *, demonstration: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    return subprocess.Popen(  # noqa: S603
        [*command, "rabta_web.config.wsgi:application"],
        env={**os.environ, "RABTA_DEMONSTRATION": "1" if demonstration else "0"},
        start_new_session=True,
        preexec_fn=_end_with_parent,  # noqa: PLW1509
    )


def _end_with_parent() -> None:
    """On Linux a child is told to end when its parent dies: an orphan would share the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    end = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


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
