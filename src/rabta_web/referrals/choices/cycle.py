"""The life of a referral: its states, who moves it, and how people call both."""

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
    EXPIRED = "expired"


class Side(StrEnum):
    """Who moves it."""

    SENDER = "sender"
    RECEIVER = "receiver"
    BY_TELEPHONE = "by_telephone"
    """The receiver said it by telephone or in a letter, and whoever sent it writes it down."""
    OUTSIDE = "outside"
    """The receiver has no account here and answered by a link that works once."""
    RULE = "rule"
    """Nobody: a time ran out."""


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
    EXPIRE = "expire"


_TOLD = (Side.RECEIVER, Side.BY_TELEPHONE)
_ANSWER = (*_TOLD, Side.OUTSIDE)
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
    over=frozenset({State.COMPLETED, State.DECLINED, State.REVOKED, State.NOT_DONE, State.EXPIRED}),
    moves=(
        Move(Verb.ACKNOWLEDGE, (State.SENT,), State.ACKNOWLEDGED, _ANSWER),
        Move(Verb.ACCEPT, _WAITING, State.ACCEPTED, _ANSWER),
        Move(Verb.DECLINE, _WAITING, State.DECLINED, _ANSWER, reasoned=True),
        Move(Verb.BEGIN, (State.ACCEPTED,), State.IN_SERVICE, _TOLD),
        Move(Verb.COMPLETE, _TAKEN, State.COMPLETED, _TOLD, reasoned=True),
        Move(Verb.COULD_NOT, _TAKEN, State.NOT_DONE, _TOLD, reasoned=True),
        Move(Verb.WITHDRAW_CONSENT, (*_WAITING, *_TAKEN), State.WITHDRAWN, (Side.SENDER,), reasoned=True),
        Move(Verb.NOTE_WITHDRAWAL, (State.WITHDRAWN,), State.REVOKED, _TOLD),
        Move(Verb.REVOKE, _WAITING, State.REVOKED, (Side.SENDER,), reasoned=True),
        Move(Verb.EXPIRE, (State.SENT,), State.EXPIRED, (Side.RULE,)),
    ),
)
"""The life of a referral. The first time is the pack's clock for acknowledging; the others are ours.

None of them is law, so none of them can be breached.
"""

OPENS = frozenset({State.ACKNOWLEDGED, State.ACCEPTED, State.IN_SERVICE})
"""The states in which the receiver reads the person, and no longer only the card."""

NEEDS_SENDER = frozenset({State.DECLINED, State.NOT_DONE, State.EXPIRED})
"""The ends after which the sender has to ask somebody else."""

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
    State.EXPIRED: _("expired; nobody ever answered"),
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
    Verb.EXPIRE: _("Expired"),
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
    Verb.EXPIRE: _("expired, because nobody answered up to the last office of the line"),
}
