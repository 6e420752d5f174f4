"""What bears on a node of the law: the facts below it, and the values of them that speak for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from rabta.law import Law
from rabta.logic import Kind, Plan, Rule


@lru_cache(maxsize=4096)
def supports(plan: Plan, name: str) -> frozenset[tuple[str, bool]]:
    """The facts below a node, each with a value that speaks for it; both where either may."""
    found: set[tuple[str, bool]] = set()
    waiting, seen = [(plan.places[name], True)], set[tuple[int, bool]]()
    while waiting:
        place, wanted = here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        step = plan.step(place)
        if step is None:
            found.add((plan.facts[place], wanted))
        else:
            wanted = wanted is not (step.kind is Kind.NOT)
            waiting.extend((source, wanted) for source in step.sources)
    return frozenset(found)


@lru_cache(maxsize=4096)
def bearing(law: Law, plan: Plan, name: str) -> Mapping[str, frozenset[bool]]:
    """The facts that bear on a node, below it or by definition, each with the values that speak for it."""
    found: dict[str, set[bool]] = {}
    for below, wanted in sorted(supports(plan, name)):
        found.setdefault(below, set()).add(wanted)
        fact = law.facts[below]
        for rule, shown in ((fact.shown_by, True), (fact.refuted_by, False)):
            for other, value in _leaves(rule, wanted is shown) if rule else ():
                found.setdefault(other, set()).add(value)
    return {each: frozenset(values) for each, values in found.items()}


def hints(law: Law, name: str, value: bool) -> frozenset[tuple[str, bool]]:
    """The facts, with their values, that make it worth asking whether a fact has a value.

    They are the signs that raise it, and what its definition rests on.
    """
    fact = law.facts[name]
    rule = fact.shown_by if value else fact.refuted_by
    raising = law.raised_by.get(name, ()) if value else ()
    return frozenset((each, True) for each in raising) | frozenset(_leaves(rule, True) if rule else ())


@lru_cache(maxsize=64)
def hinted(law: Law) -> Mapping[tuple[str, bool], tuple[tuple[str, bool], ...]]:
    """For each fact and value, the facts with their values that it makes worth asking about."""
    found: dict[tuple[str, bool], list[tuple[str, bool]]] = {}
    for name in law.facts:
        for value in (True, False):
            for hint in hints(law, name, value):
                found.setdefault(hint, []).append((name, value))
    return {hint: tuple(sorted(pairs)) for hint, pairs in found.items()}


def _leaves(rule: Rule, wanted: bool) -> Iterator[tuple[str, bool]]:
    """The facts of a rule, each with the value that helps to make the rule `wanted`."""
    if rule.kind is Kind.FACT:
        yield rule.name, wanted
    for part in rule.parts:
        yield from _leaves(part, wanted is not (rule.kind is Kind.NOT))
