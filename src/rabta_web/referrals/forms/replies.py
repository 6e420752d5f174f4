"""The form behind a link that works once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.choices.cycle import Verb
from rabta_web.ui.fields import prose
from rabta_web.ui.forms import NEEDED, offer

SAYS = {
    Verb.ACKNOWLEDGE: _("We have it, and will look at it"),
    Verb.ACCEPT: _("We accept, and do what is asked"),
    Verb.DECLINE: _("We cannot do it"),
}


class ReplyOnce(forms.Form):
    """What a receiver without an account answers."""

    verb = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect, error_messages=NEEDED)
    reason = prose(
        _("Why, or what should they know?"),
        hint=_("Needed where you cannot do it. Write no name and no address."),
    )

    def __init__(self, data: Any, *, moves: Sequence[Verb]) -> None:
        super().__init__(data)
        offer(self, "verb", [(verb.value, SAYS[verb]) for verb in moves])

    def clean(self) -> dict[str, Any]:
        """Whoever says no says why."""
        given = super().clean() or {}
        if given.get("verb") == Verb.DECLINE and not given.get("reason"):
            self.add_error("reason", _("say why"))
        return given
