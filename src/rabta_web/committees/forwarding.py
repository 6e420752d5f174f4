"""The words of a matter that is forwarded up, its life cycle, and the kinds of gaps a consultation finds."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class State(StrEnum):
    """Where a matter stands between two committees."""

    FORWARDED = "forwarded"
    ON_AGENDA = "on_agenda"
    PASSED_ON = "passed_on"
    ANSWERED = "answered"
    RETURNED = "returned"
    CLOSED = "closed"


class Side(StrEnum):
    """Who moves it."""

    SENDER = "sender"
    RECEIVER = "receiver"


class Verb(StrEnum):
    """What can be done with it."""

    TAKE_UP = "take_up"
    PASS_ON = "pass_on"  # noqa: S105 - no password, a verb
    ANSWER = "answer"
    RETURN = "return"
    NOTE = "note"


_OPEN = (State.FORWARDED, State.ON_AGENDA, State.PASSED_ON)
CYCLE = LifeCycle(
    first=State.FORWARDED,
    open={
        State.FORWARDED: Turn(Side.RECEIVER),
        State.ON_AGENDA: Turn(Side.RECEIVER),
        State.PASSED_ON: Turn(Side.RECEIVER),
        State.ANSWERED: Turn(Side.SENDER),
        State.RETURNED: Turn(Side.SENDER),
    },
    over=frozenset({State.CLOSED}),
    moves=(
        Move(Verb.TAKE_UP, (State.FORWARDED,), State.ON_AGENDA, (Side.RECEIVER,)),
        Move(Verb.ANSWER, _OPEN, State.ANSWERED, (Side.RECEIVER,), reasoned=True),
        Move(Verb.RETURN, _OPEN, State.RETURNED, (Side.RECEIVER,), reasoned=True),
        Move(Verb.PASS_ON, (State.FORWARDED, State.ON_AGENDA), State.PASSED_ON, (Side.RECEIVER,)),
        Move(Verb.NOTE, (State.ANSWERED, State.RETURNED), State.CLOSED, (Side.SENDER,)),
    ),
)
"""The life of a matter between two committees. It has no time of its own: it stands on the next agenda."""

STATES = {
    State.FORWARDED: _("forwarded; not yet on an agenda"),
    State.ON_AGENDA: _("on the agenda above"),
    State.PASSED_ON: _("passed on to the level above"),
    State.ANSWERED: _("answered"),
    State.RETURNED: _("returned with a reason"),
    State.CLOSED: _("answer taken note of"),
}
VERBS = {
    Verb.ANSWER: _("Answer it"),
    Verb.RETURN: _("Return it with a reason"),
}
DONE = {
    Verb.TAKE_UP: _("put it on the agenda"),
    Verb.PASS_ON: _("passed it on to the level above"),
    Verb.ANSWER: _("answered"),
    Verb.RETURN: _("returned it"),
    Verb.NOTE: _("took note of the answer"),
}


class GapKind(StrEnum):
    """What can be missing."""

    UNDERSTANDING = "understanding"
    TREATMENT = "treatment"
    COORDINATION = "coordination"
    OTHER = "other"


GAPS = {
    GapKind.UNDERSTANDING: _("trafficking, smuggling and irregular migration are mixed up"),
    GapKind.TREATMENT: _("victims are treated as offenders"),
    GapKind.COORDINATION: _("agencies do not act together"),
    GapKind.OTHER: _("something else"),
}


class Ground(StrEnum):
    """Why an office stands aside from an item."""

    SENDS_AWAY = "sends_away"
    NAMED = "named"
    OWN_WORD = "own_word"


GROUNDS = {
    Ground.SENDS_AWAY: _("it also decides who is sent out of the country"),
    Ground.NAMED: _("it is named in the matter"),
    Ground.OWN_WORD: _("it stood aside by its own word"),
}
