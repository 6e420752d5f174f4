"""What can be written down of somebody besides their name: a line for every key, with its book and its form.

The keys are those of papers, with their labels; a few of ours stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabta.papers import DETAILS
from rabta.papers.details import Holds

Choices = tuple[tuple[str, str | Promise], ...]


class Part(StrEnum):
    """The parts of the page on which they are written down."""

    BODY = "body"
    SPEECH = "speech"
    REACH = "reach"
    CARE = "care"
    WHERE = "where"


PARTS = {
    Part.BODY: _("Age and sex"),
    Part.SPEECH: _("Language and nationality"),
    Part.REACH: _("How the person may be reached"),
    Part.WHERE: _("Where the person is, and with whom"),
    Part.CARE: _("Health and wishes"),
}


class Line(NamedTuple):
    """A key: where it is written down, what can be chosen, and whether it needs room."""

    key: str
    part: Part
    choices: Choices = ()
    long: bool = False
    label: str | Promise = ""
    hint: str | Promise = ""
    protection: bool = False

    @property
    def name(self) -> str:
        """What stands beside it, in the reader's language."""
        return str(self.label) or DETAILS[self.key].label(get_language() or "en")

    @property
    def is_care(self) -> bool:
        """Whether it belongs into the protection book."""
        return self.protection or (self.key in DETAILS and DETAILS[self.key].holds is Holds.PROTECTION)


AGE = "age"
OLDEST = 120
CONTACT = "contact_rule"
DO_NOT = "do_not"
SEXES: Choices = (
    ("woman", _("woman")),
    ("man", _("man")),
    ("trans", _("transgender person")),
    ("not_said", _("the document does not say")),
    ("no_document", _("there is no document")),
)
OFFICERS: Choices = (("woman", _("a woman")), ("man", _("a man")), ("either", _("either")))
SHOWN_BY: Choices = (
    ("said", _("what the person says")),
    ("look", _("how they look")),
    ("document", _("a document")),
    ("family", _("family or others")),
)
CONTACTS: Choices = (
    (DO_NOT, _("do not contact the person")),
    ("phone", _("by telephone, as written below")),
    ("through", _("only through somebody the person trusts, named below")),
    ("visit", _("by a visit, as written below")),
)

ABOUT = (
    Line(AGE, Part.BODY, hint=_("In years, as nearly as anybody knows.")),
    Line("age_shown_by", Part.BODY, SHOWN_BY),
    Line("sex", Part.BODY, SEXES),
    Line("sex_self", Part.BODY),
    Line("chosen_officer", Part.BODY, OFFICERS),
    Line("language", Part.SPEECH),
    Line("interpreter", Part.SPEECH),
    Line("nationality_claimed", Part.SPEECH),
    Line("nationality_documented", Part.SPEECH),
    Line(
        "nationality_disputed",
        Part.SPEECH,
        label=_("Who disputes the nationality, and why"),
        hint=_("A dispute is not settled here, and the person is not sent anywhere because of it."),
    ),
    Line(
        CONTACT,
        Part.REACH,
        CONTACTS,
        label=_("May the person be contacted?"),
        hint=_("Until somebody says otherwise: do not contact."),
        protection=True,
    ),
    Line(
        "safe_contact",
        Part.REACH,
        hint=_(
            "Number, hours, who may answer, what to say if somebody else does. Not the exploiter's number."
        ),
    ),
    Line("trusted_person", Part.REACH),
    Line("address_for_contact", Part.REACH),
    Line("home_district", Part.WHERE, label=_("Home district")),
    Line("as_written", Part.WHERE, label=_("As it was written in the list"), long=True),
    Line("custody_place", Part.WHERE),
    Line("found_with", Part.WHERE),
    Line("guardian", Part.WHERE),
    Line("guardian_safe", Part.WHERE),
    Line("belongings", Part.WHERE, long=True),
    Line("injuries_seen", Part.CARE, long=True),
    Line("medical_needs", Part.CARE, long=True),
    Line("treatment_given", Part.CARE, long=True),
    Line("told_what_follows", Part.CARE),
    Line("agreed_to", Part.CARE, long=True),
    Line("statement_wish", Part.CARE),
)
BY_KEY: Mapping[str, Line] = {line.key: line for line in ABOUT}


def worded(key: str, words: str) -> str:
    """What stands under a key, as people read it."""
    line = BY_KEY.get(key)
    return str(dict(line.choices).get(words, words)) if line else words


class LeadKind(StrEnum):
    """What can stand in the investigation book."""

    TELEPHONE = "telephone"
    ACCOUNT = "account"
    VEHICLE = "vehicle"
    HELPER = "helper"
    PLACE = "place"
    DOCUMENT = "document"
    OTHER = "other"


LEADS: Mapping[LeadKind, str | Promise] = {
    LeadKind.TELEPHONE: _("telephone or messenger number"),
    LeadKind.ACCOUNT: _("bank or mobile-money account, hundi"),
    LeadKind.VEHICLE: _("vehicle"),
    LeadKind.HELPER: _("somebody who works for or with them"),
    LeadKind.PLACE: _("house, office or meeting place"),
    LeadKind.DOCUMENT: _("document they made or used"),
    LeadKind.OTHER: _("something else"),
}
