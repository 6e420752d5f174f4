"""Minutes for whoever asks for them: people's codes, names and numbers left out, and a list of what and why.

What is left out is a number in brackets that leads to its reason at the end, so that a reader sees where
something stood, and how much. Items on protection are left out whole. Whoever discloses it reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import IntEnum
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from rabta.papers.paper import (
    Blank,
    Block,
    Given,
    Heading,
    Paper,
    Paragraph,
    Plain,
    Table,
    plain,
    text_of,
)


class Why(IntEnum):
    """What is left out, by the number that stands in its place."""

    NAME = 1
    CODE = 2
    NUMBER = 3
    PROTECTION = 4


REASONS: Mapping[Why, tuple[str | Promise, str | Promise]] = {
    Why.NAME: (
        _("Name of somebody who attended or holds an office"),
        _("privacy of somebody who is not the subject of the request"),
    ),
    Why.CODE: (
        _("Code of an incident or a person"),
        _("it leads to somebody who may be a victim"),
    ),
    Why.NUMBER: (
        _("Number of a card, passport or telephone"),
        _("it identifies somebody"),
    ),
    Why.PROTECTION: (
        _("Item on somebody's protection, whole"),
        _("somebody's safety depends on it"),
    ),
}
CODE = re.compile(r"\b[0-9A-F]{8}(?:/\d+)?\b")
NUMBER = re.compile(r"\b(?:\d{5}-?\d{7}-?\d|[A-Z]{2}\d{7}|\+?\d[\d -]{8,}\d)\b")


class Left(NamedTuple):
    """What was left out so far, and how a text is written without it."""

    counts: Counter[Why]
    without: Callable[[str], str]


def redacted(paper: Paper, *, names: Iterable[str], protected: Iterable[int]) -> Paper:
    """A paper without names, codes, numbers and some items; it ends with what was left out."""
    counts: Counter[Why] = Counter()
    left = Left(counts, _writer(names, counts))
    with override(paper.language):
        kept = _without_items(paper.blocks, set(protected), counts)
        blocks = tuple(_over(block, left) for block in kept)
        title, reference = _over(paper.title, left), _over(paper.reference, left)
        return replace(
            paper,
            title=title,
            reference=reference,
            notice=str(_("Redacted for disclosure")),
            blocks=(*blocks, *_what_and_why(counts)),
        )


def _writer(names: Iterable[str], counts: Counter[Why]) -> Callable[[str], str]:
    longest_first = sorted({each.strip() for each in names if each.strip()}, key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if longest_first else None
    steps = ((Why.NAME, named), (Why.CODE, CODE), (Why.NUMBER, NUMBER))

    def without(text: str) -> str:
        for why, pattern in steps:
            if pattern:
                text, times = pattern.subn(f"[{why.value}]", text)
                counts[why] += times
        return text

    return without


def _without_items(blocks: Iterable[Block], protected: set[int], counts: Counter[Why]) -> Iterable[Block]:
    """The blocks, but those that belong to a protected item; its number stays."""
    leaving = False
    for block in blocks:
        if isinstance(block, Heading):
            number = text_of(block.text).partition(".")[0] if block.level == ITEM else ""
            leaving = number.isdigit() and int(number) in protected
            if leaving:
                counts[Why.PROTECTION] += 1
                yield Heading(plain(f"{number}. [{Why.PROTECTION.value}]"), ITEM)
                continue
        if not leaving:
            yield block


ITEM = 3
"""The level of an item's heading."""


def _over(value: Any, left: Left) -> Any:
    """A part of a paper with every text in it written without what is left out."""
    if isinstance(value, str):
        return left.without(value)
    if isinstance(value, tuple):
        return tuple(_over(each, left) for each in value)
    if isinstance(value, Plain | Given | Blank) or (is_dataclass(value) and not isinstance(value, type)):
        changed = {
            field.name: _over(getattr(value, field.name), left)
            for field in fields(value)
            if isinstance(getattr(value, field.name), str | tuple) or is_dataclass(getattr(value, field.name))
        }
        return replace(value, **changed)
    return value


def _what_and_why(counts: Counter[Why]) -> tuple[Block, ...]:
    rows = tuple(
        (plain(f"[{why.value}]"), plain(str(what)), plain(str(counts[why])), plain(str(reason)))
        for why, (what, reason) in REASONS.items()
        if counts[why]
    )
    head = ("", *map(str, (_("What was left out"), _("How often"), _("Why"))))
    nothing = Paragraph(plain(str(_("Nothing was left out."))))
    return (
        Heading(plain(str(_("What was left out, and why")))),
        Table(head, rows) if rows else nothing,
        Paragraph((*plain(f"{_('Provision relied on')}: "), Blank())),
        Paragraph(plain(str(_("Whoever discloses this reads it first: a machine does not know all names.")))),
    )
