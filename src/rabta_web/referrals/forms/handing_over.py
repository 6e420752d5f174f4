"""Forms beside a referral: an arrival, a request, a copy, a stop, and a consent that is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import Move
from rabta_web.referrals.actions.handing_over import Asking, Brought
from rabta_web.referrals.choices.handing_over import DOES
from rabta_web.ui.fields import line, prose
from rabta_web.ui.forms import NEEDED, offer

Offices = Sequence[tuple[str, str]]


class Arrive(forms.Form):
    """Who brought somebody, when and how, where no referral came."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    agency = forms.ChoiceField(label=_("Which agency brought the person?"), error_messages=NEEDED)
    day = forms.DateField(
        label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    time = forms.TimeField(
        label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}), error_messages=NEEDED
    )
    how = prose(
        _("Who brought them, and what was said and handed over?"),
        hint=_("The agency named reads this: no name, no nationality, no address."),
        required=True,
    )

    def __init__(self, data: Any, *, offices: Offices) -> None:
        now = timezone.localtime()
        super().__init__(data, initial={"id": uuid4(), "day": now.date(), "time": now.strftime("%H:%M")})
        offer(self, "agency", [("", "—"), *offices])

    def clean(self) -> dict[str, Any]:
        """Nobody is brought tomorrow."""
        given = super().clean() or {}
        if {"day", "time"} <= given.keys() and self._at(given) > timezone.now():
            self.add_error("day", _("lies in the future"))
        return given

    def _at(self, given: dict[str, Any]) -> datetime:
        return timezone.make_aware(datetime.combine(given["day"], given["time"]))

    def brought(self) -> Brought:
        """What was filled in."""
        given = self.cleaned_data
        return Brought(UUID(str(given["id"])), given["agency"], self._at(given), given["how"])


class Ask(forms.Form):
    """Asking the agency that has somebody to be given the matter."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    own = forms.ChoiceField(label=_("For which office do you ask?"), error_messages=NEEDED)
    holder = forms.ChoiceField(label=_("Which agency has the person?"), error_messages=NEEDED)
    about = prose(
        _("Which person? The number of the incident, or what both of you know"),
        hint=_("No name and no address: the number people say on the telephone is enough."),
        required=True,
    )
    why = prose(_("Why is it yours, and by which provision?"), required=True)

    def __init__(self, data: Any, *, own: Offices, holders: Offices) -> None:
        super().__init__(data, initial={"id": uuid4(), "own": own[0][0] if own else ""})
        offer(self, "own", own)
        offer(self, "holder", [("", "—"), *holders])

    def clean(self) -> dict[str, Any]:
        """Nobody asks themselves."""
        given = super().clean() or {}
        if given.get("own") and given["own"] == given.get("holder"):
            self.add_error("holder", _("this is your own office"))
        return given

    def asking(self) -> Asking:
        """What was filled in."""
        given = self.cleaned_data
        return Asking(UUID(str(given["id"])), given["own"], given["holder"], given["about"], given["why"])


class Reply(forms.Form):
    """What one side of a short life cycle does, and why where that needs a reason."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    reason = prose(_("Why?"), hint=_("Needed where you say no, or take it back."))

    def __init__(self, data: Any, *, moves: Sequence[Move]) -> None:
        super().__init__(data)
        self.reasoned = {move.verb for move in moves if move.reasoned}
        offer(self, "verb", [(move.verb, DOES[move.verb]) for move in moves])

    def clean(self) -> dict[str, Any]:
        """Whoever says no says why."""
        given = super().clean() or {}
        if given.get("verb") in self.reasoned and not given.get("reason"):
            self.add_error("reason", _("say why"))
        return given


class NoteCopy(forms.Form):
    """That one's agency was told, and whether it says that the matter is its own."""

    claims = forms.BooleanField(label=_("We say that this matter is ours"), required=False)
    reason = prose(_("Why, and by which provision?"))

    def clean(self) -> dict[str, Any]:
        """Whoever claims a matter says why."""
        given = super().clean() or {}
        if given.get("claims") and not given.get("reason"):
            self.add_error("reason", _("say why it is yours"))
        return given


class NoteStop(forms.Form):
    """That a recipient stops; who said so, where it was said by telephone."""

    by_telephone = line(
        _("If they said so by telephone: who, on which number, and when?"),
        hint=_("Leave it empty where it is your own office that stops."),
    )


class Withdraw(forms.Form):
    """That somebody takes a consent back."""

    reason = prose(_("What did the person say?"), required=True)
