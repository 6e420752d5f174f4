"""The form of webhooks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.ui.forms import NEEDED, offer
from rabta_web.webhooks.destination import ForbiddenError, destination


class AddHook(forms.Form):
    """For which agency, and where to."""

    agency = forms.ChoiceField(label=_("For which office?"), error_messages=NEEDED)
    address = forms.CharField(
        label=_("The address of your program"),
        help_text=_("It begins with https:// and answers on the open net."),
        max_length=500,
        widget=forms.URLInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any, *, agencies: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "agency", agencies)

    def clean_address(self) -> str:
        """An address to which something may be sent."""
        address = str(self.cleaned_data["address"])
        try:
            destination(address)
        except ForbiddenError:
            raise forms.ValidationError(
                _("Nothing is sent there. Give an https address that can be reached from everywhere.")
            ) from None
        return address
