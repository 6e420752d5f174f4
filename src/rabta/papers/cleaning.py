"""Text from outside made safe to print: nothing that is invisible, or that turns the line around."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 2000
SPACES = re.compile(r"[\s\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Format characters that Urdu is written with."""


def clean(text: str) -> str:
    """Free text on one line and visible; at most `LONGEST` characters, and it shows where it was cut."""
    one_line = SPACES.sub(" ", text).strip()
    seen = "".join(each if _visible(each) else "\N{REPLACEMENT CHARACTER}" for each in one_line)
    return seen if len(seen) <= LONGEST else seen[:LONGEST] + " […]"


def _visible(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
