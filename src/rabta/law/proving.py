"""Proving a pack: the checks that need more than loading it."""

from __future__ import annotations

from contextlib import suppress
from gettext import NullTranslations
from pathlib import Path

from rabta.law.checking import check_packs
from rabta.law.faults import Faults
from rabta.law.law import Law
from rabta.law.loading import FILES
from rabta.law.pack import Pack
from rabta.law.shelf import load_packs
from rabta.law.source import SourceError, parse
from rabta.law.wording import WRITTEN_IN, sentences, translations


class _Missing(NullTranslations):
    """The last fallback: it tells what has no translation from what is the same in both languages."""

    def gettext(self, message: str) -> str:
        del message
        return ""


def prove(folder: Path, faults: Faults) -> Law | None:
    """Note every fault of a pack and its translations; the law, unless it cannot be used at all."""
    loaded = load_packs(folder, faults, compiled=False)
    check_packs(loaded, faults)
    unusable = bool(faults.found)
    pack, _ = loaded[-1]
    for language in pack.languages:
        if language != WRITTEN_IN:
            _check_translated(pack, language, faults)
    return None if unusable else Law(tuple(pack for pack, _ in loaded))


def _check_translated(pack: Pack, language: str, faults: Faults) -> None:
    folder = Path(pack.home)
    try:
        catalogue = translations([folder], language)
    except OSError:
        faults.add(pack.place, f"no catalogue to read at locale/{language}/LC_MESSAGES/pack.mo")
        return
    catalogue.add_fallback(_Missing())
    for name in FILES:
        path = folder / f"{name}.yaml"
        with suppress(FileNotFoundError, SourceError):
            for place, sentence in sentences(parse(path.read_bytes(), path.name)):
                if not catalogue.gettext(sentence):
                    faults.add(place, f"no translation into {language!r}: {sentence!r}")
