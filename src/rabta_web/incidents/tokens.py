"""Keyed tokens of names and numbers: what is stored beside a sealed name so that it can be found again.

A token is the keyed hash of a word's skeleton, of two words of one name, of a whole name, or of a number's
digits and letters. Whoever reads the table without the key learns which rows share a word, and no word.
"""

from __future__ import annotations

import hashlib
import hmac
from itertools import combinations

from django.conf import settings

from rabta.linking import skeleton, words

LENGTH = 16
"""Bytes of a token."""

Steps = tuple[frozenset[bytes], ...]


def of_name(name: str) -> Steps:
    """The tokens of a name, the most telling first: of the whole name, of every two words, of every word.

    Half the country shares a word; whoever shares two is looked at before them.
    """
    codes = sorted({skeleton(word) for word in words(name)})
    return (
        frozenset([_keyed("whole", " ".join(codes))] if codes else []),
        frozenset(_keyed("pair", f"{one} {other}") for one, other in combinations(codes, 2)),
        frozenset(_keyed("word", code) for code in codes),
    )


def of_number(number: str) -> frozenset[bytes]:
    """The token of the number of a document; however it was spaced or hyphenated, in whichever digits."""
    plain = "".join(
        str(int(letter)) if letter.isdecimal() else letter for letter in number.casefold() if letter.isalnum()
    )
    return frozenset([_keyed("number", plain)]) if plain else frozenset()


def to_store(names: tuple[str, ...], number: str) -> frozenset[bytes]:
    """Every token by which somebody of these names and this number can be found."""
    return of_number(number).union(*(step for name in names for step in of_name(name)))


def to_ask(name: str, number: str) -> Steps:
    """The tokens to look for, in the order in which to look."""
    return (of_number(number), *of_name(name))


def _keyed(kind: str, text: str) -> bytes:
    key = bytes.fromhex(settings.NAME_KEY)
    return hmac.digest(key, f"{kind}:{text}".encode(), hashlib.sha256)[:LENGTH]
