"""Making the papers of a disclosure: extracts for people and for programs, and the certificate over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from rabta.cli.speech import Language
from rabta.papers.paper import Block, Paper, plain
from rabta.protection import DISCLAIMER
from rabta_web.audit.signing import public_key, signed
from rabta_web.disclosure.choices import Book
from rabta_web.disclosure.extracts import certificate, investigation, own, protection
from rabta_web.disclosure.extracts.lines import incident_as_values, of_incident
from rabta_web.disclosure.packing import SIGNED_AS, listed
from rabta_web.disclosure.queries.material import Material
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import pack_version, words_in
from rabta_web.ui.papers import FORMS, pdf_can_be_made


@dataclass(frozen=True, slots=True)
class Extract:
    """How a book is written out: its file name and title, its blocks, and its values."""

    name: str
    title: str | Promise
    blocks: Callable[[Material], Iterator[Block]]
    data: Callable[[Material], list[dict[str, Any]]]
    word: bool = False


EXTRACTS = {
    Book.PROTECTION: Extract("protection-book", _("The protection book"), protection.blocks, protection.data),
    Book.INVESTIGATION: Extract(
        "investigation-book", _("The investigation book"), investigation.blocks, investigation.data
    ),
    Book.OWN: Extract("own-record", _("What is held of the person"), own.blocks, own.data, word=True),
}


def extracts(material: Material) -> dict[str, bytes]:
    """The papers of a disclosure by name, in every language of this installation, and the same as JSON."""
    book = Book(material.disclosure.book)
    extract = EXTRACTS[book]
    made = {f"{extract.name}.json": _as_json(material, extract)}
    number = reference(material.incident.pk)
    for language, _name in settings.LANGUAGES:
        with override(language):
            paper = _paper(
                book, str(extract.title), number, (of_incident(material), *extract.blocks(material)), language
            )
        for form in (_printed(), *(("docx",) if extract.word else ())):
            made[f"{extract.name}.{language}.{form}"] = _written(paper, form)
    return made


def _as_json(material: Material, extract: Extract) -> bytes:
    said = {
        "format": SIGNED_AS,
        "book": material.disclosure.book,
        "incident": incident_as_values(material),
        "pack": pack_version(),
        "people": extract.data(material),
        "disclaimer": _disclaimers(),
    }
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode()


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate as it was signed, and its pages by name."""

    text: str
    signature: str
    public_key: str
    pages: Mapping[str, bytes]


def certified(said: Mapping[str, Any]) -> Certified:
    """The certificate over what was prepared: its pages, then one text that names them and every paper."""
    pages = {}
    whole = {**said, "format": SIGNED_AS, "rabta": version("rabta"), "public_key": public_key()}
    whole["disclaimer"] = _disclaimers()
    for language, _name in settings.LANGUAGES:
        with override(language):
            blocks = tuple(certificate.blocks(whole))
            paper = _paper(
                "certificate", str(_("Certificate of disclosure")), said["entry"], blocks, language
            )
        pages[f"certificate.{language}.{_printed()}"] = _written(paper, _printed())
    whole["files"] = {**said["files"], **listed(pages)}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    return Certified(text, signed(SIGNED_AS, text.encode()), public_key(), pages)


def _paper(kind: str, title: str, number: str, blocks: tuple[Block, ...], language: str) -> Paper:
    return Paper(
        kind=kind,
        title=title,
        reference=plain(number),
        language=language,
        notice=str(_("For whom it was handed over to, and for nobody else.")),
        blocks=blocks,
        foot=(
            str(_("Reference {number}")).format(number=number),
            _disclaimer(language),
        ),
    )


def _disclaimer(language: str) -> str:
    """What every reading says of itself, in a language."""
    return words_in(Language(language)).say(DISCLAIMER)


def _disclaimers() -> dict[str, str]:
    return {language: _disclaimer(language) for language, _name in settings.LANGUAGES}


def _printed() -> str:
    """PDF; where the system cannot shape letters for it, the page that would be printed."""
    return "pdf" if pdf_can_be_made() else "html"


def _written(paper: Paper, form: str) -> bytes:
    written = FORMS[form].write(paper)
    return written.encode() if isinstance(written, str) else written
