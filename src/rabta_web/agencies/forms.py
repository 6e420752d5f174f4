"""The form of an office: opened, named, moved in its line, ended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rabta_web.agencies.models import Agency, Change
from rabta_web.ui.forms import NEEDED, offer

OPENED, NAMED, MOVED, ENDED = "opened", "named", "moved", "ended"
WHATS = {
    NAMED: _("give it another name"),
    MOVED: _("put it below another office from a day on"),
    ENDED: _("end it from a day on"),
}


def _words(label: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=200, error_messages=NEEDED)


class Office(forms.Form):
    """Everything that can be said of an office by hand, with the reason."""

    what = forms.ChoiceField(
        label=_("What is to change?"), choices=list(WHATS.items()), error_messages=NEEDED
    )
    name = _words(_("Name in English"))
    name_ur = _words(_("Name in Urdu"))
    kind = forms.ChoiceField(label=_("Kind of office"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    above = forms.ChoiceField(label=_("Next office above it"), required=False)
    as_of = forms.DateField(
        label=_("From which day?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=NEEDED,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("The notification or letter that says so. It is stored sealed."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages=NEEDED,
    )

    def __init__(
        self,
        data: Any,
        *,
        office: Agency | None,
        kinds: list[tuple[str, str]],
        places: list[tuple[str, str]],
        heads: list[tuple[str, str]],
        today: Any,
    ) -> None:
        first = {"as_of": today}
        if office:
            first |= {"name": office.name, "name_ur": office.name_ur, "above": office.above_id}
        super().__init__(data, initial=first)
        self.office = office
        choices = {"kind": kinds, "place": places, "above": heads}
        for name, offered in choices.items():
            offer(self, name, [("", "—"), *offered])
        for name in ("kind", "place") if office else ("what",):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What a change needs is there."""
        given = super().clean() or {}
        what = given.get("what", OPENED)
        needed = {
            OPENED: ("name", "name_ur", "kind", "place", "above"),
            NAMED: ("name", "name_ur"),
            MOVED: ("above",),
            ENDED: (),
        }[what]
        for name in needed:
            if not given.get(name) and name not in self.errors:
                self.add_error(name, NEEDED["required"])
        return given

    def change(self, id: str) -> Change:
        """What was filled in, as a change of an office by its id."""
        given = self.cleaned_data
        what = given.get("what", OPENED)
        named = what in (OPENED, NAMED)
        return Change(
            agency_id=id,
            what=what,
            kind=given.get("kind", ""),
            place_id=given.get("place", ""),
            above_id=given["above"] if what in (OPENED, MOVED) else "",
            name=given["name"] if named else "",
            name_ur=given["name_ur"] if named else "",
            as_of=given["as_of"],
            reason=given["reason"],
        )
