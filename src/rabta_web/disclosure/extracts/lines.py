"""Rows and words that more than one extract is made of, in the language that is set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rabta.assessment import Answer
from rabta.papers import DETAILS
from rabta.papers.paper import Block, Facts, Given, Heading, Line, Manner, Paragraph, Row, Table, plain
from rabta_web.assessments.choices import INSTEAD
from rabta_web.disclosure.queries.material import Material, Noted, Said, Someone
from rabta_web.incidents.about import BY_KEY, worded
from rabta_web.incidents.kinds import LABELS, ROLES, SOURCES, Kind, Role, Source
from rabta_web.incidents.vocabulary import label, law, words
from rabta_web.places.queries import named as place_named

NONE = "—"
"""What stands where nothing does."""


def moment(at: datetime) -> str:
    """A time as people read it."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def of_incident(material: Material) -> Block:
    """Which incident it is: how it came to notice, when and where."""
    incident = material.incident
    return Facts(
        (
            Row(_("Kind of incident"), plain(str(LABELS[Kind(incident.kind)]))),
            Row(_("Day"), plain(date_format(incident.happened_on, "DATE_FORMAT"))),
            Row(_("Place"), plain(place_named(incident.place_id))),
        )
    )


def incident_as_values(material: Material) -> dict[str, str]:
    """The same as values."""
    incident = material.incident
    return {
        "id": str(incident.pk),
        "kind": incident.kind,
        "on": incident.happened_on.isoformat(),
        "place": incident.place_id,
    }


def head_of(someone: Someone) -> tuple[Block, ...]:
    """Who somebody is in the incident, with the names that were given."""
    rows = [Row(_("Role in the incident"), plain(str(ROLES[Role(someone.row.role)])))]
    found = someone.identity
    for text, what in (
        (found and found.name, _("Name")),
        (found and found.father, _("Father's or husband's name")),
        (found and found.alias, _("Another name they are called by")),
        (found and found.number, _("Number of an identity card or passport")),
    ):
        if text:
            rows.append(Row(what, (Given(text),)))
    return (Heading(plain(_("Person {number}").format(number=someone.row.number))), Facts(tuple(rows)))


def named(someone: Someone) -> dict[str, Any]:
    """The same as values."""
    found = someone.identity
    said: dict[str, Any] = {"person": someone.row.number, "role": someone.row.role}
    if found:
        names = {"name": found.name, "father": found.father, "alias": found.alias, "number": found.number}
        said |= {key: name for key, name in names.items() if name}
    return said


def noted(title: str, rows: Sequence[Noted], what: dict[str, str] | None = None) -> tuple[Block, ...]:
    """Lines of a book under their heading, or that nothing stands there."""
    if not rows:
        return (Heading(plain(title), 3), nothing())
    head = (_("What"), _("As it was written down"), _("Written down at"))
    lines = tuple(
        (plain((what or {}).get(row.key) or key_name(row.key)), _words(row), plain(moment(row.at)))
        for row in rows
    )
    return (Heading(plain(title), 3), Table(head, lines))


def nothing() -> Block:
    """That nothing stands under a heading."""
    return Paragraph(plain(_("Nothing is written down here in this span.")), Manner.NOTE)


def _words(row: Noted) -> Line:
    return (Given(worded(row.key, row.words) or NONE),)


def key_name(key: str) -> str:
    """What a line of a book is about."""
    if key in BY_KEY:
        return BY_KEY[key].name
    return DETAILS[key].label(get_language() or "en") if key in DETAILS else key


def as_values(rows: Iterable[Noted]) -> list[dict[str, str]]:
    """Lines of a book as values."""
    return [{"key": row.key, "words": row.words, "at": row.at.isoformat()} for row in rows]


def joined(parts: Iterable[str]) -> str:
    """Words one after the other, with the comma of the language."""
    return ("، " if get_language() == "ur" else ", ").join(parts) or NONE


def facts(ids: Iterable[str]) -> str:
    """Facts in words; one that the packs no longer know stands by its id."""
    return joined(label(id) if id in law().facts else id for id in ids)


def question(id: str) -> str:
    """A question in words."""
    found = law().questions.get(id)
    return words().pack(found.text) if found else NONE


def came_to(said: Said) -> str:
    """How a question was answered, where no fact came of it."""
    if not said.answer or Answer(said.answer) is Answer.SOME:
        return ""
    return str(INSTEAD[Answer(said.answer)])


def source(said: Said) -> str:
    """Who said it, or what showed it."""
    return str(SOURCES[Source(said.source)])


def said_as_values(said: Said) -> dict[str, Any]:
    """What was said once, as values, without who else was there."""
    return {
        "at": said.at.isoformat(),
        "source": said.source,
        "question": said.question,
        "answer": said.answer,
        "so": list(said.so),
        "not_so": list(said.not_so),
        "asked_again": said.asked_again,
    }
