"""The protection book of some people: who they are, how they may be reached, health, what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from rabta.papers.paper import Block, Given, Heading, Line, Manner, Paragraph, Plain, Table, plain
from rabta_web.disclosure.extracts import lines
from rabta_web.disclosure.queries.material import Material, Said, Someone, said_both_ways


def blocks(material: Material) -> Iterator[Block]:
    """The book as a paper holds it."""
    for someone in material.people:
        yield from lines.head_of(someone)
        yield from lines.noted(
            _("What is known, and how the person may be reached"), material.particulars(someone)
        )
        yield from lines.noted(_("Health, fear, wishes and consent"), material.care(someone))
        yield from _said(material.said(someone))


def data(material: Material) -> list[dict[str, Any]]:
    """The book as programs read it."""
    return [_person(material, someone) for someone in material.people]


def _person(material: Material, someone: Someone) -> dict[str, Any]:
    said = material.said(someone)
    return {
        **lines.named(someone),
        "particulars": lines.as_values(material.particulars(someone)),
        "care": lines.as_values(material.care(someone)),
        "statements": [
            {**lines.said_as_values(each), "present": each.present, "interpreter": each.interpreter}
            for each in said
        ],
        "said_both_ways": said_both_ways(said),
        "times_asked": len(said),
        "times_asked_again": sum(each.asked_again for each in said),
    }


def _said(said: Sequence[Said]) -> Iterator[Block]:
    yield Heading(plain(_("What was said")), 3)
    if not said:
        yield lines.nothing()
        return
    again = sum(each.asked_again for each in said)
    count = _("Times asked: {times}; of these asked again, with a reason: {again}.")
    yield Paragraph(plain(count.format(times=len(said), again=again)))
    if both := said_both_ways(said):
        ways = _("Said both ways, and so not known: {facts}.").format(facts=lines.facts(both))
        yield Paragraph(plain(ways), Manner.NOTE)
    head = (_("When"), _("Who said it"), _("Question"), _("So"), _("Not so"))
    yield Table(head, tuple(_row(each) for each in said))


def _row(said: Said) -> tuple[Line, ...]:
    heard: list[Plain | Given] = [Plain(lines.source(said))]
    for text, what in ((said.present, _("present:")), (said.interpreter, _("interpreter:"))):
        if text:
            heard += [Plain(f"; {what} "), Given(text)]
    answer = lines.came_to(said)
    return (
        plain(lines.moment(said.at)),
        tuple(heard),
        plain(lines.question(said.question) + (f" — {answer}" if answer else "")),
        plain(lines.facts(said.so)),
        plain(lines.facts(said.not_so)),
    )
