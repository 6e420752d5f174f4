"""Readings: what the law says of a subject's facts, in every state of the law in reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from rabta.assessment.bearing import bearing, hinted, supports
from rabta.assessment.known import Known, answered, weigh
from rabta.assessment.reasons import Reason, Reasons
from rabta.assessment.record import Subject
from rabta.law import Law, Period, State, defined, states
from rabta.logic import Kept, Lanes, Pair, read, worlds

EACH_WAY = 8
"""How many unsure facts are settled in every way, so that a record cannot ask for 2**60 worlds."""


class Value(Enum):
    """What a reading comes to. Ruled out rests on answers known, never on silence."""

    MET = "met"
    RULED_OUT = "ruled_out"
    OPEN = "open"
    NOT_IN_FORCE = "not_in_force"


class Stands(Enum):
    """How an open reading stands."""

    SIGNS = "signs"
    """Something recorded points to it, even if another source disputes that."""
    NONE_YET = "none_yet"
    """Nothing recorded points to it."""
    CONTESTED = "contested"
    """Settling what sources dispute would settle it."""
    LAW_UNCERTAIN = "law_uncertain"
    """The versions of the law in reach disagree."""


@dataclass(frozen=True)
class Assessment:
    """The readings of one subject at one time and in one territory ("" if unknown) under one law.

    `kept` holds, for every state of the law in reach, everything that was read;
    all else is derived from it when asked for.
    """

    law: Law
    subject: Subject
    period: Period
    known: Known
    kept: tuple[tuple[State, Kept[int]], ...]
    territory: str = ""

    def value(self, name: str) -> Value:
        """What a reading comes to: settled only where every state of the law in reach agrees."""
        value = self._values.get(name)
        if value is None:
            value, *others = {self.value_under(state, kept, name) for state, kept in self.kept}
            value = self._values[name] = Value.OPEN if others else value
        return value

    @cached_property
    def _values(self) -> dict[str, Value]:
        """What was found so far, for routes and gaps ask for the same readings again and again."""
        return {}

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
        stands = self._stands.get(name)
        if stands is None:
            stands = self._stands[name] = self._open_stands(name)
        return stands

    @cached_property
    def _stands(self) -> dict[str, Stands]:
        return {}

    def _open_stands(self, name: str) -> Stands:
        if len({self.value_under(state, kept, name) for state, kept in self.kept}) > 1:
            return Stands.LAW_UNCERTAIN
        if any(any(self._if_settled(state, name, self.known.contested)) for state, _ in self.kept):
            return Stands.CONTESTED
        return Stands.SIGNS if self._supported(name) else Stands.NONE_YET

    def may_be_met(self, name: str) -> bool:
        """Whether a reading is met under some state of the law in reach, or would be but for a dispute."""
        found = self._may_be_met.get(name)
        if found is None:
            found = self._may_be_met[name] = any(
                self.value_under(state, kept, name) is Value.MET
                or self._if_settled(state, name, self.known.contested).t
                for state, kept in self.kept
            )
        return found

    @cached_property
    def _may_be_met(self) -> dict[str, bool]:
        return {}

    def pointed_to(self, name: str) -> bool:
        """Whether a reading is open, for whatever reason, and something said points to it."""
        return self.value(name) is Value.OPEN and self._supported(name)

    def reasons(self, name: str) -> tuple[Reason, ...]:
        """Why a node has its value: the reason, or one for each way in which the states of the law differ."""
        found: list[Reason] = []
        for each in self._reasons:
            reason = each.of(name)
            if reason not in found:
                found.append(reason)
        return tuple(found)

    @cached_property
    def _reasons(self) -> tuple[Reasons, ...]:
        return tuple(Reasons(state, kept) for state, kept in self.kept)

    def remarks(self, name: str) -> tuple[str, ...]:
        """The ids of a reading's remarks that apply under every state in reach; none if it is no law."""
        if self.value(name) is Value.NOT_IN_FORCE:
            return ()
        return tuple(remark.id for remark in self.law.readings[name].remarks if self.holds(remark.id))

    def holds(self, name: str) -> bool:
        """Whether what is read beside readings is met under every state of the law in reach."""
        return all(kept[name].t for _, kept in self.kept)

    def fails(self, name: str) -> bool:
        """Whether what is read beside readings is ruled out under every state of the law in reach."""
        return all(kept[name].f for _, kept in self.kept)

    @cached_property
    def hangs_on(self) -> Mapping[str, tuple[str, ...]]:
        """For each settled reading, the facts stated without any one of which it would be open."""
        stated = tuple(self.known.stated)
        lanes = worlds(self.known.stated, [{name: None} for name in stated])
        lanes = defined(self.law, lanes, self.known.disputed).lanes
        without = [read(state.plan, lanes) for state, _ in self.kept]
        found = {}
        for name in self.law.readings:
            if self.value(name) in (Value.MET, Value.RULED_OUT):
                met = ruled_out = lanes.everywhere
                for kept in without:
                    t, f = kept[name]
                    met, ruled_out = met & t, ruled_out & f
                unsettled = lanes.everywhere ^ (met | ruled_out)
                found[name] = tuple(stated[lane] for lane in _lanes_in(unsettled))
        return found

    def may_hold(self, name: str) -> bool:
        """Whether a safeguard or need is met, or would be if what is contested, or so of some, were so."""
        unsure = self.known.contested | self.subject.some
        return all(kept[name].t or self._if_settled(state, name, unsure).t for state, kept in self.kept)

    def _if_settled(self, state: State, name: str, unsure: frozenset[str]) -> Pair[int]:
        """The settlements of unsure facts in which a node is met, and those in which it is ruled out."""
        if unsure:
            below = bearing(self.law, state.plan, name)
            sides = {each: sides for each, sides in below.items() if each in unsure}
            if sides:
                return read(state.plan, defined(self.law, _settlements(self.known, sides)).lanes)[name]
        return Pair(0, 0)

    def _supported(self, name: str) -> bool:
        """Whether something said supports a reading: of a fact of it, or of a sign for such a fact."""
        pointed = self._pointed_to
        return any(not pointed.isdisjoint(supports(state.plan, name)) for state, _ in self.kept)

    @cached_property
    def _pointed_to(self) -> frozenset[tuple[str, bool]]:
        """All that is said, and what it makes worth asking about as long as that is unknown."""
        said = frozenset(self._said())
        worth_asking = hinted(self.law)
        return said | {
            pair for each in said for pair in worth_asking.get(each, ()) if self.known.value(pair[0]) is None
        }

    def _said(self) -> Iterator[tuple[str, bool]]:
        """Each fact with a value that is known, or that some source or some in a group say it has."""
        known, contested = self.known, self.known.contested
        for name, (t, f) in known.lanes.facts.items():
            if name not in contested and (t or f):
                yield name, bool(t)
        for name in contested:
            for each in self.subject.statements.get(name, ()):
                if each.value is not None:
                    yield name, each.value
        for name in self.subject.some - contested:
            yield name, True
            yield name, False


