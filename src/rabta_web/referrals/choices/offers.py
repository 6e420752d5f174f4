"""Whom an agency takes, what it has, and whether that fits somebody."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Takes(StrEnum):
    """Whom an agency takes."""

    WOMEN = "women"
    MEN = "men"
    GIRLS = "girls"
    BOYS = "boys"
    TRANS = "trans"
    FOREIGNERS = "foreigners"
    MOTHERS_WITH_SONS = "mothers_with_sons"
    DISABILITY = "disability"


TAKES = {
    Takes.WOMEN: _("women"),
    Takes.MEN: _("men"),
    Takes.GIRLS: _("girls"),
    Takes.BOYS: _("boys"),
    Takes.TRANS: _("transgender persons"),
    Takes.FOREIGNERS: _("people from other countries"),
    Takes.MOTHERS_WITH_SONS: _("mothers with their sons"),
    Takes.DISABILITY: _("people with a disability"),
}


class Has(StrEnum):
    """What an agency has besides beds."""

    WOMAN_OFFICER = "woman_officer"
    DOCTOR = "doctor"
    TRANSPORT = "transport"


HAS = {
    Has.WOMAN_OFFICER: _("a woman officer"),
    Has.DOCTOR: _("a doctor"),
    Has.TRANSPORT: _("transport"),
}


class Fit(StrEnum):
    """Whether an agency takes somebody, as far as it has said."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


FITS = {
    Fit.YES: _("takes this person"),
    Fit.UNKNOWN: _("has not said whether it takes this person"),
    Fit.NO: _("has said it does not take this person"),
}


class Near(StrEnum):
    """How near an agency is, from the nearest."""

    HERE = "here"
    NEXT = "next"
    PROVINCE = "province"
    BEYOND = "beyond"


NEARS = {
    Near.HERE: _("in this district"),
    Near.NEXT: _("in a district next to it"),
    Near.PROVINCE: _("in the province"),
    Near.BEYOND: _("beyond the province"),
}
