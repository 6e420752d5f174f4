"""The home of one installation: its database, its keys and what it printed about itself."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def home() -> Path:
    """`RABTA_HOME`, or the place where programs of this person keep their data."""
    if named := os.environ.get("RABTA_HOME"):
        return Path(named).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/rabta")
    shared = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(shared) / "rabta"


def kept(name: str, *, size: int = 32) -> str:
    """A secret of this installation, as hexadecimal digits; made once, readable by its owner alone."""
    path = home() / "keys" / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(size))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()
