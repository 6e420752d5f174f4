"""The form of a first report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.actions import Report, Someone
from rabta_web.incidents.kinds import (
    CHANGES,
    CORRECTIONS,
    LABELS,
    LEVELS,
    ROLES,
    STATES,
    Kind,
    Role,
    State,
    What,
)
from rabta_web.incidents.models import Change
from rabta_web.incidents.queries import Asked, places_to_file_at, places_to_look_at, value_of
from rabta_web.incidents.vocabulary import first_questions

NEEDED = {
    "required": _("Fill this in."),
    "invalid": _("This cannot be read."),
    "invalid_choice": _("Choose one."),
}
ANSWERS = (("yes", _("yes")), ("no", _("no")), ("", _("not known")))


def _told(label: Any, help_text: Any = "") -> forms.CharField:
    """A field for what somebody says of themselves."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


def _why() -> forms.CharField:
    """A field for the reason of a change."""
    return forms.CharField(
        label=_("Why"),
        help_text=_("It is stored sealed, and read by whoever may see who the person is."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages=NEEDED,
    )


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
            "If it began before that day: when it did, as nearly as you know. The law of every day from then "
            "on is read. Leave it empty if nobody knows."
        ),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any = None, *, today: date, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.today = today

    def clean_happened_on(self) -> date:
        """Nothing is reported before it happens."""
        return _not_to_come(self.cleaned_data["happened_on"], self.today)

    def clean(self) -> dict[str, Any]:
        """Nothing comes to notice before it begins."""
        given = super().clean() or {}
        began, noticed = given.get("began"), given.get("happened_on")
        if began and noticed and began > noticed:
            self.add_error("began", _("It cannot begin after the day it came to notice."))
        return given


def _not_to_come(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError(_("This day is still to come."))
    return day


class Correction(Event):
    """What was filed, to be put right."""

    reason = _why()

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
        return _not_to_come(self.cleaned_data["since"], self.today)


class Person(forms.Form):
    """Who somebody is, as far as they say."""

    name = _told(
        _("The person's name"),
        _("As they say it themselves. It is stored sealed. Leave it empty if they do not want to say."),
    )
    father = _told(_("Father's or husband's name"))
    alias = _told(_("Another name they are called by"))
    number = _told(_("Number of an identity card or passport"))

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


SAFETY, EVENT, PERSON, TOLD = STEPS = ("safety", "event", "person", "told")
"""The pages of a first report, in the order in which they are filled in. Safety comes first."""

FIELDS = {
    SAFETY: ("private_place", "interpreter_vetted"),
    EVENT: ("kind", "place", "happened_on", "happened_at", "began"),
    PERSON: ("state", *Person.base_fields),
    TOLD: ("account",),
}
"""The fields of each page, besides the facts about safety."""

CARE = ("private_place", "interpreter_vetted")
"""What of a first report goes into the protection book."""


class FirstReport(Event, Person):
    """Safety, then place, time and kind, one person, and what was told: whole, or one page of it."""

    private_place = forms.ChoiceField(
        label=_("Can nobody who came with the person hear you?"),
        help_text=_("If somebody can, go to another place first. Nothing else is as urgent, but a doctor."),
        choices=[("yes", _("nobody can hear")), ("no", _("somebody can, there is no other place"))],
        required=False,
        widget=forms.RadioSelect,
    )
    interpreter_vetted = forms.ChoiceField(
        label=_("Who interprets?"),
        choices=[
            ("none", _("nobody, and nobody is needed")),
            ("vetted", _("somebody who has nothing to do with the people the person came with")),
            ("not_vetted", _("nobody like that can be had yet")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    state = forms.ChoiceField(
        label=_("Where is the person?"),
        choices=[(state.value, text) for state, text in STATES.items()],
        initial=State.PRESENT.value,
        required=False,
    )
    place = forms.ChoiceField(label=_("Where was it?"), error_messages=NEEDED)
    account = forms.CharField(
        label=_("What was told"),
        help_text=_("In the person's own words, as far as possible. It is stored sealed."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"dir": "auto", "rows": 6}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        today: date,
        step: str = "",
        given: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, today=today, initial={"happened_on": today, **(given or {})})
        self.fields["place"].choices = places_to_file_at()  # type: ignore[attr-defined]
        self.questions = first_questions()
        for question in self.questions:
            for fact, text in question.facts:
                self.fields[f"fact_{fact}"] = forms.ChoiceField(
                    label=text, choices=ANSWERS, required=False, widget=forms.RadioSelect, initial=""
                )
        self.order_fields([name for page in STEPS for name in self.names_on(page)])
        if step:
            self.fields = {name: self.fields[name] for name in self.names_on(step)}

    def names_on(self, step: str) -> list[str]:
        """The names of the fields of a page."""
        facts = [name for name in self.fields if name.startswith("fact_")] if step == SAFETY else []
        return [*facts, *FIELDS[step]]

    def plain(self) -> list[forms.BoundField]:
        """The fields that are no facts."""
        return [field for field in self if not field.name.startswith("fact_")]

    def asked(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each question with the fields of its facts."""
        return [
            (each.text, [self[f"fact_{fact}"] for fact, _ in each.facts])
            for each in self.questions
            if f"fact_{each.facts[0][0]}" in self.fields
        ]

    def told_on(self, step: str) -> list[tuple[str, str, bool]]:
        """What was filled in on a page, as people read it: label, words, and whether something is wrong."""
        return [
            (str(self.fields[name].label), _shown(self[name]), bool(self[name].errors))
            for name in self.names_on(step)
            if self[name].value() or self[name].errors
        ]

    def said(self) -> dict[str, str]:
        """What was filled in on this page, field by field, as it is kept in a draft."""
        return {name: self.data.get(name, "") for name in self.fields}

    def report(self, id: UUID | None = None) -> Report:
        """What was filled in, as the incident of an id, or of a new one."""
        given = self.cleaned_data
        said = {
            name.removeprefix("fact_"): answer for name, answer in given.items() if name.startswith("fact_")
        }
        so = tuple(fact for fact, answer in said.items() if answer == "yes")
        not_so = tuple(fact for fact, answer in said.items() if answer == "no")
        somebody = replace(
            self.someone(Role.ENCOUNTERED, so, not_so),
            state=State(given["state"] or State.PRESENT),
            care=tuple((name, given[name]) for name in CARE if given[name]),
        )
        return Report(
            kind=Kind(given["kind"]),
            place=given["place"],
            happened_on=given["happened_on"],
            happened_at=given["happened_at"],
            began=given["began"],
            account=given["account"].strip(),
            people=(somebody,),
            id=id or uuid4(),
        )


def _shown(field: forms.BoundField) -> str:
    """The words of what was chosen, or what was written."""
    value = str(field.value() or "")
    return str(dict(getattr(field.field, "choices", ())).get(value, value))


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
        self.fields["place"].choices = [("", _("all")), *places_to_look_at()]  # type: ignore[attr-defined]

    def asked(self, after: str) -> Asked:
        """What to list, after the end of the page before; what cannot be read asks for nothing."""
        given = self.cleaned_data if self.is_valid() else {}
        return Asked(given.get("kind", ""), given.get("place", ""), after)


class Search(forms.Form):
    """A name or the number of a document to look for."""

    name = _told(_("Name"), _("In any script and spelling."))
    number = _told(_("Number of an identity card or passport"))

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
    reason = _why()

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
