"""The forms of tasks."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import Move
from rabta_web.tasks.actions import Raising
from rabta_web.tasks.choices import VERBS, Side, Source, Verb
from rabta_web.ui.forms import NEEDED, offer


class Raise(forms.Form):
    """A task that somebody raises by hand."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    from_agency = forms.ChoiceField(label=_("For which office do you raise it?"), error_messages=NEEDED)
    agency = forms.ChoiceField(label=_("Which office has to do it?"), error_messages=NEEDED)
    text = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("Everybody of that office reads it: write no name and no address."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages=NEEDED,
    )
    due = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput(attrs={"type": "date"}), error_messages=NEEDED
    )
    observers = forms.MultipleChoiceField(
        label=_("Who else should see what becomes of it?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, *, own: list[tuple[str, str]], others: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"id": uuid4()})
        offer(self, "from_agency", own)
        offer(self, "agency", [*own, *others])
        offer(self, "observers", others)

    def clean_due(self) -> Any:
        """A day that has not passed."""
        if self.cleaned_data["due"] < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose today or a later day."))
        return self.cleaned_data["due"]

    def raising(self) -> Raising:
        """What was filled in; a task is due at the end of its day."""
        given = self.cleaned_data
        return Raising(
            agency=given["agency"],
            source=Source.HAND,
            record=UUID(str(given["id"])),
            text=given["text"],
            due=timezone.make_aware(datetime.combine(given["due"], time(23, 59))),
            from_agency=given["from_agency"],
            observers=tuple(set(given["observers"]) - {given["agency"], given["from_agency"]}),
        )


class Step(forms.Form):
    """A step of a task: what, and why where it needs a reason."""

    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect, error_messages=NEEDED)
    reason = forms.CharField(
        label=_("Why, or what came of it"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, data: Any, *, side: Side, moves: tuple[Move, ...]) -> None:
        super().__init__(data, prefix=side.value)
        self.moves = {move.verb: move for move in moves}
        offer(self, "verb", [(verb, VERBS[verb]) for verb in self.moves])

    def clean(self) -> dict[str, Any]:
        """A step that needs its reason has one."""
        given = super().clean() or {}
        move = self.moves.get(given.get("verb", ""))
        if move and move.reasoned and not given.get("reason"):
            self.add_error("reason", _("say why, so that others can act on it"))
        return given

    def chosen(self) -> Verb:
        """What was chosen."""
        return Verb(self.cleaned_data["verb"])
