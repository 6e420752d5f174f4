"""The words of disclosure and of legal hold: books, life cycle, grounds, and what may be decided."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class Book(StrEnum):
    """What is disclosed: one book of the two, or to somebody what is held of themselves."""

    PROTECTION = "protection"
    INVESTIGATION = "investigation"
    OWN = "own"


BOOKS = {
    Book.PROTECTION: _("the protection book"),
    Book.INVESTIGATION: _("the investigation book"),
    Book.OWN: _("the person's own record, through counsel"),
}
BY_ORDER = (Book.INVESTIGATION, Book.PROTECTION)
"""The books that an order can name. Each is an entry of its own, so that neither opens the other."""


class State(StrEnum):
    """Where a disclosure stands."""

    ASKED = "asked"
    PREPARED = "prepared"
    APPROVED = "approved"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"


class Side(StrEnum):
    """Who moves it: the office that holds the record, or the second person, who did not prepare it."""

    OFFICE = "office"
    SECOND = "second"


class Verb(StrEnum):
    """What can be done with a disclosure."""

    PREPARE = "prepare"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    HAND_OVER = "hand_over"
    REFUSE = "refuse"


CYCLE = LifeCycle(
    first=State.ASKED,
    open={
        State.ASKED: Turn(Side.OFFICE),
        State.PREPARED: Turn(Side.SECOND),
        State.APPROVED: Turn(Side.OFFICE),
    },
    over=frozenset({State.HANDED_OVER, State.REFUSED}),
    moves=(
        Move(Verb.PREPARE, (State.ASKED,), State.PREPARED, (Side.OFFICE,)),
        Move(Verb.APPROVE, (State.PREPARED,), State.APPROVED, (Side.SECOND,)),
        Move(Verb.SEND_BACK, (State.PREPARED,), State.ASKED, (Side.SECOND,), reasoned=True),
        Move(Verb.HAND_OVER, (State.APPROVED,), State.HANDED_OVER, (Side.OFFICE,)),
        Move(Verb.REFUSE, (State.ASKED, State.PREPARED), State.REFUSED, (Side.OFFICE, Side.SECOND), True),
        Move(Verb.REFUSE, (State.APPROVED,), State.REFUSED, (Side.OFFICE,), True),
    ),
)
"""The life of a disclosure. It has no times of its own: whoever asks says by when, or says nothing."""

STATES = {
    State.ASKED: _("asked for; nothing is prepared yet"),
    State.PREPARED: _("prepared; a second person has to approve it"),
    State.APPROVED: _("approved; to be handed over"),
    State.HANDED_OVER: _("handed over"),
    State.REFUSED: _("refused"),
}
VERBS = {
    Verb.PREPARE: _("Prepare the papers"),
    Verb.APPROVE: _("Approve"),
    Verb.SEND_BACK: _("Send it back"),
    Verb.HAND_OVER: _("It was handed over"),
    Verb.REFUSE: _("Refuse"),
}
DONE = {
    Verb.PREPARE: _("prepared it"),
    Verb.APPROVE: _("approved it"),
    Verb.SEND_BACK: _("sent it back"),
    Verb.HAND_OVER: _("handed it over"),
    Verb.REFUSE: _("refused it"),
}


FIR = "fir"
REGISTERED = "registered"
"""The event of the pack by which a hold begins by itself: an FIR was registered."""


class Ground(StrEnum):
    """Why a record is held."""

    FIR = FIR
    COURT = "court"
    INQUIRY = "inquiry"
    CLAIM = "claim"
    OTHER = "other"


GROUNDS = {
    Ground.FIR: _("an FIR was registered"),
    Ground.COURT: _("an order of a court"),
    Ground.INQUIRY: _("an inquiry"),
    Ground.CLAIM: _("a claim for compensation or wages"),
    Ground.OTHER: _("another reason"),
}
PLACED_BY_HAND = tuple(ground for ground in Ground if ground is not Ground.FIR)


class Over(StrEnum):
    """Why a hold ends."""

    APPEAL_DECIDED = "appeal_decided"
    NO_APPEAL = "no_appeal"
    COURT = "court"
    CLOSED = "closed"
    MISTAKE = "mistake"


OVER = {
    Over.APPEAL_DECIDED: _("the last appeal was decided"),
    Over.NO_APPEAL: _("the time to appeal ended, and nobody had appealed"),
    Over.COURT: _("an order of a court ends it"),
    Over.CLOSED: _("the inquiry or the claim is closed"),
    Over.MISTAKE: _("it was entered by mistake"),
}


class Decision(StrEnum):
    """What the data-protection officer decides of a record that no hold keeps any more."""

    KEEP = "keep"
    ERASE = "erase"


DECISIONS = {
    Decision.KEEP: _("keep it, and look again on the day below"),
    Decision.ERASE: _("it is to be erased"),
}
