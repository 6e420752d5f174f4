"""The form of a first report, whole or page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.actions import Report
from rabta_web.incidents.forms.event import Event
from rabta_web.incidents.forms.people import Person
from rabta_web.incidents.kinds import (
    STATES,
    Kind,
    Role,
    State,
)
from rabta_web.incidents.queries import places_to_file_at
from rabta_web.incidents.vocabulary import first_questions
from rabta_web.ui.forms import NEEDED, offer

ANSWERS = (("yes", _("yes")), ("no", _("no")), ("", _("not known")))


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
        offer(self, "place", places_to_file_at())
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
