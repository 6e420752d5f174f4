"""The forms of what a committee is, who holds its offices, and who deputises."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rabta_web.attachments.fields import HandedIn
from rabta_web.committees.actions.bodies import Amending
from rabta_web.committees.forms.calling import area, lines
from rabta_web.committees.queries.agenda import PARTS
from rabta_web.committees.queries.agenda_words import PARTS as LABELS
from rabta_web.committees.queries.bodies import Body
from rabta_web.ui.forms import NEEDED, offer

CADENCES = (
    ("", _("not known")),
    ("1", _("every month")),
    ("2", _("every two months")),
    ("3", _("every three months")),
    ("6", _("every six months")),
    ("12", _("once a year")),
)


def _day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages=NEEDED,
    )


class Amend(forms.Form):
    """What a committee is. What nobody knows is left empty, and shown as not known."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    chair = forms.CharField(label=_("Which office is in the chair?"), max_length=200, required=False)
    members = area(_("Which offices are members?"), rows=8, hint=_("One to a line."), required=False)
    sends_away = area(
        _("Which of them also decide who is sent out of the country?"),
        hint=_("One to a line. They stand aside from what concerns somebody's protection."),
        required=False,
    )
    quorum = forms.IntegerField(
        label=_("Quorum: how many offices?"), min_value=1, max_value=200, required=False
    )
    every_months = forms.ChoiceField(label=_("How often does it sit?"), choices=CADENCES, required=False)
    secretariat = forms.CharField(label=_("Secretariat"), max_length=300, required=False)
    terms = area(_("Terms of reference"), rows=5, required=False, most=8_000)
    sees = forms.MultipleChoiceField(
        label=_("What comes to its agenda by itself?"),
        help_text=_("Always by code and number; never names, nationality or addresses."),
        choices=[(each, LABELS[each]) for each in PARTS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    number = forms.CharField(label=_("Number of the notification"), max_length=200, required=False)
    notified_on = _day(_("Day of the notification"), required=False)
    scan = HandedIn(
        label=_("The notification itself"),
        help_text=_("A picture or a PDF, at most 5 megabytes. Without a new one, the last one stays."),
        required=False,
    )
    begins = _day(_("From which day does this hold?"))
    basis = area(_("On what basis?"), rows=1, hint=_("The notification, letter or decision that says so."))

    def __init__(self, data: Any, files: Any, *, body: Body, version: int) -> None:
        charter = body.charter
        super().__init__(
            data,
            files,
            initial={
                "version": version,
                "chair": body.chair,
                "members": "\n".join(body.members),
                "sends_away": "\n".join(body.sends_away),
                "quorum": body.quorum,
                "every_months": str(body.every_months or ""),
                "secretariat": charter.secretariat if charter else "",
                "terms": charter.terms if charter else "",
                "sees": [each for each in PARTS if body.sees(each)],
                "number": charter.number if charter else "",
                "notified_on": charter.notified_on if charter else None,
                "begins": timezone.localdate(),
            },
        )
        self.agency = body.agency.id

    def clean(self) -> dict[str, Any]:
        """Who also sends away is a member; a quorum is no larger than the committee."""
        given = super().clean() or {}
        offices = {*lines(given.get("members", "")), given.get("chair", "")} - {""}
        if set(lines(given.get("sends_away", ""))) - offices:
            self.add_error("sends_away", _("write these offices as they stand among chair and members"))
        if given.get("quorum") and offices and given["quorum"] > len(offices):
            self.add_error("quorum", _("the committee has fewer offices than that"))
        return given

    def amending(self) -> Amending:
        """What was filled in."""
        given = self.cleaned_data
        return Amending(
            agency=self.agency,
            version=given["version"],
            begins=given["begins"],
            chair=given["chair"],
            members=lines(given["members"]),
            sends_away=lines(given["sends_away"]),
            quorum=given["quorum"],
            every_months=int(given["every_months"]) if given["every_months"] else None,
            secretariat=given["secretariat"],
            terms=given["terms"],
            sees=tuple(given["sees"]),
            number=given["number"],
            notified_on=given["notified_on"],
            basis=given["basis"],
            scan=given["scan"].cleaned if given["scan"] else None,
        )


class SeatOffice(forms.Form):
    """Who holds an office from a day on."""

    office = forms.ChoiceField(label=_("Office"), error_messages=NEEDED)
    name = forms.CharField(
        label=_("Who holds it?"),
        help_text=_("Left empty: nobody does from that day on."),
        max_length=200,
        required=False,
    )
    person = forms.ChoiceField(
        label=_("Their account here"),
        help_text=_("What they stand aside from is hidden from it."),
        required=False,
    )
    begins = _day(_("From which day?"))

    def __init__(self, data: Any, *, offices: tuple[str, ...], accounts: list[tuple[str, str]]) -> None:
        super().__init__(data, prefix="seat", initial={"begins": timezone.localdate()})
        offer(self, "office", [("", "—"), *((each, each) for each in offices)])
        offer(self, "person", [("", "—"), *accounts])


class Nominate(forms.Form):
    """A deputy whom an office named by letter, for one sitting or for a time."""

    office = forms.ChoiceField(label=_("Office"), error_messages=NEEDED)
    name = forms.CharField(label=_("Who deputises?"), max_length=200, error_messages=NEEDED)
    letter = forms.CharField(label=_("Number and day of the letter"), max_length=200, error_messages=NEEDED)
    begins = _day(_("From which day?"))
    ends = _day(_("Until which day?"), hint=_("For one sitting: the same day."))

    def __init__(self, data: Any, *, offices: tuple[str, ...]) -> None:
        super().__init__(data, prefix="deputy")
        offer(self, "office", [("", "—"), *((each, each) for each in offices)])

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning."""
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", _("this day is before the first"))
        return given
