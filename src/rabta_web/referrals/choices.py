"""The words of a referral: its life cycle, what it rests on, and what it asks for."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class State(StrEnum):
    """Where a referral stands."""

    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    IN_SERVICE = "in_service"
    WITHDRAWN = "withdrawn"
    COMPLETED = "completed"
    DECLINED = "declined"
    REVOKED = "revoked"
    NOT_DONE = "not_done"


class Side(StrEnum):
    """Who moves it."""

    SENDER = "sender"
    RECEIVER = "receiver"
    BY_TELEPHONE = "by_telephone"
    """The receiver said it by telephone, and whoever sent it writes it down."""


class Verb(StrEnum):
    """What can be done with a referral."""

    ACKNOWLEDGE = "acknowledge"
    ACCEPT = "accept"
    DECLINE = "decline"
    BEGIN = "begin"
    COMPLETE = "complete"
    COULD_NOT = "could_not"
    REVOKE = "revoke"
    WITHDRAW_CONSENT = "withdraw_consent"
    NOTE_WITHDRAWAL = "note_withdrawal"


_ANSWER = (Side.RECEIVER, Side.BY_TELEPHONE)
_WAITING = (State.SENT, State.ACKNOWLEDGED)
_TAKEN = (State.ACCEPTED, State.IN_SERVICE)

CYCLE = LifeCycle(
    first=State.SENT,
    open={
        State.SENT: Turn(Side.RECEIVER, hours=24, urgent=2),
        State.ACKNOWLEDGED: Turn(Side.RECEIVER, hours=24, urgent=2),
        State.ACCEPTED: Turn(Side.RECEIVER, hours=72, urgent=24),
        State.IN_SERVICE: Turn(Side.RECEIVER),
        State.WITHDRAWN: Turn(Side.RECEIVER, hours=24, urgent=24),
    },
    over=frozenset({State.COMPLETED, State.DECLINED, State.REVOKED, State.NOT_DONE}),
    moves=(
        Move(Verb.ACKNOWLEDGE, (State.SENT,), State.ACKNOWLEDGED, _ANSWER),
        Move(Verb.ACCEPT, _WAITING, State.ACCEPTED, _ANSWER),
        Move(Verb.DECLINE, _WAITING, State.DECLINED, _ANSWER, reasoned=True),
        Move(Verb.BEGIN, (State.ACCEPTED,), State.IN_SERVICE, _ANSWER),
        Move(Verb.COMPLETE, _TAKEN, State.COMPLETED, _ANSWER, reasoned=True),
        Move(Verb.COULD_NOT, _TAKEN, State.NOT_DONE, _ANSWER, reasoned=True),
        Move(Verb.WITHDRAW_CONSENT, (*_WAITING, *_TAKEN), State.WITHDRAWN, (Side.SENDER,), reasoned=True),
        Move(Verb.NOTE_WITHDRAWAL, (State.WITHDRAWN,), State.REVOKED, _ANSWER),
        Move(Verb.REVOKE, _WAITING, State.REVOKED, (Side.SENDER,), reasoned=True),
    ),
)
"""The life of a referral. The first time is the pack's clock for acknowledging; the others are ours.

None of them is law, so none of them can be breached.
"""

OPENS = frozenset({State.ACKNOWLEDGED, State.ACCEPTED, State.IN_SERVICE})
"""The states in which the receiver reads the person, and no longer only the card."""

STATES = {
    State.SENT: _("sent; nobody has answered yet"),
    State.ACKNOWLEDGED: _("acknowledged; not yet accepted"),
    State.ACCEPTED: _("accepted"),
    State.IN_SERVICE: _("in service"),
    State.WITHDRAWN: _("consent withdrawn; the receiver has still to note it"),
    State.COMPLETED: _("completed"),
    State.DECLINED: _("declined"),
    State.REVOKED: _("revoked"),
    State.NOT_DONE: _("could not be done"),
}
VERBS = {
    Verb.ACKNOWLEDGE: _("Acknowledge"),
    Verb.ACCEPT: _("Accept"),
    Verb.DECLINE: _("Decline"),
    Verb.BEGIN: _("The service has begun"),
    Verb.COMPLETE: _("Completed"),
    Verb.COULD_NOT: _("It could not be done"),
    Verb.REVOKE: _("Revoke"),
    Verb.WITHDRAW_CONSENT: _("Consent was withdrawn"),
    Verb.NOTE_WITHDRAWAL: _("Noted: we stop"),
}
DONE = {
    Verb.ACKNOWLEDGE: _("acknowledged it"),
    Verb.ACCEPT: _("accepted it"),
    Verb.DECLINE: _("declined it"),
    Verb.BEGIN: _("began the service"),
    Verb.COMPLETE: _("completed it"),
    Verb.COULD_NOT: _("could not do it"),
    Verb.REVOKE: _("revoked it"),
    Verb.WITHDRAW_CONSENT: _("wrote down that consent was withdrawn"),
    Verb.NOTE_WITHDRAWAL: _("noted the withdrawal and stopped"),
}


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

TAKE_OVER = "take_over"
"""What is asked where the other agency is to be responsible for the matter from then on."""
TO_TAKE_OVER = _("to take over the matter, and be responsible for it")
