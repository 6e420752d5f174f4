"""What a paper is sent as: a page to print, Word, or PDF; and what a browser may load for it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from django.http import Http404, HttpResponse

from rabta.papers import Paper, styles, to_html
from rabta.papers.to_word import to_word


class Form(NamedTuple):
    """What a paper is written as."""

    content_type: str
    write: Callable[[Paper], str | bytes]


def to_pdf(drafted: Paper) -> bytes:
    """A paper as PDF: the page that would be printed, with nothing fetched from anywhere."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    return bytes(HTML(string=to_html(drafted), url_fetcher=_fetch_nothing).write_pdf(pdf_variant="pdf/ua-1"))


def _fetch_nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a paper asks for {address}")


@lru_cache(maxsize=1)
def pdf_can_be_made() -> bool:
    """Whether the system has what shapes letters for PDF; Debian calls it libpangoft2-1.0-0."""
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


FORMS = {
    "html": Form("text/html; charset=utf-8", to_html),
    "docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", to_word),
    "pdf": Form("application/pdf", to_pdf),
}


def paper_to_send(drafted: Paper, name: str, language: str, form: str) -> HttpResponse:
    """A paper as it is sent; 404 for a form it is not written as, or that cannot be made here."""
    if form not in FORMS or (form == "pdf" and not pdf_can_be_made()):
        raise Http404
    headers = {"Content-Security-Policy": policy(drafted)}
    if form != "html":
        headers["Content-Disposition"] = f'attachment; filename="{name}-{language}.{form}"'
    return HttpResponse(FORMS[form].write(drafted), content_type=FORMS[form].content_type, headers=headers)


def policy(drafted: Paper) -> str:
    """What a browser may load for a paper: the styles that stand in it, by their hash, and nothing else."""
    hashed = b64encode(sha256(styles(drafted).encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{hashed}'; frame-ancestors 'none'; base-uri 'none'"
