"""Speech: the words of the program and of the packs, in the reader's language."""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rabta.law import Law, pack_folder
from rabta.law.values import Verification
from rabta.law.wording import translations


def _(sentence: str) -> str:
    """Mark a sentence for translation where it is said later."""
    return sentence


class Language(StrEnum):
    """The languages people can read Rabta in."""

    ENGLISH = "en"
    URDU = "ur"


MARKED = {
    Verification.PRIMARY: "{citation}",
    Verification.SECONDARY: _("{citation} (as reported)"),
    Verification.UNVERIFIED: _("{citation} (unverified)"),
}
"""How a citation shows whether the provision's text was read, reported by others, or neither."""


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
        """A sentence of a pack; nothing where it says nothing, for that names the head of a catalogue."""
        return self.packs.gettext(sentence) if sentence else ""

    def citation(self, law: Law, provision: str) -> str:
        """A provision as it is cited, and a mark where its own text was not read."""
        found = law.provisions[provision]
        instrument = self.pack(law.instruments[found.instrument].short)
        cited = self.say("{instrument}, {article}", instrument=instrument, article=self.pack(found.citation))
        return self.say(MARKED[found.verification], citation=cited)

    def citations(self, law: Law, provisions: Iterable[str]) -> str:
        """Several provisions as they are cited."""
        return self.say("; ").join(self.citation(law, id) for id in provisions)


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
