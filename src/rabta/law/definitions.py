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
from rabta.logic import Kind, Lanes, Pair, Plan, plan, read
from rabta.logic.lanes import M

NOTHING = -1
"""The place of what neither shows nor refutes: the last one, which is true nowhere."""
_NEW = tuple.__new__  # a named tuple's own constructor takes twice as long


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
    nowhere = lanes.nowhere
    true = [*read(laid_out, lanes).t, nowhere]
    facts, clashes = dict(lanes.facts), {}
    unknown = Pair(nowhere, nowhere)
    for name, shown, refuted in places:
        if name in contested:
            continue
        clashes[name] = nowhere
        t, f = facts.setdefault(name, unknown)
        shows, refutes = true[shown], true[refuted]
        if shows is nowhere and refutes is nowhere:
            continue  # quicker for one record, of which most definitions draw nothing
        if shows is not nowhere:
            t = t | shows
        if refutes is not nowhere:
            f = f | refutes
        clashes[name] = clash = t & f
        facts[name] = _NEW(Pair, (t ^ clash, f ^ clash))
    return Defined(Lanes(facts, nowhere, lanes.everywhere), clashes)


@lru_cache(maxsize=1024)
def _laid_out(law: Law) -> tuple[Plan, tuple[tuple[str, int, int], ...]]:
    """The definitions' rules, and for each defined fact the places of what shows and what refutes it."""
    rules = {
        (each.id, how): rule if rule.kind is Kind.FACT else rule.named(f"{how} {each.id}")
        for each in law.facts.values()
        for how, rule in (("shown", each.shown_by), ("refuted", each.refuted_by))
        if rule
    }
    laid_out = plan(*rules.values())
    places = {key: laid_out.places[rule.name] for key, rule in rules.items()}
    names = dict.fromkeys(name for name, _ in rules)
    return laid_out, tuple(
        (name, places.get((name, "shown"), NOTHING), places.get((name, "refuted"), NOTHING)) for name in names
    )
