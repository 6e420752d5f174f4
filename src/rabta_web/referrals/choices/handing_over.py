"""Three short life cycles beside a referral: an arrival nobody announced, a request, and a stop."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move, Turn


class At(StrEnum):
    """On which side somebody stands."""

    SENDER = "sender"
    """Who is said to have brought the person, or who holds what is asked for."""
    RECEIVER = "receiver"
    BY_TELEPHONE = "by_telephone"


class Arrived(StrEnum):
    """Where an arrival stands that its receiver wrote down."""

    NAMED = "named"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    TAKEN_BACK = "taken_back"


ARRIVAL = LifeCycle(
    first=Arrived.NAMED,
    open={Arrived.NAMED: Turn(At.SENDER, hours=72)},
    over=frozenset({Arrived.CONFIRMED, Arrived.DISPUTED, Arrived.TAKEN_BACK}),
    moves=(
        Move("confirm", (Arrived.NAMED,), Arrived.CONFIRMED, (At.SENDER,)),
        Move("dispute", (Arrived.NAMED,), Arrived.DISPUTED, (At.SENDER,), reasoned=True),
        Move("take_back", (Arrived.NAMED,), Arrived.TAKEN_BACK, (At.RECEIVER,), reasoned=True),
    ),
)
"""An arrival: who received somebody names the agency that brought them; that agency confirms or disputes."""


class Asked(StrEnum):
    """Where a request stands to be given a matter."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


REQUEST = LifeCycle(
    first=Asked.ASKED,
    open={Asked.ASKED: Turn(At.SENDER, hours=24)},
    over=frozenset({Asked.GIVEN, Asked.REFUSED, Asked.TAKEN_BACK}),
    moves=(
        Move("give", (Asked.ASKED,), Asked.GIVEN, (At.SENDER,)),
        Move("refuse", (Asked.ASKED,), Asked.REFUSED, (At.SENDER,), reasoned=True),
        Move("take_back", (Asked.ASKED,), Asked.TAKEN_BACK, (At.RECEIVER,), reasoned=True),
    ),
)
"""A request: an agency asks the holder for a matter; the holder offers it by a referral, or says why not."""


class Stopping(StrEnum):
    """Where the stop stands that a withdrawn consent asks of a recipient."""

    TOLD = "told"
    NOTED = "noted"


STOP = LifeCycle(
    first=Stopping.TOLD,
    open={Stopping.TOLD: Turn(At.RECEIVER, hours=24)},
    over=frozenset({Stopping.NOTED}),
    moves=(Move("note", (Stopping.TOLD,), Stopping.NOTED, (At.RECEIVER, At.BY_TELEPHONE)),),
)
"""A stop: somebody who was told something under a consent notes that it was withdrawn."""

STANDS = {
    Arrived.NAMED: _("the agency named has still to confirm or dispute it"),
    Arrived.CONFIRMED: _("confirmed by the agency that brought the person"),
    Arrived.DISPUTED: _("disputed by the agency named"),
    Arrived.TAKEN_BACK: _("taken back"),
}
ANSWERED = {
    Asked.ASKED: _("the holder has still to answer"),
    Asked.GIVEN: _("offered; see the referral"),
    Asked.REFUSED: _("refused"),
    Asked.TAKEN_BACK: _("taken back"),
}
DOES = {
    "confirm": _("We brought this person"),
    "dispute": _("We did not bring this person"),
    "give": _("Offer it to them"),
    "refuse": _("Refuse"),
    "take_back": _("Take it back"),
    "note": _("Noted: we stop"),
}
