"""Writing the ledger: entries are gathered while a transaction runs and are its last statements.

The chain is locked from an entry's insertion to the commit, so entries come last, and chains in one order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from rabta_web.audit.models import Entry

FEDERAL = "federal"
"""The chain of what belongs to no province: sign-in, denials, what federal offices do by themselves."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and to what end; None is somebody who has not signed in."""

    id: UUID | None
    purpose: str = ""


NOBODY = Actor(None)
_gathered: ContextVar[list[Entry] | None] = ContextVar("gathered", default=None)


class OutsideLedgerError(RuntimeError):
    """Something that must be in the ledger was done outside a transaction of the ledger."""


@contextmanager
def ledgered() -> Iterator[None]:
    """One transaction whose last statements are its ledger entries; inside another one, a part of that."""
    outer = _gathered.get()
    if outer is not None:
        before = len(outer)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del outer[before:]
            raise
        return
    gathered: list[Entry] = []
    token = _gathered.set(gathered)
    try:
        with transaction.atomic():
            yield
            if not transaction.get_rollback():
                Entry.objects.bulk_create(sorted(gathered, key=lambda entry: entry.chain))
    finally:
        _gathered.reset(token)


def write(
    deed: str,
    *,
    by: Actor,
    chain: str = FEDERAL,
    about: str = "",
    record: UUID | None = None,
    detail: dict[str, str | int] | None = None,
) -> None:
    """Gather an entry for the end of this transaction. `detail` never holds anything identifying."""
    gathered = _gathered.get()
    if gathered is None:
        raise OutsideLedgerError(f"{deed} was done outside ledgered()")
    gathered.append(
        Entry(
            chain=chain,
            actor=by.id,
            deed=deed,
            purpose=by.purpose,
            about=about,
            record=record,
            detail=detail or {},
        )
    )
