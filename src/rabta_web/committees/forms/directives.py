"""The forms of directives."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.attachments.fields import HandedIn
from rabta_web.committees.actions.directives import Answering, Directing
from rabta_web.committees.choices import DIRECTIVE, VERBS, Side, Verb
from rabta_web.committees.models import Addressee
from rabta_web.ui.forms import NEEDED, offer


def _words(label: Any, *, rows: int = 2, hint: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        error_messages=NEEDED,
    )


class Direct(forms.Form):
    """What is directed to whom, on what basis, by when, and what shows that it is done."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("To all offices of one kind"),
        help_text=_("To those in your own line it is an order; to all others a request."),
        required=False,
    )
    offices = forms.MultipleChoiceField(
        label=_("Or to these only"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages=NEEDED,
    )
    text = _words(
        _("What is to be done?"), rows=4, hint=_("No name of a person: refer to a matter by its number.")
    )
    basis = _words(_("On what basis?"), rows=1, hint=_("The decision, notification or provision."))
    evidence = _words(_("What shows that it is done?"), rows=2)
    diary = forms.CharField(
        label=_("Diary number and date of the letter"),
        help_text=_("It stands on the covering letter; leave it empty to write it in by hand."),
        required=False,
        max_length=200,
    )
    due_on = forms.DateField(
        label=_("By which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any, *, agency: str, kinds: list[Any], labels: dict[str, str]) -> None:
        super().__init__(data, initial={"id": uuid4()})
        self.agency, self.of_kind = agency, {kind: [id for id, _ in offices] for kind, offices in kinds}
        named = [
            (kind, f"{labels.get(kind, kind)} ({len(offices)})")
            for kind, offices in kinds
            if len(offices) > 1
        ]
        groups = [(labels.get(kind, kind), offices) for kind, offices in kinds]
        offer(self, "kind", [("", "—"), *named])
        offer(self, "offices", groups)

    def clean_due_on(self) -> Any:
        """A day to come, or today."""
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose one to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Somebody has to be directed."""
        given = super().clean() or {}
        if not given.get("kind") and not given.get("offices"):
            self.add_error("kind", _("choose a kind of office, or offices one by one"))
        return given

    def directing(self, item: UUID | None = None) -> Directing:
        """What was filled in."""
        given = self.cleaned_data
        chosen = given["offices"] or self.of_kind[given["kind"]]
        return Directing(
            given["id"],
            self.agency,
            tuple(chosen),
            given["text"],
            given["basis"],
            given["evidence"],
            given["due_on"],
            item,
            given["diary"],
        )


class Answer(forms.Form):
    """A step of a directive: what, why, in which letter and on whose behalf."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    reason = _words(
        _("What was done, or why not"),
        hint=_("Needed for a report, and to send back, accept or recall."),
        required=False,
    )
    diary = forms.CharField(label=_("Diary number and date of the letter"), required=False, max_length=200)
    on_behalf = forms.CharField(
        label=_("Entered on behalf of"),
        help_text=_("The office that signed, such as: Deputy Commissioner."),
        required=False,
        max_length=200,
    )
    scan = HandedIn(
        label=_("The signed letter or other evidence"),
        help_text=_("A picture or a PDF, at most 5 megabytes. Cover faces and names of victims."),
        required=False,
    )

    def __init__(self, data: Any, files: Any, *, addressee: Addressee, side: Side) -> None:
        super().__init__(data, files, prefix=side.value)
        self.addressee, self.side = addressee, side
        moves = DIRECTIVE.possible(addressee.state, side)
        offer(self, "verb", [(move.verb, VERBS[Verb(move.verb)]) for move in moves])

    def clean(self) -> dict[str, Any]:
        """A step that needs its reason has one."""
        given = super().clean() or {}
        moves = {move.verb: move for move in DIRECTIVE.possible(self.addressee.state, self.side)}
        move = moves.get(given.get("verb", ""))
        if move and move.reasoned and not given.get("reason"):
            self.add_error("reason", _("say what was done, or why not"))
        return given

    def answering(self) -> Answering:
        """What was filled in."""
        given = self.cleaned_data
        scans = (given["scan"].cleaned,) if given["scan"] else ()
        return Answering(
            Verb(given["verb"]), self.side, given["reason"], given["diary"], given["on_behalf"], scans
        )
