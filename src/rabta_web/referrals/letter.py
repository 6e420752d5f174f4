"""The letter of a referral, for a receiver without an account: the card on paper, with a receipt to sign."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Blank,
    Block,
    Facts,
    Given,
    Heading,
    Items,
    Manner,
    Paper,
    Paragraph,
    Row,
    Signature,
    plain,
)
from rabta_web.incidents.queries import reference
from rabta_web.referrals.card import lines
from rabta_web.referrals.models import Referral
from rabta_web.referrals.queries.wording import label_of, names_of_agencies, receiver_of

KIND = "referral-letter"


def letter_of(referral: Referral, language: str, *, name: str = "") -> Paper:
    """A referral as a letter. `name` is who the person is: given only where the receiver has acknowledged."""
    with override(language):
        names = names_of_agencies((referral.from_agency, referral.to_agency))
        number = reference(referral.pk)
        return Paper(
            kind=KIND,
            title=_("Referral of a person who needs help"),
            reference=plain(number),
            language=get_language() or language,
            notice=_("Sealed. To be opened by the office it is addressed to, and by nobody else."),
            blocks=(*_head(referral, names), *_body(referral, name), *_receipt(number)),
            foot=(_("Reference {number}").format(number=number),),
        )


def _head(referral: Referral, names: dict[str, str]) -> tuple[Block, ...]:
    sent = date_format(timezone.localtime(referral.sent_at), "DATETIME_FORMAT")
    rows = [
        Row(_("From"), plain(names.get(referral.from_agency, ""))),
        Row(_("To"), (Given(receiver_of(referral, names)),)),
        Row(_("Sent"), plain(sent)),
    ]
    if referral.due:
        due = date_format(timezone.localtime(referral.due), "DATETIME_FORMAT")
        rows.append(Row(_("Please answer until"), plain(due)))
    return (Facts(tuple(rows)),)


def _body(referral: Referral, name: str) -> tuple[Block, ...]:
    asked = Items(tuple(Paragraph(plain(label_of(each))) for each in referral.asked_for))
    card = [Row(str(each.label), (Given(each.words),)) for each in lines(referral.card)]
    if name:
        card.insert(0, Row(_("Name"), (Given(name),)))
    closed = Paragraph(
        plain(_("Who the person is, the sender says once you have confirmed that you received this letter.")),
        Manner.NOTE,
    )
    return (
        Heading(plain(_("What is asked"))),
        asked,
        Heading(plain(_("The card"))),
        Facts(tuple(card)),
        *(() if name else (closed,)),
    )


def _receipt(number: str) -> tuple[Block, ...]:
    said = _("Receipt for referral {number}. Please sign, and send it back.").format(number=number)
    answers = (_("We accept, and do what is asked"), _("We cannot do it, because:"))
    return (
        Heading(plain(said)),
        Items(tuple(Paragraph((*plain(f"{each} "), Blank())) for each in answers)),
        Signature(
            plain(_("For the receiving office")),
            (Row(_("Name"), (Blank(),)), Row(_("Office and stamp"), (Blank(),)), Row(_("Day"), (Blank(),))),
        ),
    )
