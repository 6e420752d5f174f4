"""The form of calling back at home: ticks for each person, and what they rest on for all of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.actions.call_back import Agreement, Calling
from rabta_web.referrals.actions.referrals import ForChild
from rabta_web.referrals.choices.basis import BASES, Basis
from rabta_web.referrals.forms.consenting import LASTS
from rabta_web.ui.fields import line
from rabta_web.ui.forms import NEEDED, offer


class CallBackForm(forms.Form):
    """Who agreed to be called back, who is called for another reason, and on what that rests."""

    stamp = forms.UUIDField(widget=forms.HiddenInput)
    agreed = forms.TypedMultipleChoiceField(coerce=int, required=False, error_messages=NEEDED)
    without = forms.TypedMultipleChoiceField(coerce=int, required=False, error_messages=NEEDED)
    language = line(_("In which language did they agree, through whom?"))
    read_aloud = forms.BooleanField(label=_("It was read aloud and explained"), required=False)
    in_custody = forms.BooleanField(label=_("They were in custody when they agreed"), required=False)
    basis = forms.ChoiceField(
        label=_("On what does it rest for those who did not agree?"),
        choices=[("", "—"), *((each.value, BASES[each]) for each in Basis if each is not Basis.CONSENT)],
        required=False,
        error_messages=NEEDED,
    )
    grounds = line(_("Which provision, order or danger?"))
    best_interests = line(_("For the children: why is this best for them, and what do they say?"))
    child_contact = line(_("Who at child protection knows of it? Name and number"))
    words = line(
        _("What should the offices know?"),
        hint=_("They read this before they have answered: no name, no nationality, no address."),
    )
    call = line(_("Which office do they call back, on which number?"))

    def __init__(self, data: Any, *, numbers: Collection[int], children: Collection[int]) -> None:
        super().__init__(data, initial={"stamp": uuid4()})
        self.children = frozenset(children)
        grown = [number for number in numbers if number not in children]
        offer(self, "agreed", [(number, number) for number in grown])
        offer(self, "without", [(number, number) for number in numbers])

    def clean(self) -> dict[str, Any]:
        """Somebody was chosen, each in one way, and it is said what each rests on."""
        given = super().clean() or {}
        agreed, without = set(given.get("agreed", [])), set(given.get("without", []))
        if not self.errors and not agreed | without:
            raise forms.ValidationError(_("Tick whom the office of their home district should call."))
        if both := sorted(agreed & without):
            numbers = ", ".join(map(str, both))
            raise forms.ValidationError(
                _("Ticked as agreed and as not agreed: %(numbers)s. Choose one of the two."),
                params={"numbers": numbers},
            )
        if agreed and not given.get("language"):
            self.add_error("language", _("is needed where the sharing rests on consent"))
        if without and not given.get("basis"):
            self.add_error("basis", _("Say on what it rests, or take their ticks away."))
        if without and not given.get("grounds"):
            self.add_error("grounds", _("Name the provision, the order or the danger."))
        for name in ("best_interests", "child_contact"):
            if without & self.children and not given.get(name):
                self.add_error(name, _("is needed for a child"))
        return given

    def calling(self) -> Calling:
        """What was filled in."""
        given = self.cleaned_data
        return Calling(
            stamp=given["stamp"],
            agreed=frozenset(given["agreed"]),
            without=frozenset(given["without"]),
            agreement=Agreement(
                given["language"].strip(),
                given["read_aloud"],
                given["in_custody"],
                timezone.localdate() + LASTS,
            ),
            basis=Basis(given["basis"]) if given["basis"] else None,
            grounds=given["grounds"].strip(),
            child=ForChild(given["best_interests"].strip(), given["child_contact"].strip()),
            words=given["words"].strip(),
            call=given["call"].strip(),
        )
