"""Definitions: what a statement about one fact makes, by definition, of another.

Who entered a country not their own against its entry rules has crossed a border;
who crossed none has not. Drawing such links once, here, spares questions and
shows contradictions that no two statements about the same fact would show.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple

from rabta.law.law import Law
from rabta.logic import NEVER, Lanes, Pair, Plan, any_of, plan, read
from rabta.logic.lanes import M


class Defined(NamedTuple, Generic[M]):
    """Lanes with what the definitions add, and where each fact came to contradict itself."""

    lanes: Lanes[M]
    clashes: Mapping[str, M]


def defined(law: Law, lanes: Lanes[M], contested: Collection[str] = ()) -> Defined[M]:
    """The lanes, with what the facts' definitions add.

    Where a statement and a definition disagree the fact is contested, and so
    known neither way. Definitions read statements only, never what other
    definitions concluded. The facts in `contested` are left as they are: what
    sources dispute, no definition settles.
    """
    laid_out, places = _laid_out(law)
    kept = read(laid_out, lanes)
    facts, clashes = dict(lanes.facts), {}
    unknown = Pair(lanes.nowhere, lanes.nowhere)
    for name, shown, refuted in places:
        if name in contested:
            continue
        t, f = lanes.facts.get(name, unknown)
        t, f = t | kept.t[shown], f | kept.t[refuted]
        clashes[name] = clash = t & f
        facts[name] = Pair(t ^ clash, f ^ clash)
    return Defined(Lanes(facts, lanes.nowhere, lanes.everywhere), clashes)


@lru_cache(maxsize=64)
def _laid_out(law: Law) -> tuple[Plan, tuple[tuple[str, int, int], ...]]:
    defined_facts = [each for each in law.facts.values() if each.shown_by or each.refuted_by]
    rules = {
        f"{how} {each.id}": any_of(rule or NEVER).named(f"{how} {each.id}")
        for each in defined_facts
        for how, rule in (("shown", each.shown_by), ("refuted", each.refuted_by))
    }
    laid_out = plan(*rules.values())
    return laid_out, tuple(
        (each.id, laid_out.places[f"shown {each.id}"], laid_out.places[f"refuted {each.id}"])
        for each in defined_facts
    )
