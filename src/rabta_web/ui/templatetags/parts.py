"""Parts that pages are put together from, each with a template of its own and a place in the gallery."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django import template
from django.utils import timezone

register = template.Library()

NEAR = 6
"""With so few hours left, a deadline asks for attention."""


Draws = TypeVar("Draws", bound=Callable[..., dict[str, Any]])


def _part(name: str) -> Callable[[Draws], Draws]:
    return register.inclusion_tag(f"ui/parts/{name}.html", name=name)


@_part("back")
def back(address: str, label: str) -> dict[str, Any]:
    """The way back to where one came from."""
    return {"address": address, "label": label}


@_part("action")
def action(address: str, label: str) -> dict[str, Any]:
    """A link that is the main thing to do on a page."""
    return {"address": address, "label": label}


@_part("notice")
def notice(text: str, kind: str = "info") -> dict[str, Any]:
    """Something to know before going on: `info`, `warning` or `wrong`."""
    return {"text": text, "kind": kind, "urgent": kind == "wrong"}


@_part("badge")
def badge(text: str, *, plain: bool = False) -> dict[str, Any]:
    """A word about a record; colour never says it alone."""
    return {"text": text, "plain": plain}


@_part("empty")
def empty(text: str) -> dict[str, Any]:
    """What stands where there is nothing to list."""
    return {"text": text}


@_part("summary")
def summary(rows: Iterable[tuple[str, object]]) -> dict[str, Any]:
    """What is known of one thing, each value under its name."""
    return {"rows": rows}


@_part("table")
def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> dict[str, Any]:
    """A table whose rows become labelled blocks on a phone."""
    return {"caption": caption, "head": head, "rows": [list(zip(head, row, strict=True)) for row in rows]}


@_part("figure")
def figure(number: object, label: str, source: str) -> dict[str, Any]:
    """One number with what it counts and where it comes from."""
    return {"number": number, "label": label, "source": source}


@_part("timeline")
def timeline(events: Iterable[tuple[datetime, str]]) -> dict[str, Any]:
    """What happened, in order of time."""
    return {"events": events}


@_part("clock")
def clock(due: datetime, basis: str) -> dict[str, Any]:
    """How many whole hours a deadline leaves, and what sets it."""
    hours = int((due - timezone.now()).total_seconds() // 3600)
    return {"due": due, "basis": basis, "hours": hours, "near": 0 <= hours < NEAR, "over": hours < 0}


@_part("disclaimer")
def disclaimer() -> dict[str, Any]:
    """What a reading is, and what it is not."""
    return {}


@_part("pages")
def pages(earlier: str = "", later: str = "") -> dict[str, Any]:
    """The pages before and after this one."""
    return {"earlier": earlier, "later": later}
