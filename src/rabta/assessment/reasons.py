"""Reasons: a walk over what was read, from a reading down to statements and provisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rabta.law import State
from rabta.logic import Kept, Kind

ANY, AT_LEAST = Kind.ANY, Kind.AT_LEAST
_Above: TypeAlias = tuple[Kind, str, tuple[int, ...], int, tuple[str, ...]]


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
        """The reason of an element, a reading or a remark, by id."""
        return self._walked[self._places[name]]


def _walk(state: State, kept: Kept[int]) -> list[Reason]:
    facts, steps = _course(state)
    values = [True if t else False if f else None for t, f in zip(kept.t, kept.f, strict=True)]
    walked = [reasons[value] for reasons, value in zip(facts, values, strict=False)]
    for (kind, name, sources, least, provisions), value in zip(steps, values[len(facts) :], strict=True):
        carrying: Sequence[int] = sources
        if kind is ANY or kind is AT_LEAST:
            carrying = [source for source in sources if values[source] is value] or sources
        parts = tuple([walked[source] for source in carrying])
        walked.append(Reason(kind, name, value, provisions, parts, least))
    return walked


@lru_cache(maxsize=1024)
def _course(state: State) -> tuple[list[dict[bool | None, Reason]], list[_Above]]:
    """What is the same in every walk: the reasons that facts can be, and each step with its provisions."""
    facts = [
        {value: Reason(Kind.FACT, name, value) for value in (True, False, None)} for name in state.plan.facts
    ]
    versions = (state.versions.get(step.name) for step in state.plan.steps)
    provisions = (version.provisions if version else () for version in versions)
    return facts, [(*step, cited) for step, cited in zip(state.plan.steps, provisions, strict=True)]


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
