"""The forms of referrals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.referrals.actions import Agreed, Moving, Sending
from rabta_web.referrals.choices import BASES, CYCLE, VERBS, Basis, Side, Verb
from rabta_web.referrals.models import Offer, Referral
from rabta_web.referrals.services import HAS, TAKES
from rabta_web.ui.forms import NEEDED, offer

LASTS = timedelta(days=90)
"""For how long an agreement holds unless the person says otherwise."""

WHO_AGREED = (
    ("person", _("the person, of age")),
    ("child", _("the child, heard, with a child-protection officer")),
    ("parent", _("a parent or guardian")),
)


def _words(label: Any, *, rows: int = 2, hint: Any = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages=NEEDED,
    )


class Refer(forms.Form):
    """To whom somebody is referred, for what, on what basis, and what the card says."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    agency = forms.ChoiceField(label=_("To which agency?"), error_messages=NEEDED)
    asked_for = forms.MultipleChoiceField(
        label=_("What do you ask for?"), widget=forms.CheckboxSelectMultiple, error_messages=NEEDED
    )
    urgent = forms.BooleanField(
        label=_("It cannot wait: somebody's life or safety hangs on it"), required=False
    )
    words = _words(
        _("What should they know?"),
        hint=_("They read this before they have answered: no name, no nationality, no address."),
    )
    transport = _words(_("Transport and escort: what can you give?"), rows=1)
    call = _words(_("Which office do they call back, on which number?"), rows=1)
    basis = forms.ChoiceField(
        label=_("On what does the sharing rest?"),
        choices=[(basis.value, text) for basis, text in BASES.items()],
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )
    grounds = _words(
        _("Why this agency, and by which provision or order?"),
        hint=_("Needed for a duty or an order, and where you choose another agency than those proposed."),
    )
    given_by = forms.ChoiceField(label=_("Who agreed?"), choices=[("", "—"), *WHO_AGREED], required=False)
    read_aloud = forms.BooleanField(label=_("It was read aloud and explained"), required=False)
    in_custody = forms.BooleanField(
        label=_("The person was in custody when they agreed"),
        help_text=_("Then it stands here as what it is; do not rest on it alone."),
        required=False,
    )
    language = forms.CharField(label=_("In which language, through whom?"), required=False, max_length=200)
    present = forms.CharField(label=_("Who was present?"), required=False, max_length=200)
    until = forms.DateField(
        label=_("Until when does it hold?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, data: Any, *, offices: list[Any], asks: list[tuple[str, str]], to: str = "") -> None:
        first = {"id": uuid4(), "until": timezone.localdate() + LASTS, "agency": to}
        super().__init__(data, initial=first)
        self.proposed = {id for id, _label in offices[0][1]}
        offer(self, "agency", [("", "—"), *offices])
        offer(self, "asked_for", asks)

    def clean(self) -> dict[str, Any]:
        """A duty or an order is named, another agency than proposed has its reason, consent is whole."""
        given = super().clean() or {}
        basis, agency = given.get("basis"), given.get("agency")
        needs_grounds = basis in (Basis.DUTY, Basis.COURT) or (agency and agency not in self.proposed)
        if needs_grounds and not given.get("grounds"):
            self.add_error("grounds", _("say why this agency, and name the provision or the order"))
        if basis == Basis.CONSENT:
            for name in ("given_by", "language", "until"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("is needed where the sharing rests on consent"))
            if given.get("until") and given["until"] < timezone.localdate():
                self.add_error("until", _("lies in the past"))
        return given

    def sending(self) -> Sending:
        """What was filled in."""
        given = self.cleaned_data
        agreed = None
        if given["basis"] == Basis.CONSENT:
            agreed = Agreed(
                given["given_by"],
                given["read_aloud"],
                given["in_custody"],
                given["language"],
                given["present"],
                given["until"],
            )
        return Sending(
            UUID(str(given["id"])),
            given["agency"],
            tuple(given["asked_for"]),
            Basis(given["basis"]),
            given["grounds"],
            given["urgent"],
            {name: given[name] for name in ("words", "transport", "call")},
            agreed,
        )


class Step(forms.Form):
    """A step of a referral: what, why, whom else to ask, and who said it where it was said by telephone."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    by_telephone = forms.CharField(
        label=_("Who said it, on which number, and when?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    reason = _words(_("Why, or what came of it"), hint=_("Needed unless you acknowledge, accept or begin."))
    alternative = forms.ChoiceField(label=_("Whom should they ask instead?"), required=False)

    def __init__(
        self, data: Any, *, referral: Referral, side: Side, others: list[tuple[str, str]] | None = None
    ) -> None:
        super().__init__(data, prefix=side.value)
        self.referral, self.side = referral, side
        moves = CYCLE.possible(referral.state, side)
        offer(self, "verb", [(move.verb, VERBS[Verb(move.verb)]) for move in moves])
        if side is not Side.BY_TELEPHONE:
            del self.fields["by_telephone"]
        if side is Side.SENDER or Verb.DECLINE not in {move.verb for move in moves}:
            del self.fields["alternative"]
        else:
            offer(self, "alternative", [("", "—"), *(others or [])])

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
        )


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

    def __init__(self, data: Any, *, agencies: list[tuple[str, str]], last: Offer | None) -> None:
        first: dict[str, Any] = {}
        if last:
            first = {name: getattr(last, name) for name in ("takes", "boys_to", "beds", "has")}
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
        )
