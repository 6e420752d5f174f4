"""The web server as a process of ours: started, seen to answer, ended with all of its own."""

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

HOST = "127.0.0.1"
PATIENCE = 60
PR_SET_PDEATHSIG = 1


@dataclass
class Server:
    """Granian on a port, with one worker."""

    port: int
    demonstration: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it. Whatever is left of one before would share the port, so it is ended first."""
        self.end()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
        command += ["--port", str(self.port), "--workers", "1", "--blocking-threads", "4", "--no-ws"]
        self.process = subprocess.Popen(  # noqa: S603
            [*command, "--log-level", "warning", "rabta_web.config.wsgi:application"],
            env={**os.environ, "RABTA_DEMONSTRATION": "1" if self.demonstration else "0"},
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509
        )

    def alive(self) -> bool:
        """Whether its process runs."""
        return self.process is not None and self.process.poll() is None

    def answers(self) -> bool:
        """Wait until somebody listens on the port; whether anybody does."""
        end = time.monotonic() + PATIENCE
        while self.alive() and time.monotonic() < end:
            try:
                socket.create_connection((HOST, self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return True
        return False

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


def _end_with_parent() -> None:
    """On Linux a child is told to end when its parent dies: an orphan would share the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
