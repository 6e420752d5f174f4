"""The forms of a sheet of paper that was answered: the sheet itself, and each question on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta.assessment import Ask
from rabta.law.values import Asked
from rabta_web.assessments.forms import Reply
from rabta_web.assessments.paper_answers import id_on_sheet
from rabta_web.assessments.queries import LastHeard, Sitting
from rabta_web.incidents.actions import Heard
from rabta_web.incidents.forms.fields import told
from rabta_web.incidents.kinds import SOURCES, Source
from rabta_web.ui.forms import NEEDED

YEAR = timedelta(days=366)


class AnsweredSheet(forms.Form):
    """Who answered a sheet, when, in whose presence, through whom, and who asked."""

    stamp = forms.UUIDField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label=_("Who said it, or what showed it?"),
        choices=[(source.value, text) for source, text in SOURCES.items()],
        error_messages=NEEDED,
    )
    day = forms.DateField(
        label=_("On which day was it said?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    hour = forms.TimeField(
        label=_("At what time, as nearly as the sheet says?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages=NEEDED,
    )
    present = told(_("Who else was there?"))
    interpreter = told(_("Who interpreted?"), _("Never somebody who came with the person."))
    asked_by = told(_("Who asked, if it was not you"), _("Name, rank and office, as they signed the sheet."))

    def __init__(self, data: Any, *, held: Sitting, last: LastHeard, asked_by: str, now: datetime) -> None:
        heard = {name: getattr(last, name) for name in ("present", "interpreter")}
        source = last.source or Source.PERSON.value
        super().__init__(data, initial={"stamp": uuid4(), "source": source, "asked_by": asked_by, **heard})
        self._held, self._now = held, now

    def clean(self) -> dict[str, Any]:
        """Nobody answered before the incident, before their birth, or after today."""
        given = super().clean() or {}
        if given.get("day") and given.get("hour"):
            given["at"] = timezone.make_aware(datetime.combine(given["day"], given["hour"]))
            for wrong in self._impossible(given["at"]):
                self.add_error("day", wrong)
        return given

    def _impossible(self, at: datetime) -> Iterable[Any]:
        if at > self._now:
            yield _("This time is still to come.")
        elif at.date() < self._born():
            yield _(
                "At that time the person was not born, by the age on record. Correct the day, or the age."
            )
        elif at.date() < (self._held.incident.began or self._held.incident.happened_on):
            yield _("That is before the incident. Correct the day, or the day of the incident.")

    def _born(self) -> date:
        """The first day on which somebody of the age on record can have been born; long ago if unknown."""
        (person,) = self._held.night.record.persons
        age = person.details.get("age", "")
        return self._now.date() - (int(age) + 1) * YEAR if age.isdecimal() else date.min


class AnswerOnSheet(Reply):
    """One question of a sheet. What is left empty stays open."""

    def __init__(self, data: Any, *, ask: Ask, again: bool) -> None:
        question = ask.question
        super().__init__(
            data, question=question, facts=ask.facts, last=LastHeard(), prefix=question.id, again=again
        )
        for name in ("id", "present", "interpreter"):
            del self.fields[name]
        source = cast(forms.ChoiceField, self.fields["source"])
        source.required = False
        source.label = _("Who said it, if it was not whom the sheet names")
        source.choices = [("", _("as the sheet says")), *((each.value, SOURCES[each]) for each in Source)]
        self._name_few()
        self.ask, self.is_again = ask, again
        self.initial["source"] = Source.OFFICER.value if question.asked is Asked.FILE else ""

    def _name_few(self) -> None:
        """Boxes stand within their labels and need no ids; three hundred of them were a fifth of the page."""
        self.auto_id = False
        for name in {"source", "again"} & self.fields.keys():
            self.fields[name].widget.attrs["id"] = f"{self.prefix}-{name}"

    @property
    def is_answered(self) -> bool:
        """Whether anything was chosen."""
        return super().is_answered or bool(self["others"].value())

    def entered(self, sheet: AnsweredSheet, person: UUID) -> Heard:
        """What the sheet says. Its id follows from the sheet's stamp, so that sending it twice adds one."""
        given = sheet.cleaned_data
        self.cleaned_data |= {
            "id": id_on_sheet(given["stamp"], person, self.question.id),
            "source": self.cleaned_data["source"] or given["source"],
            "present": given["present"],
            "interpreter": given["interpreter"],
        }
        return replace(self.heard(), at=given["at"], asked_by=given["asked_by"].strip())
