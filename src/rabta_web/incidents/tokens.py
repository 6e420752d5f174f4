"""Keyed tokens of names and numbers: what is stored beside a sealed name so that it can be found again.

A token is the keyed hash of a word's skeleton, or of a number's digits and letters. Whoever reads the table
without the key learns which rows share a word, and no word.
"""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings

from rabta.linking import skeleton, words

LENGTH = 16
"""Bytes of a token."""


def of_name(name: str) -> frozenset[bytes]:
    """The tokens of the words of a name."""
    return frozenset(_keyed("word", skeleton(word)) for word in words(name))


def of_number(number: str) -> frozenset[bytes]:
    """The token of the number of a document; however it was spaced or hyphenated."""
    plain = "".join(letter for letter in number.casefold() if letter.isalnum())
    return frozenset([_keyed("number", plain)]) if plain else frozenset()


def _keyed(kind: str, text: str) -> bytes:
    key = bytes.fromhex(settings.NAME_KEY)
    return hmac.digest(key, f"{kind}:{text}".encode(), hashlib.sha256)[:LENGTH]
