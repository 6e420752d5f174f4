"""The words of a case: how its parts are linked, the steps of its proceedings and what they came to."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.life_cycles import LifeCycle, Move
from rabta_web.access.life_cycles import Turn as Side


class State(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    CLOSED = "closed"


class Turn(StrEnum):
    """What whoever keeps a case can do with it."""

    CLOSE = "close"
    REOPEN = "reopen"


KEEPER = "keeper"
"""The office that keeps a case."""

CASE = LifeCycle(
    first=State.OPEN,
    open={State.OPEN: Side(KEEPER)},
    over=frozenset(),
    rest=frozenset({State.CLOSED}),
    moves=(
        Move(Turn.CLOSE, (State.OPEN,), State.CLOSED, (KEEPER,), reasoned=True),
        Move(Turn.REOPEN, (State.CLOSED,), State.OPEN, (KEEPER,), reasoned=True),
    ),
)
"""The life of a case. It ends for as long as nobody finds that something belongs to it after all."""

TURNS: dict[Turn, str | Promise] = {
    Turn.CLOSE: _("Close the case"),
    Turn.REOPEN: _("Open the case again"),
}
TURNED: dict[Turn, str | Promise] = {
    Turn.CLOSE: _("closed the case"),
    Turn.REOPEN: _("opened the case again"),
}


class Link(StrEnum):
    """How two parts of a case are linked. It is what somebody noted, with what shows it, and no proof."""

    SAME_EVENT = "same_event"
    SAME_ROUTE = "same_route"
    SAME_SUSPECT = "same_suspect"
    SAME_PERSON = "same_person"
    FAMILY = "family"
    FOLLOWED = "followed"


LINKS: dict[Link, str | Promise] = {
    Link.SAME_EVENT: _("the same event, reported twice"),
    Link.SAME_ROUTE: _("the same route or place"),
    Link.SAME_SUSPECT: _("the same suspect, telephone or account"),
    Link.SAME_PERSON: _("the same person"),
    Link.FAMILY: _("of one family or group"),
    Link.FOLLOWED: _("the second followed from the first"),
}


class Stage(StrEnum):
    """One step of the proceedings, in the order in which they mostly come."""

    COMPLAINT = "complaint"
    VERIFICATION = "verification"
    ENQUIRY = "enquiry"
    FIR = "fir"
    CHALLAN = "challan"
    HEARING = "hearing"
    OUTCOME = "outcome"


STAGES: dict[Stage, str | Promise] = {
    Stage.COMPLAINT: _("complaint"),
    Stage.VERIFICATION: _("verification"),
    Stage.ENQUIRY: _("enquiry"),
    Stage.FIR: _("FIR"),
    Stage.CHALLAN: _("challan"),
    Stage.HEARING: _("hearing"),
    Stage.OUTCOME: _("outcome for one accused under one section"),
}


class Outcome(StrEnum):
    """What proceedings came to, for one accused person under one section."""

    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    DISCHARGED = "discharged"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    COMPOUNDED = "compounded"


OUTCOMES: dict[Outcome, str | Promise] = {
    Outcome.CONVICTED: _("convicted"),
    Outcome.ACQUITTED: _("acquitted"),
    Outcome.DISCHARGED: _("discharged"),
    Outcome.WITHDRAWN: _("withdrawn from prosecution"),
    Outcome.CANCELLED: _("the report was cancelled"),
    Outcome.COMPOUNDED: _("compounded"),
}
