"""The forms of the door, of what people prove themselves with, and of accounts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.forms.widgets import Input
from django.utils.translation import gettext_lazy as _

from rabta_web.access.roles import DUTIES, PURPOSES, VERBS, Role
from rabta_web.access.values import Purpose, Scope, Verb
from rabta_web.accounts.actions.people import Office
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import agencies_to_choose, places_to_choose
from rabta_web.ui.forms import NEEDED, offer

TOO_WEAK = {
    "password_too_short": _("Use at least 12 characters."),
    "password_too_common": _("This password is too common: others have used it, and it would be guessed."),
    "password_entirely_numeric": _("Use more than digits."),
    "password_too_similar": _("This is too close to the name."),
}
SHORTEST_PIN = 6


def _secret(label: Any, autocomplete: str, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=300,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"}),
        error_messages=NEEDED,
    )


def _username() -> forms.CharField:
    return forms.CharField(
        label=_("Sign-in name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "dir": "ltr"}),
        error_messages=NEEDED,
    )


def _digits(
    label: Any, autocomplete: str, hint: Any = "", kind: type[Input] = forms.TextInput
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=40,
        widget=kind(attrs={"autocomplete": autocomplete, "dir": "ltr"}),
        error_messages=NEEDED,
    )


class SignIn(forms.Form):
    """A name and a password."""

    username = _username()
    password = _secret(_("Password"), "current-password")
    shared = forms.ChoiceField(
        label=_("This computer"),
        choices=(
            ("", _("only I use it")),
            ("on", _("others use it too: I am signed out after 10 minutes of rest, and may set a PIN")),
        ),
        initial="",
        required=False,
        widget=forms.RadioSelect,
        error_messages=NEEDED,
    )


class Code(forms.Form):
    """A code of the telephone, or a recovery code."""

    code = _digits(
        _("Code"),
        "one-time-code",
        _("The six digits that your telephone shows now, or one of your recovery codes."),
    )


class FirstCode(forms.Form):
    """The first code of a telephone."""

    code = _digits(_("The six digits that your telephone shows now"), "one-time-code")


class NewPassword(forms.Form):
    """A password somebody chooses, twice."""

    password = _secret(
        _("New password"),
        "new-password",
        _("At least 12 characters. A few words that only you would put together are good."),
    )
    again = _secret(_("The same once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        """The two are the same, and it is none that others would guess."""
        given = self.cleaned_data
        password = given.get("password")
        if password and given.get("again") and password != given["again"]:
            self.add_error("again", _("The two are not the same."))
        if password:
            try:
                validate_password(password, self.whose())
            except ValidationError as weak:
                for error in weak.error_list:
                    self.add_error("password", TOO_WEAK.get(error.code or "", error))
        return given

    def whose(self) -> Person:
        """Whose password it is to be, as far as the form knows."""
        return Person(username=self.cleaned_data.get("username", ""))


class Welcome(NewPassword):
    """The code of a new account, and the first password."""

    username = _username()
    code = _digits(_("The code you were given"), "off")
    field_order = ("username", "code", "password", "again")


class ChangePassword(NewPassword):
    """The old password, and a new one."""

    old = _secret(_("Password until now"), "current-password")
    field_order = ("old", "password", "again")

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data)
        self.person = person

    def whose(self) -> Person:
        """The person who asks."""
        return self.person


class Pin(forms.Form):
    """A PIN to come back with."""

    pin = _digits(_("PIN"), "off", kind=forms.PasswordInput)


class NewPin(Pin):
    """A PIN that somebody chooses."""

    def clean_pin(self) -> str:
        """Six digits or more, not all the same and not in a row."""
        pin: str = self.cleaned_data["pin"]
        if not (pin.isascii() and pin.isdigit() and len(pin) >= SHORTEST_PIN):
            raise ValidationError(_("Use at least 6 digits."))
        if len({(int(b) - int(a)) % 10 for a, b in pairwise(pin)}) == 1:
            raise ValidationError(_("Do not use the same digit or digits in a row."))
        return pin


class DeclarePurpose(forms.Form):
    """For which purpose the person works from here on."""

    purpose = forms.ChoiceField(
        label=_("What do you work on now?"), widget=forms.RadioSelect, error_messages=NEEDED
    )

    def __init__(self, data: Any = None, *, purposes: list[Purpose]) -> None:
        super().__init__(data)
        choices = [(purpose.value, PURPOSES[purpose]) for purpose in purposes]
        offer(self, "purpose", choices)


class AddPerson(forms.Form):
    """A new account."""

    name = forms.CharField(
        label=_("Name in English letters"),
        max_length=200,
        error_messages=NEEDED,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    name_ur = forms.CharField(
        label=_("Name in Urdu"),
        max_length=200,
        error_messages=NEEDED,
        widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ur", "autocomplete": "off"}),
    )
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9.-]{2,39}\Z",
        label=_("Sign-in name"),
        help_text=_("3 to 40 small English letters, digits, full stops or hyphens."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        error_messages=NEEDED,
    )
    agency = forms.ChoiceField(label=_("Agency"), error_messages=NEEDED)

    def __init__(self, data: Any = None, *, scope: Scope) -> None:
        super().__init__(data)
        offer(self, "agency", agencies_to_choose(scope))

    def clean_username(self) -> str:
        """No two people sign in by one name."""
        username: str = self.cleaned_data["username"]
        if Person.objects.filter(username=username).exists():
            raise ValidationError(_("This sign-in name is taken."))
        return username


class Appoint(forms.Form):
    """A role at an agency, for a place, from a day until another."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=[(role.value, duty.label) for role, duty in DUTIES.items()],
        error_messages=NEEDED,
    )
    agency = forms.ChoiceField(label=_("Agency"), error_messages=NEEDED)
    place = forms.ChoiceField(label=_("For what lies within"), error_messages=NEEDED)
    begins = forms.DateField(
        label=_("From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )
    ends = forms.DateField(
        label=_("Until"),
        help_text=_("The first day on which it no longer counts. Leave it empty if nobody knows."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=NEEDED,
    )

    def __init__(self, data: Any = None, *, scope: Scope, person: Person, today: date) -> None:
        agency = person.agency
        place = agency.place_id if agency else ""
        super().__init__(data, initial={"begins": today, "agency": person.agency_id, "place": place})
        offer(self, "agency", agencies_to_choose(scope))
        offer(self, "place", places_to_choose(scope))

    def clean_ends(self) -> date | None:
        """An appointment lasts at least a day."""
        begins, ends = self.cleaned_data.get("begins"), self.cleaned_data.get("ends")
        if begins and ends and ends <= begins:
            raise ValidationError(_("This is not after the first day."))
        return ends

    def office(self) -> Office:
        """What was filled in."""
        given = self.cleaned_data
        return Office(Role(given["role"]), given["agency"], given["place"], given["begins"], given["ends"])


class NewKey(forms.Form):
    """A key for a program: what it is for, what it may do, and for how long."""

    label = forms.CharField(label=_("What is it for?"), max_length=100, error_messages=NEEDED)
    verbs = forms.MultipleChoiceField(
        label=_("What may it do?"), widget=forms.CheckboxSelectMultiple, error_messages=NEEDED
    )
    days = forms.IntegerField(
        label=_("For how many days?"), min_value=1, max_value=90, initial=30, error_messages=NEEDED
    )

    def __init__(self, data: Any, *, verbs: list[Verb]) -> None:
        super().__init__(data)
        offer(self, "verbs", [(verb.value, VERBS[verb]) for verb in verbs])
