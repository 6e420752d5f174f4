"""The law for polars, made from our own plan: boolean columns with nulls, and its own Kleene operators.

Of the forms tried for a definition the fastest found is used; see docs/benchmarks.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from itertools import combinations
from operator import and_, or_

import polars as pl

from rabta.law import Law, State
from rabta.law.values import Fact
from rabta.logic import Kind, Plan, Rule, plan

Reference = Callable[[str], pl.Expr]


def readings(table: pl.LazyFrame, law: Law, state: State, names: Iterable[str]) -> pl.LazyFrame:
    """A query for some readings. Definitions come first; polars drops those that are not wanted."""
    drawn = {fact.id: _defined(fact) for fact in law.facts.values() if fact.shown_by or fact.refuted_by}
    known = table.with_columns([column.alias(f"defined {name}") for name, column in drawn.items()])

    def of(name: str) -> pl.Expr:
        return pl.col(f"defined {name}" if name in drawn else name)

    return known.select([_at(state.plan, state.plan.places[name], of).alias(name) for name in names])


def _defined(fact: Fact) -> pl.Expr:
    stated = pl.col(fact.id)
    true, false = stated.eq_missing(True), stated.eq_missing(False)
    if fact.shown_by:
        true |= _rule(fact.shown_by).fill_null(False)
    if fact.refuted_by:
        false |= _rule(fact.refuted_by).fill_null(False)
    return pl.when(true ^ false).then(true)


def _rule(rule: Rule) -> pl.Expr:
    laid_out = plan(rule)
    return _at(laid_out, len(laid_out.facts) + len(laid_out.steps) - 1, pl.col)


def _at(laid_out: Plan, place: int, of: Reference) -> pl.Expr:
    step = laid_out.step(place)
    if step is None:
        return of(laid_out.facts[place])
    parts = [_at(laid_out, source, of) for source in step.sources]
    if step.kind is Kind.CONSTANT:
        return pl.lit(bool(step.least))
    if step.kind is Kind.NOT:
        return ~parts[0]
    if step.kind is Kind.AT_LEAST:
        return reduce(or_, [reduce(and_, some) for some in combinations(parts, step.least)])
    return reduce(and_ if step.kind is Kind.ALL else or_, parts)
