"""Whether a file that was handed over is what was certified: asked of the file alone, anywhere.

It needs no database and no installation. What it can prove is that the papers are those that were certified
under a key; whose key that is, the reader knows from the office that publishes it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rabta_web.audit.signing import holds
from rabta_web.disclosure.packing import CERTIFICATE, SIGNATURE, SIGNED_AS, digest, pack

WHOLE = "the file"
"""What is named where something is wrong with the file and not with a paper in it."""


class NotADisclosureError(ValueError):
    """It cannot be read as a file of disclosure at all."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Which paper is not what was certified, and what is wrong with it."""

    paper: str
    wrong: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file says of itself, and every fault that was found in it."""

    certificate: Mapping[str, Any]
    faults: tuple[Fault, ...]


def verify(content: bytes, *, public_key: str = "") -> Verdict:
    """Look for papers that were changed, added or taken out; `public_key` is whose certificate it must be."""
    papers, broken = _papers(content)
    text = papers.get(CERTIFICATE)
    if text is None:
        raise NotADisclosureError("there is no certificate in it, so it is no file of disclosure")
    try:
        certificate = json.loads(text)
        files, key = dict(certificate["files"]), str(certificate["public_key"])
    except (ValueError, KeyError, TypeError):
        return Verdict({}, (Fault(CERTIFICATE, "was changed: it cannot be read any more"),))
    faults = [
        *broken,
        *_signature(papers, text, key, public_key),
        *_changed(papers, files),
        *_container(content, papers),
    ]
    return Verdict(certificate, tuple(dict.fromkeys(faults)))


def _papers(content: bytes) -> tuple[dict[str, bytes], list[Fault]]:
    """The papers in a file by name, and those that cannot be read out of it."""
    papers: dict[str, bytes] = {}
    broken: list[Fault] = []
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotADisclosureError("it is no file of disclosure, or it was cut or changed") from error
    for entry in archive.infolist():
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > len(content):
            broken.append(Fault(entry.filename, "was changed"))
            continue
        try:
            papers[entry.filename] = archive.read(entry)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
            broken.append(Fault(entry.filename, "was changed"))
    return papers, broken


def _signature(papers: Mapping[str, bytes], text: bytes, key: str, expected: str) -> Iterator[Fault]:
    signature = papers.get(SIGNATURE, b"").decode("ascii", "replace").strip()
    if not holds(SIGNED_AS, text, signature, key):
        yield Fault(CERTIFICATE, "is not what was signed: it, its signature or its key was changed")
    elif expected and key != expected.strip().lower():
        yield Fault(CERTIFICATE, "was signed by another key than the one given")


def _changed(papers: Mapping[str, bytes], files: Mapping[str, Any]) -> Iterator[Fault]:
    for name, said in sorted(files.items()):
        if name not in papers:
            yield Fault(name, "is not there any more, or cannot be read")
        elif not isinstance(said, dict) or digest(papers[name]) != said.get("sha256"):
            yield Fault(name, "was changed")
    for name in sorted(papers.keys() - files.keys() - {CERTIFICATE, SIGNATURE}):
        yield Fault(name, "was added: the certificate does not name it")


def _container(content: bytes, papers: Mapping[str, bytes]) -> Iterator[Fault]:
    if pack(papers) != content:
        yield Fault(WHOLE, "was changed around its papers")
