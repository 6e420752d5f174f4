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
from rabta_web.incidents.about import LeadKind
from rabta_web.incidents.vocabulary import calling_code

LENGTH = 16
"""Bytes of a token."""

SHORTEST, LONGEST = 7, 15
"""How many digits a telephone number has (ITU-T E.164 allows fifteen)."""

COMPARED = frozenset({LeadKind.TELEPHONE, LeadKind.ACCOUNT, LeadKind.VEHICLE})
"""What carries a number by which it is known again."""

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


def of_lead(kind: LeadKind, number: str) -> frozenset[bytes]:
    """The token of a telephone, an account or a vehicle; none of what has no number to compare.

    A wallet goes by its telephone number, so accounts and telephones are compared with each other.
    """
    if kind not in COMPARED:
        return frozenset()
    plain = dialled(number, calling_code()) if kind is not LeadKind.VEHICLE else ""
    return frozenset([_keyed("dialled", plain)]) if plain else of_number(number)


def dialled(number: str, code: str) -> str:
    """A telephone number as it is dialled from abroad: +92…, 0092… and 0… are one; "" if it is none.

    A number that a bank writes (IBAN) holds letters and is none.
    """
    written = "".join(str(int(each)) if each.isdecimal() else each for each in number.strip())
    digits = "".join(each for each in written if each.isdecimal())
    if any(each.isalpha() for each in written) or not SHORTEST <= len(digits) <= LONGEST:
        return ""
    for abroad, home in (("00", ""), ("0", code)):
        if digits.startswith(abroad) and not written.startswith("+"):
            return home + digits.removeprefix(abroad)
    at_home = not written.startswith("+") and not digits.startswith(code)
    return code + digits if at_home else digits


def to_store(names: tuple[str, ...], number: str) -> frozenset[bytes]:
    """Every token by which somebody of these names and this number can be found."""
    return of_number(number).union(*(step for name in names for step in of_name(name)))


def to_ask(name: str, number: str) -> Steps:
    """The tokens to look for, in the order in which to look."""
    return (of_number(number), *of_name(name))


def _keyed(kind: str, text: str) -> bytes:
    key = bytes.fromhex(settings.NAME_KEY)
    return hmac.digest(key, f"{kind}:{text}".encode(), hashlib.sha256)[:LENGTH]
