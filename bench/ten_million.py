"""Ten million persons from masks in memory, beside a lazy polars query over boolean columns in memory."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl
import polars_rules
from records import the_law, the_state
from rounds import Contest, Entrant

from rabta.bulk import Words, read_columns, words_for
from rabta.bulk.arrow import answers_to
from rabta.law import Law, State
from rabta.logic import Pair, plan

PERSONS = 10_000_000
READINGS = ("trafficking", "smuggling", "enabling_stay", "irregular_status")
AGAINST = "polars, lazy"
NOTES = """\
- The masks take {megabytes:.0f} MB; polars holds the same bits in its own columns.
- Nothing is read from a file or a database, which would take longer than either.
- polars uses its own threads, as many as there are cores.
"""
STREAMING = "polars, lazy, streaming"


def contest(persons: int = PERSONS) -> Contest:
    law = the_law()
    state = the_state(law)
    facts = _random_facts(law.facts, persons)
    table = pl.DataFrame({name: pl.from_arrow(answers_to(pair, persons)) for name, pair in facts.items()})
    query = polars_rules.readings(table.lazy(), law, state, READINGS)
    met = read_columns(law, facts, persons, names=READINGS)
    counts = {name: (_count(pair.t), _count(pair.f)) for name, pair in met.items()}
    for engine in ("in-memory", "streaming"):
        theirs = query.collect(engine=engine)
        if counts != {name: (theirs[name].sum(), (~theirs[name]).sum()) for name in READINGS}:
            raise AssertionError("polars counts otherwise")
    needed = _facts_below(law, state)
    bits = np.stack([mask for name in needed for mask in facts[name]])
    return Contest(
        title=f"{persons:,} persons".replace(",", " "),
        what=(
            f"The readings {', '.join(READINGS)} of random persons, from {len(needed)} facts and the "
            "definitions that bear on them. Of all answers a third is yes, a third no, a third unknown."
        ),
        unit="ms",
        scale=1e3,
        amount=1,
        entrants=(
            Entrant("Rabta, numpy, one thread", lambda: read_columns(law, facts, persons, names=READINGS)),
            Entrant(AGAINST, lambda: query.collect(engine="in-memory")),
            Entrant(STREAMING, lambda: query.collect(engine="streaming")),
            Entrant(
                "limit: reading the masks once, numpy, one thread",
                lambda: np.bitwise_xor.reduce(bits, axis=None),
            ),
        ),
        against=(AGAINST, STREAMING),
        goal=2,
        checked="how many are met and how many ruled out, for each reading.",
        notes=NOTES.format(megabytes=bits.nbytes / 1e6),
    )


def _random_facts(names: Iterable[str], persons: int) -> dict[str, Pair[Words]]:
    """Each fact true, false or unknown, each for a third of the persons or nearly."""
    random = np.random.default_rng(20001115)
    facts = {}
    for name in names:
        answers = np.zeros(words_for(persons) * 64, np.int8)
        answers[:persons] = random.integers(0, 3, persons, dtype=np.int8)
        facts[name] = Pair(
            *(np.packbits(answers == each, bitorder="little").view(np.uint64) for each in (1, 2))
        )
    return facts


def _facts_below(law: Law, state: State) -> tuple[str, ...]:
    """The facts that the readings rest on, and those that the definitions of these rest on."""
    below = dict.fromkeys(fact for name in READINGS for fact in state.plan.facts_below(name))
    rules = [
        rule for name in below for rule in (law.facts[name].shown_by, law.facts[name].refuted_by) if rule
    ]
    return tuple(dict.fromkeys((*below, *plan(*rules).facts)))


def _count(mask: Words) -> int:
    return int(np.bitwise_count(mask).sum())
