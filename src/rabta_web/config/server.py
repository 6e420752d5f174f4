"""Web server and job worker as processes of ours: started, seen to live, ended with all they began."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

from rabta_web.config.leftovers import note

HOST = "127.0.0.1"
PATIENCE = 60
MOST_WORKERS = 8
"""Each keeps up to eight connections to the database, which takes a hundred."""

PR_SET_PDEATHSIG = 1


@dataclass
class Process:
    """A process of ours that runs until it is ended; it ends with whoever started it."""

    command: list[str]
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it. Whatever is left of one before is ended first: it would share a port, or take jobs."""
        self.end()
        self.process = subprocess.Popen(  # noqa: S603
            self.command,
            env={**os.environ, **self.settings},
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509
        )
        note(self.process.pid)

    def alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def end(self) -> None:
        """End it, gently at first, with every process that it started."""
        if self.process is None:
            return
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def workers() -> int:
    """How many processes answer: one for each core, for Python answers on one core at a time."""
    return int(os.environ.get("RABTA_WORKERS") or min(os.cpu_count() or 1, MOST_WORKERS))


def web_server(port: int, *, demonstration: bool) -> Process:
    """Granian on a port, with its workers."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", str(workers()), "--blocking-threads", "4", "--no-ws"]
    command += ["--log-level", "warning", "rabta_web.config.wsgi:application"]
    return Process(command, {"RABTA_DEMONSTRATION": "1" if demonstration else "0"})


def job_worker() -> Process:
    """The worker that runs jobs."""
    return Process([sys.executable, "-m", "rabta_web.config.worker"])


def answers(server: Process, port: int) -> bool:
    """Wait until somebody listens on the port; whether anybody does."""
    end = time.monotonic() + PATIENCE
    while server.alive() and time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end_with_parent() -> None:
    """On Linux a child is told to end when its parent dies: an orphan would share the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
