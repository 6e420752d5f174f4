"""The form of a committee's report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.committees.actions.reports import Signing
from rabta_web.committees.queries.reports import MEASURES, TOLD

OWN = ("inspected", "remarks", "on_behalf")
TELLS = ("agency", "measure", "number")
TOLD_ROWS = 6
"""How many totals of agencies that are not on the platform one report takes."""


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
    remarks = _words(_("Remarks"), _("No name, nationality or address of a person."))
    on_behalf = forms.CharField(label=_("Signed on behalf of"), required=False, max_length=200)

    def __init__(self, data: Any, *, found: int) -> None:
        super().__init__(data)
        self.found = found
        for number in range(TOLD_ROWS):
            self._row(number)

    def _row(self, number: int) -> None:
        """One line of what an agency told that is not on the platform."""
        line = {"dir": "auto", "autocomplete": "off"}
        self.fields[f"agency_{number}"] = forms.CharField(
            label=_("Agency"), required=False, max_length=200, widget=forms.TextInput(line)
        )
        self.fields[f"measure_{number}"] = forms.ChoiceField(
            label=_("What"), required=False, choices=[("", "—"), *((key, MEASURES[key]) for key in TOLD)]
        )
        self.fields[f"number_{number}"] = forms.IntegerField(
            label=_("How many"), required=False, min_value=0, max_value=1_000_000
        )

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields of the committee's own words."""
        return [self[name] for name in OWN]

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of what others told, row by row."""
        return [[self[f"{name}_{number}"] for name in TELLS] for number in range(TOLD_ROWS)]

    def clean(self) -> dict[str, Any]:
        """A zero is explained."""
        given = super().clean() or {}
        if not self.found and not given.get("inspected"):
            self.add_error("inspected", _("say what was looked at, and by whom"))
        for number in range(TOLD_ROWS):
            row = [given.get(f"{name}_{number}") for name in TELLS]
            if any(row) and (not row[0] or not row[1] or row[2] is None):
                self.add_error(f"agency_{number}", _("name the agency, what it tells of, and how many"))
        return given

    def signing(self) -> Signing:
        """What was filled in."""
        given = self.cleaned_data
        rows = [tuple(given[f"{name}_{number}"] for name in TELLS) for number in range(TOLD_ROWS)]
        told = tuple(row for row in rows if row[0])
        return Signing(**{name: given[name] for name in OWN}, others="", told=told)
