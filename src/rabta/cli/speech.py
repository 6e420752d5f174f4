"""Speech: the words of the program and of the packs, in the reader's language."""

from __future__ import annotations

import gettext
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rabta.law import Law, pack_folder
from rabta.law.wording import translations


class Language(StrEnum):
    """The languages people can read Rabta in."""

    ENGLISH = "en"
    URDU = "ur"


@dataclass(frozen=True, slots=True)
class Speech:
    """Says the program's own sentences and the packs' in one language."""

    language: Language
    own: gettext.NullTranslations
    packs: gettext.NullTranslations

    def say(self, sentence: str, **values: object) -> str:
        """One of the program's sentences, with its {values} filled in."""
        return self.own.gettext(sentence).format(**values)

    def pack(self, sentence: str) -> str:
        """A sentence of a pack."""
        return self.packs.gettext(sentence)

    def citation(self, law: Law, provision: str) -> str:
        """A provision as it is cited, and a mark where it has not been verified."""
        found = law.provisions[provision]
        cited = f"{self.pack(law.instruments[found.instrument].short)}, {self.pack(found.citation)}"
        return f"{cited} ({self.say('unverified')})" if found.verification.value == "unverified" else cited


def speech(language: Language, law: Law) -> Speech:
    """The words for one language. Packs given by path bring their catalogues with them."""
    folders = [pack_folder(pack.home) for pack in law.packs]
    own: gettext.NullTranslations = gettext.NullTranslations()
    if language is not Language.ENGLISH:
        own = gettext.translation("rabta", Path(__file__).parent / "locale", [language.value])
    return Speech(language, own, translations(folders, language.value))


def printable(text: str) -> str:
    """Text from outside, without control or direction-changing characters that could disguise it."""
    return "".join(
        character
        if unicodedata.category(character) not in ("Cc", "Cf", "Cs")
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )
