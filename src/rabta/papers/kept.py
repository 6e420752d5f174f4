"""A paper kept as text, word for word and block for block, so that it comes out years later as it went in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from rabta.law.values import Verification
from rabta.papers import paper as parts
from rabta.papers.paper import Manner, Paper

BLOCKS = {
    each.__name__: each
    for each in (
        *(parts.Plain, parts.Given, parts.Blank, parts.Citation, parts.Row, parts.Heading, parts.Paragraph),
        *(parts.Items, parts.Facts, parts.Table, parts.Space, parts.Signature, parts.Section, parts.Sections),
        Paper,
    )
}
ENUMS: dict[str, type[Enum]] = {"Manner": Manner, "Verification": Verification}


def as_text(paper: Paper) -> str:
    """A paper as JSON; the same paper is always the same text."""
    return json.dumps(_plain(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Paper:
    """The paper that was kept."""
    made = _made(json.loads(text))
    if not isinstance(made, Paper):
        raise TypeError("this text is no paper")
    return made


def digest(texts: Iterable[str]) -> str:
    """The hash of a paper in all its languages, in hexadecimal digits."""
    hashed = sha256()
    for text in texts:
        hashed.update(f"{len(text)}:".encode() + text.encode())
    return hashed.hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum) and type(value).__name__ in ENUMS:
        return {"enum": type(value).__name__, "value": value.value}
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"part": type(value).__name__, "held": held}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(each) for each in value)
    if not isinstance(value, dict):
        return value
    if "enum" in value:
        return ENUMS[value["enum"]](value["value"])
    return BLOCKS[value["part"]](**{name: _made(held) for name, held in value["held"].items()})
