"""What can be chosen of answers, second opinions, conclusions and second looks, with its words."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta.assessment import Answer, Value


class Choice(StrEnum):
    """What another agency says: three clear choices. Silence is none of them, and keeps protection."""

    KEEP = "keep"
    MORE = "more"
    END = "end"


CHOICES = {
    Choice.KEEP: _("protection goes on"),
    Choice.MORE: _("more must be known first; until then protection goes on"),
    Choice.END: _("protection may end, on the grounds that were weighed"),
}

CONCLUSIONS = {
    Value.MET: _("met, as it looks to me"),
    Value.OPEN: _("open, as it looks to me"),
    Value.RULED_OUT: _("ruled out, as it looks to me"),
}
"""What an officer can conclude of a reading. It stands beside the reading and changes nothing in it."""


class Share(StrEnum):
    """Of how many in a group something is so."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


SHARES = {
    Share.NONE: _("none of them"),
    Share.SOME: _("some of them"),
    Share.ALL: _("all of them"),
}


class ComesTo(StrEnum):
    """What a second look at a screening without a sign comes to."""

    AGREED = "agreed"
    ASK_ON = "ask_on"


COMES_TO = {
    ComesTo.AGREED: _("it was asked enough, and nothing that stands is a sign"),
    ComesTo.ASK_ON: _("more must be asked before it may rest"),
}

INSTEAD = {
    Answer.NONE: _("none of these"),
    Answer.DOES_NOT_KNOW: _("does not know"),
    Answer.DOES_NOT_WANT_TO_SAY: _("does not want to say"),
}
