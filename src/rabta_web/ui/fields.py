"""What most forms ask with: some sentences, a line, a day. What need not be said may be left out."""

from __future__ import annotations

from typing import Any

from django import forms

from rabta_web.ui.forms import NEEDED


def prose(label: Any, *, rows: int = 2, hint: Any = "", required: bool = False) -> forms.CharField:
    """Free words, in whichever direction they are written; at most 1,000 letters."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages=NEEDED,
    )


def line(label: Any, *, hint: Any = "", required: bool = False) -> forms.CharField:
    """One line of free words, such as a name or a number; at most 200 letters. No browser remembers it."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages=NEEDED,
    )


def day(label: Any, *, hint: Any = "", required: bool = False) -> forms.DateField:
    """A day, which browsers offer a calendar for."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=NEEDED,
    )
