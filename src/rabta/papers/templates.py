"""Templates: what stands in each paper, as a pack writes it in `papers.yaml`, read strictly."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from pathlib import Path

from rabta.law import Fault, Faults, Law, PackError
from rabta.law.duties import Role
from rabta.law.entries import Entry, entries
from rabta.law.source import Node, Place, Sequence, SourceError, Text, parse
from rabta.papers.blocks import BLOCKS, may_stand
from rabta.papers.conditions import Condition
from rabta.papers.details import DETAILS
from rabta.papers.matter import COMPUTED
from rabta.papers.paper import Kind, Manner
from rabta.papers.wording import pieces

FILE = "papers.yaml"
"""The file of a pack that holds its templates."""

LINES = 4
"""How many empty lines a blank has, unless it says otherwise."""

MOST_LINES = 30


class Per(Enum):
    """What one paper is about."""

    INCIDENT = "incident"
    PERSON = "person"


class Form(Enum):
    """What a piece of a template becomes, by the field that says what stands in it.

    An item is a text that is written `as: item`.
    """

    HEADING = "title"
    TEXT = "text"
    ITEM = "item"
    ROWS = "rows"
    BLANK = "label"
    SIGNATURE = "signs"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a template, and when it stands.

    `text` is its sentence, `names` the details, events or computed block in it.
    All of `when` must hold, any of `readings` must be called for and any of
    `facts` must have been said, of somebody the paper is about.
    """

    form: Form
    text: str
    names: tuple[str, ...]
    manner: Manner
    lines: int
    when: tuple[Condition, ...]
    readings: tuple[str, ...]
    facts: tuple[str, ...]
    provisions: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Template:
    """A paper of one kind: its title, what one is about, which agencies it goes to, and its pieces."""

    kind: Kind
    title: str
    per: Per
    to: Role | None
    pieces: tuple[Piece, ...]
    place: Place = field(compare=False)


@lru_cache(maxsize=8)
def load_templates(law: Law) -> dict[Kind, Template]:
    """The templates of a law's packs, by kind; those of a later pack stand before an earlier one's.

    Raises PackError with every fault of their files.
    """
    faults, found = Faults(), dict[Kind, Template]()
    for pack in law.packs:
        path = Path(pack.home) / FILE
        if path.is_file():
            try:
                found |= templates_in(parse(path.read_bytes(), FILE), law, faults)
            except SourceError as error:
                faults.found.append(Fault(error.place, error.message))
    if faults.found:
        raise PackError(faults.found)
    return found


