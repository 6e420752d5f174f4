"""The form of a committee's report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.committees.actions.reports import Signing


def _words(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class Sign(forms.Form):
    """What a secretary adds before signing; where nothing was found, what was looked at and by whom."""

    inspected = _words(
        _("What was inspected, where, and by whom?"),
        _("Needed where the month has no incident: a zero says nothing by itself."),
    )
    others = _words(
        _("Totals of agencies that are not on this platform"),
        _("One to a line: agency, what, how many. They are shown as told and not counted again."),
    )
    remarks = _words(_("Remarks"), _("No name, nationality or address of a person."))
    on_behalf = forms.CharField(label=_("Signed on behalf of"), required=False, max_length=200)

    def __init__(self, data: Any, *, found: int) -> None:
        super().__init__(data)
        self.found = found

    def clean(self) -> dict[str, Any]:
        """A zero is explained."""
        given = super().clean() or {}
        if not self.found and not given.get("inspected"):
            self.add_error("inspected", _("say what was looked at, and by whom"))
        return given

    def signing(self) -> Signing:
        """What was filled in."""
        return Signing(
            **{name: self.cleaned_data[name] for name in ("inspected", "others", "remarks", "on_behalf")}
        )
