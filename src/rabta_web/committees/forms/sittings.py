"""The forms of sittings."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.committees.actions.directives import Directing
from rabta_web.committees.actions.sittings import Calling, Seat
from rabta_web.committees.queries.sittings import at_the_same_time
from rabta_web.ui.forms import NEEDED, offer

ROWS = 16
"""How many seats a sheet of attendance has at least."""


class Call(forms.Form):
    """When, where and of which committees a sitting is called."""

    committees = forms.MultipleChoiceField(
        label=_("Which committees sit?"),
        help_text=_("Several may sit at once; the minutes then name each of them."),
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

    def __init__(self, data: Any, *, committees: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"committees": [id for id, _ in committees[:1]]})
        offer(self, "committees", committees)

    def clean(self) -> dict[str, Any]:
        """Nobody sits twice at once."""
        given = super().clean() or {}
        if given.get("day") and given.get("time") and given.get("committees"):
            given["at"] = timezone.make_aware(datetime.combine(given["day"], given["time"]))
            if at_the_same_time(given["committees"], given["at"]):
                self.add_error("time", _("one of these committees sits elsewhere at that very time"))
        return given

    def calling(self) -> Calling:
        """What was filled in."""
        given = self.cleaned_data
        return Calling(tuple(given["committees"]), given["at"], given["room"], given["chair"], given["diary"])


class Attendance(forms.Form):
    """Who came for which office; an office that nobody came for stays on the sheet."""

    def __init__(self, data: Any, *, offices: list[str]) -> None:
        super().__init__(data)
        self.numbers = range(max(ROWS, len(offices) + 4))
        for number in self.numbers:
            office = offices[number] if number < len(offices) else ""
            self._row(number, office)

    def _row(self, number: int, office: str) -> None:
        line = {"dir": "auto", "autocomplete": "off"}
        self.fields[f"office_{number}"] = forms.CharField(
            label=_("Office"), initial=office, required=False, max_length=200, widget=forms.TextInput(line)
        )
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("Who came"), required=False, max_length=200, widget=forms.TextInput(line)
        )
        self.fields[f"deputy_{number}"] = forms.BooleanField(label=_("as a deputy"), required=False)
        self.fields[f"aside_{number}"] = forms.CharField(
            label=_("stood aside for items"), required=False, max_length=60
        )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields row by row."""
        names = ("office", "name", "deputy", "aside")
        return [[self[f"{name}_{number}"] for name in names] for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        """Somebody came, and every item they stood aside for is a number."""
        given = super().clean() or {}
        if not any(given.get(f"name_{number}") for number in self.numbers):
            raise forms.ValidationError(_("Write down who came. A sitting without anybody was not held."))
        for number in self.numbers:
            words = (given.get(f"aside_{number}") or "").replace("،", ",").split(",")
            if any(word.strip() and not word.strip().isdigit() for word in words):
                self.add_error(f"aside_{number}", _("write numbers of items, with commas between them"))
            given[f"aside_{number}"] = tuple(int(word) for word in words if word.strip().isdigit())
        return given

    def seats(self) -> list[Seat]:
        """Every office that was written down."""
        given = self.cleaned_data
        return [
            Seat(
                given[f"office_{number}"] or given[f"name_{number}"],
                bool(given[f"name_{number}"]),
                given[f"name_{number}"],
                given[f"deputy_{number}"],
                given[f"aside_{number}"],
            )
            for number in self.numbers
            if given[f"office_{number}"] or given[f"name_{number}"]
        ]


class Matter(forms.Form):
    """A new matter for the agenda."""

    text = forms.CharField(
        label=_("New matter"),
        help_text=_("No name, nationality or address of a person: refer to a matter by its number."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages=NEEDED,
    )


class Decide(forms.Form):
    """A decision: what, who owns it, by when. One without an owner is none."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What was decided?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages=NEEDED,
    )
    owner = forms.ChoiceField(label=_("Who does it?"), error_messages=NEEDED)
    due_on = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    evidence = forms.CharField(label=_("What shows that it is done?"), max_length=500, required=False)

    def __init__(self, data: Any, *, offices: list[Any]) -> None:
        super().__init__(data, initial={"id": uuid4()})
        offer(self, "owner", [("", "—"), *offices])

    def directing(self, agency: str, item: Any, basis: str) -> Directing:
        """The decision as what it directs its owner to do."""
        given = self.cleaned_data
        return Directing(
            given["id"],
            agency,
            (given["owner"],),
            given["text"],
            basis,
            given["evidence"],
            given["due_on"],
            item,
        )


class WriteMinute(forms.Form):
    """What the minutes say of an item; `version` is the one that was read before writing."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("What the minutes say"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages=NEEDED,
    )


class Move(forms.Form):
    """A move of a sitting, with its reason where it needs one."""

    verb = forms.CharField()
    reason = forms.CharField(required=False, max_length=1_000)
