"""YAML as a lawyer wrote it: every scalar a string, every value with its file and line.

YAML's own typing turns `no`, `on` and `12:30` into false, true and 750, and the
usual loaders forget where a value stood. Neither is acceptable for law.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml


@dataclass(frozen=True, slots=True)
class Place:
    """A file, relative to its pack, and a line counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar and where it stands."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML sequence and where it begins."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping, in order; `keys` tells where each key stands."""

    items: dict[str, Node]
    keys: dict[str, Place]
    place: Place

    def __iter__(self) -> Iterator[str]:
        return iter(self.items)

    def get(self, key: str) -> Node | None:
        """The node under a key, or None."""
        return self.items.get(key)


Node: TypeAlias = Text | Sequence | Mapping


class SourceError(Exception):
    """A file that is no YAML of ours: `place` says where, `message` says why and what to do."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message


DEEPEST = 40
"""How many levels a file may nest: far more than any law needs, far fewer than Python can follow."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(content: bytes, name: str) -> Node:
    """Read the content of one YAML file; `name` is what its places are called.

    Raises SourceError for broken YAML, a key written twice, an alias, nesting
    beyond `DEEPEST`, a second document, or an empty file.
    """
    try:
        events = yaml.parse(content.decode("utf-8"), Loader=_LOADER)
        return _document(events, name)
    except UnicodeDecodeError as error:
        raise SourceError(Place(name, 1), f"not UTF-8 text (byte {error.start})") from error
    except yaml.reader.ReaderError as error:
        line = content[: error.position].count(b"\n") + 1
        raise SourceError(Place(name, line), f"not YAML: it has no U+{error.character:04X}") from error
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        raise SourceError(Place(name, mark.line + 1), f"not YAML: {error.problem}") from error


def _document(events: Iterator[Any], name: str) -> Node:
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        raise SourceError(Place(name, 1), "the file is empty")
    root = _node(next(events), events, name, 1)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        place = Place(name, after.start_mark.line + 1)
        raise SourceError(place, "a second document begins here; a file holds one")
    return root


def _node(event: Any, events: Iterator[Any], name: str, depth: int) -> Node:
    """The node that begins with an event; `events` gives what follows."""
    place = Place(name, event.start_mark.line + 1)
    if isinstance(event, yaml.ScalarEvent):
        return Text(event.value.strip(), place)
    if isinstance(event, yaml.AliasEvent):
        raise SourceError(place, f"*{event.anchor} is an alias; write the value out where it is used")
    if depth > DEEPEST:
        raise SourceError(place, f"nested more than {DEEPEST} levels deep")
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(following := next(events), yaml.SequenceEndEvent):
            items.append(_node(following, events, name, depth + 1))
        return Sequence(tuple(items), place)
    return _mapping(events, place, depth)


def _mapping(events: Iterator[Any], place: Place, depth: int) -> Mapping:
    items: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    while not isinstance(following := next(events), yaml.MappingEndEvent):
        key = _node(following, events, place.file, depth + 1)
        if not isinstance(key, Text):
            raise SourceError(key.place, "a key must be plain text")
        if key.value in items:
            raise SourceError(key.place, f"{key.value!r} stands here twice")
        items[key.value] = _node(next(events), events, place.file, depth + 1)
        keys[key.value] = key.place
    return Mapping(items, keys, place)


def to_plain(node: Node) -> list[Any]:
    """A node as nested lists of strings and numbers, for the compiled cache."""
    if isinstance(node, Text):
        return ["t", node.place.line, node.value]
    if isinstance(node, Sequence):
        return ["s", node.place.line, [to_plain(item) for item in node.items]]
    entries = [[key, node.keys[key].line, to_plain(value)] for key, value in node.items.items()]
    return ["m", node.place.line, entries]


def from_plain(plain: list[Any], name: str) -> Node:
    """The node that `to_plain` wrote down."""
    kind, line, content = plain
    place = Place(name, line)
    if kind == "t":
        return Text(content, place)
    if kind == "s":
        return Sequence(tuple(from_plain(item, name) for item in content), place)
    return Mapping(
        {key: from_plain(value, name) for key, _, value in content},
        {key: Place(name, line) for key, line, _ in content},
        place,
    )
