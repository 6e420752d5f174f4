"""Letters and the sounds they stand for: Urdu, Pashto, Persian and Sindhi letters, and Latin spellings.

A code is one sound class. `a` is any vowel, which counts at the beginning of a word alone; so do `h`, `w` and
`y`, which within a word are written, left out, or stand for a vowel.
"""

from __future__ import annotations

import re

INITIAL_ONLY = frozenset("ahwy")
"""Classes that count at the beginning of a word alone."""

JOINED = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{ARABIC TATWEEL}'`\u2019\u2018\u02bc"
"""What stands within a word and has no sound of its own."""

_SOUNDS = {
    "a": "اآأإٱعءئؤۂaeiou",
    "b": "بٻb",
    "p": "پp",
    "t": "تطٹةټt",
    "s": "ثسصڅs",
    "j": "جځjڄ",
    "c": "چڇ",
    "h": "حہھهۃh",
    "k": "خکكقکkqcڪ",
    "d": "دڈډڊd",
    "z": "ذزضظژzږ",
    "r": "رڑړr",
    "x": "شښ",
    "g": "غگګgڳ",
    "f": "فf",
    "l": "لl",
    "m": "مm",
    "n": "نںڼn",
    "w": "وvw",
    "y": "یيىېۍےy",
}

LETTERS = {letter: code for code, letters in _SOUNDS.items() for letter in letters}
"""The class of each letter."""

LATIN = {
    "sh": "x",
    "ch": "c",
    "kh": "k",
    "gh": "g",
    "zh": "z",
    "th": "t",
    "dh": "d",
    "bh": "b",
    "ph": "p",
    "ck": "k",
}
"""Two Latin letters that stand for one sound. An aspirated sound is in the class of the plain one."""

WRITTEN_TOGETHER = (
    (re.compile(r"\bعبد\s*ال"), "عبد "),
    (re.compile(r"(?<=\w\w)اللہ\b"), " اللہ"),
    (re.compile(r"(?<=\w)\s*الد(?=ین\b)"), " د"),
    (re.compile(r"\babd[\s-]*(?:[uae]l|[uae][rsznt](?=[\s-]|[rsznt]))[\s-]*"), "abd "),
    (re.compile(r"(?<=\w\w)[\s-]*ull?ah\b"), " allah"),
    (re.compile(r"(?<=\w)[\s-]*[uae]d[\s-]*(?=d(?:i|ee)n\b)"), " "),
)
"""Names of several words that some write as one, and the words they are made of."""

PARTICLES = frozenset({"bin", "bint", "ibn", "بن", "بنت", "ابن", "s", "d", "w", "o"})
"""Words that join names and are no names."""
