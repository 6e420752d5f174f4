"""The form in which an office says what it offers tonight."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.choices.languages import LANGUAGES
from rabta_web.referrals.choices.offers import HAS, TAKES
from rabta_web.referrals.models import Offer
from rabta_web.ui.forms import NEEDED, offer


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
    languages = forms.MultipleChoiceField(
        label=_("Interpreters: for which languages?"),
        choices=[(id, each.label) for id, each in LANGUAGES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, agencies: list[tuple[str, str]], last: Offer | None) -> None:
        first: dict[str, Any] = {}
        if last:
            first = {name: getattr(last, name) for name in ("takes", "boys_to", "beds", "has", "languages")}
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
            languages=given["languages"],
        )
