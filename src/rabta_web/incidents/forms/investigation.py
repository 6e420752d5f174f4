"""Forms of the investigation book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.incidents.about import LEADS, LeadKind
from rabta_web.incidents.forms.fields import not_to_come, told
from rabta_web.incidents.investigating import Found, Tied
from rabta_web.incidents.kinds import TIES, TieKind
from rabta_web.incidents.tokens import SHORTEST
from rabta_web.ui.forms import NEEDED, offer


class LeadForm(forms.Form):
    """Something for the investigation book."""

    key = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(kind.value, text) for kind, text in LEADS.items()],
        error_messages=NEEDED,
    )
    number = told(
        _("Its number: of the telephone, the account or the vehicle"),
        _("The number alone, in any spelling: other reports that you may see are compared by it."),
    )
    words = forms.CharField(
        label=_("What is known"),
        help_text=_("As it was said or seen. It is stored sealed, and only investigators read it."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        """There is something to write down, and a telephone number is long enough to be one."""
        given = super().clean() or {}
        number = given.get("number", "")
        if not self.errors and not number and not given.get("words"):
            raise forms.ValidationError(_("Give the number, or what is known."))
        digits = sum(each.isdecimal() for each in number)
        if number and given.get("key") == LeadKind.TELEPHONE and digits < SHORTEST:
            self.add_error("number", _("A telephone number has at least seven digits."))
        return given

    def lead(self) -> Found:
        """What was filled in."""
        given = self.cleaned_data
        return Found(LeadKind(given["key"]), given["number"].strip(), given["words"].strip())


class TieForm(forms.Form):
    """What somebody is for another suspect."""

    kind = forms.ChoiceField(
        label=_("What is this person?"),
        choices=[(kind.value, text) for kind, text in TIES.items()],
        error_messages=NEEDED,
    )
    to = forms.TypedChoiceField(label=_("For whom?"), coerce=int, error_messages=NEEDED)
    since = forms.DateField(
        label=_("Since when?"),
        help_text=_("Leave it empty if nobody knows."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    evidence = forms.CharField(
        label=_("What shows it"),
        help_text=_("Who said it, or which paper, picture or transfer shows it. It is stored sealed."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any = None, *, suspects: Sequence[tuple[int, str]], today: date) -> None:
        super().__init__(data)
        self.today = today
        offer(self, "to", [(number, f"{number} · {name}" if name else number) for number, name in suspects])

    def clean_since(self) -> date | None:
        """Nothing has been so since a day that is still to come."""
        since = self.cleaned_data["since"]
        return not_to_come(since, self.today) if since else None

    def tied(self) -> Tied:
        """What was filled in."""
        given = self.cleaned_data
        return Tied(given["to"], TieKind(given["kind"]), given["since"], given["evidence"].strip())
