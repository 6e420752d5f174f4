"""What can be due: whose turn it is in which state, and on which page it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rabta_web.access.life_cycles import LifeCycle
from rabta_web.deadlines.models import Due
from rabta_web.referrals.choices import CYCLE
from rabta_web.referrals.choices.handing_over import ARRIVAL, REQUEST, STOP, At
from rabta_web.tasks.choices import TASK


class Kind(StrEnum):
    """What is due. Committees remind of their directives themselves."""

    REFERRAL = "referral"
    TASK = "task"
    STOP = "stop"
    ARRIVAL = "arrival"
    REQUEST = "request"
    CLOCK = "clock"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Watched:
    """A kind of record: its page, and the side that acts for whoever gave it."""

    page: str
    cycle: LifeCycle | None = None
    giver: str = ""


WATCHED: Mapping[Kind, Watched] = {
    Kind.REFERRAL: Watched("referral", CYCLE, "sender"),
    Kind.TASK: Watched("task", TASK, "raiser"),
    Kind.STOP: Watched("referral", STOP, At.SENDER),
    Kind.ARRIVAL: Watched("arrival", ARRIVAL, At.RECEIVER),
    Kind.REQUEST: Watched("request", REQUEST, At.RECEIVER),
    Kind.CLOCK: Watched("reading"),
    Kind.OPINION: Watched("give-opinion"),
}


def whose_turn(due: Due) -> str:
    """The agency that has to act now."""
    watched = WATCHED[Kind(due.kind)]
    turn = watched.cycle.open.get(due.state) if watched.cycle else None
    return due.from_agency if turn and turn.side == watched.giver else due.agency_id


def page_of(due: Due) -> tuple[object, ...]:
    """The page on which it is done: the name of its address, and the parts after it."""
    name = WATCHED[Kind(due.kind)].page
    return (name, due.incident, due.number) if due.kind == Kind.CLOCK else (name, due.record)
