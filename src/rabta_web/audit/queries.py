"""Reading the ledger: what the person may see of it, and whether its chains still hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from rabta_web.audit.models import Entry

PAGE = 100
AT_ONCE = 10_000
_FIELDS = """
    select chain, coalesce(number, 0), coalesce(before, ''), coalesce(hash, ''),
        convert_to(concat_ws(E'\\x1f', chain, number, (extract(epoch from at) * 1000000)::bigint,
        coalesce(actor::text, ''), deed, purpose, about, coalesce(record::text, ''), detail::text), 'UTF8')
    from audit_entry order by chain, number
"""


def _entries() -> Iterator[tuple[str, int, bytes, bytes, bytes]]:
    """Every entry with the text of its hash, chain by chain; a part at a time, however many there are."""
    connection.ensure_connection()
    opened: Any = connection.connection
    with transaction.atomic(), opened.cursor(name="ledger", binary=True) as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(_FIELDS)
        yield from cursor


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold, and what is wrong there."""

    chain: str
    number: int
    wrong: str


def latest(*, record: UUID | None = None, actor: UUID | None = None, before: str = "") -> list[Entry]:
    """The latest entries that row security shows this person, about one record or by one actor.

    `before` is the id of the last entry of the page before; entries older than it follow.
    """
    found = Entry.objects.order_by("-at", "-id")
    if last := _entry(before):
        found = found.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk), at__lte=last.at)
    if record:
        found = found.filter(record=record)
    if actor:
        found = found.filter(actor=actor)
    return list(found[:PAGE])


def _entry(id: str) -> Entry | None:
    try:
        return Entry.objects.filter(pk=UUID(id)).first()
    except ValueError:
        return None


def breaks() -> Iterator[Break]:
    """Every place where a chain was edited, cut, extended or put in another order; for the owner to run."""
    with connection.cursor() as cursor:
        cursor.execute("select chain, number, hash from audit_head")
        heads = {chain: (number, bytes(hash)) for chain, number, hash in cursor.fetchall()}
    ends: dict[str, tuple[int, bytes]] = {}
    for chain, number, before, hash, text in _entries():
        last, link = ends.get(chain, (0, b""))
        if number != last + 1:
            yield Break(chain, last + 1, "entries are gone")
        if before != link:
            yield Break(chain, number, "does not follow the entry before it")
        if hashlib.sha256(before + text).digest() != hash:
            yield Break(chain, number, "was changed")
        ends[chain] = (number, hash)
    for chain in sorted(heads.keys() | ends.keys()):
        if heads.get(chain) != ends.get(chain):
            yield Break(chain, ends.get(chain, (0, b""))[0] + 1, "does not end where its head says")


def count() -> int:
    """How many entries there are; for the owner to ask."""
    return Entry.objects.count()
