"""The minutes of one committee: who came, what was said and decided, who stood aside, what had no quorum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from rabta.papers.paper import (
    Block,
    Given,
    Heading,
    Line,
    Manner,
    Paper,
    Paragraph,
    Plain,
    Signature,
    Table,
    plain,
)
from rabta_web.agencies.queries import named as agency_named
from rabta_web.committees.choices import SittingVerb
from rabta_web.committees.forwarding import GAPS, GROUNDS, GapKind, Ground
from rabta_web.committees.papers import Kind
from rabta_web.committees.papers.letterhead import Head, on_letterhead, sent_to, signature
from rabta_web.committees.queries.bodies import committee_above
from rabta_web.committees.queries.sittings import Item, Opened


def minutes(opened: Opened, committee: str, language: str, *, approved: datetime | None = None) -> Paper:
    """The minutes of one of the committees that sat, as they stand; `approved` is when they were."""
    with override(language):
        items = [item for item in opened.items if item.committee in {"", committee}]
        above = committee_above(committee)
        blocks: list[Block] = [Heading(plain(_("Present"))), _present(opened), *_quorum(opened, committee)]
        blocks += [block for item in items for block in _item(item)]
        blocks += _hidden(opened)
        blocks += _gaps(opened)
        blocks += [
            Paragraph(plain(_ending(approved))),
            *sent_to(opened, [committee], [agency_named(above.id)] if above else []),
            signature(),
            Signature(plain(_("In the chair")), ()),
        ]
        notice = "" if approved else _("Draft: not approved")
        spoken = get_language() or language
        head = Head(Kind.MINUTES, _("Minutes"), spoken, [committee], _diary(opened), notice)
        return on_letterhead(opened, head, blocks)


def draft_of(item: Item) -> str:
    """What the minutes say of an item before anybody wrote them, from the agenda and what was decided."""
    said = [_("The committee considered: {text}").format(text=item.text)]
    said += [item.note] if item.note else []
    said += [
        _("It was decided: {text} ({owner}, by {day}).").format(
            text=each.text,
            owner=each.receiver,
            day=date_format(each.addressee.directive.due_on, "DATE_FORMAT"),
        )
        for each in item.decisions
    ]
    said += [] if item.decisions else [_("Nothing was decided.")]
    return "\n".join(said)


def _ending(approved: datetime | None) -> str:
    if approved is None:
        return _("These minutes are to be approved at the next sitting.")
    day = date_format(timezone.localtime(approved), "DATE_FORMAT")
    return _("Approved on {day}. The hash of this text stands in the ledger.").format(day=day)


def _diary(opened: Opened) -> str:
    given = opened.sitting.steps.filter(verb=SittingVerb.CIRCULATE).first()
    return (given.diary or "") if given else ""


def _present(opened: Opened) -> Block:
    head = (_("Office"), _("Name"), _("Stood aside for items"))
    apart: dict[str, list[str]] = {}
    for item in opened.items:
        for recusal in item.recusals:
            apart.setdefault(recusal.office, []).append(str(item.number))
    rows: list[tuple[Line, ...]] = [
        (
            (Given(each.office),),
            (
                (Given(each.name), Plain(f" ({_('deputy')})" if each.deputy else ""))
                if each.came
                else plain(_("nobody came"))
            ),
            plain(", ".join(apart.get(each.office, ()))),
        )
        for each in opened.attendance
    ]
    return Table(head, tuple(rows))


def _quorum(opened: Opened, committee: str) -> Iterator[Block]:
    quorum = opened.quorums[committee]
    if quorum.needed is None:
        words = opened.bodies[committee].quorum_in_words
        said = (
            _("Quorum: {quorum}").format(quorum=words)
            if words
            else _("The quorum of this committee is not known.")
        )
        yield Paragraph(plain(said), Manner.NOTE)
        return
    said = _("{here} offices were here; the quorum is {needed}.")
    yield Paragraph(plain(said.format(here=quorum.here(), needed=quorum.needed)))
    if quorum.met() is False:
        yield Paragraph(plain(_("There was no quorum. What was decided waits to be confirmed.")), Manner.NOTE)


def _item(item: Item) -> Iterator[Block]:
    """An item with what was said and decided, and who stood aside."""
    yield Heading((Plain(f"{item.number}. "), Given(item.text)), 3)
    for recusal in item.recusals:
        said = _("{office} stood aside: {ground}.")
        text = said.format(office=recusal.office, ground=GROUNDS[Ground(recusal.ground)])
        yield Paragraph(plain(text), Manner.NOTE)
    text = item.minute.text if item.minute else draft_of(item)
    yield from (Paragraph((Given(part),)) for part in text.split("\n") if part.strip())
    if item.decisions:
        rows = tuple(
            (
                (Given(each.text),),
                plain(each.receiver),
                plain(date_format(each.addressee.directive.due_on, "DATE_FORMAT")),
            )
            for each in item.decisions
        )
        yield Table((_("Decided"), _("Who"), _("By")), rows)
        if item.without_quorum:
            said = _("Decided without a quorum: it counts once a sitting with a quorum confirms it.")
            yield Paragraph(plain(said), Manner.NOTE)


def _hidden(opened: Opened) -> Iterator[Block]:
    for each in opened.hidden:
        said = _("You stand aside from item {number}; it is left out of what you read.")
        yield Paragraph(plain(said.format(number=each.number)), Manner.NOTE)


def _gaps(opened: Opened) -> Iterator[Block]:
    if opened.gaps:
        rows: tuple[tuple[Line, ...], ...] = tuple(
            (plain(str(GAPS[GapKind(each.kind)])), (Given(each.text),)) for each in opened.gaps
        )
        yield Heading(plain(_("Gaps found")))
        yield Table((_("Kind"), _("What is missing")), rows)
