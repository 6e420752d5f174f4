"""How somebody agreed: the fields of a consent that is given now, for every form that shares on one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.actions.consents import Agreed
from rabta_web.referrals.choices.basis import WHO_AGREED
from rabta_web.ui.fields import line

LASTS = timedelta(days=90)
"""For how long an agreement holds unless the person says otherwise."""

WHOLE_CONSENT = ("given_by", "language", "until")
"""What a consent is none without."""


class Consenting(forms.Form):
    """Who agreed, how they were told, who was there, and until when it holds."""

    given_by = forms.ChoiceField(
        label=_("Who agreed?"), choices=[("", "—"), *WHO_AGREED.items()], required=False
    )
    read_aloud = forms.BooleanField(label=_("It was read aloud and explained"), required=False)
    in_custody = forms.BooleanField(
        label=_("The person was in custody when they agreed"),
        help_text=_("Then it stands here as what it is; do not rest on it alone."),
        required=False,
    )
    language = line(_("In which language?"))
    interpreter = line(_("Through which interpreter?"))
    present = line(_("Who was present?"))
    until = forms.DateField(
        label=_("Until when does it hold?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    @staticmethod
    def lasts() -> dict[str, Any]:
        """What stands there at first."""
        return {"until": timezone.localdate() + LASTS}

    def check_consent(self, given: dict[str, Any]) -> None:
        """Say what a consent that is given now still lacks."""
        for name in WHOLE_CONSENT:
            if not given.get(name) and name not in self.errors:
                self.add_error(name, _("is needed where the sharing rests on consent"))
        if given.get("until") and given["until"] < timezone.localdate():
            self.add_error("until", _("lies in the past"))

    def agreed(
        self, agencies: tuple[str, ...], outside: str, purposes: tuple[str, ...], kinds: tuple[str, ...]
    ) -> Agreed:
        """What was filled in, for these recipients, purposes and kinds of data."""
        given = self.cleaned_data
        return Agreed(
            agencies=agencies,
            outside=outside,
            purposes=purposes,
            kinds=kinds,
            given_by=given["given_by"],
            read_aloud=given["read_aloud"],
            in_custody=given["in_custody"],
            language=given["language"],
            interpreter=given["interpreter"],
            present=given["present"],
            until=given["until"],
        )
