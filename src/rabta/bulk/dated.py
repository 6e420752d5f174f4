"""Dated records: each is read under the law of its own day.

The law stays as it is from one day on which something changed to the next, so
that days fall into a few stretches, however many different days there are. Every
state of the law that is in reach of some day present is read once, for all
records, and settles only those in whose reach it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from rabta.bulk.words import CHUNK, WORD, Reach, Words, in_reach, read_in_reach, words_for
from rabta.law import Law, Period, State
from rabta.law.dates import days_that_matter
from rabta.logic import Pair

Days: TypeAlias = npt.NDArray[np.datetime64]
"""The day of each record's act, NaT where it is unknown."""

UNKNOWN = np.datetime64("NaT", "D")


def read_dated(
    law: Law,
    facts: Mapping[str, Pair[Words]],
    days: Days,
    *,
    names: Iterable[str] | None = None,
    chunk: int = CHUNK,
) -> dict[str, Pair[Words]]:
    """As `read_columns`, one record a day given, each read at that day.

    A record whose day is unknown is read as one of no known period: under every
    state that the law was ever in.
    """
    return read_in_reach(law, facts, len(days), reach_of(law, days), names=names, chunk=chunk)


def reach_of(law: Law, days: Days) -> Reach:
    """The states of the law in reach of each day; states in reach of none are left out."""
    calendar = _calendar(law)
    if len(calendar.reach) == 1:
        return dict.fromkeys(calendar.reach)
    stretches = np.searchsorted(calendar.changes, days, side="right")
    present = np.bincount(stretches, minlength=len(calendar.changes) + 1) > 0
    return {
        state: _words(reach[stretches]) for state, reach in calendar.reach.items() if (reach & present).any()
    }


@dataclass(frozen=True)
class _Calendar:
    """The days on which the law changed, and the states in reach of each stretch between them.

    `changes` ends in the unknown day, which sorts after every other; so the first
    stretch ends before the first change, and the last holds the unknown day alone.
    """

    changes: Days
    reach: Mapping[State, npt.NDArray[np.bool_]]


@lru_cache(maxsize=8)
def _calendar(law: Law) -> _Calendar:
    versions = chain.from_iterable(node.versions for node in law.nodes.values())
    moments = frozenset(chain.from_iterable(version.in_force.moments() for version in versions))
    first, *changes = days_that_matter(Period(), moments)
    stretches = [
        in_reach(law, period) for period in (*(Period(day, day) for day in (first, *changes)), Period())
    ]
    reach = {
        state: np.array([state in stretch for stretch in stretches])
        for state in dict.fromkeys(chain.from_iterable(stretches))
    }
    return _Calendar(np.array([*changes, UNKNOWN], "datetime64[D]"), reach)


def _words(bits: npt.NDArray[np.bool_]) -> Words:
    """One truth value a record as a mask."""
    words = np.zeros(words_for(len(bits)), WORD)
    packed = np.packbits(bits, bitorder="little")
    words.view(np.uint8)[: len(packed)] = packed
    return words
