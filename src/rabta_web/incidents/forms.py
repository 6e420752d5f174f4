"""The form of a first report."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.actions import Draft
from rabta_web.incidents.kinds import LABELS, Kind
from rabta_web.incidents.queries import places_to_file_at
from rabta_web.incidents.vocabulary import first_questions

NEEDED = {
    "required": _("Fill this in."),
    "invalid": _("This cannot be read."),
    "invalid_choice": _("Choose one."),
}
ANSWERS = (("yes", _("yes")), ("no", _("no")), ("", _("not known")))


class FirstReport(forms.Form):
    """Place, time, kind, one person, what was told, and what is known of their safety."""

    kind = forms.ChoiceField(
        label=_("What kind of incident is it?"),
        choices=[(kind.value, text) for kind, text in LABELS.items()],
        error_messages=NEEDED,
    )
    place = forms.ChoiceField(label=_("Where was it?"), error_messages=NEEDED)
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
    name = forms.CharField(
        label=_("The person's name"),
        help_text=_(
            "As they say it themselves. It is stored sealed. Leave it empty if they do not want to say."
        ),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    account = forms.CharField(
        label=_("What was told"),
        help_text=_("In the person's own words, as far as possible. It is stored sealed."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 6}),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"happened_on": today})
        self.today = today
        self.fields["place"].choices = places_to_file_at()  # type: ignore[attr-defined]
        self.questions = first_questions()
        for question in self.questions:
            for fact, text in question.facts:
                self.fields[f"fact_{fact}"] = forms.ChoiceField(
                    label=text, choices=ANSWERS, required=False, widget=forms.RadioSelect, initial=""
                )

    def clean_happened_on(self) -> date:
        """Nothing is reported before it happens."""
        day: date = self.cleaned_data["happened_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def plain(self) -> list[forms.BoundField]:
        """The fields that are no facts."""
        return [field for field in self if not field.name.startswith("fact_")]

    def asked(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each question with the fields of its facts."""
        return [(each.text, [self[f"fact_{fact}"] for fact, _ in each.facts]) for each in self.questions]

    def draft(self) -> Draft:
        """What was filled in."""
        given = self.cleaned_data
        said = {
            name.removeprefix("fact_"): answer for name, answer in given.items() if name.startswith("fact_")
        }
        return Draft(
            kind=Kind(given["kind"]),
            place=given["place"],
            happened_on=given["happened_on"],
            happened_at=given["happened_at"],
            name=given["name"].strip(),
            account=given["account"].strip(),
            so=tuple(fact for fact, answer in said.items() if answer == "yes"),
            not_so=tuple(fact for fact, answer in said.items() if answer == "no"),
        )
