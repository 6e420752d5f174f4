"""Forms of needs, danger and the plan to stay safe."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.actions.care import Needed, Plan
from rabta_web.referrals.choices.care import DANGERS, NEED_STATES, NeedState
from rabta_web.ui.fields import line, prose
from rabta_web.ui.forms import NEEDED, offer

GIVEN = frozenset({NeedState.OFFERED, NeedState.ACCEPTED, NeedState.RECEIVED})
"""States in which somebody gives something, and is named."""


class NoteNeed(forms.Form):
    """How far a need is met."""

    need = forms.ChoiceField(label=_("What is it about?"), error_messages=NEEDED)
    state = forms.ChoiceField(
        label=_("How far is it?"),
        choices=[(each.value, text) for each, text in NEED_STATES.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    on = forms.DateField(
        label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    provider = line(_("Who gives it?"))
    words = prose(_("What else should be known?"))

    def __init__(self, data: Any, *, needs: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"on": timezone.localdate()}, prefix="need")
        offer(self, "need", [("", "—"), *needs])

    def clean(self) -> dict[str, Any]:
        """Whoever gives something is named, and nothing was given tomorrow."""
        given = super().clean() or {}
        if given.get("state") in GIVEN and not given.get("provider"):
            self.add_error("provider", _("say who gives it"))
        if given.get("on") and given["on"] > timezone.localdate():
            self.add_error("on", _("lies in the future"))
        return given

    def needed(self) -> Needed:
        """What was filled in."""
        given = self.cleaned_data
        return Needed(
            given["need"], NeedState(given["state"]), given["on"], given["provider"], given["words"]
        )


class OwnView(forms.Form):
    """How the person sees their own danger, in their own words."""

    danger = forms.ChoiceField(
        label=_("How great is the danger, as the person sees it?"),
        choices=[(each.value, text) for each, text in DANGERS.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    words = prose(
        _("What does the person say? Word for word"), hint=_("Their words, not yours."), required=True
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, prefix="risk")


class KeepPlan(forms.Form):
    """A short plan to stay safe, made with the person."""

    callers = prose(_("Who may call, on which number, at what hours?"))
    code_word = line(_("Which word means that it is not safe to talk?"))
    safe_place = prose(_("Where can they go at once?"))
    what_if = prose(_("What if the exploiter finds them, calls, or stands at the door?"))

    def __init__(self, data: Any, *, last: Any) -> None:
        names = ("callers", "code_word", "safe_place", "what_if")
        first = {name: getattr(last, name) or "" for name in names} if last else {}
        super().__init__(data, initial=first, prefix="plan")

    def clean(self) -> dict[str, Any]:
        """An empty plan is none."""
        given = super().clean() or {}
        if not any(given.values()):
            raise forms.ValidationError(_("Write at least one line of the plan."))
        return given

    def plan(self) -> Plan:
        """What was filled in."""
        given = self.cleaned_data
        return Plan(given["callers"], given["code_word"], given["safe_place"], given["what_if"])
