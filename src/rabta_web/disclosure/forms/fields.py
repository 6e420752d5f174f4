"""Fields that several forms of this app ask with."""

from __future__ import annotations

from typing import Any

from django import forms

from rabta_web.ui.forms import NEEDED


def words(label: Any, *, rows: int = 2, hint: Any = "", required: bool = True) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages=NEEDED,
    )


def line(label: Any, *, hint: Any = "", required: bool = True) -> forms.CharField:
    """A name or a number."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages=NEEDED,
    )


def day(label: Any, *, hint: Any = "", required: bool = True) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=NEEDED,
    )
