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
from rabta.logic import Lanes, Pair, Plan, narrowed, read
from rabta.logic import plan as plan_of

Words: TypeAlias = npt.NDArray[np.uint64]
"""Masks of many records: record i is bit i % 64 of word i // 64."""

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
    given. All records are read at one `period`: group them by it. Raises
    ValueError for an unknown name or a mask of another length.

    A fact that sources dispute is unknown here, and a definition may settle it.
    Where disputes are on file, read those records one by one.
    """
    wanted = tuple(law.readings if names is None else dict.fromkeys(names))
    length = words_for(records)
    _check(law, wanted, facts, length)
    views = _views(law, period or Period(), wanted)
    met = {name: Pair(np.zeros(length, WORD), np.zeros(length, WORD)) for name in wanted}
    given = {name: facts[name] for view in views for name in view.facts if name in facts}
    for start in range(0, length, chunk):
        here = slice(start, min(start + chunk, length))
        part = {name: Pair(pair.t[here], pair.f[here]) for name, pair in given.items()}
        lanes: Lanes[Any] = Lanes(part, NOWHERE, EVERYWHERE)
        for name, (t, f) in _read_chunk(views, lanes, wanted):
            met[name].t[here], met[name].f[here] = t, f
    for pair in met.values():
        for mask in pair:
            clear_beyond(mask, records)
    return met


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
    views: Iterable[_View], lanes: Lanes[Any], wanted: Iterable[str]
) -> Iterator[tuple[str, Pair[Any]]]:
    """The wanted readings in some lanes: settled only where every state of the law agrees."""
    kept = [(view, read(view.plan, defined(view.law, lanes).lanes)) for view in views]
    for name in wanted:
        t, f = EVERYWHERE, EVERYWHERE
        for view, answers in kept:
            found = answers[name] if name in view.in_force else Pair(NOWHERE, NOWHERE)
            t, f = (found.t, found.f) if len(kept) == 1 else (t & found.t, f & found.f)
        yield name, Pair(t, f)


@lru_cache(maxsize=64)
def _views(law: Law, period: Period, wanted: tuple[str, ...]) -> tuple[_View, ...]:
    return tuple(_view(law, state, wanted) for state in states(law, period))


def _view(law: Law, state: State, wanted: tuple[str, ...]) -> _View:
    plan = narrowed(state.plan, wanted)
    narrow = law.about(plan.facts)
    drawn = [rule for fact in narrow.facts.values() for rule in (fact.shown_by, fact.refuted_by) if rule]
    in_force = frozenset(name for name in wanted if state.versions.get(name, ...) is not None)
    return _View(narrow, plan, in_force, tuple(dict.fromkeys((*plan.facts, *plan_of(*drawn).facts))))
