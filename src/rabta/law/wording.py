"""Wording: every sentence of a pack, in the reader's language, through gettext.

The English sentence in the pack is the message; `locale/<language>/LC_MESSAGES/pack.po`
beside it holds the translations.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from rabta.law.source import Mapping as YamlMapping
from rabta.law.source import Node, Place, Sequence, Text, parse

TRANSLATED = frozenset(
    {"title", "short", "citation", "says", "label", "definition", "text", "why", "strength"}
)
"""The fields of a pack that people read."""

WRITTEN_IN = "en"
"""The language of a pack's own sentences."""


def sentences(node: Node) -> Iterator[tuple[Place, str]]:
    """Every sentence in a file of a pack that people read."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from sentences(item)
    elif isinstance(node, YamlMapping):
        for key, value in node.items.items():
            if not isinstance(value, Text):
                yield from sentences(value)
            elif key in TRANSLATED and value.value:
                yield value.place, value.value


def extract(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Mapping[str, Any]
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Babel's extraction interface, so that `pybabel extract` reads packs as it reads code."""
    del keywords, comment_tags, options
    for place, sentence in sentences(parse(file.read(), "")):
        yield place.line, None, sentence, []


def translations(folders: Iterable[Path], language: str) -> gettext.NullTranslations:
    """The compiled catalogues of these folders in one language; later ones answer first.

    Raises FileNotFoundError when a folder has no catalogue of that language.
    """
    found = gettext.NullTranslations()
    for folder in folders if language != WRITTEN_IN else ():
        catalogue = gettext.translation("pack", folder / "locale", [language])
        catalogue.add_fallback(found)
        found = catalogue
    return found
