"""What a desk shows: people in one's own reports, by what is owed to them next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from rabta.assessment import still_needed
from rabta.papers.telling import Teller, ToldQuestion
from rabta.papers.telling_night import NightTeller, ToldClock
from rabta.protection import Posture
from rabta_web.assessments.queries import Sitting, own_sittings
from rabta_web.audit.ledger import Actor
from rabta_web.incidents.vocabulary import law, words

LOOKED_BACK = timedelta(days=30)
PEOPLE = 20
"""How many people of one's latest reports a desk shows."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody in one's own reports: the clock that ends next, where protection stands, what to ask.

    `opinion` is what a second opinion came to, where one was given.
    """

    held: Sitting
    clock: ToldClock | None
    protect: bool
    unscreened: bool
    question: ToldQuestion | None
    opinion: str


@dataclass(frozen=True, slots=True)
class Desk:
    """One's own reports of the last weeks, and the element that they most often leave open."""

    waiting: tuple[Waiting, ...]
    most_needed: str
    times: int


def desk_of(*, by: Actor, now: datetime) -> Desk:
    """The desk of whoever asks. The element most often still needed is shown to them and to nobody else."""
    teller = Teller(law(), words())
    held = own_sittings(since=now - LOOKED_BACK, most=PEOPLE, by=by)
    waiting = sorted((_waiting(each, teller) for each in held), key=_urgency)
    missing = Counter(element for each in held for element in _needed(each))
    element, times = missing.most_common(1)[0] if missing else ("", 0)
    label = teller.words.pack(law().nodes[element].label) if element in law().nodes else ""
    return Desk(tuple(waiting), label, times)


def _waiting(held: Sitting, teller: Teller) -> Waiting:
    night, posture = held.night, held.night.outcome.protection.posture
    clocks = [each for each in NightTeller(teller).clocks(night) if each.at]
    asks = night.outcome.asks
    given = [str(each.choice) for each in held.opinions if each.opinion]
    return Waiting(
        held,
        clocks[0] if clocks else None,
        posture is Posture.PROTECT,
        posture is Posture.UNSCREENED,
        teller.question(asks[0]) if asks else None,
        given[-1] if given else "",
    )


def _urgency(waiting: Waiting) -> tuple[bool, float]:
    at = waiting.clock.at if waiting.clock else None
    return (at is None, at.timestamp() if at else -waiting.held.incident.filed_at.timestamp())


def _needed(held: Sitting) -> set[str]:
    """The open elements of the readings pursued first."""
    assessed = held.night.outcome.assessed
    first = next(iter(law().pursue), ())
    return {each.element for reading in first for each in still_needed(assessed, reading)}
