"""What goes out before a sitting: the notice with its agenda, the working paper, the sheet to sign."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Blank,
    Block,
    Given,
    Heading,
    Items,
    Line,
    Paper,
    Paragraph,
    Plain,
    Table,
    plain,
)
from rabta_web.committees.papers import Kind
from rabta_web.committees.papers.letterhead import Head, on_letterhead, sent_to, signature
from rabta_web.committees.queries.bodies import deputies, holding
from rabta_web.committees.queries.sittings import Item, Opened

LINES = 14
"""How many empty lines an attendance sheet offers where nobody knows the offices."""


def notice(opened: Opened, language: str) -> Paper:
    """The notice of a sitting, with its agenda and who it is sent to."""
    with override(language):
        blocks: list[Block] = []
        if opened.is_consultation:
            blocks += [Heading(plain(_("Objectives"))), Paragraph((Given(opened.sitting.objectives or ""),))]
        blocks += [
            Paragraph(plain(_("The members are asked to attend. The agenda:"))),
            Items(tuple(_line(item) for item in opened.items)),
            *sent_to(opened, opened.sitting.committees),
            signature(),
        ]
        return _on_letterhead(opened, blocks, Kind.NOTICE, _("Notice of a sitting"))


def working_paper(opened: Opened, language: str) -> Paper:
    """Every item with how it stands and its table, in one document."""
    with override(language):
        blocks: list[Block] = []
        for item in opened.items:
            blocks.append(Heading((Plain(f"{item.number}. "), Given(item.text)), 3))
            blocks.append(Paragraph(plain(str(item.origin))))
            if item.told.rows:
                rows = tuple(tuple((Given(cell),) for cell in row) for row in item.told.rows)
                blocks.append(Table(item.told.head, rows))
            elif item.note:
                blocks.append(Paragraph((Given(item.note),)))
        blocks += [
            Paragraph(plain(_("People stand here by code. Names, nationality and addresses are left out.")))
        ]
        return _on_letterhead(opened, blocks, Kind.WORKING, _("Working paper"))


def attendance_sheet(opened: Opened, language: str) -> Paper:
    """The sheet that is signed in the room, with the holders of the day."""
    with override(language):
        day = timezone.localdate(opened.sitting.at)
        named: dict[str, str] = {}
        for committee in opened.sitting.committees:
            named |= {office: held.name for office, held in holding(committee, day).items()}
            for each in deputies(committee, day):
                said = _("deputy: {name}").format(name=each.name)
                named[each.office] = " · ".join(filter(None, (named.get(each.office), said)))
        head = (_("Office"), _("Name"), _("Deputy for"), _("Signature"))
        offices = opened.offices
        seats: list[tuple[Line, ...]] = [
            ((Given(each),), (Given(named[each]),) if each in named else (Blank(),), (Blank(),), (Blank(),))
            for each in offices
        ]
        empty: tuple[Line, ...] = ((Blank(),), (Blank(),), (Blank(),), (Blank(),))
        rows = (*seats, *([empty] * (4 if offices else LINES)))
        return _on_letterhead(opened, [Table(head, rows)], Kind.ATTENDANCE, _("Attendance sheet"))


def _line(item: Item) -> Paragraph:
    return Paragraph((Given(item.text), Plain(f" — {item.note}" if item.note else "")))


def _on_letterhead(opened: Opened, blocks: list[Block], kind: Kind, title: str) -> Paper:
    return on_letterhead(opened, Head(kind, title, get_language() or "en", opened.sitting.committees), blocks)
