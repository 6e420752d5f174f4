"""Who is in the chair, as keyed tokens: two sittings can be compared, and the database learns no name."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings

from rabta.linking import skeleton, words

LENGTH = 16
"""Bytes of a token."""


def tokens(place: str, said: Iterable[str]) -> list[bytes]:
    """A token for each way in which somebody at a place was named: by office, or by name in either script."""
    named = {" ".join(sorted(skeleton(word) for word in words(each))) for each in said if each.strip()}
    return [_keyed(f"{place}:{each}") for each in sorted(named - {""})]


def _keyed(text: str) -> bytes:
    key = bytes.fromhex(settings.NAME_KEY)
    return hmac.digest(key, f"chair:{text}".encode(), hashlib.sha256)[:LENGTH]
