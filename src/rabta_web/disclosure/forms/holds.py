"""The forms of legal holds and of retention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.disclosure.choices import DECISIONS, GROUNDS, OVER, PLACED_BY_HAND, Decision, Ground, Over
from rabta_web.disclosure.queries.holds import SeenHold
from rabta_web.ui.fields import day, prose
from rabta_web.ui.forms import NEEDED, offer


class PlaceHold(forms.Form):
    """Why a record must be held, and since when."""

    ground = forms.ChoiceField(
        label=_("Why is it to be held?"),
        choices=[("", "—"), *((ground.value, GROUNDS[ground]) for ground in PLACED_BY_HAND)],
        error_messages=NEEDED,
    )
    began = day(_("Since which day?"), required=True)
    reason = prose(
        _("Which order, inquiry or claim is it?"),
        hint=_("Name, number and date, as it stands there."),
        required=True,
    )

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data, prefix="place", initial={"began": today})
        self.today = today

    def clean_began(self) -> date:
        """Not in the future."""
        began: date = self.cleaned_data["began"]
        if began > self.today:
            raise forms.ValidationError(_("lies in the future"))
        return began

    def placed(self) -> dict[str, Any]:
        """What was filled in."""
        given = self.cleaned_data
        since = timezone.make_aware(datetime.combine(given["began"], time()))
        return {"ground": Ground(given["ground"]), "since": since, "reason": given["reason"]}


class EndHold(forms.Form):
    """Which holds end, and why."""

    holds = forms.MultipleChoiceField(
        label=_("Which holds end?"), widget=forms.CheckboxSelectMultiple, error_messages=NEEDED
    )
    why = forms.ChoiceField(
        label=_("Why do they end?"),
        choices=[("", "—"), *((over.value, text) for over, text in OVER.items())],
        error_messages=NEEDED,
    )
    reason = prose(
        _("By which judgment or order, of which day?"),
        hint=_("Name, number and date, as it stands there."),
        required=True,
    )

    def __init__(self, data: Any, *, standing: Sequence[SeenHold]) -> None:
        super().__init__(data, prefix="end")
        offer(self, "holds", [(str(each.hold.pk), _label(each)) for each in standing])

    def ended(self) -> dict[str, Any]:
        """What was filled in."""
        given = self.cleaned_data
        holds = {UUID(each) for each in given["holds"]}
        return {"holds": holds, "why": Over(given["why"]), "reason": given["reason"]}


def _label(seen: SeenHold) -> str:
    if seen.number is None:
        return str(seen.ground)
    return f"{seen.ground} — {_('Person {number}').format(number=seen.number)}"


class Decide(forms.Form):
    """What is decided of a record that no hold keeps."""

    decision = forms.ChoiceField(
        label=_("What is decided?"),
        choices=[(each.value, text) for each, text in DECISIONS.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    until = day(_("Look again on"))
    reason = prose(_("Why?"), required=True)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """Whatever is kept has a day on which somebody looks again."""
        given = super().clean() or {}
        until = given.get("until")
        if given.get("decision") == Decision.KEEP and (until is None or until <= self.today):
            self.add_error("until", _("needs a day that is still to come"))
        return given

    def decided(self) -> dict[str, Any]:
        """What was filled in."""
        given = self.cleaned_data
        return {
            "decision": Decision(given["decision"]),
            "until": given["until"],
            "reason": given["reason"],
        }
