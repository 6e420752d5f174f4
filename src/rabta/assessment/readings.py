"""Readings: what the law says of a subject's facts, in every state of the law in reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from rabta.assessment.known import Known, weigh
from rabta.assessment.reasons import Reason, Reasons
from rabta.assessment.record import Subject
from rabta.law import Law, Period, State, defined, states
from rabta.logic import Kept, Kind, Lanes, Pair, Plan, read, worlds


class Value(Enum):
    """What a reading comes to. Ruled out rests on answers known, never on silence."""

    MET = "met"
    RULED_OUT = "ruled_out"
    OPEN = "open"
    NOT_IN_FORCE = "not_in_force"


class Stands(Enum):
    """How an open reading stands."""

    SIGNS = "signs"
    """Something recorded points to it."""
    NONE_YET = "none_yet"
    """Nothing recorded points to it."""
    CONTESTED = "contested"
    """Settling what sources dispute would settle it."""
    LAW_UNCERTAIN = "law_uncertain"
    """The versions of the law in reach disagree."""


@dataclass(frozen=True)
class Assessment:
    """The readings of one subject at one time under one law.

    `kept` holds, for every state of the law in reach, everything that was read;
    all else is derived from it when asked for.
    """

    law: Law
    subject: Subject
    period: Period
    known: Known
    kept: tuple[tuple[State, Kept[int]], ...]

    def value(self, name: str) -> Value:
        """What a reading comes to: settled only where every state of the law in reach agrees."""
        values = {self.value_under(state, kept, name) for state, kept in self.kept}
        return values.pop() if len(values) == 1 else Value.OPEN

    @staticmethod
    def value_under(state: State, kept: Kept[int], name: str) -> Value:
        """What a reading or element comes to under one state of the law."""
        if state.versions[name] is None:
            return Value.NOT_IN_FORCE
        known = kept.value(kept.plan.places[name])
        if known is None:
            return Value.OPEN
        return Value.MET if known else Value.RULED_OUT

    def stands(self, name: str) -> Stands | None:
        """How an open reading stands; None for one that is settled."""
        if self.value(name) is not Value.OPEN:
            return None
        if len({self.value_under(state, kept, name) for state, kept in self.kept}) > 1:
            return Stands.LAW_UNCERTAIN
        if self._settled_if_settled(name):
            return Stands.CONTESTED
        return Stands.SIGNS if any(self._supported(name)) else Stands.NONE_YET

    def reasons(self, name: str) -> tuple[Reason, ...]:
        """Why a node has its value, one reason for each state of the law in reach."""
        return tuple(each.of(name) for each in self._reasons)

    @cached_property
    def _reasons(self) -> tuple[Reasons, ...]:
        return tuple(Reasons(state, kept) for state, kept in self.kept)

    def remarks(self, name: str) -> tuple[str, ...]:
        """The ids of a reading's remarks that apply under every state of the law in reach."""
        return tuple(remark.id for remark in self.law.readings[name].remarks if self.holds(remark.id))

    def holds(self, name: str) -> bool:
        """Whether a remark, safeguard or need is met under every state of the law in reach."""
        return all(kept[name].t for _, kept in self.kept)

    @cached_property
    def hangs_on(self) -> Mapping[str, tuple[str, ...]]:
        """For each settled reading, the statements without any one of which it would be open."""
        stated = tuple(self.known.stated)
        lanes = worlds(self.known.stated, [{name: None} for name in stated])
        lanes = defined(self.law, lanes, self.known.contested).lanes
        unsettled = dict.fromkeys(self.law.readings, 0)
        for state, _ in self.kept:
            kept = read(state.plan, lanes)
            for name in unsettled:
                t, f = kept[name]
                unsettled[name] |= lanes.everywhere ^ (t | f)
        return {
            name: tuple(stated[lane] for lane in _lanes_in(mask))
            for name, mask in unsettled.items()
            if self.value(name) in (Value.MET, Value.RULED_OUT)
        }

    def _settled_if_settled(self, name: str) -> bool:
        """Whether some settlement of the contested facts would settle an open reading."""
        for state, kept in self.kept:
            disputed = [each for each in kept.plan.facts_below(name) if each in self.known.contested]
            if disputed:
                lanes = _settlements(self.known.lanes, disputed)
                t, f = read(state.plan, lanes)[name]
                if t | f:
                    return True
        return False

    def _supported(self, name: str) -> Iterator[bool]:
        """Whether facts known, or signs that raise its facts, support a reading."""
        for state, _ in self.kept:
            for each, supporting in supports(state.plan, name):
                yield self.known.value(each) is supporting
                yield supporting and self._raised(each)

    def _raised(self, name: str) -> bool:
        raising = self.law.raised_by.get(name, ())
        return any(self.known.value(each) is True for each in raising)


def assess(law: Law, subject: Subject, period: Period) -> Assessment:
    """Read everything the law asks of a subject's facts."""
    known = weigh(law, subject)
    kept = tuple((state, read(state.plan, known.lanes)) for state in states(law, period))
    return Assessment(law, subject, period, known, kept)


@lru_cache(maxsize=4096)
def supports(plan: Plan, name: str) -> frozenset[tuple[str, bool]]:
    """The facts below a node with the value that speaks for it."""
    found: set[tuple[str, bool]] = set()
    waiting = [(plan.places[name], True)]
    while waiting:
        place, wanted = waiting.pop()
        step = plan.step(place)
        if step is None:
            found.add((plan.facts[place], wanted))
        else:
            wanted = wanted is not (step.kind is Kind.NOT)
            waiting.extend((source, wanted) for source in step.sources)
    return frozenset(found)


def _settlements(lanes: Lanes[int], disputed: list[str]) -> Lanes[int]:
    """One record with every way of settling the disputed facts side by side.

    Lane i settles the k-th disputed fact as bit k of i: blocks of 2**k lanes in turn.
    """
    width = 1 << len(disputed)
    everywhere = (1 << width) - 1
    facts = {name: Pair(everywhere * t, everywhere * f) for name, (t, f) in lanes.facts.items()}
    for index, name in enumerate(disputed):
        false = everywhere // ((1 << (1 << index)) + 1)
        facts[name] = Pair(everywhere ^ false, false)
    return Lanes(facts, 0, everywhere)


def _lanes_in(mask: int) -> Iterator[int]:
    return (lane for lane in range(mask.bit_length()) if mask >> lane & 1)
