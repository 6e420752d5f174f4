"""The forms of a sitting at work: who is here, what is decided, what the minutes say, what it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.committees.actions.directives import Directing
from rabta_web.committees.actions.sittings import Seat
from rabta_web.committees.forms.calling import area, without_numbers
from rabta_web.committees.forwarding import GAPS, VERBS
from rabta_web.committees.models import Present
from rabta_web.ui.forms import NEEDED, offer

ROWS = 16
"""How many seats a sheet of attendance has at least."""

ALL_OF = "all:"
"""How the choice of every office of one kind begins."""


@dataclass(frozen=True, slots=True)
class Expected:
    """Who may come for which office: its holders of the day and deputies, and who has left it."""

    named: Mapping[str, str]
    left: Mapping[str, frozenset[str]]


class Attendance(forms.Form):
    """Who is here for which office by now; an office that nobody came for stays on the sheet."""

    def __init__(
        self,
        data: Any,
        *,
        offices: Iterable[str],
        noted: Iterable[Present],
        items: frozenset[int],
        expected: Expected,
    ) -> None:
        super().__init__(data)
        before = {each.office: each for each in noted}
        seats = list(dict.fromkeys((*offices, *before)))
        self.items, self.expected = items, expected
        self.numbers = range(max(ROWS, len(seats) + 4))
        for number in self.numbers:
            office = seats[number] if number < len(seats) else ""
            self._row(number, office, before.get(office))

    def _row(self, number: int, office: str, before: Present | None) -> None:
        line = {"dir": "auto", "autocomplete": "off"}
        self.fields[f"office_{number}"] = forms.CharField(
            label=_("Office"), initial=office, required=False, max_length=200, widget=forms.TextInput(line)
        )
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("Who came"),
            help_text=self.expected.named.get(office, ""),
            initial=before.name if before else "",
            required=False,
            max_length=200,
            widget=forms.TextInput(line),
        )
        self.fields[f"deputy_{number}"] = forms.BooleanField(
            label=_("as a deputy"), initial=before.deputy if before else False, required=False
        )
        self.fields[f"aside_{number}"] = forms.CharField(
            label=_("stood aside for items"),
            initial=", ".join(map(str, before.aside)) if before else "",
            required=False,
            max_length=60,
        )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields row by row."""
        names = ("office", "name", "deputy", "aside")
        return [[self[f"{name}_{number}"] for name in names] for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        """Somebody came, none of them has left the office, and they stood aside from items there are."""
        given = super().clean() or {}
        if not any(given.get(f"name_{number}") for number in self.numbers):
            raise forms.ValidationError(_("Write down who came. A sitting without anybody was not held."))
        for number in self.numbers:
            self._clean_row(number, given)
        return given

    def _clean_row(self, number: int, given: dict[str, Any]) -> None:
        words = (given.get(f"aside_{number}") or "").replace("،", ",").split(",")
        written = [word.strip() for word in words if word.strip()]
        if not all(word.isdigit() and int(word) in self.items for word in written):
            self.add_error(f"aside_{number}", _("write numbers of items of this agenda, with commas"))
        given[f"aside_{number}"] = tuple(int(word) for word in written if word.isdigit())
        name = (given.get(f"name_{number}") or "").casefold()
        if name and name in self.expected.left.get(given.get(f"office_{number}") or "", ()):
            self.add_error(f"name_{number}", _("has left this office; write down who holds it, or a deputy"))

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


class Decide(forms.Form):
    """A decision: what, who owns it, by when. One without an owner is none."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = area(_("What was decided?"), most=2_000)
    owner = forms.ChoiceField(label=_("Who does it?"), error_messages=NEEDED)
    due_on = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    evidence = forms.CharField(label=_("What shows that it is done?"), max_length=500, required=False)
    committee = forms.ChoiceField(label=_("Which committee decided it?"), error_messages=NEEDED)

    def __init__(
        self,
        data: Any,
        *,
        offices: list[tuple[str, list[tuple[str, str]]]],
        committees: list[tuple[str, str]],
    ) -> None:
        super().__init__(data, initial={"id": uuid4()})
        self.of_kind = {label: [id for id, _ in some] for label, some in offices}
        everybody = [
            (f"{ALL_OF}{label}", f"{label} ({len(some)})") for label, some in offices if len(some) > 1
        ]
        offer(self, "owner", [("", "—"), (_("All of one kind"), everybody), *offices])
        offer(self, "committee", committees)
        if len(committees) == 1:
            del self.fields["committee"]
            self.only = committees[0][0]

    def directing(self, item: UUID, basis: str) -> Directing:
        """The decision as what it directs its owner to do."""
        given = self.cleaned_data
        owner = given["owner"]
        owners = self.of_kind[owner.removeprefix(ALL_OF)] if owner.startswith(ALL_OF) else [owner]
        return Directing(
            given["id"],
            given.get("committee") or self.only,
            tuple(owners),
            given["text"],
            basis,
            given["evidence"],
            given["due_on"],
            item,
        )


class WriteMinute(forms.Form):
    """What the minutes say of an item; `version` is the one that was read before writing."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = area(_("What the minutes say"), rows=6, most=8_000)

    def clean_text(self) -> str:
        """No number that leads to somebody."""
        return without_numbers(str(self.cleaned_data["text"]))


class StandAside(forms.Form):
    """An office that stands aside from an item by its own word, or because it is named there."""

    office = forms.ChoiceField(label=_("Which office stands aside?"), error_messages=NEEDED)
    is_named = forms.BooleanField(label=_("it is named in the matter"), required=False)

    def __init__(self, data: Any, *, offices: Iterable[str]) -> None:
        super().__init__(data)
        offer(self, "office", [("", "—"), *((each, each) for each in offices)])


class Forward(forms.Form):
    """A matter that goes to the committee above."""

    forward = area(
        _("What the committee above is asked"),
        rows=3,
        hint=_("No name, nationality or address of a person: refer to a matter by its number."),
        most=2_000,
    )

    def clean_forward(self) -> str:
        """No number that leads to somebody."""
        return without_numbers(str(self.cleaned_data["forward"]))


class AnswerMatter(forms.Form):
    """The answer to a matter from below, or why it goes back."""

    verb = forms.ChoiceField(
        label=_("What do you do?"),
        widget=forms.RadioSelect,
        choices=list(VERBS.items()),
        error_messages=NEEDED,
    )
    reason = area(_("The answer, or the reason"), rows=3)

    def clean_reason(self) -> str:
        """No number that leads to somebody."""
        return without_numbers(str(self.cleaned_data["reason"]))


class FoundGap(forms.Form):
    """A gap that a consultation found."""

    kind = forms.ChoiceField(
        label=_("What kind of gap?"),
        widget=forms.RadioSelect,
        choices=list(GAPS.items()),
        error_messages=NEEDED,
    )
    gap = area(_("What is missing?"), most=2_000)


class Recommend(forms.Form):
    """What a consultation recommends."""

    recommendation = area(_("Recommendation"), most=2_000)
    closes = forms.ChoiceField(label=_("Which gap does it close?"), required=False)

    def __init__(self, data: Any, *, gaps: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "closes", [("", "—"), *gaps])


class Move(forms.Form):
    """A move of a sitting, with its reason where it needs one, and the diary number of its minutes."""

    verb = forms.CharField()
    reason = forms.CharField(required=False, max_length=1_000)
    diary = forms.CharField(required=False, max_length=100)
