"""Forms that look for incidents and people, and that say who may see one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.forms.fields import told, why
from rabta_web.incidents.kinds import (
    CHANGES,
    CORRECTIONS,
    LABELS,
    LEVELS,
    What,
)
from rabta_web.incidents.models import Change
from rabta_web.incidents.queries import Asked, places_to_look_at, value_of
from rabta_web.ui.forms import NEEDED, offer


class Filter(forms.Form):
    """Which incidents to list."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("all")), *((kind.value, text) for kind, text in LABELS.items())],
        required=False,
    )
    place = forms.ChoiceField(label=_("Place"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        offer(self, "place", [("", _("all")), *places_to_look_at()])

    def asked(self, after: str) -> Asked:
        """What to list, after the end of the page before; what cannot be read asks for nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        return Asked(given.get("kind", ""), given.get("place", ""), after)


class Search(forms.Form):
    """A name or the number of a document to look for."""

    name = told(_("Name"), _("In any script and spelling."))
    number = told(_("Number of an identity card or passport"))

    def clean(self) -> dict[str, Any]:
        """Something has to be asked for."""
        given = super().clean() or {}
        if not given.get("name") and not given.get("number"):
            raise forms.ValidationError(_("Write a name or a number."))
        return given


class WhoMaySee(forms.Form):
    """One change of who may see an incident."""

    what = forms.ChoiceField(
        label=_("What is to change?"),
        choices=[(what.value, text) for what, text in CHANGES.items() if what not in CORRECTIONS],
        error_messages=NEEDED,
    )
    level = forms.ChoiceField(
        label=_("How closed it is"),
        help_text=_("Only where that is to change."),
        choices=[("", "—"), *((level.value, text) for level, text in LEVELS.items())],
        required=False,
    )
    whom = forms.CharField(
        label=_("Whom, or which unit"),
        help_text=_("The sign-in name of a person, or the id of a unit."),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    reason = why()

    def clean(self) -> dict[str, Any]:
        """The value of the change, as it is stored."""
        given = super().clean() or {}
        if "what" in given:
            given["value"] = value_of(What(given["what"]), given)
            if given["value"] is None:
                raise forms.ValidationError(_("Nobody, no unit and no level goes by that name."))
        return given

    def change(self) -> Change:
        """The change that was asked for."""
        given = self.cleaned_data
        return Change(what=given["what"], value=given["value"], reason=given["reason"].strip())
