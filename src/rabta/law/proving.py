"""Proving a pack: the checks that need more than loading it."""

from __future__ import annotations

from pathlib import Path

from rabta.law.checking import check_packs
from rabta.law.faults import Faults
from rabta.law.law import Law
from rabta.law.loading import FILES
from rabta.law.shelf import load_packs
from rabta.law.source import SourceError, parse
from rabta.law.wording import sentences, translations


def prove(folder: Path, faults: Faults) -> Law | None:
    """Note every fault of a pack and its translations; the law, unless it cannot be used at all."""
    loaded = load_packs(folder, faults, compiled=False)
    check_packs(loaded, faults)
    unusable = bool(faults.found)
    for language in loaded[-1][0].languages:
        _check_translated(folder, language, faults)
    return None if unusable else Law(tuple(pack for pack, _ in loaded))


def _check_translated(folder: Path, language: str, faults: Faults) -> None:
    try:
        catalogue = translations([folder], language)
    except FileNotFoundError:
        catalogue = translations([], "en")
    for name in FILES:
        path = folder / f"{name}.yaml"
        try:
            node = parse(path.read_bytes(), path.name) if path.is_file() else None
        except SourceError:
            continue
        for place, sentence in sentences(node) if node else ():
            if catalogue.gettext(sentence) == sentence:
                faults.add(place, f"no translation into {language!r}: {sentence!r}")
