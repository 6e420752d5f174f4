"""Forms of an event: when and what, and its correction."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.forms.fields import not_to_come, why
from rabta_web.incidents.kinds import (
    LABELS,
    What,
)
from rabta_web.incidents.models import Change
from rabta_web.ui.forms import NEEDED


class Event(forms.Form):
    """What kind of incident it is, and when it was."""

    kind = forms.ChoiceField(
        label=_("What kind of incident is it?"),
        choices=[(kind.value, text) for kind, text in LABELS.items()],
        error_messages=NEEDED,
    )
    happened_on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    happened_at = forms.TimeField(
        label=_("At what time?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=NEEDED,
    )

    began = forms.DateField(
        label=_("Since when have things been done to the person?"),
        help_text=_(
            "When it began, as nearly as you know; the same day if it was that day alone. The law of every "
            "day from then on is read. Leave it empty if nobody knows: every earlier law is read too, and "
            "less is settled."
        ),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any = None, files: Any = None, *, today: date, initial: dict[str, Any]) -> None:
        super().__init__(data, files, initial=initial)
        self.today = today

    def clean_happened_on(self) -> date:
        """Nothing is reported before it happens."""
        return not_to_come(self.cleaned_data["happened_on"], self.today)

    def clean(self) -> dict[str, Any]:
        """Nothing comes to notice before it begins."""
        given = super().clean() or {}
        began, noticed = given.get("began"), given.get("happened_on")
        if began and noticed and began > noticed:
            self.add_error("began", _("It cannot begin after the day it came to notice."))
        return given


class Correction(Event):
    """What was filed, to be put right."""

    reason = why()

    def corrections(self) -> list[Change]:
        """A change for everything that is not what it was."""
        given = self.cleaned_data
        said = {
            What.KIND: ("kind", given["kind"]),
            What.DAY: ("happened_on", given["happened_on"].isoformat()),
            What.BEGAN: ("began", given["began"].isoformat() if given["began"] else ""),
            What.TIME: ("happened_at", f"{given['happened_at']:%H:%M}" if given["happened_at"] else ""),
        }
        return [
            Change(what=what, value=value, reason=given["reason"].strip())
            for what, (field, value) in said.items()
            if field in self.changed_data
        ]
