"""Readings as values for pages, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rabta.cli.page import POSTURES_SHORT
from rabta.law import changes
from rabta.papers.telling import Teller
from rabta.papers.telling_night import NightTeller
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law, words

ASKED_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """One person of an incident beside the others: where protection stands and how the first readings do."""

    held: Sitting
    posture: str
    says: str
    readings: tuple[tuple[str, str], ...]


def side_by_side(sittings: Sequence[Sitting]) -> tuple[list[str], list[Beside]]:
    """The readings that are pursued first, and each person beside the others."""
    teller = Teller(law(), words())
    first = [law().readings[name] for name in next(iter(law().pursue), ())]
    rows = []
    for held in sittings:
        outcome = held.night.outcome
        told = [teller.reading(outcome, reading, whole=False) for reading in first]
        posture = outcome.protection.posture
        says = words().say(POSTURES_SHORT[posture])
        rows.append(Beside(held, posture.value, says, tuple((each.label, each.says) for each in told)))
    return [words().pack(reading.label) for reading in first], rows


@dataclass(frozen=True, slots=True)
class Changed:
    """When law changed that is read, and of which instruments; the days differ where nobody knows the day."""

    earliest: date
    latest: date
    instruments: tuple[str, ...]


def changed(held: Sitting) -> list[Changed]:
    """Why several versions of the law are read: each change of it while things were done to the person."""
    assessed = held.night.outcome.assessed
    say, instruments = words().pack, law().instruments
    return [
        Changed(
            each.moment.earliest,
            each.moment.latest,
            tuple(say(instruments[id].short) for id in each.instruments),
        )
        for each in changes(law(), assessed.period, assessed.territory)
    ]


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
        "changed": changed(held),
        "first": next(iter(law().pursue), ()),
    }
