"""How many questions an officer asks: those of a first report, then one at a time, the best first.

A worked case is played from nothing, by the choice of the platform itself: what a night proposes first. Every
question is answered from the case's facts, and what the case does not record is answered with no. Run as a
program it prints the medians.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from rabta.assessment import Answer, Record, Statement, Subject, Value
from rabta.law import Faults, Law, WorkedCase, load_cases, load_law, pack_folder
from rabta.law.values import Asked, Question, Sensitivity
from rabta.routing import Ground, ground_of, nights

PURSUED = ("trafficking", "smuggling")
AT_ONCE = 5
"""How many questions a first report asks on its first page."""


@dataclass(frozen=True)
class Path:
    """The questions of one case: those of the first page, and those after it, in order.

    `settled` is how many of the latter were asked until both pursued readings were settled; None if never.
    """

    first: tuple[str, ...]
    after: tuple[str, ...]
    settled: int | None

    @property
    def until_settled(self) -> int:
        """All questions up to both readings settled, or to the end of the path."""
        return len(self.first) + (len(self.after) if self.settled is None else self.settled)


def first_questions(law: Law) -> list[Question]:
    """The questions about safety that come before all others."""
    plain = (each for each in law.questions.values() if each.sensitivity is Sensitivity.PLAIN)
    return [each for each in plain if each.asked is Asked.PERSON][:AT_ONCE]


def officers_path(law: Law, case: WorkedCase, ground: Ground, place: str = "") -> Path:
    """Ask until the platform has nothing to ask."""
    statements: dict[str, tuple[Statement, ...]] = {}
    answers: dict[str, Answer] = {}
    settled, asked = None, []

    def say(facts: Iterable[str]) -> bool:
        statements.update({fact: (Statement(case.facts.get(fact) is True),) for fact in facts})
        return any(case.facts.get(fact) for fact in facts)

    first = first_questions(law)
    for question in first:
        say(question.facts)
    while True:
        person = Subject(statements=dict(statements), answers=dict(answers), roles=("encountered",))
        (night,) = nights(law, Record(case.id, case.on, (person,), None, place or case.territory), ground)
        found = night.outcome
        if settled is None and all(found.assessed.value(name) is not Value.OPEN for name in PURSUED):
            settled = len(asked)
        if not found.asks:
            return Path(tuple(each.id for each in first), tuple(asked), settled)
        ask = found.asks[0]
        asked.append(ask.question.id)
        answers[ask.question.id] = Answer.SOME if say(ask.facts) else Answer.NONE


def paths(pack: str) -> dict[str, Path]:
    """The path of every worked case of a pack."""
    law = load_law(pack)
    ground = ground_of(law)
    return {case.id: officers_path(law, case, ground) for case in load_cases(pack_folder(pack), Faults())}


if __name__ == "__main__":
    played = list(paths("pakistan").values())
    until, whole = (
        median(each.until_settled for each in played),
        median(len(each.first) + len(each.after) for each in played),
    )
    sys.stdout.write(f"{len(played)} cases: {until} questions until both are settled, {whole} in all\n")
