"""The elements of a reading, each with how it stands, what that rests on, and where it is the law."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabta.papers.telling import ToldElement
from rabta_web.ui.templatetags.ui import cited

register = template.Library()

STANDS: dict[bool | None, tuple[str, str | Promise]] = {
    True: ("met", _("met")),
    False: ("out", _("ruled out on the facts recorded")),
    None: ("open", _("open")),
}
"""How an element stands: its class and its words."""

ELEMENT = (
    '<div class="{}"><dt><span class="sign" aria-hidden="true"></span> {} <span class="state">{}</span></dt>'
    "<dd>{}{}</dd></div>"
)


@lru_cache(maxsize=8)
def _stands(language: str) -> dict[bool | None, tuple[str, str]]:
    """How an element stands, in the language of the reader, which is the one given."""
    del language
    return {value: (kind, str(says)) for value, (kind, says) in STANDS.items()}


@register.simple_tag
def elements(told: Iterable[ToldElement], label: str) -> SafeString:
    """Elements under each other; one without a name of its own goes by the reading's `label`.

    A reading has fifty, each of ten parts: drawn here, for a template takes three times as long.
    """
    words = _stands(get_language() or "")
    rows = ((*words[each.value], each) for each in told)
    return format_html(
        '<dl class="elements">{}</dl>',
        format_html_join(
            "",
            ELEMENT,
            (
                (kind, each.label or label, says, each.rests_on, cited(each.cited))
                for kind, says, each in rows
            ),
        ),
    )
