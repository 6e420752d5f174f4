"""A field for a file that is handed in."""

from __future__ import annotations

from typing import Any

from django import forms

from rabta_web.attachments.cleaning import MOST_BYTES, Handed, RefusedError, handed


class HandedIn(forms.FileField):
    """A picture or a PDF, checked; or what to do about a file that is not taken. Its name is not kept."""

    def clean(self, data: Any, initial: Any = None) -> Handed | None:
        """The file as it may be kept; None where there is none."""
        given = super().clean(data, initial)
        if not given:
            return None
        try:
            return handed(given.read(MOST_BYTES + 1))
        except RefusedError as refused:
            raise forms.ValidationError(str(refused.says)) from None
