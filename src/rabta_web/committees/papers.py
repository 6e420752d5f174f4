"""The papers of a sitting: notice with agenda, attendance sheet, minutes; to print, as Word or as PDF."""

from __future__ import annotations

from enum import StrEnum

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
    Line,
    Manner,
    Paper,
    Paragraph,
    Plain,
    Row,
    Signature,
    Table,
    plain,
)
from rabta_web.committees.queries.sittings import Item, Opened
from rabta_web.incidents.queries import reference

LINES = 14
"""How many empty lines an attendance sheet offers where nobody knows the offices."""


class Kind(StrEnum):
    """The papers of a sitting."""

    NOTICE = "notice"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"


def paper_of(opened: Opened, kind: Kind, language: str, offices: list[str]) -> Paper:
    """One paper of a sitting in a language."""
    with override(language):
        blocks = {Kind.NOTICE: _notice, Kind.ATTENDANCE: _attendance, Kind.MINUTES: _minutes}[kind]
        titles = {
            Kind.NOTICE: _("Notice of a sitting"),
            Kind.ATTENDANCE: _("Attendance sheet"),
            Kind.MINUTES: _("Minutes"),
        }
        return Paper(
            kind=kind,
            title=titles[kind],
            reference=_given(opened.sitting.diary, _("number")),
            language=get_language() or language,
            notice="",
            blocks=(*_head(opened), *blocks(opened, offices)),
            foot=(_("Reference {number}").format(number=reference(opened.sitting.pk)),),
        )


def _given(text: str, what: str = "") -> Line:
    return (Given(text),) if text else (Blank(what),)


def _head(opened: Opened) -> tuple[Block, ...]:
    """The letterhead: the committees, and when and where they sit."""
    sitting = opened.sitting
    at = timezone.localtime(sitting.at)
    rows = (
        Row(_("Day"), plain(f"{date_format(at, 'DATE_FORMAT')}, {at:%H:%M}")),
        Row(_("Where"), _given(sitting.room)),
        Row(_("In the chair"), _given(sitting.chair)),
    )
    return (*(Heading(plain(each)) for each in opened.committees), Facts(rows))


def _notice(opened: Opened, offices: list[str]) -> tuple[Block, ...]:
    agenda = Items(
        tuple(
            Paragraph((Given(item.text), Plain(f" — {item.note}" if item.note else "")))
            for item in opened.items
        )
    )
    sent_to = Items(tuple(Paragraph(plain(office)) for office in offices)) if offices else None
    return (
        Paragraph(plain(_("The members are asked to attend. The agenda:"))),
        agenda,
        Heading(plain(_("Sent to"))),
        *((sent_to,) if sent_to else (Paragraph((Blank(_("members of the committee")),)),)),
        _signature(),
    )


def _attendance(opened: Opened, offices: list[str]) -> tuple[Block, ...]:
    del opened
    head = (_("Office"), _("Name"), _("Deputy for"), _("Signature"))
    seats = [plain(office) for office in offices]
    seats += [(Blank(),)] * (4 if offices else LINES)
    return (Table(head, tuple((seat, (Blank(),), (Blank(),), (Blank(),)) for seat in seats)),)


def _minutes(opened: Opened, offices: list[str]) -> tuple[Block, ...]:
    del offices
    blocks: list[Block] = [Heading(plain(_("Present"))), _present(opened)]
    if not opened.quorum:
        blocks.append(Paragraph(plain(_("The quorum of this committee is not known.")), Manner.NOTE))
    for item in opened.items:
        blocks += _item(opened, item)
    blocks += [
        Paragraph(plain(_("These minutes are to be approved at the next sitting."))),
        _signature(),
        Signature(plain(_("In the chair")), ()),
    ]
    return tuple(blocks)


def _present(opened: Opened) -> Block:
    head = (_("Office"), _("Name"), _("Stood aside for items"))
    rows = [
        (
            (Given(each.office),),
            (
                (Given(each.name), Plain(f" ({_('deputy')})" if each.deputy else ""))
                if each.came
                else plain(_("nobody came"))
            ),
            plain(", ".join(map(str, each.aside))),
        )
        for each in opened.attendance
    ]
    return Table(head, tuple(rows))


def _item(opened: Opened, item: Item) -> list[Block]:
    """An item with what was said and decided, and who stood aside."""
    found: list[Block] = [Heading((Plain(f"{item.number}. "), Given(item.text)), 3)]
    if item.note:
        found.append(Paragraph(plain(item.note)))
    aside = [each.office for each in opened.attendance if item.number in each.aside]
    if aside:
        said = _("Stood aside for this item: {offices}.").format(offices="، ".join(aside))
        found.append(Paragraph(plain(said), Manner.NOTE))
    if item.minute:
        found += [Paragraph((Given(part),)) for part in item.minute.text.split("\n") if part.strip()]
    if item.decisions:
        rows = tuple(
            (
                (Given(line.addressee.directive.text),),
                plain(line.receiver),
                plain(date_format(line.addressee.directive.due_on, "DATE_FORMAT")),
            )
            for line in item.decisions
        )
        found.append(Table((_("Decided"), _("Who"), _("By")), rows))
    elif not item.minute:
        found.append(Paragraph(plain(_("Nothing is written down on this item."))))
    return found


def _signature() -> Signature:
    return Signature(plain(_("Secretary")), ())
