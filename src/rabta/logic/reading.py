"""Reading: the one evaluator, whatever the width of the lanes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter
from typing import Generic

from rabta.logic.lanes import Lanes, M, Pair
from rabta.logic.rule import Kind, Plan, Rule, plan

ALL, ANY, NOT, AT_LEAST = Kind.ALL, Kind.ANY, Kind.NOT, Kind.AT_LEAST
_TRUE, _FALSE = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Kept(Generic[M]):
    """What was read: both masks of every step, so that reasons are a walk and no second computation.

    `t` and `f` run parallel to the steps of the plan.
    """

    plan: Plan
    t: list[M]
    f: list[M]

    def __getitem__(self, name: str) -> Pair[M]:
        """The pair of a named node; KeyError when the plan has no such node."""
        place = self.plan.places[name]
        return Pair(self.t[place], self.f[place])

    def value(self, place: int, lane: int = 0) -> bool | None:
        """True, False or None (unknown) at one step in one lane; for masks that are integers."""
        bit: int = 1 << lane
        if self.t[place] & bit:
            return True
        return False if self.f[place] & bit else None


def read(rules: Rule | Plan, lanes: Lanes[M]) -> Kept[M]:
    """Read rules in every lane at once.

    and: (a.t & b.t, a.f | b.f) · or: (a.t | b.t, a.f & b.f) · not: (a.f, a.t) ·
    at least n: counters for each side. Source: Kleene 1952, section 64.
    """
    laid_out = plan(rules) if isinstance(rules, Rule) else rules
    nowhere, everywhere = lanes.nowhere, lanes.everywhere
    true, false = _facts(laid_out, lanes)
    for kind, first, others, least in laid_out.order:
        if kind is ALL:
            t, f = true[first], false[first]
            for source in others:
                t = t & true[source]
                f = f | false[source]
        elif kind is ANY:
            t, f = true[first], false[first]
            for source in others:
                t = t | true[source]
                f = f & false[source]
        elif kind is NOT:
            t, f = false[first], true[first]
        elif kind is AT_LEAST:
            t = _counted(least, [true[source] for source in others], lanes)
            f = _counted(len(others) - least + 1, [false[source] for source in others], lanes)
        else:
            t, f = (everywhere, nowhere) if least else (nowhere, everywhere)
        true.append(t)
        false.append(f)
    return Kept(laid_out, true, false)


def _facts(laid_out: Plan, lanes: Lanes[M]) -> tuple[list[M], list[M]]:
    unknown = Pair(lanes.nowhere, lanes.nowhere)
    known = list(map(lanes.facts.get, laid_out.facts, repeat(unknown)))
    return list(map(_TRUE, known)), list(map(_FALSE, known))


def _counted(least: int, masks: list[M], lanes: Lanes[M]) -> M:
    """Where at least `least` of the masks are set."""
    if least > len(masks):
        return lanes.nowhere
    reached = [lanes.everywhere] + [lanes.nowhere] * max(least, 0)
    for mask in masks:
        for count in range(len(reached) - 1, 0, -1):
            reached[count] = reached[count] | (reached[count - 1] & mask)
    return reached[-1]
