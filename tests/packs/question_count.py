"""How many questions it takes to settle trafficking and smuggling: best first, beside the pack's own order.

Each worked case is played as an interview that starts from nothing. A question is answered from the case's
facts; what the case does not record is answered with no. Run as a program it prints the medians.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from rabta.assessment import (
    POSTURE,
    SAFETY,
    Answer,
    Ask,
    Assessment,
    Statement,
    Subject,
    Value,
    assess,
    next_questions,
)
from rabta.law import Faults, Law, Period, WorkedCase, load_cases, load_law, pack_folder
from rabta.law.values import Asked
from rabta.protection import Posture, posture, read_case

PURSUED = ("trafficking", "smuggling")
APART = frozenset({SAFETY, POSTURE})

Choose = Callable[[Assessment], Ask | None]
"""From what is known so far to the question to ask next, None when nothing is left to ask."""


@dataclass(frozen=True)
class Interview:
    """One interview: the questions asked, in order, and the assessment at its end."""

    asked: tuple[Ask, ...]
    end: Assessment

    @property
    def settled(self) -> bool:
        """Whether both readings were settled."""
        return not _open(self.end)

    @property
    def on_the_readings(self) -> int:
        """How many questions were asked for more than safety or the posture."""
        return sum(not APART.issuperset(ask.settles) for ask in self.asked)


def best_first(assessed: Assessment) -> Ask | None:
    """The first question that is proposed, the child path left aside."""
    posture_open = posture(assessed).posture is not Posture.PROTECT
    return next(iter(next_questions(assessed, posture_open=posture_open)), None)


def in_the_order_of_the_pack(assessed: Assessment) -> Ask | None:
    """The first question of the pack not yet asked, with anything unknown in it."""
    for question in assessed.law.questions.values():
        unknown = tuple(name for name in question.facts if assessed.known.value(name) is None)
        done = question.id in assessed.subject.answers
        if question.asked is not Asked.NEVER and unknown and not done:
            about_safety = question.id in assessed.law.protection.child_path
            return Ask(question, unknown, (SAFETY,) if about_safety else PURSUED)
    return None


def interview(law: Law, case: WorkedCase, choose: Choose) -> Interview:
    """Ask until both readings are settled or nothing is left to ask."""
    truth = read_case(law, case).assessed.known
    asked: list[Ask] = []
    said: dict[str, tuple[Statement, ...]] = {}
    while True:
        answers = {ask.question.id: Answer.SOME for ask in asked}
        assessed = assess(law, Subject(statements=said, answers=answers), Period())
        ask = choose(assessed) if _open(assessed) else None
        if ask is None:
            return Interview(tuple(asked), assessed)
        asked.append(ask)
        said |= {name: (Statement(truth.value(name) is True),) for name in ask.facts}


def _open(assessed: Assessment) -> bool:
    return any(assessed.value(name) is Value.OPEN for name in PURSUED)


def medians(interviews: Iterable[Interview]) -> tuple[float, float]:
    """The median of all questions asked, and of those asked for more than safety or the posture."""
    played = list(interviews)
    return median(len(each.asked) for each in played), median(each.on_the_readings for each in played)


if __name__ == "__main__":
    palermo = load_law("palermo")
    cases = load_cases(pack_folder("palermo"), Faults())
    for order in (best_first, in_the_order_of_the_pack):
        every, on_readings = medians(interview(palermo, case, order) for case in cases)
        sys.stdout.write(f"{order.__name__}: {every} questions; {on_readings} without safety and posture\n")
