"""Entries: a YAML mapping read field by field, every fault noted and none hiding another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TypeVar

from rabta.law.faults import Faults
from rabta.law.source import Mapping, Node, Place, Sequence, Text

E = TypeVar("E", bound=Enum)


@dataclass(slots=True)
class Entry:
    """A mapping under an id. Call `done()` when every field has been taken, to catch the misspelt ones."""

    id: str
    mapping: Mapping
    faults: Faults
    taken: set[str] = field(default_factory=set)

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return self.mapping.place

    def node(self, key: str) -> Node | None:
        """Whatever stands under a key; the key counts as known."""
        self.taken.add(key)
        return self.mapping.get(key)

    def text(self, key: str, *, required: bool = True) -> str:
        """A scalar; "" when it is missing (a fault if it was required)."""
        node = self.node(key)
        if isinstance(node, Text) and node.value:
            return node.value
        if node is not None:
            self.faults.add(node.place, f"{key!r} must be text")
        elif required:
            self.faults.add(self.place, f"{self.id!r} has no {key!r}")
        return ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of scalars, or one scalar standing for a list of one."""
        node = self.node(key)
        if isinstance(node, Text) and node.value:
            return (node.value,)
        if isinstance(node, Sequence):
            wrong = [item for item in node.items if not isinstance(item, Text)]
            for item in wrong:
                self.faults.add(item.place, f"{key!r} must be a list of names")
            if required and not node.items:
                self.faults.add(node.place, f"{key!r} must name at least one")
            return tuple(item.value for item in node.items if isinstance(item, Text))
        if node is not None:
            self.faults.add(node.place, f"{key!r} must be a list of names")
        elif required:
            self.faults.add(self.place, f"{self.id!r} has no {key!r}")
        return ()

    def choice(self, key: str, choices: type[E], default: E | None = None) -> E:
        """A scalar that is one of an enumeration's values."""
        written = self.text(key, required=default is None)
        valid = {member.value: member for member in choices}
        if written and written not in valid:
            node = self.mapping.items[key]
            self.faults.unknown(node.place, key, written, valid)
        return valid.get(written) or default or next(iter(choices))

    def answer(self, key: str) -> bool | None:
        """`yes` is True, `no` is False, absence is None."""
        written = self.text(key, required=False)
        if written not in ("yes", "no", ""):
            self.faults.add(self.mapping.items[key].place, f"{key!r} must be yes or no, not {written!r}")
        return {"yes": True, "no": False}.get(written)

    def day(self, key: str) -> date | None:
        """A calendar day, written 2018-06-02."""
        written = self.text(key, required=False)
        if not written:
            return None
        with suppress(ValueError):
            day = date.fromisoformat(written)
            if day.isoformat() == written:
                return day
        place = self.mapping.items[key].place
        self.faults.add(place, f"{written!r} is no date; write year-month-day, as in 2018-06-02")
        return None

    def entries(self, key: str) -> Iterator[Entry]:
        """The mappings of a mapping or of a list under a key, each an entry."""
        node = self.node(key)
        if isinstance(node, Mapping):
            yield from entries(node, self.faults)
        elif isinstance(node, Sequence):
            for number, item in enumerate(node.items):
                if isinstance(item, Mapping):
                    yield Entry(f"{self.id}.{key}[{number}]", item, self.faults)
                else:
                    self.faults.add(item.place, f"{key!r} must be a list of mappings")
        elif node is not None:
            self.faults.add(node.place, f"{key!r} must be a mapping or a list of mappings")

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.mapping:
            if key not in self.taken:
                self.faults.unknown(self.mapping.keys[key], "field", key, self.taken)


def entries(node: Node, faults: Faults) -> Iterator[Entry]:
    """The entries of a file that maps ids to mappings."""
    if not isinstance(node, Mapping):
        faults.add(node.place, "this must map ids to entries")
        return
    for key, value in node.items.items():
        if isinstance(value, Mapping):
            yield Entry(key, Mapping(value.items, value.keys, node.keys[key]), faults)
        else:
            faults.add(node.keys[key], f"{key!r} must be a mapping")
