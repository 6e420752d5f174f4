"""Turning keys: every sealed value is sealed anew under the newest key, and keys that none needs are dropped.

It is work of the owner of the tables, in batches beside a server that goes on. Whatever stops it, calling it
again goes on: a new key is made only when no value waits for the one before.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from rabta_web.audit.keys import add_key, drop_key, ring
from rabta_web.audit.ledger import NOBODY, ledgered, write
from rabta_web.audit.sealed import LostKeyError, SealedText, key_of, label, seal, unseal

BATCH = 500


@dataclass(frozen=True, slots=True)
class Turned:
    """What a rotation did: the key that seals now, the values sealed anew, and the keys dropped."""

    key: str
    values: int
    dropped: tuple[str, ...]


def sealed_fields() -> list[tuple[type[models.Model], tuple[SealedText, ...]]]:
    """Every model with fields that stand sealed."""
    found = (
        (model, tuple(field for field in model._meta.fields if isinstance(field, SealedText)))  # noqa: SLF001
        for model in apps.get_models()
    )
    return [(model, fields) for model, fields in found if fields]


def values_by_key() -> Counter[str]:
    """How many values stand sealed under each key; for the owner to ask."""
    found: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for model, fields in sealed_fields():
            for field in fields:
                cursor.execute(
                    f"select substring({field.column} for 2 + get_byte({field.column}, 1)), count(*)"  # noqa: S608
                    f" from {model._meta.db_table} where octet_length({field.column}) > 2 group by 1"  # noqa: SLF001
                )
                found.update({key_of(bytes(start)): count for start, count in cursor.fetchall()})
    return found


def rotate() -> Turned:
    """Make a key, unless an earlier rotation is unfinished, and bring every value under the newest."""
    folder = settings.FIELD_KEYS
    lost = values_by_key().keys() - dict(ring(folder)).keys()
    if lost:
        raise LostKeyError(
            f"values are sealed under keys that are not in {folder}: {', '.join(sorted(lost))}"
        )
    newest = ring(folder)[0] if len(ring(folder)) > 1 else add_key(folder)
    _wait_for_transactions()
    turned = sum(sum(_batches(model, fields, label(newest.id))) for model, fields in sealed_fields())
    needed = values_by_key().keys()
    unneeded = tuple(key.id for key in ring(folder)[1:] if key.id not in needed)
    with ledgered():
        write("keys.rotated", by=NOBODY, about=newest.id, detail={"values": turned, "dropped": len(unneeded)})
    for id in unneeded:
        drop_key(folder, id)
    return Turned(newest.id, turned, unneeded)


def _wait_for_transactions() -> None:
    """Wait until every transaction is over that may have taken the key before: it may have sealed with it."""
    running = _running()
    while running & _running():
        time.sleep(0.05)


def _running() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select virtualtransaction from pg_locks"
            " where locktype = 'virtualxid' and pid <> pg_backend_pid()"
        )
        return {name for (name,) in cursor.fetchall()}


def _batches(model: type[models.Model], fields: tuple[SealedText, ...], newest: bytes) -> Iterator[int]:
    """Seal anew what is not under the newest key, a batch a transaction; how many values were in each."""
    last: Any = None
    while True:
        with transaction.atomic():
            last, count = _batch(model, fields, newest, last)
        if last is None:
            return
        yield count


def _batch(
    model: type[models.Model], fields: tuple[SealedText, ...], newest: bytes, after: Any
) -> tuple[Any, int]:
    table = model._meta.db_table  # noqa: SLF001
    columns = [str(field.column) for field in fields]
    older = " or ".join(f"substring({column} for {len(newest)}) <> %s" for column in columns)
    behind = "" if after is None else "id > %s and "
    with connection.cursor() as cursor:
        cursor.execute(
            f"select id, {', '.join(columns)} from {table}"  # noqa: S608
            f" where {behind}({older}) order by id limit {BATCH} for no key update",
            [*([] if after is None else [after]), *[newest] * len(fields)],
        )
        rows = cursor.fetchall()
        changed = [
            (*(_anew(value, field.bound_to_row(id)) for field, value in zip(fields, values, strict=True)), id)
            for id, *values in rows
        ]
        cursor.executemany(
            f"update {table} set {', '.join(f'{column} = %s' for column in columns)} where id = %s",  # noqa: S608
            changed,
        )
    count = sum(value is not None for _, *values in rows for value in values)
    return (rows[-1][0] if rows else None), count


def _anew(value: memoryview | bytes | None, bound_to: str) -> bytes | None:
    return None if value is None else seal(unseal(bytes(value), bound_to), bound_to)
