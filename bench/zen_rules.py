"""The law for zen-engine, made from our own plan: true is 1, unknown 0, false -1; and is min, or is max.

docs/benchmarks.md says which other forms were tried.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from itertools import combinations
from typing import Any

import zen

from rabta.law import Law, State
from rabta.law.values import Fact
from rabta.logic import Kind, Plan, Rule, plan

Reference = Callable[[str], str]


def graph(law: Law, state: State, names: Collection[str], given: Reference) -> dict[str, Any]:
    """A decision that works out every definition, and then these nodes of the plan."""
    drawn = {
        fact.id: _defined(fact, given) for fact in law.facts.values() if fact.shown_by or fact.refuted_by
    }
    expressions = {_of_definition(name): text for name, text in drawn.items()}

    def known(name: str) -> str:
        return f"$.{_of_definition(name)}" if name in drawn else given(name)

    for step in state.plan.steps:
        if step.name in names:
            expressions[step.name] = _combined(state.plan, step.kind, step.sources, step.least, known, names)
    return _decision(expressions)


def numbers(record: Mapping[str, bool]) -> dict[str, int]:
    """A record as zen reads it: only the facts known."""
    return {name: 1 if value else -1 for name, value in record.items()}


def engine(graphs: Mapping[str, dict[str, Any]]) -> zen.ZenEngine:
    """An engine that keeps its decisions ready, by key."""
    return zen.ZenEngine({"loader": {"type": "static", "content": dict(graphs)}})


def if_given(name: str) -> str:
    """A fact that need not be among the inputs."""
    return f"({name} ?? 0)"


def _of_definition(name: str) -> str:
    return f"defined_{name}"


def _defined(fact: Fact, given: Reference) -> str:
    """What a statement and the definition of a fact make of it: unknown where they disagree."""
    stated = given(fact.id)
    shown = [stated, "0", *([_rule(fact.shown_by, given)] if fact.shown_by else [])]
    refuted = [f"(-{stated})", "0", *([_rule(fact.refuted_by, given)] if fact.refuted_by else [])]
    return f"{_most(shown)} - {_most(refuted)}"


def _rule(rule: Rule, given: Reference) -> str:
    laid_out = plan(rule)
    last = len(laid_out.facts) + len(laid_out.steps) - 1
    return _at(laid_out, last, given, ())


def _at(laid_out: Plan, place: int, known: Reference, named: Collection[str]) -> str:
    step = laid_out.step(place)
    if step is None:
        return known(laid_out.facts[place])
    if step.name in named:
        return f"$.{step.name}"
    return _combined(laid_out, step.kind, step.sources, step.least, known, named)


def _combined(
    laid_out: Plan, kind: Kind, sources: tuple[int, ...], least: int, known: Reference, named: Collection[str]
) -> str:
    parts = [_at(laid_out, source, known, named) for source in sources]
    if kind is Kind.CONSTANT:
        return "1" if least else "(-1)"
    if kind is Kind.NOT:
        return f"(-{parts[0]})"
    if kind is Kind.AT_LEAST:
        return _most([_least(list(some)) for some in combinations(parts, least)])
    return _least(parts) if kind is Kind.ALL else _most(parts)


def _most(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"max([{', '.join(parts)}])"


def _least(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"min([{', '.join(parts)}])"


def _decision(expressions: Mapping[str, str]) -> dict[str, Any]:
    content = {"expressions": [{"id": key, "key": key, "value": value} for key, value in expressions.items()]}
    nodes = [
        {"id": "facts", "type": "inputNode", "name": "facts"},
        {"id": "rules", "type": "expressionNode", "name": "rules", "content": content},
        {"id": "readings", "type": "outputNode", "name": "readings"},
    ]
    edges = [
        {"id": "in", "type": "edge", "sourceId": "facts", "targetId": "rules"},
        {"id": "out", "type": "edge", "sourceId": "rules", "targetId": "readings"},
    ]
    return {"nodes": [node | {"position": {"x": 0, "y": 0}} for node in nodes], "edges": edges}
