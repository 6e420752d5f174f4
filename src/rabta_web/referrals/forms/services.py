"""The form in which an office says what it offers tonight."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.choices.offers import HAS, TAKES
from rabta_web.referrals.forms.fields import line
from rabta_web.referrals.models import Offer
from rabta_web.ui.forms import NEEDED, offer

MOST_LANGUAGES = 12


class Tonight(forms.Form):
    """What an agency can give tonight, and to whom."""

    agency = forms.ChoiceField(label=_("Which office?"), error_messages=NEEDED)
    takes = forms.MultipleChoiceField(
        label=_("Whom do you take?"),
        choices=[(each.value, text) for each, text in TAKES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    boys_to = forms.IntegerField(label=_("Boys up to which age?"), min_value=1, max_value=18, required=False)
    beds = forms.IntegerField(
        label=_("How many beds are free tonight?"), min_value=0, max_value=9_999, required=False
    )
    has = forms.MultipleChoiceField(
        label=_("What else is there?"),
        choices=[(each.value, text) for each, text in HAS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    languages = line(
        _("Interpreters: for which languages?"),
        hint=_("Write them one after the other, with commas between."),
    )

    def __init__(self, data: Any, *, agencies: list[tuple[str, str]], last: Offer | None) -> None:
        first: dict[str, Any] = {}
        if last:
            first = {name: getattr(last, name) for name in ("takes", "boys_to", "beds", "has")}
            first["languages"] = ", ".join(last.languages)
        super().__init__(data, initial=first)
        offer(self, "agency", agencies)

    def offer(self) -> Offer:
        """What was filled in."""
        given = self.cleaned_data
        return Offer(
            agency_id=given["agency"],
            takes=given["takes"],
            boys_to=given["boys_to"],
            beds=given["beds"],
            has=given["has"],
            languages=self._languages(),
        )

    def _languages(self) -> list[str]:
        written = self.cleaned_data["languages"].replace("،", ",").split(",")
        return list(dict.fromkeys(each.strip() for each in written if each.strip()))[:MOST_LANGUAGES]
