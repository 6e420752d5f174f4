"""Keys of identifying fields: files in the home, each with an id, the newest of which seals.

An id holds a number and a digest of its key, so that a key that was lost is never taken for another one.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

PREFIX = "field-"
SIZE = 32


class Key(NamedTuple):
    """A key by its id, as hexadecimal digits."""

    id: str
    digits: str


def opened_in(folder: Path) -> Path:
    """A folder of keys, with the first key in it where there was none."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not ring(folder):
        add_key(folder)
    return folder


def ring(folder: Path) -> tuple[Key, ...]:
    """The keys of a folder, the newest first. An added one counts from the next call, in any process."""
    return _read(folder, folder.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(folder: Path, changed: int) -> tuple[Key, ...]:
    del changed
    found = [
        Key(path.name.removeprefix(PREFIX), path.read_text("ascii")) for path in folder.glob(f"{PREFIX}*-*")
    ]
    return tuple(sorted(found, key=_age, reverse=True))


def _age(key: Key) -> tuple[int, str]:
    number, digest = key.id.split("-")
    return int(number), digest


def add_key(folder: Path) -> Key:
    """Make a key that seals from now on. It is on the disk before it has a name."""
    number = max((_age(key)[0] for key in ring(folder)), default=0) + 1
    digits = secrets.token_hex(SIZE)
    key = Key(f"{number}-{hashlib.sha256(digits.encode()).hexdigest()[:8]}", digits)
    unnamed = folder / f".{key.id}"
    with os.fdopen(os.open(unnamed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(digits)
        file.flush()
        os.fsync(file.fileno())
    unnamed.rename(folder / f"{PREFIX}{key.id}")
    _settle(folder)
    return key


def drop_key(folder: Path, id: str) -> None:
    """Forget a key. What it sealed opens nowhere any more."""
    (folder / f"{PREFIX}{id}").unlink()
    _settle(folder)


def _settle(folder: Path) -> None:
    """Bring the names in a folder to the disk, and read it anew even within one tick of its clock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _read.cache_clear()
