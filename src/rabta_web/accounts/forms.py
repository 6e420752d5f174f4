"""The form people sign in with."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

NEEDED = {"required": _("Fill this in.")}


class SignIn(forms.Form):
    """A name and a password."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "ltr"}),
        error_messages=NEEDED,
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=300,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "dir": "ltr"}),
        error_messages=NEEDED,
    )
