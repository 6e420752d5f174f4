"""Drafting: a template filled in for tonight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rabta.law.duties import Role
from rabta.papers import wording
from rabta.papers.blocks import BLOCKS
from rabta.papers.conditions import HOLDS, called_for, is_group, said
from rabta.papers.details import DETAILS, Of
from rabta.papers.matter import COMPUTED, Matter, receivers
from rabta.papers.paper import (
    Blank,
    Block,
    Facts,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Signature,
    Space,
    Words,
    plain,
)
from rabta.papers.templates import Form, Per, Piece, Template
from rabta.protection import DISCLAIMER
from rabta.routing.night import Night
from rabta.routing.parts import Part


class DraftError(Exception):
    """A paper that cannot be drafted as asked; `choices` are what may be asked for instead."""

    def __init__(self, message: str, choices: Sequence[str]) -> None:
        super().__init__(f"{message}: {', '.join(choices)}" if choices else message)
        self.choices = tuple(choices)


def draft(
    template: Template, nights: Sequence[Night], words: Words, person: str = "", agency: str = ""
) -> Paper:
    """A paper for a night: about the person (by id, "group" for the group), or about all of the incident.

    `agency` is whom it goes to, among those whose part the template names; the
    first of them if "". Raises DraftError where the person or the agency is not
    there, or the template is about one person and there are several.
    """
    about = _about(template, nights, person)
    law = about[0].outcome.assessed.law
    matter = Matter(law, tuple(nights), about, template.kind, words, None)
    if template.to:
        matter = Matter(law, tuple(nights), about, template.kind, words, _to(template.to, about, agency))
    head = matter.said(wording.INCIDENT, id=matter.value("incident", about[0], ""))
    whom = matter.together(matter.person(night) for night in about)
    return Paper(
        kind=template.kind,
        title=words.pack(template.title),
        reference=(*head, *plain(" · "), *whom),
        language=words.language,
        notice=words.say(wording.NOTICE),
        blocks=tuple(_blocks(template, matter)),
        foot=(words.say(wording.CLOSING), words.say(DISCLAIMER)),
    )


def _about(template: Template, nights: Sequence[Night], person: str) -> tuple[Night, ...]:
    ids = [_id(night) for night in nights]
    if person:
        found = tuple(night for night in nights if _id(night) == person)
        if not found:
            raise DraftError(f"no person {person!r} in this record; there are", ids)
        return found[:1]
    if template.per is Per.PERSON and len(nights) > 1:
        raise DraftError("this paper is about one person; choose one", ids)
    return tuple(nights)


def _id(night: Night) -> str:
    return "group" if is_group(night) else night.outcome.assessed.subject.id


def _to(role: Role, about: Sequence[Night], agency: str) -> Part | None:
    parts = receivers(about, role)
    if not agency:
        return parts[0] if parts else None
    for part in parts:
        if part.agency.id == agency:
            return part
    raise DraftError(f"no letter goes to {agency!r}; it may go to", [part.agency.id for part in parts])


def _blocks(template: Template, matter: Matter) -> Iterator[Block]:
    standing = [piece for piece in template.pieces if stands(piece, matter.about)]
    for form, group in groupby(standing, key=lambda piece: piece.form):
        if form is Form.ITEM:
            yield Items(tuple(_paragraph(matter, piece) for piece in group))
        else:
            for piece in group:
                yield from _block(matter, piece)


def stands(piece: Piece, about: Sequence[Night]) -> bool:
    """Whether a piece stands in a paper: everything it asks for is so of one of the people it is about."""
    return any(
        all(HOLDS[each](night) for each in piece.when)
        and (not piece.readings or any(called_for(night, each) for each in piece.readings))
        and (not piece.facts or any(said(night, each) for each in piece.facts))
        for night in about
    )


def _block(matter: Matter, piece: Piece) -> Iterator[Block]:
    if piece.form is Form.HEADING:
        yield Heading(matter.written(piece.text, matter.about[0]))
    elif piece.form is Form.TEXT:
        yield _paragraph(matter, piece)
    elif piece.form is Form.BLANK:
        yield Space(matter.written(piece.text, matter.about[0]), piece.lines)
    elif piece.form is Form.ROWS:
        yield from _rows(matter, piece)
    elif piece.form is Form.SIGNATURE:
        yield _signature(matter, piece)
    else:
        yield from BLOCKS[piece.names[0]](matter)


def _paragraph(matter: Matter, piece: Piece) -> Paragraph:
    line = matter.written(piece.text, matter.about[0])
    return Paragraph(line, piece.manner, matter.citations(piece.provisions))


def _rows(matter: Matter, piece: Piece) -> Iterator[Block]:
    """Rows of the report once; rows of a person for each person the paper is about."""
    of_report = [name for name in piece.names if _of_report(name)]
    if of_report:
        yield Facts(tuple(matter.row(name, matter.about[0]) for name in of_report))
    of_person = [name for name in piece.names if name not in of_report]
    for night in matter.about if of_person else ():
        if len(matter.about) > 1:
            yield Heading(matter.person(night), 3)
        yield Facts(tuple(matter.row(name, night) for name in of_person))


def _of_report(name: str) -> bool:
    return name in COMPUTED or (name in DETAILS and DETAILS[name].of is Of.REPORT)


def _signature(matter: Matter, piece: Piece) -> Signature:
    rows = tuple(matter.row(name, matter.about[0]) for name in piece.names)
    dated = (wording.SIGNATURE, wording.DATE, wording.TIME)
    empty = tuple(Row(matter.say(each), (Blank(),)) for each in dated)
    return Signature(matter.written(piece.text, matter.about[0]), (*rows, *empty))
