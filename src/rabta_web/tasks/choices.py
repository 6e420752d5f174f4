"""The words of a task: its life cycle, and where it came from."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class State(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    IN_HAND = "in_hand"
    DONE = "done"
    COULD_NOT = "could_not"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """Who moves it: the agency that has to do it, the one that raised it, or the platform by itself."""

    AGENCY = "agency"
    RAISER = "raiser"
    PLATFORM = "platform"


class Verb(StrEnum):
    """What can be done with a task."""

    TAKE = "take"
    FINISH = "finish"
    COULD_NOT = "could_not"
    WITHDRAW = "withdraw"


_OPEN = (State.OPEN, State.IN_HAND)

TASK = LifeCycle(
    first=State.OPEN,
    open={State.OPEN: Turn(Side.AGENCY), State.IN_HAND: Turn(Side.AGENCY)},
    over=frozenset({State.DONE, State.COULD_NOT, State.WITHDRAWN}),
    moves=(
        Move(Verb.TAKE, (State.OPEN,), State.IN_HAND, (Side.AGENCY,)),
        Move(Verb.FINISH, _OPEN, State.DONE, (Side.AGENCY, Side.PLATFORM)),
        Move(Verb.COULD_NOT, _OPEN, State.COULD_NOT, (Side.AGENCY,), reasoned=True),
        Move(Verb.WITHDRAW, _OPEN, State.WITHDRAWN, (Side.RAISER, Side.PLATFORM), reasoned=True),
    ),
)
"""The life of a task. The time it is due, whoever raises it says."""

STATES: dict[str, str | Promise] = {
    State.OPEN: _("not begun"),
    State.IN_HAND: _("in hand"),
    State.DONE: _("done"),
    State.COULD_NOT: _("could not be done"),
    State.WITHDRAWN: _("no longer needed"),
}
VERBS: dict[str, str | Promise] = {
    Verb.TAKE: _("I take it in hand"),
    Verb.FINISH: _("It is done"),
    Verb.COULD_NOT: _("It could not be done, because …"),
    Verb.WITHDRAW: _("It is no longer needed, because …"),
}
DONE: dict[str, str | Promise] = {
    Verb.TAKE: _("took it in hand"),
    Verb.FINISH: _("did it"),
    Verb.COULD_NOT: _("could not do it"),
    Verb.WITHDRAW: _("said that it is no longer needed"),
}


class Source(StrEnum):
    """Where a task came from. With the record it makes a task one: the same is never raised twice."""

    HAND = "hand"
    SCREENING = "screening"
    WITHDRAWAL = "withdrawal"
    CASE = "case"
    CONFERENCE = "conference"
    TO_HOLD = "to_hold"


SOURCES: dict[Source, str | Promise] = {
    Source.HAND: _("A task"),
    Source.SCREENING: _("Screen somebody who was booked and never screened"),
    Source.WITHDRAWAL: _("Consent was withdrawn: stop, and note it"),
    Source.CASE: _("A task of a case"),
    Source.CONFERENCE: _("A decision of a case conference"),
    Source.TO_HOLD: _("Hold the case conference, and write down what was decided and who does it."),
}
"""What a task is called, in words that name nobody."""
