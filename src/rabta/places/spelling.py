"""One spelling for all the ways a name is typed, in Urdu and in Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rabta.places.values import Kind

_URDU_FOR_ARABIC = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ"})
"""Keyboards give the Arabic letter where Urdu has its own."""

KIND_WORDS = {
    Kind.DISTRICT: ("district", "ضلع"),
    Kind.DIVISION: ("division", "ڈویژن"),
    Kind.PROVINCE: ("province", "صوبہ"),
}
"""What people write before or after a name to say which kind of area they mean."""


def spelling(text: str) -> str:
    """A name without case, vowel signs, spaces and points, in Urdu letters rather than Arabic ones."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    decomposed = unicodedata.normalize("NFKD", text).translate(_URDU_FOR_ARABIC)
    return "".join(filter(str.isalnum, decomposed.casefold()))


def without_kind(spelt: str) -> Iterator[tuple[str, Kind]]:
    """What remains of a spelling that begins or ends with a word for a kind of area, and that kind."""
    for kind, words in KIND_WORDS.items():
        for word in words:
            for rest in (spelt.removeprefix(word), spelt.removesuffix(word)):
                if rest != spelt:
                    yield rest, kind
