"""The form of a step: what a side does, why, and from which paper or call it is known."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.attachments import Cleaned, RefusedError, cleaned
from rabta_web.referrals.actions.referrals import Moving
from rabta_web.referrals.choices.cycle import CYCLE, VERBS, Side, Verb
from rabta_web.referrals.models import Referral
from rabta_web.ui.fields import line, prose
from rabta_web.ui.forms import NEEDED, offer


class Step(forms.Form):
    """A step of a referral: what, why, whom else to ask, and who said it where it was said by telephone."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    by_telephone = line(_("Who said it, on which number or in which letter, and when?"))
    receipt = forms.FileField(
        label=_("The signed receipt or letter, scanned"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )
    reason = prose(_("Why, or what came of it"), hint=_("Needed unless you acknowledge, accept or begin."))
    alternative = forms.ChoiceField(label=_("Whom should they ask instead?"), required=False)

    def __init__(
        self,
        data: Any,
        files: Any = None,
        *,
        referral: Referral,
        side: Side,
        others: list[tuple[str, str]] | None = None,
    ) -> None:
        super().__init__(data, files, prefix=side.value)
        self.referral, self.side = referral, side
        self.read: Cleaned | None = None
        moves = CYCLE.possible(referral.state, side)
        possible = [move for move in moves if self._makes_sense(Verb(move.verb))]
        offer(self, "verb", [(move.verb, VERBS[Verb(move.verb)]) for move in possible])
        if side is not Side.BY_TELEPHONE:
            del self.fields["by_telephone"]
            del self.fields["receipt"]
        if side is Side.SENDER or Verb.DECLINE not in {move.verb for move in moves} or not others:
            del self.fields["alternative"]
        else:
            offer(self, "alternative", [("", "—"), *others])

    @property
    def offers_something(self) -> bool:
        """Whether there is anything to do for this side."""
        return bool(cast(forms.ChoiceField, self.fields["verb"]).choices)

    def _makes_sense(self, verb: Verb) -> bool:
        """Only a consent that was given is withdrawn."""
        return verb is not Verb.WITHDRAW_CONSENT or self.referral.consent_id is not None

    def clean_receipt(self) -> None:
        """A scan is cleaned, or refused with what to do."""
        handed = self.cleaned_data.get("receipt")
        if handed:
            try:
                self.read = cleaned(handed.read())
            except RefusedError as refused:
                raise forms.ValidationError(str(refused.says)) from refused

    def clean(self) -> dict[str, Any]:
        """A step that needs its reason has one, and a call says who called."""
        given = super().clean() or {}
        moves = {move.verb: move for move in CYCLE.possible(self.referral.state, self.side)}
        move = moves.get(given.get("verb", ""))
        if move and move.reasoned and not given.get("reason"):
            self.add_error("reason", _("say why, or what came of it"))
        if self.side is Side.BY_TELEPHONE and not given.get("by_telephone"):
            self.add_error("by_telephone", _("say who it was, on which number, and when"))
        return given

    def moving(self) -> Moving:
        """What was filled in."""
        given = self.cleaned_data
        return Moving(
            Verb(given["verb"]),
            self.side,
            given["reason"],
            given.get("alternative", ""),
            given.get("by_telephone", ""),
            self.read,
        )