def templates_in(node: Node, law: Law, faults: Faults) -> dict[Kind, Template]:
    """The templates of a file that maps kinds to entries; what is wrong goes to `faults`."""
    kinds = {each.value: each for each in Kind}
    found = {}
    for entry in entries(node, faults):
        if entry.id in kinds:
            found[kinds[entry.id]] = _Reader(law, faults, kinds[entry.id]).template(entry)
        else:
            faults.unknown(entry.place, "paper", entry.id, kinds)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    law: Law
    faults: Faults
    kind: Kind

    def template(self, entry: Entry) -> Template:
        template = Template(
            kind=self.kind,
            title=entry.text("title"),
            per=entry.choice("per", Per),
            to=entry.choice("to", Role) if "to" in entry.mapping else None,
            pieces=tuple(self.piece(each) for each in entry.entries("blocks")),
            place=entry.place,
        )
        entry.done()
        if not template.pieces:
            self.faults.add(entry.place, f"{entry.id!r} has no 'blocks'")
        return template

    def piece(self, entry: Entry) -> Piece:
        form = self.form(entry)
        piece = Piece(
            form=form,
            text=self.sentence(entry, form),
            names=self.named(entry, form),
            manner=entry.choice("as", Manner, Manner.PLAIN) if form is Form.TEXT else Manner.PLAIN,
            lines=self.lines(entry) if form is Form.BLANK else 0,
            when=self.conditions(entry),
            readings=self.known(entry, "readings", "reading", self.law.readings),
            facts=self.known(entry, "facts", "fact", self.law.facts),
            provisions=self.known(entry, "provisions", "provision", self.law.provisions),
            place=entry.place,
        )
        entry.done()
        return piece

    def form(self, entry: Entry) -> Form:
        """The form of a piece: by `signs` a signature, by `item` an item of a list, else by its own field."""
        for form in (Form.SIGNATURE, Form.ROWS, Form.BLOCK, Form.HEADING, Form.BLANK):
            if form.value in entry.mapping:
                return form
        if entry.mapping.get("as") and entry.text("as") == Form.ITEM.value:
            return Form.ITEM
        if Form.TEXT.value not in entry.mapping:
            self.faults.add(entry.place, f"{entry.id!r} has none of: title, text, rows, label, signs, block")
        return Form.TEXT

    def sentence(self, entry: Entry, form: Form) -> str:
        if form in (Form.ROWS, Form.BLOCK):
            return ""
        key = {Form.SIGNATURE: "label", Form.ITEM: "text"}.get(form, form.value)
        text = entry.text(key)
        try:
            names = [name for _, name in pieces(text) if name]
        except ValueError as error:
            self.faults.add(entry.mapping.items[key].place, str(error))
            names = []
        for name in names:
            self.name(name, entry.mapping.items[key].place, "placeholder", COMPUTED)
        return text

    def named(self, entry: Entry, form: Form) -> tuple[str, ...]:
        """The names in a piece other than those in its sentence."""
        if form is Form.BLOCK:
            name = entry.text("block")
            place = entry.mapping.items["block"].place
            if name and name not in BLOCKS:
                self.faults.unknown(place, "block", name, BLOCKS)
            elif name and not may_stand(name, self.kind):
                self.faults.add(place, f"{name!r} must stay out of the paper {self.kind.value!r}")
            return (name,)
        if form not in (Form.ROWS, Form.SIGNATURE):
            return ()
        names = entry.texts(form.value, required=form is Form.ROWS)
        for name, place in zip(names, _places(entry.mapping.items[form.value]), strict=False):
            self.name(name, place, "detail or event", COMPUTED)
        return names

    def name(self, name: str, place: Place, what: str, besides: Collection[str]) -> None:
        """Note a name that is no detail or event, or a detail that must stay out of such a paper."""
        if name in DETAILS:
            if not may_stand(name, self.kind):
                self.faults.add(place, f"{name!r} must stay out of the paper {self.kind.value!r}")
        elif name not in besides and name not in self.law.duties.events:
            self.faults.unknown(place, what, name, [*DETAILS, *besides, *self.law.duties.events])

    def lines(self, entry: Entry) -> int:
        written = entry.text("lines", required=False) or str(LINES)
        if written.isascii() and written.isdecimal() and 1 <= int(written[:3]) <= MOST_LINES:
            return int(written)
        place = entry.mapping.items["lines"].place
        self.faults.add(place, f"'lines' must be a number from 1 to {MOST_LINES}")
        return LINES

    def conditions(self, entry: Entry) -> tuple[Condition, ...]:
        valid = {each.value: each for each in Condition}
        names = self.known(entry, "when", "condition", valid)
        return tuple(valid[name] for name in names if name in valid)

    def known(self, entry: Entry, key: str, what: str, valid: Collection[str]) -> tuple[str, ...]:
        """A list of names, each of which must be one of those."""
        names = entry.texts(key)
        for name, place in zip(names, _places(entry.mapping.items[key]) if names else (), strict=False):
            if name not in valid:
                self.faults.unknown(place, what, name, valid)
        return names


def _places(node: Node) -> tuple[Place, ...]:
    """Where each scalar of a list, or the one that stands for it, is written."""
    if isinstance(node, Sequence):
        return tuple(each.place for each in node.items if isinstance(each, Text))
    return (node.place,)
