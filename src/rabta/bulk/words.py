"""Words: columns of facts as masks of 64 records a word, read chunk by chunk.

Nothing about the law or the logic is decided here. Every chunk goes through
`rabta.law.defined` and `rabta.logic.read`, as one record does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from rabta.law import Law, Period, State, defined, states
from rabta.law.faults import nearest
from rabta.logic import Kept, Lanes, Pair, Plan, narrowed, read
from rabta.logic import plan as plan_of

Words: TypeAlias = npt.NDArray[np.uint64]
"""Masks of many records: record i is bit i % 64 of word i // 64."""

Reach: TypeAlias = Mapping[State, Words | None]
"""For each state of the law, the records in whose reach it is; None stands for all of them."""

WORD = np.dtype("<u8")
LANES = 64
NOWHERE, EVERYWHERE = np.uint64(0), np.uint64(2**64 - 1)

CHUNK = 4096
"""Words read at a time: 32 KiB of every mask. docs/benchmarks.md says how it was chosen."""


def words_for(records: int) -> int:
    """How many words hold the masks of so many records."""
    return -(-records // LANES)


def read_columns(
    law: Law,
    facts: Mapping[str, Pair[Words]],
    records: int,
    *,
    names: Iterable[str] | None = None,
    period: Period | None = None,
    chunk: int = CHUNK,
) -> dict[str, Pair[Words]]:
    """Where each reading is met and where it is ruled out; elsewhere it is open, or not in force.

    `facts` gives, by fact id, where the fact is known so and where it is known
    not so; a fact that is absent is unknown of everybody. No record may be set
    in both. Bits beyond the last record are ignored on the way in and clear on
    the way out. `names` are readings, elements or remarks; all readings unless
    given. All records are read at one `period`; `rabta.bulk.dated` reads each at
    its own. Raises ValueError for an unknown name or a mask of another length.

    A fact that sources dispute is unknown here, and a definition may settle it.
    Where disputes are on file, read those records one by one.
    """
    reach = dict.fromkeys(in_reach(law, period or Period()))
    return read_in_reach(law, facts, records, reach, names=names, chunk=chunk)


def read_in_reach(
    law: Law,
    facts: Mapping[str, Pair[Words]],
    records: int,
    reach: Reach,
    *,
    names: Iterable[str] | None = None,
    chunk: int = CHUNK,
) -> dict[str, Pair[Words]]:
    """As `read_columns`, each record in the states of the law that are in its reach; at least one is."""
    wanted = tuple(law.readings if names is None else dict.fromkeys(names))
    length = words_for(records)
    _check(law, wanted, facts, length)
    views = [(_view(law, state, wanted), where) for state, where in reach.items()]
    met = {name: Pair(np.zeros(length, WORD), np.zeros(length, WORD)) for name in wanted}
    given = {name: facts[name] for view, _ in views for name in view.facts if name in facts}
    for start in range(0, length, chunk):
        here = slice(start, min(start + chunk, length))
        part = {name: Pair(pair.t[here], pair.f[here]) for name, pair in given.items()}
        lanes: Lanes[Any] = Lanes(part, NOWHERE, EVERYWHERE)
        present = [(view, where if where is None else where[here]) for view, where in views]
        for name, (t, f) in _read_chunk(present, lanes, wanted):
            met[name].t[here], met[name].f[here] = t, f
    for pair in met.values():
        for mask in pair:
            clear_beyond(mask, records)
    return met


def in_reach(law: Law, period: Period) -> tuple[State, ...]:
    """The states of the law in which records of a period are read."""
    return states(law, period)


def facts_read(law: Law, names: Iterable[str]) -> frozenset[str]:
    """The facts that any state of the law asks for in order to read these."""
    wanted = tuple(names)
    return frozenset(name for state in in_reach(law, Period()) for name in _view(law, state, wanted).facts)


def clear_beyond(mask: Words, records: int) -> None:
    """Clear the bits of the last word that stand for no record."""
    if records % LANES:
        mask[-1] &= WORD.type((1 << records % LANES) - 1)


def _check(law: Law, names: Iterable[str], facts: Mapping[str, Pair[Words]], length: int) -> None:
    valid = law.nodes.keys() | law.remarks.keys()
    for name in names:
        if name not in valid:
            raise ValueError(f"unknown reading {name!r}{nearest(name, valid)}")
    for name, pair in facts.items():
        if name not in law.facts:
            raise ValueError(f"unknown fact {name!r}{nearest(name, law.facts)}")
        if {len(pair.t), len(pair.f)} != {length}:
            raise ValueError(f"the masks of {name!r} must have {length} words each")


class _View(NamedTuple):
    """One state of the law, cut down to what is wanted.

    `law` has only the facts that the readings rest on, so that no other
    definition is drawn; `facts` are all facts that are read, by rules or by
    definitions.
    """

    law: Law
    plan: Plan
    in_force: frozenset[str]
    facts: tuple[str, ...]


def _read_chunk(
    views: Iterable[tuple[_View, Words | None]], lanes: Lanes[Any], wanted: Iterable[str]
) -> Iterator[tuple[str, Pair[Any]]]:
    """The wanted readings in some lanes: settled only where every state of the law in reach agrees.

    A state that is out of reach of a lane agrees with whatever the others say there.
    """
    present = [(view, where) for view, where in views if where is None or where.any()]
    kept = [
        (view, None if where is None or len(present) == 1 else ~where, _answers(view, lanes))
        for view, where in present
    ]
    for name in wanted:
        t, f = EVERYWHERE, EVERYWHERE
        for view, elsewhere, answers in kept:
            found = answers[name] if name in view.in_force else Pair(NOWHERE, NOWHERE)
            if elsewhere is not None:
                found = Pair(found.t | elsewhere, found.f | elsewhere)
            t, f = (found.t, found.f) if len(kept) == 1 else (t & found.t, f & found.f)
        yield name, Pair(t, f)


def _answers(view: _View, lanes: Lanes[Any]) -> Kept[Any]:
    return read(view.plan, defined(view.law, lanes).lanes)


@lru_cache(maxsize=1024)
def _view(law: Law, state: State, wanted: tuple[str, ...]) -> _View:
    plan = narrowed(state.plan, wanted)
    narrow = law.about(plan.facts)
    drawn = [rule for fact in narrow.facts.values() for rule in (fact.shown_by, fact.refuted_by) if rule]
    in_force = frozenset(name for name in wanted if state.versions.get(name, ...) is not None)
    return _View(narrow, plan, in_force, tuple(dict.fromkeys((*plan.facts, *plan_of(*drawn).facts))))
