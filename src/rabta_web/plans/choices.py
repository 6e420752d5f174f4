"""The words of action plans, and the life of an activity."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class Kind(StrEnum):
    """What an entry is, from the whole to the part."""

    OBJECTIVE = "objective"
    ACTIVITY = "activity"
    INDICATOR = "indicator"


KINDS: dict[Kind, str | Promise] = {
    Kind.OBJECTIVE: _("objective"),
    Kind.ACTIVITY: _("activity"),
    Kind.INDICATOR: _("indicator"),
}
UNDER = {Kind.ACTIVITY: Kind.OBJECTIVE, Kind.INDICATOR: Kind.ACTIVITY}
"""What each lies under."""


class State(StrEnum):
    """Where an activity stands."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    VERIFIED = "verified"
    DROPPED = "dropped"


class Side(StrEnum):
    """Who moves it: the office that owns it, or the committee that keeps the plan."""

    OWNER = "owner"
    KEEPER = "keeper"


class Verb(StrEnum):
    """What can be done with an activity."""

    BEGIN = "begin"
    REPORT_DONE = "report_done"
    VERIFY = "verify"
    RETURN = "return"
    DROP = "drop"


_OPEN = (State.PLANNED, State.UNDER_WAY)
_BOTH = (Side.OWNER, Side.KEEPER)
ACTIVITY = LifeCycle(
    first=State.PLANNED,
    open={
        State.PLANNED: Turn(Side.OWNER),
        State.UNDER_WAY: Turn(Side.OWNER),
        State.DONE: Turn(Side.KEEPER),
    },
    over=frozenset({State.VERIFIED, State.DROPPED}),
    moves=(
        Move(Verb.BEGIN, (State.PLANNED,), State.UNDER_WAY, _BOTH),
        Move(Verb.REPORT_DONE, _OPEN, State.DONE, _BOTH, reasoned=True),
        Move(Verb.VERIFY, (State.DONE,), State.VERIFIED, (Side.KEEPER,)),
        Move(Verb.RETURN, (State.DONE,), State.UNDER_WAY, (Side.KEEPER,), reasoned=True),
        Move(Verb.DROP, _OPEN, State.DROPPED, (Side.KEEPER,), reasoned=True),
    ),
)
"""The life of an activity. The day it is due, the plan says; the committee may report for an owner."""

STATES: dict[State, str | Promise] = {
    State.PLANNED: _("planned"),
    State.UNDER_WAY: _("under way"),
    State.DONE: _("reported done"),
    State.VERIFIED: _("done and verified"),
    State.DROPPED: _("given up"),
}
VERBS: dict[Verb, str | Promise] = {
    Verb.BEGIN: _("Work has begun"),
    Verb.REPORT_DONE: _("Report that it is done"),
    Verb.VERIFY: _("Verify that it is done"),
    Verb.RETURN: _("Send it back"),
    Verb.DROP: _("Give it up"),
}
DONE: dict[Verb, str | Promise] = {
    Verb.BEGIN: _("began work on it"),
    Verb.REPORT_DONE: _("reported it done"),
    Verb.VERIFY: _("verified it"),
    Verb.RETURN: _("sent it back"),
    Verb.DROP: _("gave it up"),
}
