"""The paper of a committee's monthly report, as it was signed; to print, as Word or as PDF."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Block,
    Facts,
    Given,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Row,
    Signature,
    Table,
    plain,
)
from rabta_web.agencies.queries import named as agency_named
from rabta_web.committees.models import Report
from rabta_web.committees.queries.reports import by_reading, labelled, told_in
from rabta_web.incidents.queries import reference

KIND = "report"


def report_paper(report: Report, language: str) -> Paper:
    """A signed report in a language."""
    with override(language):
        signed = date_format(timezone.localtime(report.signed_at), "DATETIME_FORMAT")
        return Paper(
            kind=KIND,
            title=_("Monthly report"),
            reference=plain(f"{report.month:%Y-%m} · {report.version}"),
            language=get_language() or language,
            notice="",
            blocks=(
                Heading(plain(agency_named(report.agency_id))),
                Facts(
                    (
                        Row(_("Month"), plain(date_format(report.month, "F Y"))),
                        Row(_("Signed"), plain(signed)),
                        Row(_("Signed on behalf of"), (Given(report.on_behalf or "—"),)),
                    )
                ),
                Heading(plain(_("As it was signed"))),
                Facts(tuple(Row(str(label), plain(number)) for label, number in labelled(report.numbers))),
                *_readings(report),
                *_told(report),
                *_words(_("What was inspected"), report.inspected),
                *_words(_("As told by agencies that are not on this platform"), report.others),
                *_words(_("Remarks"), report.remarks),
                Signature(plain(_("Secretary")), ()),
            ),
            foot=(_("Reference {number}").format(number=reference(report.pk)),),
        )


def _readings(report: Report) -> tuple[Block, ...]:
    """People by reading; nothing where no reading is settled for anybody."""
    rows = by_reading(report.numbers)
    if not rows:
        return ()
    head = (_("Reading"), _("met"), _("ruled out"), _("open"))
    table = Table(
        head,
        tuple(
            (plain(row.label), *(plain(str(n)) for n in (row.met, row.ruled_out, row.open))) for row in rows
        ),
    )
    says = _("Readings do not exclude each other: one person may stand in several rows.")
    return Heading(plain(_("People by reading"))), table, Paragraph(plain(says), Manner.NOTE)


def _told(report: Report) -> tuple[Block, ...]:
    """What others told, apart from what is counted."""
    rows = told_in(report)
    if not rows:
        return ()
    table = Table(
        (_("Agency"), _("What"), _("How many")),
        tuple(((Given(agency),), plain(str(what)), plain(str(number))) for agency, what, number in rows),
    )
    says = _("Told by them, not counted here, and in no number above.")
    return (
        Heading(plain(_("As told by agencies that are not on this platform"))),
        table,
        Paragraph(plain(says), Manner.NOTE),
    )


def _words(heading: str, text: str | None) -> tuple[Block, ...]:
    if not text:
        return ()
    parts = (Paragraph((Given(part),)) for part in text.split("\n") if part.strip())
    return (Heading(plain(heading)), *parts)
