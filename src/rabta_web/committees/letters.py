"""The covering letter of a directive: to whom, what, on what basis, by when; to print, as Word or as PDF."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Blank,
    Facts,
    Given,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Row,
    Signature,
    plain,
)
from rabta_web.committees.models import Addressee, Directive
from rabta_web.committees.queries.directives import lines_of
from rabta_web.incidents.queries import reference

KIND = "directive"


def letter_of(directive: Directive, addressees: list[Addressee], sender: str, language: str) -> Paper:
    """The covering letter in a language, with everybody it goes to that the reader may see."""
    with override(language):
        lines = sorted(lines_of(addressees, timezone.now()), key=lambda line: line.receiver)
        orders = [line.receiver for line in lines if line.addressee.bound]
        requests = [line.receiver for line in lines if not line.addressee.bound]
        return Paper(
            kind=KIND,
            title=_("Directive") if orders else _("Request"),
            reference=_given(directive.diary or "", _("diary number and date")),
            language=get_language() or language,
            notice="",
            blocks=(
                Heading(plain(sender)),
                Facts(
                    (
                        Row(
                            _("Day"),
                            plain(date_format(timezone.localtime(directive.issued_at), "DATE_FORMAT")),
                        ),
                        Row(_("Basis"), _given(directive.basis)),
                        Row(_("By"), plain(date_format(directive.due_on, "DATE_FORMAT"))),
                    )
                ),
                *(Paragraph((Given(part),)) for part in directive.text.split("\n") if part.strip()),
                Heading(plain(_("What shows that it is done")), 3),
                Paragraph(_given(directive.evidence, _("evidence"))),
                Paragraph(
                    plain(_("Acknowledge it within three days, and report by the day above, with evidence."))
                ),
                Signature(plain(_("Secretary")), ()),
                *_sent_to(_("For compliance"), orders),
                *_sent_to(_("With the request to act"), requests),
            ),
            foot=(_("Reference {number}").format(number=reference(directive.pk)),),
        )


def _sent_to(heading: str, offices: list[str]) -> tuple[Heading | Items, ...]:
    """A part of the distribution list; nothing where nobody stands on it."""
    if not offices:
        return ()
    return Heading(plain(heading), 3), Items(tuple(Paragraph(plain(office)) for office in offices))


def _given(text: str, what: str = "") -> Line:
    return (Given(text),) if text else (Blank(what),)
