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

from rabta_web.audit.keys import ring

FORMAT = b"\x01"
NONCE = 12


class SealBrokenError(ValueError):
    """A sealed value does not open: it was changed, or it belongs elsewhere."""


class LostKeyError(SealBrokenError):
    """A sealed value does not open, because its key is not in this home."""


@lru_cache(maxsize=8)
def _cipher(digits: str) -> AESGCM:
    return AESGCM(bytes.fromhex(digits))


def label(key: str) -> bytes:
    """How every value begins that was sealed under a key."""
    name = key.encode()
    return FORMAT + bytes([len(name)]) + name


def key_of(sealed: bytes) -> str:
    """The id of the key that a value was sealed under."""
    return sealed[2 : 2 + sealed[1]].decode()


def seal(text: str, bound_to: str) -> bytes:
    """A text sealed under the newest key."""
    newest = ring(settings.FIELD_KEYS)[0]
    nonce = os.urandom(NONCE)
    return label(newest.id) + nonce + _cipher(newest.digits).encrypt(nonce, text.encode(), bound_to.encode())


def unseal(sealed: bytes, bound_to: str) -> str:
    """The text that was sealed, if it was sealed for this place."""
    try:
        id = key_of(sealed)
        if sealed[:1] != FORMAT:
            raise SealBrokenError(f"{bound_to}: this is no sealed value")
        digits = dict(ring(settings.FIELD_KEYS)).get(id)
        if digits is None:
            raise LostKeyError(f"{bound_to}: its key {id!r} is not in {settings.FIELD_KEYS}")
        rest = sealed[len(label(id)) :]
        return _cipher(digits).decrypt(rest[:NONCE], rest[NONCE:], bound_to.encode()).decode()
    except (InvalidTag, IndexError, UnicodeDecodeError):
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
        return self.bound_to_row(instance.pk)

    def bound_to_row(self, id: Any) -> str:
        """The table, column and row, from the row's id."""
        return f"{self.model._meta.db_table}.{self.column}.{id}"  # noqa: SLF001

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
