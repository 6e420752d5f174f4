"""Reasons: a walk over what was read, from a reading down to statements and provisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from rabta.law import State
from rabta.logic import Kept, Kind

ANY, AT_LEAST = Kind.ANY, Kind.AT_LEAST
VALUES = (None, True, False)
"""What one lane says, by its bit for true less its bit for false; -1 counts from the end."""
_NEW = tuple.__new__  # a named tuple's own constructor takes twice as long


class Reason(NamedTuple):
    """Why a node has its value.

    `id` is a fact, an element or a reading, or "" for a connective inside a rule.
    `parts` are what the value rests on: all parts of a whole that needs them all,
    the parts that carry an alternative, the open parts of something open.
    """

    kind: Kind
    id: str
    value: bool | None
    provisions: tuple[str, ...] = ()
    parts: tuple[Reason, ...] = ()
    least: int = 0


_Parts: TypeAlias = Callable[[Sequence[Reason]], tuple[Reason, ...]]
_Above: TypeAlias = tuple[Kind, str, _Parts, int, tuple[str, ...]]


class Reasons:
    """The reasons of one assessment under one state of the law, walked once, every node after its parts."""

    def __init__(self, state: State, kept: Kept[int]) -> None:
        self._places = kept.plan.places
        self._walked = _walk(state, kept)

    def of(self, name: str) -> Reason:
        """The reason of an element or a reading, by id."""
        return self._walked[self._places[name]]


def _walk(state: State, kept: Kept[int]) -> list[Reason]:
    leaves, course = _course(state)
    walked = [leaf[t - f] for leaf, t, f in zip(leaves, kept.t, kept.f, strict=False)]
    first = len(leaves)
    above = zip(course, kept.t[first:], kept.f[first:], strict=False)
    for (kind, name, parts_in, least, provisions), t, f in above:
        value = VALUES[t - f]
        parts = parts_in(walked)
        if kind is ANY or kind is AT_LEAST:
            parts = tuple([part for part in parts if part[2] is value]) or parts
        walked.append(_NEW(Reason, (kind, name, value, provisions, parts, least)))
    return walked


@lru_cache(maxsize=1024)
def _course(state: State) -> tuple[list[tuple[Reason, ...]], list[_Above]]:
    """What is the same in every walk: the reasons facts can be, and the steps up to the last reading."""
    plan = state.plan
    leaves = [tuple(Reason(Kind.FACT, name, value) for value in VALUES) for name in plan.facts]
    end = 1 + max((plan.places[name] for name in state.versions), default=0)
    course: list[_Above] = []
    for kind, name, sources, least in plan.steps[: end - len(plan.facts)]:
        version = state.versions.get(name)
        course.append((kind, name, _parts_at(sources), least, version.provisions if version else ()))
    return leaves, course


def _parts_at(places: tuple[int, ...]) -> _Parts:
    """What takes the parts at some places out of a list; for fewer than two, `itemgetter` gives no tuple."""
    match places:
        case ():
            return lambda _: ()
        case (only,):
            return lambda walked: (walked[only],)
        case _:
            return itemgetter(*places)


def facts_in(reason: Reason) -> Mapping[str, bool | None]:
    """Every fact a reason rests on, with what is known of it, in the order of the law."""
    found: dict[str, bool | None] = {}
    waiting = [reason]
    while waiting:
        each = waiting.pop()
        if each.kind is Kind.FACT:
            found[each.id] = each.value
        waiting.extend(reversed(each.parts))
    return found
