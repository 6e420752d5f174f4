"""Signed checkpoints: where every chain stood at a time, so that not even the owner can cut one back.

A chain proves that its entries fit each other. Whoever owns the database could write all of them anew; a
checkpoint that was signed before, and better still handed to another office, shows that they did.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from django.conf import settings
from django.db import connection

from rabta_web.audit.queries import Break
from rabta_web.audit.signing import key


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The number and hash of the last entry of every chain at a time, signed by this installation."""

    at: str
    heads: dict[str, tuple[int, str]]
    signature: str = ""

    def signed_text(self) -> bytes:
        """What the signature is of."""
        return json.dumps([self.at, self.heads], sort_keys=True).encode()

    def line(self) -> str:
        """The checkpoint as one line of JSON."""
        return json.dumps({"at": self.at, "heads": self.heads, "signature": self.signature}, sort_keys=True)


class UnreadableCheckpointError(ValueError):
    """A line is no checkpoint."""


def read(line: str) -> Checkpoint:
    """A checkpoint from its line."""
    try:
        said = json.loads(line)
        heads = {chain: (int(number), str(hash)) for chain, (number, hash) in said["heads"].items()}
        return Checkpoint(said["at"], heads, said["signature"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableCheckpointError(f"this is no checkpoint: {line[:60]}") from error


def take_checkpoint(now: datetime) -> Checkpoint:
    """Sign where every chain stands, and keep it beside those before; for the owner of the tables to run."""
    with connection.cursor() as cursor:
        cursor.execute("select chain, number, encode(hash, 'hex') from audit_head order by chain")
        heads = {chain: (number, hash) for chain, number, hash in cursor.fetchall()}
    unsigned = Checkpoint(now.isoformat(timespec="seconds"), heads)
    taken = Checkpoint(unsigned.at, heads, key().sign(unsigned.signed_text()).hex())
    with Path(settings.CHECKPOINTS).open("a", encoding="utf-8") as file:
        file.write(taken.line() + "\n")
    return taken


def kept() -> list[Checkpoint]:
    """The checkpoints that this installation keeps, the oldest first."""
    path = Path(settings.CHECKPOINTS)
    return [read(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def breaks_since(checkpoint: Checkpoint) -> Iterator[Break]:
    """Every chain that no longer holds what it held when the checkpoint was signed."""
    try:
        key().public_key().verify(bytes.fromhex(checkpoint.signature), checkpoint.signed_text())
    except (InvalidSignature, ValueError):
        yield Break("checkpoint", 0, f"the checkpoint of {checkpoint.at} was not signed here")
        return
    with connection.cursor() as cursor:
        for chain, (number, hash) in sorted(checkpoint.heads.items()):
            cursor.execute(
                "select encode(hash, 'hex') from audit_entry where chain = %s and number = %s",
                [chain, number],
            )
            found = cursor.fetchone()
            if number and found is None:
                yield Break(chain, number, f"was there at the checkpoint of {checkpoint.at} and is gone")
            elif found and found[0] != hash:
                yield Break(chain, number, f"is not what it was at the checkpoint of {checkpoint.at}")
