"""The certificate: what was disclosed on which order, the hash of every paper, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Block,
    Facts,
    Given,
    Heading,
    Items,
    Line,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from rabta_web.disclosure.choices import BOOKS, Book
from rabta_web.disclosure.extracts.lines import moment


def blocks(said: Mapping[str, Any]) -> Iterator[Block]:
    """A certificate as a page for people."""
    order, noted = said["order"], said["noted"]
    yield Facts(
        (
            Row(_("What is disclosed"), plain(str(BOOKS[Book(said["book"])]))),
            Row(_("Of the incident"), plain(said["reference"])),
            Row(_("Of the people"), plain(", ".join(map(str, said["people"])))),
            Row(_("Written down from–to"), plain(_span(noted))),
            Row(_("Court, authority or counsel"), (Given(order["authority"]),)),
            Row(
                _("Order or letter"),
                (*_given(order["number"]), *plain(f" · {_day(order['dated'])}")),
            ),
            *((Row(_("The line that names the book"), _given(order["line"])),) if order["line"] else ()),
            Row(_("On what basis"), _given(said["basis"])),
            Row(_("To whom"), _given(said["to"])),
            Row(_("Prepared by"), _by(said["prepared"])),
            Row(_("Approved by"), _by(said["approved"])),
            Row(_("Packs of the law"), plain(said["pack"])),
            Row(
                _("Where the ledger stood"),
                plain(
                    f"{said['ledger']['chain']} {said['ledger']['number']} · {said['ledger']['hash'][:16]}…"
                ),
            ),
        )
    )
    yield Heading(plain(_("The papers, each with its SHA-256")))
    head = (_("Paper"), _("Bytes"), "SHA-256")
    rows = [
        (plain(name), plain(str(file["bytes"])), plain(_in_groups(str(file["sha256"]))))
        for name, file in said["files"].items()
    ]
    yield Table(head, tuple(rows))
    yield Heading(plain(_("How anybody checks it")))
    yield Items(
        (
            Paragraph(plain(_("Run: rabta disclosure verify FILE. It needs no account and no network."))),
            Paragraph(plain(_("Compare the public key with the one that the office publishes:"))),
            Paragraph(plain(_in_groups(said["public_key"]))),
        )
    )
    yield Signature(plain(_("For the office")), ())


def _given(text: str) -> Line:
    return (Given(text),)


def _by(who: Mapping[str, Any]) -> Line:
    language = get_language() or "en"
    at = parse_datetime(who["at"])
    parts = (who["office"][language], moment(at) if at else "")
    return (Given(who["name"][language]), *plain("".join(f" · {part}" for part in parts if part)))


def _span(noted: Mapping[str, str | None]) -> str:
    if not (noted["from"] or noted["to"]):
        return _("all that is written down")
    return f"{_day(noted['from'])} – {_day(noted['to'])}"


def _day(text: str | None) -> str:
    day = parse_date(text) if text else None
    return date_format(day, "DATE_FORMAT") if day else "…"


def _in_groups(digits: str) -> str:
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))
