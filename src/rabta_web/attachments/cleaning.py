"""Cleaning what was handed in: a picture is drawn anew, a PDF is read through; everything else is refused.

What a file is, its content says and never its name. A picture that is drawn anew carries no place, no camera
and no program. A PDF keeps its bytes, for it may be signed, so it must hold nothing that acts by itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # a reader of PDF is loaded when there is one to read
    from pypdf import PdfReader

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
MOST_OBJECTS = 20_000
LONGEST_SIDE = 3_000

ACTS = frozenset(
    {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/EmbeddedFile",
        "/EmbeddedFiles",
        "/RichMedia",
        "/AA",
        "/XFA",
        "/SubmitForm",
        "/ImportData",
    }
)
"""What a PDF must not hold: all of it does something without being asked, or hides another file."""

EMPTY = _("This file is empty. Choose another one.")
TOO_LARGE = _("This file is larger than 5 megabytes. Photograph the page again with a smaller picture.")
UNKNOWN = _("Only pictures (JPEG, PNG) and PDF are taken. Photograph or scan the page, and send that.")
BROKEN = _("This file cannot be read. Scan or photograph the page again.")
ACTIVE = _("This PDF holds something that could act by itself. Print it, and send a scan of the print.")
LOCKED = _("This PDF is locked with a password. Save it without one, and send that.")


class RefusedError(ValueError):
    """A file was not taken; `says` is what people can do about it."""

    def __init__(self, says: str | Promise) -> None:
        super().__init__(str(says))
        self.says = says


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is kept of a file: its kind and its bytes. Its name is not kept."""

    kind: str
    content: bytes

    @property
    def suffix(self) -> str:
        """How a file of this kind ends."""
        return {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}[self.kind]


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that may be kept: cleaned, and as it was handed in, for where it is evidence."""

    cleaned: Cleaned
    original: Cleaned


def handed(content: bytes) -> Handed:
    """A file with both that can be kept of it; RefusedError, with what to do, if none can be."""
    checked = cleaned(content)
    kind = "image/png" if content.startswith(b"\x89PNG") else checked.kind
    return Handed(checked, Cleaned(kind, content))


def cleaned(content: bytes) -> Cleaned:
    """A file as it can be kept; RefusedError, with what to do, if it cannot be."""
    if not content:
        raise RefusedError(EMPTY)
    if len(content) > MOST_BYTES:
        raise RefusedError(TOO_LARGE)
    if content.startswith(b"%PDF-"):
        return Cleaned("application/pdf", _read_through(content))
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return _drawn_anew(content)
    raise RefusedError(UNKNOWN)


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever a hostile file makes its reader raise, it cannot be read."""
    try:
        yield
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError(BROKEN) from error


def _drawn_anew(content: bytes) -> Cleaned:
    from PIL import Image, ImageOps

    with _readable(), Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise RefusedError(TOO_LARGE)
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.info.clear()
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn = io.BytesIO()
    picture.save(drawn, "JPEG", quality=85)
    return Cleaned("image/jpeg", drawn.getvalue())


def _read_through(content: bytes) -> bytes:
    from pypdf import PdfReader

    with _readable():
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise RefusedError(LOCKED)
        if not reader.pages:
            raise RefusedError(BROKEN)
        if any(name in ACTS for name in _names(reader)):
            raise RefusedError(ACTIVE)
    return content


def _names(reader: PdfReader) -> Iterator[str]:
    """Every key and name in a PDF's objects, from its trailer on; an error if they are too many."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

    left: list[object] = [reader.trailer]
    seen: set[int] = set()
    while left:
        each = left.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            if len(seen) > MOST_OBJECTS:
                raise RefusedError(BROKEN)
            left.append(each.get_object())
        elif isinstance(each, DictionaryObject):
            yield from map(str, each.keys())
            left.extend(each.values())
        elif isinstance(each, ArrayObject):
            left.extend(each)
        elif isinstance(each, NameObject):
            yield str(each)
