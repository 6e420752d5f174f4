"""Rounds: every entrant in turn, again and again, so that a slow moment of the machine meets all of them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Entrant:
    """One way of doing the work; `run` does all of it once."""

    name: str
    run: Callable[[], object]


@dataclass(frozen=True)
class Contest:
    """What is measured. The first entrant is ours; the goal is set against the fastest of `against`.

    A run does `amount` units of work; the table gives `scale` seconds a unit.
    """

    title: str
    what: str
    unit: str
    scale: float
    amount: int
    entrants: tuple[Entrant, ...]
    against: tuple[str, ...]
    goal: float
    checked: str
    notes: str


def each_of(inputs: Collection[T], work: Callable[[T], object]) -> Callable[[], None]:
    """The work for one input after another; no result is held longer than that."""

    def run() -> None:
        for each in inputs:
            work(each)

    return run


@dataclass(frozen=True)
class Timing:
    """Seconds a unit: the median over the rounds, and the fastest and slowest round."""

    median: float
    fastest: float
    slowest: float


def timed(contest: Contest, rounds: int) -> dict[str, Timing]:
    """The timings of all entrants, after one round that does not count."""
    found: dict[str, list[float]] = {entrant.name: [] for entrant in contest.entrants}
    for number in range(rounds + 1):
        for entrant in contest.entrants:
            gc.collect()
            start = time.perf_counter()
            entrant.run()
            taken = time.perf_counter() - start
            if number:
                found[entrant.name].append(taken / contest.amount)
    return {name: Timing(median(times), min(times), max(times)) for name, times in found.items()}
