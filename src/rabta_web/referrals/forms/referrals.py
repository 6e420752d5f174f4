"""The form of a referral: to whom, for what, on what basis, which data, and what the card says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.actions.consents import Agreed
from rabta_web.referrals.actions.referrals import ForChild, Sending
from rabta_web.referrals.choices.basis import BASES, SHARED, TAKE_OVER, Basis, Shared
from rabta_web.referrals.forms.consenting import Consenting
from rabta_web.referrals.queries.proposing import Proposed
from rabta_web.ui.fields import line, prose
from rabta_web.ui.forms import NEEDED, offer


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the form offers for one person: offices, things to ask, and what the law proposes."""

    offices: Sequence[Any]
    asks: Sequence[tuple[str, str]]
    proposed: Sequence[Proposed]
    child: bool
    requests: Sequence[tuple[str, str]]
    """What other agencies asked to be given, as (id of the request, words); a referral may answer one."""
    askers: Mapping[str, str]
    """Which agency made each of these requests."""
    covered: Any
    """Whether a consent on file reaches (agencies, purposes, kinds): called with what was chosen."""


class Refer(Consenting):
    """To whom somebody is referred, for what, on what basis, and what the card says."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    agency = forms.ChoiceField(label=_("To which agency?"), required=False)
    outside = line(
        _("Or to somebody who has no office here: name and address"),
        hint=_("They get a sealed letter or a link that works once, and can be responsible for nobody."),
    )
    copied = forms.MultipleChoiceField(
        label=_("Who else is told, by the card alone?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    asked_for = forms.MultipleChoiceField(
        label=_("What do you ask for?"), widget=forms.CheckboxSelectMultiple, error_messages=NEEDED
    )
    evidence = prose(
        _("What goes with the person? List papers and evidence."),
        hint=_(
            "Needed where they are to take over the matter: one thing to a line, or that there is nothing."
        ),
    )
    answers = forms.ChoiceField(label=_("Does it answer a request for this matter?"), required=False)
    urgent = forms.BooleanField(
        label=_("It cannot wait: somebody's life or safety hangs on it"), required=False
    )
    words = prose(
        _("What should they know?"),
        hint=_("They read this before they have answered: no name, no nationality, no address."),
    )
    transport = prose(_("Transport and escort: what can you give?"), rows=1)
    call = prose(_("Which office do they call back, on which number?"), rows=1)
    best_interests = prose(_("Why is this best for the child, and what does the child say?"))
    child_contact = line(_("Who at child protection knows of it? Name and number"))
    shared = forms.MultipleChoiceField(
        label=_("What do you share?"),
        choices=[(each.value, text) for each, text in SHARED.items() if each is not Shared.BASICS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    basis = forms.ChoiceField(
        label=_("On what does the sharing rest?"),
        choices=[(basis.value, text) for basis, text in BASES.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    grounds = prose(
        _("Why this agency, and by which provision or order?"),
        hint=_("Needed for a duty or an order, and where you choose another agency than those proposed."),
    )

    def __init__(self, data: Any, *, choosing: Choosing, to: str = "", ask: str = "") -> None:
        told = [each.office for each in choosing.proposed if each.is_told]
        first = {
            "id": uuid4(),
            **self.lasts(),
            "agency": to,
            "asked_for": [ask],
            "copied": [each for each in told if each != to],
            "shared": [each.value for each in Shared],
        }
        super().__init__(data, initial=first)
        self.choosing = choosing
        self.by_office = {each.office: each for each in choosing.proposed}
        offer(self, "agency", [("", "—"), *choosing.offices])
        offer(self, "asked_for", choosing.asks)
        offer(self, "copied", [(each, self.by_office[each].name) for each in told])
        if not told:
            del self.fields["copied"]
        offer(self, "answers", [("", "—"), *choosing.requests])
        if not choosing.requests:
            del self.fields["answers"]
        if not choosing.child:
            del self.fields["best_interests"]
            del self.fields["child_contact"]

    def clean(self) -> dict[str, Any]:
        """One receiver; reasons where they are due; what a child needs; a consent that is whole."""
        given = super().clean() or {}
        self._check_receiver(given)
        if self._needs_grounds(given) and not given.get("grounds"):
            self.add_error("grounds", _("say why this agency, and name the provision or the order"))
        if TAKE_OVER in given.get("asked_for", ()) and not given.get("evidence"):
            self.add_error("evidence", _("list what goes with the person, or say that nothing does"))
        for name in ("best_interests", "child_contact"):
            if name in self.fields and not given.get(name):
                self.add_error(name, _("is needed for a child"))
        if given.get("basis") == Basis.CONSENT and not self._is_covered(given):
            self.check_consent(given)
        return given

    def _check_receiver(self, given: dict[str, Any]) -> None:
        agency, outside = given.get("agency"), given.get("outside")
        if "agency" not in self.errors and bool(agency) == bool(outside):
            self.add_error("agency", _("choose an office, or name somebody outside, and not both"))
        asker = self.choosing.askers.get(given.get("answers", ""))
        if asker and (asker != agency or TAKE_OVER not in given.get("asked_for", ())):
            self.add_error("answers", _("that request came from another agency, or asks to take over"))
        if outside and TAKE_OVER in given.get("asked_for", ()):
            self.add_error("asked_for", _("only an office here can take over the matter"))

    def _needs_grounds(self, given: dict[str, Any]) -> bool:
        """Needed for an order, a duty that no provision names, and for another than proposed."""
        named = self.by_office.get(given.get("agency", ""))
        cited = bool(named and named.provisions)
        unproposed = bool(given.get("agency") or given.get("outside")) and named is None
        basis = given.get("basis")
        return unproposed or basis == Basis.COURT or (basis == Basis.DUTY and not cited)

    def _is_covered(self, given: dict[str, Any]) -> bool:
        """Whether a consent on file reaches as far, so that nobody asks the person twice."""
        agency = given.get("agency")
        if not agency or given.get("given_by"):
            return False
        recipients = (agency, *self._copied())
        return bool(self.choosing.covered(recipients, given.get("asked_for", ()), self._shared()))

    def _copied(self) -> tuple[str, ...]:
        return tuple(
            each for each in self.cleaned_data.get("copied", ()) if each != self.cleaned_data.get("agency")
        )

    def _shared(self) -> tuple[str, ...]:
        return (Shared.BASICS.value, *self.cleaned_data.get("shared", ()))

    @property
    def request(self) -> UUID | None:
        """The request that this referral answers, if it answers one."""
        answers = self.cleaned_data.get("answers")
        return UUID(answers) if answers else None

    def sending(self) -> Sending:
        """What was filled in."""
        given = self.cleaned_data
        named = self.by_office.get(given["agency"])
        return Sending(
            id=UUID(str(given["id"])),
            agency=given["agency"],
            outside=given["outside"],
            asked_for=tuple(given["asked_for"]),
            basis=Basis(given["basis"]),
            grounds=given["grounds"],
            urgent=given["urgent"],
            card={name: given[name] for name in ("words", "transport", "call")},
            agreed=self._agreed(),
            shared=self._shared(),
            copied=self._copied(),
            proposed=named is not None,
            provisions=named.provisions if named else (),
            evidence=given["evidence"],
            child=ForChild(given["best_interests"], given["child_contact"]) if self.choosing.child else None,
        )

    def _agreed(self) -> Agreed | None:
        given = self.cleaned_data
        if given["basis"] != Basis.CONSENT or self._is_covered(given):
            return None
        recipients = tuple(filter(None, (given["agency"], *self._copied())))
        return self.agreed(recipients, given["outside"], tuple(given["asked_for"]), self._shared())
