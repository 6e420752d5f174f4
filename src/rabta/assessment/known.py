"""What is known of a subject: statements weighed into true, false, unknown or contested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rabta.assessment.record import Subject
from rabta.law import Law, defined
from rabta.logic import Lanes, single


@dataclass(frozen=True, slots=True)
class Known:
    """What the statements amount to.

    `stated` are the facts that statements settle, without what definitions add.
    `lanes` is one lane with the definitions drawn. `contested` are the facts on
    which statements, or a statement and a definition, disagree: unknown to the
    logic, and so marked for people.
    """

    stated: Mapping[str, bool]
    lanes: Lanes[int]
    contested: frozenset[str]

    def value(self, name: str) -> bool | None:
        """What is known of one fact, definitions drawn."""
        pair = self.lanes.facts.get(name)
        if pair is None or not (pair.t or pair.f):
            return None
        return bool(pair.t)


def weigh(law: Law, subject: Subject) -> Known:
    """Statements that agree settle a fact; statements that disagree leave it open."""
    stated: dict[str, bool] = {}
    contested: set[str] = set()
    for name, statements in subject.statements.items():
        values = {each.value for each in statements} - {None}
        if len(values) > 1:
            contested.add(name)
        for value in values if len(values) == 1 else ():
            stated[name] = bool(value)
    drawn = defined(law, single(stated), contested)
    clashes = {name for name, clash in drawn.clashes.items() if clash}
    return Known(stated, drawn.lanes, frozenset(contested | clashes))
