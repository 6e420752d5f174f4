"""The form that calls a case conference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rabta_web.conferences.actions import Calling
from rabta_web.conferences.choices import (
    PURPOSES,
    RESTS_ON,
    TIMES,
    VOICES,
    Purpose,
    Voice,
)
from rabta_web.conferences.coded import Heard
from rabta_web.referrals.choices.basis import BASES, SHARED, Basis, Shared
from rabta_web.referrals.forms.consenting import Consenting
from rabta_web.ui.fields import line, prose
from rabta_web.ui.forms import NEEDED, offer

NAMELESS = _("All who take part read it: no name, no nationality, no address.")
AHEAD = timedelta(days=60)
"""How far ahead a conference may be called."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the form offers for one person, and what it asks of the records."""

    near: Sequence[tuple[str, str]]
    """The offices that the law names for this person."""
    far: Sequence[tuple[str, str]]
    child: bool
    covered: Callable[..., Any]
    """Whether a consent on file reaches (agencies, purposes, kinds): called with what was chosen."""
    recused: Callable[[Sequence[str]], list[str]]
    """Which of some agencies have to keep out of the matter."""
    now: datetime


class Call(Consenting):
    """Who talks about somebody, for what, on which basis, when, and how the person is heard."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label=_("For what do you call them together?"),
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    agencies = forms.MultipleChoiceField(
        label=_("Which agencies are needed for it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=NEEDED,
    )
    day = forms.DateField(
        label=_("From which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    time = forms.TimeField(
        label=_("From what time?"), widget=forms.TimeInput(attrs={"type": "time"}), error_messages=NEEDED
    )
    lasts_for = forms.TypedChoiceField(
        label=_("For how long may they read the coded view?"),
        choices=list(TIMES.items()),
        coerce=int,
        error_messages=NEEDED,
    )
    meets = line(
        _("Where do they meet, or on which number?"),
        hint=_("Not where the person is. If they only write to each other here, say so."),
        required=True,
    )
    voice = forms.ChoiceField(
        label=_("How is the person heard?"),
        choices=list(VOICES.items()),
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    wish = prose(
        _("What does the person want, or why could they not be heard?"), hint=NAMELESS, required=True
    )
    words = prose(_("What is to be talked about?"), hint=NAMELESS)
    best_interests = prose(_("Why is this best for the child, and what does the child say?"), hint=NAMELESS)
    child_contact = line(_("Who at child protection knows of it? Office and number"))
    basis = forms.ChoiceField(
        label=_("On what does the sharing rest?"),
        choices=[(basis.value, text) for basis, text in BASES.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    grounds = prose(
        _("By which provision or order, and why must they talk about it?"),
        required=True,
        hint=_("All who are invited read it, for good: nothing of the person."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What beside age, sex and language did the person agree to?"),
        choices=[(each.value, text) for each, text in SHARED.items() if each is not Shared.BASICS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, choosing: Choosing) -> None:
        start = timezone.localtime(choosing.now)
        first = {"id": uuid4(), "day": start.date(), "time": start.strftime("%H:%M"), "lasts_for": 72}
        super().__init__(data, initial={**first, **self.lasts()})
        self.choosing = choosing
        self.offices = dict([*choosing.near, *choosing.far])
        offer(self, "agencies", list(self.offices.items()))
        if not choosing.child:
            del self.fields["best_interests"]
            del self.fields["child_contact"]
            purposes = [(each.value, text) for each, text in PURPOSES.items() if each is not Purpose.CHILD]
            offer(self, "purpose", purposes)

    @property
    def near(self) -> list[Any]:
        """The ticks of the offices that the law names."""
        return list(self["agencies"])[: len(self.choosing.near)]

    @property
    def far(self) -> list[Any]:
        """The ticks of all others."""
        return list(self["agencies"])[len(self.choosing.near) :]

    @property
    def chose_far(self) -> bool:
        """Whether one of the others was ticked already."""
        return bool({value for value, _name in self.choosing.far} & set(self["agencies"].value() or ()))

    def clean(self) -> dict[str, Any]:
        """A basis that carries the purpose, agencies that may take part, a time to come, a whole consent."""
        given = super().clean() or {}
        self._check_basis(given)
        self._check_agencies(given)
        self._check_time(given)
        for name in ("best_interests", "child_contact"):
            if name in self.fields and not given.get(name):
                self.add_error(name, _("is needed for a child"))
        if given.get("basis") == Basis.CONSENT and not self._is_covered(given):
            self.check_consent(given)
        return given

    def _check_basis(self, given: dict[str, Any]) -> None:
        purpose, basis = given.get("purpose"), given.get("basis")
        if purpose and basis and Basis(basis) not in RESTS_ON[Purpose(purpose)]:
            carries = gettext(", ").join(
                str(BASES[each]) for each in BASES if each in RESTS_ON[Purpose(purpose)]
            )
            says = gettext("does not carry this purpose. It can rest on: {carries}.").format(carries=carries)
            self.add_error("basis", says)

    def _check_agencies(self, given: dict[str, Any]) -> None:
        if out := self.choosing.recused(given.get("agencies", ())):
            called = gettext(", ").join(self.offices[each] for each in out)
            says = gettext("must keep out of this matter and cannot be invited: {agencies}")
            self.add_error("agencies", says.format(agencies=called))

    def _check_time(self, given: dict[str, Any]) -> None:
        if not given.get("day") or not given.get("time"):
            return
        given["begins"] = timezone.make_aware(datetime.combine(given["day"], given["time"]))
        if given["begins"] > self.choosing.now + AHEAD:
            self.add_error("day", _("lies more than 60 days ahead"))
        hours = given.get("lasts_for")
        if hours and given["begins"] + timedelta(hours=hours) <= self.choosing.now:
            self.add_error("day", _("would be over already"))

    def _is_covered(self, given: dict[str, Any]) -> bool:
        agencies = given.get("agencies", ())
        return bool(self.choosing.covered(agencies, (given.get("purpose", ""),), (Shared.BASICS.value,)))

    def calling(self) -> Calling:
        """What was filled in."""
        given = self.cleaned_data
        begins = given["begins"]
        return Calling(
            id=given["id"],
            purpose=Purpose(given["purpose"]),
            basis=Basis(given["basis"]),
            grounds=given["grounds"],
            agencies=tuple(given["agencies"]),
            meets=given["meets"],
            begins=begins,
            ends=begins + timedelta(hours=given["lasts_for"]),
            heard=Heard(
                Voice(given["voice"]),
                given["wish"],
                given["words"],
                given.get("best_interests", ""),
                given.get("child_contact", ""),
            ),
            agreed=self._agreed(),
        )

    def _agreed(self) -> Any:
        given = self.cleaned_data
        if given["basis"] != Basis.CONSENT or self._is_covered(given):
            return None
        kinds = (Shared.BASICS.value, *given["kinds"])
        return self.agreed(tuple(given["agencies"]), "", (given["purpose"],), kinds)
