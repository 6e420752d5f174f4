"""What is known of a subject: statements weighed into true, false, unknown or contested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rabta.assessment.record import Answer, Statement, Subject
from rabta.law import Law, defined
from rabta.logic import Lanes, plan, single


@dataclass(frozen=True, slots=True)
class Known:
    """What the statements amount to.

    `stated` are the facts on which statements agree, without what definitions
    make of them; `disputed` are those on which statements disagree. `lanes` is
    one lane with the definitions drawn. `contested` are the facts on which
    statements, or a statement and a definition, disagree: unknown to the logic,
    and so marked for people.
    """

    stated: Mapping[str, bool]
    disputed: frozenset[str]
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
    disputed: set[str] = set()
    for name, statements in subject.statements.items():
        values = {each.value for each in statements if each.value is not None}
        if len(values) > 1:
            disputed.add(name)
        elif values:
            stated[name] = values.pop()
    drawn = defined(law, single(stated), disputed)
    clashes = {name for name, clash in drawn.clashes.items() if clash}
    return Known(stated, frozenset(disputed), drawn.lanes, frozenset(disputed | clashes))


def answered(law: Law, subject: Subject) -> Subject:
    """The subject with a statement for each fact that an answer of *none of these* denies.

    The answer is about what was still unknown: it contests nothing that is
    stated, or that follows by definition from what is stated; nor what would
    follow if a dispute were settled, or a dispute could turn a reading over.
    """
    denials = [name for name, answer in subject.answers.items() if answer is Answer.NONE]
    if not denials:
        return subject
    known = weigh(law, subject)
    unsure = _resting_on(law, known.contested)
    denied = {
        name: (Statement(False, source=f"none of these, in answer to {question!r}"),)
        for question in denials
        if question in law.questions
        for name in law.questions[question].facts
        if name not in subject.statements and name not in unsure and known.value(name) is None
    }
    return replace(subject, statements={**subject.statements, **denied}) if denied else subject


def _resting_on(law: Law, contested: frozenset[str]) -> frozenset[str]:
    """The contested facts, and those that a definition may show from them, from these, and so on."""
    found, grown = frozenset[str](), contested
    while grown != found:
        found = grown
        grown = found | {name for name, below in _shown_from(law).items() if not below.isdisjoint(found)}
    return found


@lru_cache(maxsize=64)
def _shown_from(law: Law) -> Mapping[str, frozenset[str]]:
    """The facts from which the definition of each fact may show it."""
    return {fact.id: frozenset(plan(fact.shown_by).facts) for fact in law.facts.values() if fact.shown_by}
