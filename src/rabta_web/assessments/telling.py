"""Readings as values for pages, in the reader's language."""

from __future__ import annotations

from typing import Any

from rabta.papers.telling import Teller
from rabta.papers.telling_night import NightTeller
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law, words

ASKED_AT_ONCE = 3


def page_of(held: Sitting) -> dict[str, Any]:
    """All that a reading's page tells."""
    night = held.night
    teller = Teller(law(), words())
    of_night = NightTeller(teller)
    asks = night.outcome.asks
    return {
        "protection": teller.protection(night.outcome),
        "packs": teller.readings(night.outcome),
        "parts": of_night.parts(night),
        "contested": night.contested,
        "clocks": of_night.clocks(night),
        "shields": of_night.shields(night),
        "gaps": of_night.gaps(night),
        "questions": [teller.question(ask) for ask in asks[:ASKED_AT_ONCE]],
        "more": max(len(asks) - ASKED_AT_ONCE, 0),
        "stop": night.outcome.stop,
        "period": night.record.on,
    }
