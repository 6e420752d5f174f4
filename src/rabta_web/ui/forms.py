"""How a form looks and what it says: every field with its question, its hint and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

NEEDED = {
    "required": _("Fill this in."),
    "invalid": _("This cannot be read."),
    "invalid_choice": _("Choose one."),
}
"""What a field says that was left out or filled in wrongly."""


class Renderer(TemplatesSetting):
    """Draws fields with our own template."""

    field_template_name = "ui/field.html"


def offer(form: forms.BaseForm, field: str, choices: Iterable[Any]) -> None:
    """Let a field of a form choose among what only the request knows: pairs of value and label, or groups."""
    cast(forms.ChoiceField, form.fields[field]).choices = choices
