"""The words of committees: the life of a directive, and that of a sitting."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class State(StrEnum):
    """Where a directive stands with one agency."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    COULD_NOT = "could_not"
    VERIFIED = "verified"
    EXCUSED = "excused"
    RECALLED = "recalled"
    PASSED_ON = "passed_on"


class Side(StrEnum):
    """Who moves it."""

    ADDRESSEE = "addressee"
    SENDER = "sender"
    PLATFORM = "platform"
    """What nobody does: it follows from the places of the day."""


class Verb(StrEnum):
    """What can be done with a directive."""

    ACKNOWLEDGE = "acknowledge"
    BEGIN = "begin"
    REPORT_DONE = "report_done"
    REPORT_NOT = "report_not"
    VERIFY = "verify"
    EXCUSE = "excuse"
    RETURN = "return"
    RECALL = "recall"
    PASS_ON = "pass_on"  # noqa: S105  (a verb, no password)


_OPEN = (State.SENT, State.ACKNOWLEDGED, State.IN_PROGRESS)
ACKNOWLEDGED_WITHIN = 72

DIRECTIVE = LifeCycle(
    first=State.SENT,
    open={
        State.SENT: Turn(Side.ADDRESSEE, hours=ACKNOWLEDGED_WITHIN),
        State.ACKNOWLEDGED: Turn(Side.ADDRESSEE),
        State.IN_PROGRESS: Turn(Side.ADDRESSEE),
        State.DONE: Turn(Side.SENDER, hours=168),
        State.COULD_NOT: Turn(Side.SENDER, hours=168),
    },
    over=frozenset({State.VERIFIED, State.EXCUSED, State.RECALLED, State.PASSED_ON}),
    moves=(
        Move(Verb.ACKNOWLEDGE, (State.SENT,), State.ACKNOWLEDGED, (Side.ADDRESSEE,)),
        Move(Verb.BEGIN, (State.SENT, State.ACKNOWLEDGED), State.IN_PROGRESS, (Side.ADDRESSEE,)),
        Move(Verb.REPORT_DONE, _OPEN, State.DONE, (Side.ADDRESSEE,), reasoned=True),
        Move(Verb.REPORT_NOT, _OPEN, State.COULD_NOT, (Side.ADDRESSEE,), reasoned=True),
        Move(Verb.VERIFY, (State.DONE,), State.VERIFIED, (Side.SENDER,)),
        Move(Verb.EXCUSE, (State.COULD_NOT,), State.EXCUSED, (Side.SENDER,), reasoned=True),
        Move(Verb.RETURN, (State.DONE, State.COULD_NOT), State.IN_PROGRESS, (Side.SENDER,), reasoned=True),
        Move(
            Verb.RECALL,
            (*_OPEN, State.DONE, State.COULD_NOT),
            State.RECALLED,
            (Side.SENDER,),
            reasoned=True,
        ),
        Move(Verb.PASS_ON, _OPEN, State.PASSED_ON, (Side.PLATFORM,)),
    ),
)
"""The life of a directive with one addressee. The times are ours; the day it is due, the directive says."""

STATES = {
    State.SENT: _("sent, not acknowledged"),
    State.ACKNOWLEDGED: _("acknowledged"),
    State.IN_PROGRESS: _("in progress"),
    State.DONE: _("reported done"),
    State.COULD_NOT: _("reported that it could not be done"),
    State.VERIFIED: _("done and verified"),
    State.EXCUSED: _("could not be done; accepted"),
    State.RECALLED: _("recalled"),
    State.PASSED_ON: _("passed on to the districts that came of this one"),
}
VERBS = {
    Verb.ACKNOWLEDGE: _("Acknowledge"),
    Verb.BEGIN: _("Work has begun"),
    Verb.REPORT_DONE: _("Report that it is done"),
    Verb.REPORT_NOT: _("Report that it could not be done, because …"),
    Verb.VERIFY: _("Verify that it is done"),
    Verb.EXCUSE: _("Accept that it could not be done"),
    Verb.RETURN: _("Send it back"),
    Verb.RECALL: _("Recall"),
    Verb.PASS_ON: _("Pass on"),
}
DONE = {
    Verb.ACKNOWLEDGE: _("acknowledged it"),
    Verb.BEGIN: _("began work on it"),
    Verb.REPORT_DONE: _("reported it done"),
    Verb.REPORT_NOT: _("reported that it could not be done"),
    Verb.VERIFY: _("verified it"),
    Verb.EXCUSE: _("accepted that it could not be done"),
    Verb.RETURN: _("sent it back"),
    Verb.RECALL: _("recalled it"),
    Verb.PASS_ON: _("passed it on to the districts that came of this one"),
}


class Standing(StrEnum):
    """How a directive stands with an agency, in one word; in the order of the map's colours."""

    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    MOVING = "moving"
    DONE = "done"
    OVER = "over"
    SILENT = "silent"
    LATE = "late"


STANDINGS = {
    Standing.DONE: _("done"),
    Standing.MOVING: _("in progress"),
    Standing.ACKNOWLEDGED: _("acknowledged"),
    Standing.WAITING: _("sent, still in time"),
    Standing.SILENT: _("silent"),
    Standing.LATE: _("late"),
    Standing.OVER: _("could not be done, recalled, or passed on"),
}


class SittingState(StrEnum):
    """Where a sitting stands."""

    CALLED = "called"
    HELD = "held"
    MINUTED = "minuted"
    APPROVED = "approved"
    CANCELLED = "cancelled"
    ADJOURNED = "adjourned"


class SittingVerb(StrEnum):
    """What can be done with a sitting."""

    HOLD = "hold"
    CIRCULATE = "circulate"
    APPROVE = "approve"
    CANCEL = "cancel"
    ADJOURN = "adjourn"


SECRETARY = "secretary"
_BY = (SECRETARY,)
SITTING = LifeCycle(
    first=SittingState.CALLED,
    open={
        SittingState.CALLED: Turn(SECRETARY),
        SittingState.HELD: Turn(SECRETARY, hours=168),
        SittingState.MINUTED: Turn(SECRETARY),
    },
    over=frozenset({SittingState.APPROVED, SittingState.CANCELLED, SittingState.ADJOURNED}),
    moves=(
        Move(SittingVerb.HOLD, (SittingState.CALLED,), SittingState.HELD, _BY),
        Move(SittingVerb.CANCEL, (SittingState.CALLED,), SittingState.CANCELLED, _BY, reasoned=True),
        Move(SittingVerb.ADJOURN, (SittingState.CALLED,), SittingState.ADJOURNED, _BY, reasoned=True),
        Move(SittingVerb.CIRCULATE, (SittingState.HELD,), SittingState.MINUTED, _BY),
        Move(SittingVerb.APPROVE, (SittingState.MINUTED,), SittingState.APPROVED, _BY),
    ),
)
SITTING_STATES = {
    SittingState.CALLED: _("called"),
    SittingState.HELD: _("held; minutes are being written"),
    SittingState.MINUTED: _("minutes circulated; to be approved at the next sitting"),
    SittingState.APPROVED: _("minutes approved"),
    SittingState.CANCELLED: _("cancelled"),
    SittingState.ADJOURNED: _("adjourned; its matters come to the next sitting"),
}
SITTING_VERBS = {
    SittingVerb.HOLD: _("It was held"),
    SittingVerb.CIRCULATE: _("Circulate the minutes"),
    SittingVerb.APPROVE: _("The minutes were approved"),
    SittingVerb.CANCEL: _("Cancel it"),
    SittingVerb.ADJOURN: _("Adjourn it"),
}
