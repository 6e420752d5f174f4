"""The forms of notices."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ChooseMailbox(forms.Form):
    """Where somebody wants to be told by e-mail."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Leave it empty to get no e-mail. Use an address that only you read."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "email"}),
        error_messages={"invalid": _("This is not an e-mail address. Write it as name@office.gov.pk.")},
    )