def assess(law: Law, subject: Subject, period: Period, territory: str = "") -> Assessment:
    """Read everything the law asks of a subject's facts, at a time and in a territory ("" if unknown).

    The assessment's subject is the one given, with what *none of these* denied
    written out as statements.
    """
    subject = answered(law, subject)
    known = weigh(law, subject)
    kept = tuple((state, read(state.plan, known.lanes)) for state in states(law, period, territory))
    return Assessment(law, subject, period, known, kept, territory)


def _settlements(known: Known, sides: Mapping[str, frozenset[bool]]) -> Lanes[int]:
    """One record with ways of settling its unsure facts side by side, each as if so stated.

    All ways, up to EACH_WAY facts. What goes beyond that is settled together,
    once all in favour of the reading and once all against it.
    """
    names = sorted(sides, key=lambda name: len(sides[name]), reverse=True)
    apart = min(len(names), EACH_WAY)
    width = 1 << (apart + 1)
    everywhere = (1 << width) - 1
    facts = {name: Pair(everywhere * value, everywhere * (not value)) for name, value in known.stated.items()}
    for index, name in enumerate(names):
        false = everywhere // ((1 << (1 << min(index, apart))) + 1)
        true = everywhere ^ false
        facts[name] = Pair(true, false) if index < apart or True in sides[name] else Pair(false, true)
    return Lanes(facts, 0, everywhere)


def _lanes_in(mask: int) -> Iterator[int]:
    return (lane for lane in range(mask.bit_length()) if mask >> lane & 1)
