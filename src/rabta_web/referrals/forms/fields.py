"""Fields that several forms of referrals share."""

from __future__ import annotations

from typing import Any

from django import forms

from rabta_web.ui.forms import NEEDED


def prose(label: Any, *, rows: int = 2, hint: Any = "", required: bool = False) -> forms.CharField:
    """Free words, in whichever direction they are written."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages=NEEDED,
    )


def line(label: Any, *, hint: Any = "", required: bool = False) -> forms.CharField:
    """One line of free words."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages=NEEDED,
    )
