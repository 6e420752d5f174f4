"""Reasons: a walk over what was read, from a reading down to statements and provisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rabta.law import State
from rabta.logic import Kept, Kind


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
    """The reasons of one assessment under one state of the law; each node is walked once."""

    def __init__(self, state: State, kept: Kept[int]) -> None:
        self._kept = kept
        self._versions = state.versions
        self._walked: dict[int, Reason] = {}

    def of(self, name: str) -> Reason:
        """The reason of an element, a reading or a remark, by id."""
        return self._at(self._kept.plan.places[name])

    def _at(self, place: int) -> Reason:
        if place not in self._walked:
            self._walked[place] = self._walk(place)
        return self._walked[place]

    def _walk(self, place: int) -> Reason:
        plan, value = self._kept.plan, self._kept.value(place)
        step = plan.step(place)
        if step is None:
            return Reason(Kind.FACT, plan.facts[place], value)
        version = self._versions.get(step.name)
        provisions = version.provisions if version else ()
        sources = step.sources
        if step.kind is not Kind.ALL and step.kind is not Kind.NOT:
            sources = tuple(source for source in sources if self._kept.value(source) is value) or sources
        parts = tuple([self._at(source) for source in sources])
        return Reason(step.kind, step.name, value, provisions, parts, step.least)


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
