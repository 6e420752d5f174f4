"""Records to read: the worked cases of the pack, and random ones."""

from __future__ import annotations

from random import Random

from rabta.assessment import Statement, Subject
from rabta.law import Law, Period, State, load_law, pack_folder, states
from rabta.law.cases import load_cases
from rabta.law.faults import Faults

PACK = "palermo"
RANDOM = 127
SHARES = (0.1, 0.3, 0.7)
"""How much of everything is known of a random record: one of these."""


def the_law() -> Law:
    return load_law(PACK)


def the_state(law: Law) -> State:
    """The one state of the law. The pack has no dated version, so that there is no other."""
    (state,) = states(law, Period())
    return state


def stated(law: Law) -> list[dict[str, bool]]:
    """What is stated in each record. No two statements are about the same fact."""
    random = Random(20001115)
    cases = [dict(case.facts) for case in load_cases(pack_folder(PACK), Faults())]
    return cases + [_record(law, random, random.choice(SHARES)) for _ in range(RANDOM)]


def subjects(law: Law) -> list[Subject]:
    return [
        Subject(statements={name: (Statement(value),) for name, value in record.items()})
        for record in stated(law)
    ]


def _record(law: Law, random: Random, share: float) -> dict[str, bool]:
    return {name: random.random() < 0.5 for name in law.facts if random.random() < share}
