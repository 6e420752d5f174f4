"""Names that entries of a pack refer to, noted as they are read and checked once all packs are known."""

from __future__ import annotations

from dataclasses import dataclass

from rabta.law.entries import Entry
from rabta.law.faults import Faults
from rabta.law.rule_text import parse_rule, references
from rabta.law.source import Place
from rabta.logic import NEVER, Rule

ANYTHING_READ = "fact, element or reading"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name somewhere in a pack, and what kind of thing it must be the name of."""

    what: str
    name: str
    place: Place


@dataclass(slots=True)
class Referring:
    """Reads fields that name other things, and keeps every name with the kind of thing it must be."""

    faults: Faults
    references: list[Reference]

    def rule(self, entry: Entry, key: str, what: str) -> Rule:
        """A rule that must be there; NEVER stands where it is not."""
        rule = self.optional_rule(entry, key, what)
        if rule is None:
            self.faults.add(entry.place, f"{entry.id!r} has no {key!r}")
            return NEVER
        return rule

    def optional_rule(self, entry: Entry, key: str, what: str) -> Rule | None:
        """A rule over names of one kind, or None."""
        node = entry.node(key)
        if node is None:
            return None
        self.references += [Reference(what, name, place) for name, place in references(node)]
        return parse_rule(node, self.faults)

    def names(self, entry: Entry, key: str, what: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of names of one kind."""
        names = entry.texts(key, required=required)
        node = entry.mapping.get(key)
        if node is not None:
            self.references += [Reference(what, name, place) for name, place in references(node)]
        return names

    def name(self, entry: Entry, key: str, what: str, *, required: bool = True) -> str:
        """One name of a kind; "" where it need not be there and is not."""
        name = entry.text(key, required=required)
        if name:
            self.references.append(Reference(what, name, entry.mapping.items[key].place))
        return name
