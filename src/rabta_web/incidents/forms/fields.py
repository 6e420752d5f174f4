"""Fields that several forms share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.ui.forms import NEEDED


def told(label: Any, help_text: Any = "") -> forms.CharField:
    """A field for what somebody says of themselves."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


def why() -> forms.CharField:
    """A field for the reason of a change."""
    return forms.CharField(
        label=_("Why"),
        help_text=_("It is stored sealed, and read by whoever may see who the person is."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages=NEEDED,
    )


def not_to_come(day: date, today: date) -> date:
    """The day, unless it is still to come."""
    if day > today:
        raise forms.ValidationError(_("This day is still to come."))
    return day
