"""Parts of pages as template tags. Every sentence with a value in it goes through `say`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

register = template.Library()


@register.simple_tag
def say(sentence: str, **values: object) -> SafeString:
    """A sentence in the reader's language, its values each kept in their own direction."""
    shown = {name: format_html("<bdi>{}</bdi>", value) for name, value in values.items()}
    return mark_safe(conditional_escape(gettext(sentence)).format(**shown))  # noqa: S308


@register.filter
def reference(id: UUID) -> str:
    """The short form of an id that people say on the telephone."""
    return str(id)[:8].upper()


class Provision(Protocol):
    """A provision as it is cited, and what marks it where its own text was not read."""

    @property
    def text(self) -> str:
        """As it is cited."""
        ...

    @property
    def mark(self) -> str:
        """How sure we are of it; "" where it was read."""
        ...


@register.simple_tag
def cited(provisions: Iterable[Provision]) -> SafeString:
    """Provisions, under what rests on them."""
    return _cited(tuple((each.text, each.mark) for each in provisions))


@lru_cache(maxsize=8192)
def _cited(said: tuple[tuple[str, str], ...]) -> SafeString:
    """A reading has a hundred such lines, too many for templates, and the law has some thousand in all."""
    lines = format_html_join(
        "; ",
        "<bdi>{}</bdi>{}",
        ((text, format_html(' <span class="mark">{}</span>', mark) if mark else "") for text, mark in said),
    )
    return format_html('<p class="cited">{}</p>', lines) if lines else SafeString("")
