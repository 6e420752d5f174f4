"""The investigation book about some people: what is known of whoever may have done it, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from rabta.papers.paper import Block, Given, Heading, Table, plain
from rabta_web.disclosure.extracts import lines
from rabta_web.disclosure.queries.material import Material, Someone
from rabta_web.incidents.about import LEADS
from rabta_web.incidents.vocabulary import events


def blocks(material: Material) -> Iterator[Block]:
    """The book as a paper holds it."""
    kinds = {kind.value: str(says) for kind, says in LEADS.items()}
    for someone in material.people:
        yield from lines.head_of(someone)
        yield from lines.noted(
            _("Telephones, accounts, vehicles and helpers"), material.leads(someone), kinds
        )
        yield from _happened(material, someone)
        yield from _numbers(material, someone)


def data(material: Material) -> list[dict[str, Any]]:
    """The book as programs read it."""
    return [
        {
            **lines.named(someone),
            "leads": lines.as_values(material.leads(someone)),
            "events": [{"event": each.event, "at": each.at.isoformat()} for each in material.events(someone)],
            "papers": [
                {"paper": each.paper, "diary": each.diary, "fir": each.fir, "at": each.noted_at.isoformat()}
                for each in material.on_file(someone)
            ],
        }
        for someone in material.people
    ]


def _happened(material: Material, someone: Someone) -> Iterator[Block]:
    says = dict(events())
    yield Heading(plain(_("What happened when")), 3)
    rows = [
        (plain(says.get(each.event, each.event)), plain(lines.moment(each.at)))
        for each in material.events(someone)
    ]
    yield Table((_("What"), _("When")), tuple(rows)) if rows else lines.nothing()


def _numbers(material: Material, someone: Someone) -> Iterator[Block]:
    yield Heading(plain(_("Numbers of papers on file")), 3)
    rows = [
        ((Given(each.fir or "—"),), (Given(each.diary or "—"),), plain(lines.moment(each.noted_at)))
        for each in material.on_file(someone)
        if each.fir or each.diary
    ]
    head = (_("FIR"), _("Diary"), _("Written down at"))
    yield Table(head, tuple(rows)) if rows else lines.nothing()
