"""Forms of the people in an incident."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.about import ABOUT, AGE, BY_KEY, CONTACT, DO_NOT, OLDEST, PARTS, Line
from rabta_web.incidents.actions import Someone
from rabta_web.incidents.forms.fields import not_to_come, told, why
from rabta_web.incidents.kinds import (
    ROLES,
    STATES,
    Role,
)
from rabta_web.ui.forms import NEEDED, offer


class AnotherRole(forms.Form):
    """What somebody is in an incident from a day on."""

    role = forms.ChoiceField(
        label=_("Who is it in this incident?"),
        choices=[(role.value, text) for role, text in ROLES.items()],
        error_messages=NEEDED,
    )
    since = forms.DateField(
        label=_("From which day on?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"since": today})
        self.today = today

    def clean_since(self) -> date:
        """Nobody is known today by a role of tomorrow."""
        return not_to_come(self.cleaned_data["since"], self.today)


class AnotherState(forms.Form):
    """Where somebody stands from a day on."""

    state = forms.ChoiceField(
        label=_("Where is the person?"),
        choices=[(state.value, text) for state, text in STATES.items()],
        error_messages=NEEDED,
    )
    since = forms.DateField(
        label=_("From which day on?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    reason = why()

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"since": today})
        self.today = today

    def clean_since(self) -> date:
        """Nobody is known today to be somewhere tomorrow."""
        return not_to_come(self.cleaned_data["since"], self.today)


class Person(forms.Form):
    """Who somebody is, as far as they say."""

    name = told(
        _("The person's name"),
        _("As they say it themselves. It is stored sealed. Leave it empty if they do not want to say."),
    )
    father = told(_("Father's or husband's name"))
    alias = told(_("Another name they are called by"))
    number = told(_("Number of an identity card or passport"))

    def someone(self, role: Role, so: tuple[str, ...] = (), not_so: tuple[str, ...] = ()) -> Someone:
        """Whoever was described."""
        given = self.cleaned_data
        known = {name: given[name].strip() for name in Person.base_fields}
        return Someone(role=role, so=so, not_so=not_so, **known)


class AnotherPerson(Person):
    """Somebody more in an incident that was filed."""

    role = forms.ChoiceField(
        label=_("Who is it in this incident?"),
        choices=[(role.value, text) for role, text in ROLES.items()],
        error_messages=NEEDED,
    )
    field_order = ("role",)

    def described(self) -> Someone:
        """Whoever was described, with their role."""
        return self.someone(Role(self.cleaned_data["role"]))


class AboutPerson(forms.Form):
    """What is known of somebody besides their name. Only what changed is kept, beside what stood there."""

    def __init__(self, data: Any = None, *, known: Mapping[str, str]) -> None:
        super().__init__(data, initial={CONTACT: DO_NOT, **known})
        for line in ABOUT:
            self.fields[line.key] = _field(line)

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under the headings of the page."""
        return [
            (heading, [self[line.key] for line in ABOUT if line.part is part])
            for part, heading in PARTS.items()
        ]

    def said(self) -> tuple[dict[str, str], dict[str, str]]:
        """What changed: particulars, and what belongs into the protection book."""
        changed = {key: str(self.cleaned_data[key] or "").strip() for key in self.changed_data}
        care = {key: words for key, words in changed.items() if BY_KEY[key].is_care}
        return {key: words for key, words in changed.items() if key not in care}, care


def _field(line: Line) -> forms.Field:
    if line.key == AGE:
        return forms.IntegerField(
            label=line.name,
            help_text=str(line.hint),
            required=False,
            min_value=0,
            max_value=OLDEST,
            error_messages={**NEEDED, "max_value": _("Nobody is that old."), "min_value": NEEDED["invalid"]},
        )
    if line.choices:
        return forms.ChoiceField(
            label=line.name, help_text=str(line.hint), required=False, choices=[("", "—"), *line.choices]
        )
    words = told(line.name, str(line.hint))
    if line.long:
        words.widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        words.max_length = 2_000
    return words


class WhenItHappened(forms.Form):
    """When something happened that starts or stops a clock."""

    event = forms.ChoiceField(label=_("What happened?"), error_messages=NEEDED)
    day = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    hour = forms.TimeField(
        label=_("At what time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any = None, *, now: datetime, events: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"day": now.date()})
        self.now = now
        offer(self, "event", events)

    def clean(self) -> dict[str, Any]:
        """Nothing has happened that is still to come."""
        given = super().clean() or {}
        if given.get("day") and given.get("hour"):
            given["at"] = timezone.make_aware(datetime.combine(given["day"], given["hour"]))
            if given["at"] > self.now:
                self.add_error("day", _("This time is still to come."))
        return given
