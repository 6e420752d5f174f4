"""What is left of a `rabta up` that was killed: its processes are ended before the next one starts its own.

A web server that missed its end would hold the port, or share it; a job worker would go on taking jobs.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

from rabta_web.config.home import home

NOTES = "processes"
OURS = (b"rabta_web", b"granian", b"multiprocessing")


def note(pid: int) -> None:
    """Remember a process that leads a session of its own."""
    with (home() / NOTES).open("a") as notes:
        notes.write(f"{pid}\n")


def end() -> None:
    """End what is left of the sessions that were noted; what is none of ours, under an old number, stays."""
    notes = home() / NOTES
    sessions = {int(word) for word in notes.read_text().split()} if notes.exists() else set()
    for pid in _processes():
        if _session(pid) in sessions and any(name in _command(pid) for name in OURS):
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
    notes.unlink(missing_ok=True)


def _processes() -> list[int]:
    """Every process there is, where the system shows them; elsewhere what a killed `up` left stays."""
    folder = Path("/proc")
    return [int(each.name) for each in folder.iterdir() if each.name.isdigit()] if folder.is_dir() else []


def _session(pid: int) -> int:
    with suppress(ProcessLookupError, PermissionError):
        return os.getsid(pid)
    return 0


def _command(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
