"""Names across scripts: the consonants that spellings of one name share.

محمد, Muhammad, Mohammed and Mohd are one name to whoever hears it. Vowels are written or left out at will in
either script, and an h within a word is heard by some and not by others; what stays is a skeleton of
consonants. It is kept coarse on purpose: it finds candidates, and people decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from rabta.linking.letters import INITIAL_ONLY, JOINED, LATIN, LETTERS, PARTICLES, WRITTEN_TOGETHER

_WORD = re.compile(r"[^\W\d_]+")


def words(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters, names that are written together taken apart.

    >>> words("عبدالرحمٰن")
    ('عبد', 'رحمن')
    >>> words("Noor-ud-Din")
    ('noor', 'din')
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in JOINED)
    for together, apart in WRITTEN_TOGETHER:
        plain = together.sub(apart, plain)
    found = tuple(_WORD.findall(plain))
    return tuple(word for word in found if word not in PARTICLES) or found


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """The consonants of a word that all its spellings share; of a word without any, its first vowel.

    >>> skeleton("mohammed") == skeleton("محمد") == skeleton("muhammad")
    True
    """
    codes = [code for code in _codes(word) if code]
    kept = [code for place, code in enumerate(codes) if place == 0 or code not in INITIAL_ONLY]
    return "".join(code for code, _ in groupby(kept))


def _codes(word: str) -> Iterator[str]:
    """The codes of the letters of a word, two Latin letters for one sound taken as one."""
    place = 0
    while place < len(word):
        pair = word[place : place + 2]
        if pair in LATIN:
            yield LATIN[pair]
            place += 2
        else:
            yield LETTERS.get(word[place], word[place])
            place += 1


def likeness(one: str, other: str) -> float:
    """How alike two names are: the share of the words of the shorter that the longer holds, from 0 to 1.

    >>> likeness("زرینہ بی بی", "Zareena Bibi")
    1.0
    >>> likeness("Zarina", "Shabana")
    0.0
    """
    first, second = ([skeleton(word) for word in words(name)] for name in (one, other))
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return 0.0
    left, shared = list(longer), 0
    for code in shorter:
        if code in left:
            left.remove(code)
            shared += 1
    return shared / len(shorter)
