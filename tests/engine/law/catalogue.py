"""Compiled catalogues of a few sentences."""

from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo


def write_catalogue(folder: Path, language: str, sentences: dict[str, str]) -> None:
    """The compiled catalogue of a pack in one language."""
    catalogue = Catalog(locale=language)
    for sentence, translation in sentences.items():
        catalogue.add(sentence, translation)
    path = folder / "locale" / language / "LC_MESSAGES" / "pack.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
