"""Sealed fields: identifying text that is stored encrypted and opens only in the row it was sealed for.

AES-256-GCM with the table, the column and the row as associated data: a value copied into another row, or
another column, does not open.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

FORMAT = b"\x01"
NONCE = 12


class SealBrokenError(ValueError):
    """A sealed value does not open: it was changed, moved, or its key is not here."""


@lru_cache(maxsize=8)
def _cipher(key: str) -> AESGCM:
    return AESGCM(bytes.fromhex(key))


def seal(text: str, bound_to: str) -> bytes:
    """A text sealed under the newest key."""
    id, key = settings.FIELD_KEYS[0]
    nonce = os.urandom(NONCE)
    name = id.encode()
    return (
        FORMAT
        + bytes([len(name)])
        + name
        + nonce
        + _cipher(key).encrypt(nonce, text.encode(), bound_to.encode())
    )


def unseal(sealed: bytes, bound_to: str) -> str:
    """The text that was sealed, if it was sealed for this place."""
    end = 2 + sealed[1]
    id, nonce, rest = sealed[2:end].decode(), sealed[end : end + NONCE], sealed[end + NONCE :]
    key = dict(settings.FIELD_KEYS).get(id)
    if sealed[:1] != FORMAT or key is None:
        raise SealBrokenError(f"{bound_to}: no key {id!r}")
    try:
        return _cipher(key).decrypt(nonce, rest, bound_to.encode()).decode()
    except InvalidTag:
        raise SealBrokenError(f"{bound_to}: the value was changed or belongs elsewhere") from None


class _Opening(DeferredAttribute):
    """The attribute of a sealed field: it opens when it is read and not before."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        """The open text."""
        if instance is None:
            return self
        value = super().__get__(instance, owner)
        return (
            unseal(value, cast(SealedText, self.field).bound_to(instance))
            if isinstance(value, bytes)
            else value
        )

    def __set__(self, instance: Any, value: Any) -> None:
        """Take open text from code, and sealed bytes from the database."""
        instance.__dict__[self.field.attname] = value


class SealedText(models.BinaryField):  # type: ignore[type-arg]
    """Text that stands sealed in the database. It cannot be searched or sorted by."""

    descriptor_class = _Opening

    def bound_to(self, instance: models.Model) -> str:
        """The table, column and row that a value is sealed for."""
        return f"{self.model._meta.db_table}.{self.column}.{instance.pk}"  # noqa: SLF001

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> bytes | None:
        """The sealed bytes as they stand."""
        del expression, connection
        return None if value is None else bytes(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> bytes | None:
        """The value sealed for its row; what was never opened stays as it is."""
        del add
        value = model_instance.__dict__[self.attname]
        return seal(value, self.bound_to(model_instance)) if isinstance(value, str) else value

    def get_lookup(self, lookup_name: str) -> Any:
        """A sealed value can be there or not be there; nothing else can be asked of it."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
