"""Kinds of incidents and roles in them, as officers come upon them; none says what the law makes of it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta_web.access.values import Level


class Kind(StrEnum):
    """How an incident came to notice."""

    BORDER = "border"
    SENT_BACK = "sent_back"
    OFFLOADED = "offloaded"
    INTERCEPTED = "intercepted"
    RAID = "raid"
    WORKPLACE = "workplace"
    STREET = "street"
    WALK_IN = "walk_in"
    HOTLINE = "hotline"
    COMPLAINT = "complaint"
    ABROAD = "abroad"
    DEATH = "death"
    REFERRED = "referred"
    OTHER = "other"


LABELS = {
    Kind.BORDER: _("Stopped at a border point"),
    Kind.SENT_BACK: _("Sent back by another country"),
    Kind.OFFLOADED: _("Taken off a flight"),
    Kind.INTERCEPTED: _("Stopped on the way"),
    Kind.RAID: _("Met in a raid or search"),
    Kind.WORKPLACE: _("Met at a place of work"),
    Kind.STREET: _("Met on the street or begging"),
    Kind.WALK_IN: _("Came to us by themselves"),
    Kind.HOTLINE: _("Call to a helpline"),
    Kind.COMPLAINT: _("Complaint"),
    Kind.ABROAD: _("Family reports somebody abroad"),
    Kind.DEATH: _("A death"),
    Kind.REFERRED: _("Sent on by another agency"),
    Kind.OTHER: _("Something else"),
}


class Role(StrEnum):
    """What somebody is in an incident, as it looked to the officer; it can change and charges nobody."""

    ENCOUNTERED = "encountered"
    ACCOMPANYING = "accompanying"
    SUSPECT = "suspect"
    WITNESS = "witness"
    COMPLAINANT = "complainant"
    INFORMANT = "informant"


ROLES = {
    Role.ENCOUNTERED: _("somebody the officer met"),
    Role.ACCOMPANYING: _("came with them"),
    Role.SUSPECT: _("may have done it"),
    Role.WITNESS: _("witness"),
    Role.COMPLAINANT: _("brought the complaint"),
    Role.INFORMANT: _("gave information"),
}


class State(StrEnum):
    """Where somebody stands when the report is filed."""

    PRESENT = "present"
    ELSEWHERE = "elsewhere"
    ABROAD = "abroad"
    DECEASED = "deceased"


STATES = {
    State.PRESENT: _("is here"),
    State.ELSEWHERE: _("is somewhere else in the country, or it is not known where"),
    State.ABROAD: _("is abroad, or was last heard of there"),
    State.DECEASED: _("has died"),
}


class TieKind(StrEnum):
    """What one suspect is for another."""

    SUB_AGENT = "sub_agent"
    EMPLOYER = "employer"
    RECRUITER = "recruiter"
    TRANSPORTER = "transporter"
    HARBOURER = "harbourer"


TIES = {
    TieKind.SUB_AGENT: _("sub-agent"),
    TieKind.EMPLOYER: _("employer"),
    TieKind.RECRUITER: _("recruiter"),
    TieKind.TRANSPORTER: _("transporter"),
    TieKind.HARBOURER: _("keeps people in a house or place"),
}


class What(StrEnum):
    """Changes of an incident: of who may see it, and corrections of what was filed."""

    LEVEL = "level"
    ADMIT = "admit"
    DISMISS = "dismiss"
    RECUSE_PERSON = "recuse_person"
    RESTORE_PERSON = "restore_person"
    RECUSE_UNIT = "recuse_unit"
    RESTORE_UNIT = "restore_unit"
    KIND = "kind"
    DAY = "day"
    TIME = "time"
    BEGAN = "began"


CHANGES = {
    What.LEVEL: _("set how closed it is"),
    What.ADMIT: _("named somebody who may see it"),
    What.DISMISS: _("took somebody off those named"),
    What.RECUSE_PERSON: _("recused a person"),
    What.RESTORE_PERSON: _("ended the recusal of a person"),
    What.RECUSE_UNIT: _("recused a unit with all below it"),
    What.RESTORE_UNIT: _("ended the recusal of a unit"),
    What.KIND: _("corrected what kind of incident it is"),
    What.DAY: _("corrected the day"),
    What.TIME: _("corrected the time"),
    What.BEGAN: _("corrected when it began"),
}
CORRECTIONS = frozenset({What.KIND, What.DAY, What.TIME, What.BEGAN})


class Source(StrEnum):
    """Who said something, or what showed it."""

    PERSON = "person"
    OFFICER = "officer"
    COMPANION = "companion"
    FAMILY = "family"
    DOCUMENT = "document"
    AGENCY = "agency"


SOURCES = {
    Source.PERSON: _("the person"),
    Source.OFFICER: _("what the officer saw"),
    Source.COMPANION: _("somebody who came with the person"),
    Source.FAMILY: _("the person's family"),
    Source.DOCUMENT: _("a document"),
    Source.AGENCY: _("another agency"),
}


LEVELS = {
    Level.OPEN: _("open to all whose office and role reach it"),
    Level.RESTRICTED: _("open to who filed it and to those above"),
    Level.CLOSED: _("open to people named one by one"),
}
