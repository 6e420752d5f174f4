"""The forms by which sittings and consultations are called, and matters put on their agenda."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.committees.actions.sittings import Calling, NewMatter, chair_tokens
from rabta_web.committees.queries.sittings import at_the_same_time, chair_sits
from rabta_web.ui.forms import NEEDED, offer

NUMBER_OF_SOMEBODY = re.compile(r"\d{5}[ -]?\d{7}[ -]?\d|\b[A-Z]{2}\d{7}\b|\+?\d(?:[ -]?\d){9,}")
"""What looks like the number of an identity card, a passport or a telephone."""

NO_NUMBERS = _(
    "This holds a number of a card, a passport or a telephone. A committee speaks of people by their code."
)


def lines(text: str) -> tuple[str, ...]:
    """What was written line by line, each line once, without empty ones."""
    return tuple(dict.fromkeys(each.strip() for each in text.splitlines() if each.strip()))


def without_numbers(text: str) -> str:
    """A text that a committee may read; an error with what to do where it holds the number of somebody."""
    if NUMBER_OF_SOMEBODY.search(text):
        raise forms.ValidationError(NO_NUMBERS)
    return text


def area(
    label: Any, *, rows: int = 2, hint: Any = "", required: bool = True, most: int = 4_000
) -> forms.CharField:
    """A field for sentences."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages=NEEDED,
    )


class Call(forms.Form):
    """When, where and of which committees a sitting is called."""

    committees = forms.MultipleChoiceField(
        label=_("Which committees sit?"),
        help_text=_("Several may sit at once; each keeps its own minutes."),
        widget=forms.CheckboxSelectMultiple,
        error_messages=NEEDED,
    )
    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    time = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}), error_messages=NEEDED
    )
    room = forms.CharField(label=_("Where"), max_length=200, error_messages=NEEDED)
    chair = forms.CharField(label=_("Who is in the chair?"), max_length=200, error_messages=NEEDED)
    diary = forms.CharField(label=_("Diary number of the notice"), max_length=100, required=False)

    def __init__(self, data: Any, *, committees: list[tuple[str, str]], initial: dict[str, Any]) -> None:
        known = {"committees": [id for id, _ in committees[:1]], **initial}
        super().__init__(data, initial=known)
        offer(self, "committees", committees)

    def clean(self) -> dict[str, Any]:
        """No committee, and nobody in the chair, sits twice at once."""
        given = super().clean() or {}
        if given.get("day") and given.get("time") and given.get("committees"):
            at = timezone.make_aware(datetime.combine(given["day"], given["time"]))
            given["at"] = at
            if at_the_same_time(given["committees"], at):
                self.add_error("time", _("one of these committees sits elsewhere at that very time"))
            elif chair_sits(chair_tokens(given["committees"], given.get("chair", ""), at), at):
                self.add_error("time", _("whoever is in the chair sits elsewhere at that very time"))
        return given

    def calling(self) -> Calling:
        """What was filled in."""
        given = self.cleaned_data
        return Calling(tuple(given["committees"]), given["at"], given["room"], given["chair"], given["diary"])


class Consult(Call):
    """A consultation: what it is for, its sessions, and the committees it invites."""

    invited = forms.MultipleChoiceField(
        label=_("Which committees are invited?"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages=NEEDED,
    )
    objectives = area(_("What is it for?"), rows=3)
    sessions = area(_("Sessions"), rows=4, hint=_("One to a line, in their order."))
    field_order = ("committees", "invited", "objectives", "sessions", "day", "time", "room", "chair", "diary")

    def __init__(self, data: Any, *, committees: list[tuple[str, str]], invited: list[Any]) -> None:
        super().__init__(data, committees=committees, initial={})
        offer(self, "invited", invited)

    def calling(self) -> Calling:
        """What was filled in."""
        given = self.cleaned_data
        return Calling(
            tuple(given["committees"]),
            given["at"],
            given["room"],
            given["chair"],
            given["diary"],
            given["objectives"],
            lines(given["sessions"]),
            tuple(given["invited"]),
        )


class Matter(forms.Form):
    """A new matter for the agenda."""

    text = area(
        _("New matter"),
        hint=_("No name, nationality or address of a person: refer to a matter by its number."),
        most=1_000,
    )
    protects = forms.BooleanField(
        label=_("It concerns somebody's protection"),
        help_text=_("Offices that also decide who is sent out of the country then stand aside."),
        required=False,
    )
    named = forms.MultipleChoiceField(
        label=_("Is an office of the committee named in it?"),
        help_text=_("It then stands aside."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, offices: tuple[str, ...]) -> None:
        super().__init__(data)
        offer(self, "named", [(each, each) for each in offices])
        if not offices:
            del self.fields["named"]

    def clean_text(self) -> str:
        """No number that leads to somebody."""
        return without_numbers(str(self.cleaned_data["text"]))

    def matter(self) -> NewMatter:
        """What was filled in."""
        given = self.cleaned_data
        return NewMatter(given["text"], given["protects"], tuple(given.get("named", ())))
