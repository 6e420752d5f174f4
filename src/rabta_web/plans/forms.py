"""The forms of action plans."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.attachments.fields import HandedIn
from rabta_web.incidents.manifest import UnreadableError, in_file
from rabta_web.plans.choices import ACTIVITY, KINDS, VERBS, Kind, Side, Verb
from rabta_web.plans.models import Entry
from rabta_web.plans.sheet import COLUMNS, MEASURES, Row, from_text, read
from rabta_web.ui.forms import NEEDED, offer


def _text(label: Any, *, hint: Any = "", required: bool = True, most: int = 2_000) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages=NEEDED,
    )


def _line(label: Any, *, hint: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages=NEEDED,
    )


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, error_messages=NEEDED)


class Begin(forms.Form):
    """A new plan: which committee keeps it, what it is called, and what it rests on."""

    agency = forms.ChoiceField(label=_("Which committee keeps it?"), error_messages=NEEDED)
    title = _line(_("What is it called?"), required=True)
    basis = _text(
        _("What does it rest on?"), hint=_("The decision or notification; write what is not known.")
    )

    def __init__(self, data: Any, *, committees: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "agency", committees)


class ChangeLine(forms.Form):
    """One entry as the next version words it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    text = _text(_("What"))
    owner = _line(_("Owner"), hint=_("The office as it is called here, or anybody else in words."))
    begins = _day(_("From"))
    ends = _day(_("Until"))
    evidence = _text(_("What shows that it is done?"), required=False)
    measure = forms.ChoiceField(
        label=_("Counted here as"),
        required=False,
        choices=[("", "—"), *MEASURES.items()],
    )
    target = _line(_("Target"))
    reason = _line(_("Why is the plan changed?"), required=True)

    def cells(self, kind: str, entry: str) -> list[str]:
        """What was filled in as a row of a sheet."""
        given = self.cleaned_data | {"kind": kind, "entry": entry}
        return [str(given[column] or "") for column in COLUMNS]


class AddLine(ChangeLine):
    """Another entry, after one that stands there or at the end."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), initial=Kind.ACTIVITY)
    after = forms.ChoiceField(label=_("After"), required=False)
    field_order = ("version", "kind", "after", "text")

    def __init__(self, data: Any, *, entries: list[tuple[str, str]], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offer(self, "after", [("", _("at the end")), *entries])


class Import(forms.Form):
    """A whole plan from a sheet, or from the rows as they were put right."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    file = forms.FileField(label=_("A spreadsheet (.xlsx or .csv)"), required=False)
    rows = forms.CharField(
        label=_("Or its rows"),
        help_text=_("A line for each row, cells apart by tabs, in the order of the template."),
        required=False,
        max_length=500_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
    )
    reason = _line(_("Why is the plan changed?"), required=True)

    def clean(self) -> dict[str, Any]:
        """There is something to read."""
        given = super().clean() or {}
        given["read"] = self._read(given)
        if given["read"] == []:
            self.add_error("file", _("choose a spreadsheet, or paste its rows"))
        return given

    def _read(self, given: dict[str, Any]) -> list[Row] | None:
        file = given.get("file")
        if not file:
            return read(from_text(given.get("rows") or ""))
        try:
            return read(in_file(file.name, file.read()))
        except UnreadableError as error:
            self.add_error("file", str(error.sentence))
            return None


class Move(forms.Form):
    """A step of an activity: what, why, and what shows it."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    reason = _text(
        _("What was done, or why not"),
        hint=_("Needed for a report, and to send back or give up."),
        required=False,
    )
    proof = HandedIn(
        label=_("The signed letter or other evidence"),
        help_text=_("A picture or a PDF, at most 5 megabytes. Cover faces and names of victims."),
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, entry: Entry, side: Side) -> None:
        super().__init__(data, files)
        self.moves = {move.verb: move for move in ACTIVITY.possible(entry.state, side)}
        offer(self, "verb", [(verb, VERBS[Verb(verb)]) for verb in self.moves])

    def clean(self) -> dict[str, Any]:
        """A step that needs its reason has one."""
        given = super().clean() or {}
        move = self.moves.get(given.get("verb", ""))
        if move and move.reasoned and not given.get("reason"):
            self.add_error("reason", _("say what was done, or why not"))
        return given
