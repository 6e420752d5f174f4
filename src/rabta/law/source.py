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


def parse(content: bytes, name: str) -> Node:
    """Read the content of one YAML file; `name` is what its places are called.

    Raises SourceError for broken YAML, a key written twice, an alias, or an
    empty file.
    """
    try:
        root = yaml.compose(content.decode("utf-8"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise SourceError(Place(name, 1), f"not UTF-8 text (byte {error.start})") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SourceError(Place(name, line), f"not YAML: {error.problem}") from error
    if root is None:
        raise SourceError(Place(name, 1), "the file is empty")
    return _node(root, name, set())


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _node(node: yaml.Node, name: str, seen: set[int]) -> Node:
    place = Place(name, node.start_mark.line + 1)
    if id(node) in seen:
        raise SourceError(place, "an alias (*name) points here; write the value out where it is used")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return Text(node.value.strip(), place)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_node(item, name, seen) for item in node.value), place)
    items: dict[str, Node] = {}
    keys: dict[str, Place] = {}
    for key, value in node.value:
        where = Place(name, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            raise SourceError(where, "a key must be plain text")
        if key.value in items:
            raise SourceError(where, f"{key.value!r} stands here twice")
        items[key.value], keys[key.value] = _node(value, name, seen), where
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
