"""Bring every Urdu catalogue up to date with the sentences in code and packs.

New sentences come in empty and `rabta pack check` and the tests name them;
sentences that are gone leave the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from rabta.law.wording import extract
from rabta.protection import DISCLAIMER

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "rabta"
WEB = ROOT / "src" / "rabta_web"
SAID = {"say": None, "_": None}
IN_TEMPLATE = re.compile(r'{% (?:translate|say) "([^"]+)"')


def main() -> None:
    """Update the program's catalogue and each pack's."""
    update(PACKAGE / "cli" / "locale", "rabta", program_sentences())
    update(WEB / "locale", "django", web_sentences())
    for pack in sorted(path.parent for path in PACKAGE.glob("packs/*/pack.yaml")):
        update(pack / "locale", "pack", pack_sentences(pack))


def program_sentences() -> Iterator[tuple[str, str]]:
    """(file, sentence) for everything the command line and papers say."""
    for package in ("cli", "papers"):
        found = extract_from_dir(str(PACKAGE / package), method_map=[("**.py", "python")], keywords=SAID)
        for name, _, sentence, _, _ in found:
            yield f"src/rabta/{package}/{name}", sentence
    yield "src/rabta/protection/document.py", DISCLAIMER


def web_sentences() -> Iterator[tuple[str, str]]:
    """(file, sentence) for everything the platform says, in code and in templates."""
    for name, _, sentence, _, _ in extract_from_dir(
        str(WEB), method_map=[("**.py", "python")], keywords=SAID
    ):
        yield f"src/rabta_web/{name}", sentence
    for template in sorted(WEB.glob("*/templates/**/*.html")):
        for sentence in IN_TEMPLATE.findall(template.read_text(encoding="utf-8")):
            yield str(template.relative_to(ROOT)), sentence


def pack_sentences(pack: Path) -> Iterator[tuple[str, str]]:
    """(file, sentence) for everything people read of a pack."""
    for path in sorted(pack.glob("*.yaml")):
        for _, sentence, _, _ in extract_from_file(extract, str(path)):
            yield str(path.relative_to(ROOT)), sentence


def update(locale: Path, domain: str, sentences: Iterator[tuple[str, str]]) -> None:
    """Merge sentences into every language's catalogue of a domain, without guessing."""
    template = Catalog()
    for name, sentence in sentences:
        template.add(sentence, locations=[(name, None)])
    for po in sorted(locale.glob(f"*/LC_MESSAGES/{domain}.po")):
        catalogue = read_po(po.open("rb"), locale=po.parent.parent.name)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        with po.open("wb") as target:
            write_po(target, catalogue, width=0, include_lineno=False, sort_by_file=True)


if __name__ == "__main__":
    main()
