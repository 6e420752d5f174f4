"""Reasons: a walk over what was read, from a reading down to statements and provisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rabta.law import State
from rabta.logic import Kept, Kind

ANY, AT_LEAST = Kind.ANY, Kind.AT_LEAST
_Above: TypeAlias = tuple[int, Kind, str, tuple[int, ...], int, tuple[str, ...]]
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


class Reasons:
    """The reasons of one assessment under one state of the law, walked once, every node after its parts."""

    def __init__(self, state: State, kept: Kept[int]) -> None:
        self._places = kept.plan.places
        self._walked = _walk(state, kept)

    def of(self, name: str) -> Reason:
        """The reason of an element or a reading, by id."""
        return self._walked[self._places[name]]


def _walk(state: State, kept: Kept[int]) -> dict[int, Reason]:
    leaves, course = _course(state)
    values = [True if t else False if f else None for t, f in zip(kept.t, kept.f, strict=True)]
    walked = {place: leaf[value] for place, (leaf, value) in enumerate(zip(leaves, values, strict=False))}
    for place, kind, name, sources, least, provisions in course:
        value = values[place]
        carrying: Sequence[int] = sources
        if kind is ANY or kind is AT_LEAST:
            carrying = [source for source in sources if values[source] is value] or sources
        parts = tuple([walked[source] for source in carrying])
        walked[place] = _NEW(Reason, (kind, name, value, provisions, parts, least))
    return walked


@lru_cache(maxsize=1024)
def _course(state: State) -> tuple[list[dict[bool | None, Reason]], list[_Above]]:
    """What is the same in every walk: the reasons facts can be, and the steps below readings in order."""
    plan = state.plan
    leaves = [{value: Reason(Kind.FACT, name, value) for value in (True, False, None)} for name in plan.facts]
    needed = {plan.places[name] for name in state.versions}
    course: list[_Above] = []
    for place in range(len(plan.facts) + len(plan.steps) - 1, len(plan.facts) - 1, -1):
        if place in needed:
            kind, name, sources, least = plan.steps[place - len(plan.facts)]
            version = state.versions.get(name)
            course.append((place, kind, name, sources, least, version.provisions if version else ()))
            needed.update(sources)
    return leaves, course[::-1]


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
