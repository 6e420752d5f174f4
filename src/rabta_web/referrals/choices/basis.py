"""What a sharing rests on, what is shared, and how somebody agreed."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Basis(StrEnum):
    """On what the sharing rests."""

    DUTY = "duty"
    COURT = "court"
    VITAL = "vital"
    CONSENT = "consent"


BASES = {
    Basis.DUTY: _("a duty in law"),
    Basis.COURT: _("an order of a court"),
    Basis.VITAL: _("life or safety is in danger now"),
    Basis.CONSENT: _("the person agreed to it"),
}


class Shared(StrEnum):
    """A kind of data that is shared. What is not named is not shared."""

    BASICS = "basics"
    """Age, sex, chosen officer and language: no referral goes without."""
    HEALTH = "health"
    SAFETY = "safety"
    PERSON = "person"
    """Opens with the acknowledgement, and never before."""


SHARED = {
    Shared.BASICS: _("age, sex, language and where the person is"),
    Shared.HEALTH: _("health"),
    Shared.SAFETY: _("safety: who may harm the person"),
    Shared.PERSON: _("who the person is, what was said and the protection book, once it is acknowledged"),
}


def everything() -> list[str]:
    """Every kind of data: what was shared before kinds were named."""
    return [each.value for each in Shared]


WHO_AGREED = {
    "person": _("the person, of age"),
    "child": _("the child, heard, with a child-protection officer"),
    "parent": _("a parent or guardian"),
}

TAKE_OVER = "take_over"
"""What is asked where the other agency is to be responsible for the matter from then on."""
TO_TAKE_OVER = _("to take over the matter, and be responsible for it")
CALL_BACK = "call_back"
"""What is asked of the office of somebody's home district, after they were handed over with many others."""
TO_CALL_BACK = _("to call the person back at home and ask how they are")

FOR_CONFERENCES = {
    "conference_safety": _("to plan together how the person stays safe"),
    "conference_services": _("to find out together who gives what the person needs"),
    "conference_child": _("to find out together what is best for the child"),
    "conference_return": _("to prepare a return that is safe and wanted"),
    "conference_proceedings": _("to prepare the person's part in proceedings, and their protection in them"),
    "conference_lead": _("to settle which agency leads"),
}
"""For what several agencies may talk about somebody; a consent names it like anything else that is asked."""

OURS = {TAKE_OVER: TO_TAKE_OVER, CALL_BACK: TO_CALL_BACK, **FOR_CONFERENCES}
"""What can be asked for that is no need of the pack."""
