"""What to ask next: every possible answer to every question, read side by side in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rabta.assessment.readings import Assessment, Value
from rabta.law import Law, State, defined
from rabta.law.values import Asked, Fact, Question, Sensitivity
from rabta.logic import Kept, Lanes, Pair, read

POSTURE = "posture"
SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question worth asking: the facts of it still unknown, and what an answer could settle.

    `settles` are ids of readings and elements; "posture" when an answer could
    change the protection posture; "safety" when it is about the person's safety now.
    """

    question: Question
    facts: tuple[str, ...]
    settles: tuple[str, ...]


def next_questions(assessed: Assessment, *, posture_open: bool) -> tuple[Ask, ...]:
    """Questions worth asking, best first.

    A question is worth asking if some answer to it could settle an undecided
    reading that is pursued, or an element of one, or (while the posture is
    open) raise the posture. Safety comes first; then what can settle a reading
    before what can settle an element before what bears on posture only; among
    these, what a recorded sign points to, then the cheaper. Painful questions
    come last. A question answered already is not asked again, nor one that is
    never to be asked.
    """
    askable = [question for question in assessed.law.questions.values() if _askable(question, assessed)]
    for stage in assessed.law.pursue:
        undecided = [name for name in stage if assessed.value(name) is Value.OPEN]
        settled = _settled_by(assessed, undecided)
        asks = [_ask(question, assessed, settled, posture_open=posture_open) for question in askable]
        worth = [ask for ask in asks if ask.settles]
        if (
            settled.keys() & {name for ask in worth for name in ask.settles}
            or stage is assessed.law.pursue[-1]
        ):
            return tuple(sorted(worth, key=lambda ask: _order(ask, assessed, undecided)))
    return ()


def child_path(assessed: Assessment) -> tuple[Ask, ...]:
    """The safe questions for a child that are still unanswered. After them: stop, call child protection."""
    questions = (assessed.law.questions[name] for name in assessed.law.protection.child_path)
    return tuple(
        Ask(question, _unknown(question, assessed), (SAFETY,))
        for question in questions
        if question.id not in assessed.subject.answers and _unknown(question, assessed)
    )


def _askable(question: Question, assessed: Assessment) -> bool:
    return (
        question.asked is not Asked.NEVER
        and question.id not in assessed.subject.answers
        and bool(_unknown(question, assessed))
    )


def _unknown(question: Question, assessed: Assessment) -> tuple[str, ...]:
    """The facts of a question on which nothing has been said yet."""
    known = assessed.known
    return tuple(name for name in question.facts if known.value(name) is None and name not in known.contested)


def _ask(question: Question, assessed: Assessment, settled: Mapping[str, int], *, posture_open: bool) -> Ask:
    lanes = _layout(assessed.law).lanes_of[question.id]
    settles = [name for name, mask in settled.items() if mask & lanes]
    unknown = _unknown(question, assessed)
    if posture_open and any(assessed.law.facts[name].sign is not None for name in unknown):
        settles.append(POSTURE)
    if _safety(question, assessed):
        settles.append(SAFETY)
    return Ask(question, unknown, tuple(settles))


def _settled_by(assessed: Assessment, undecided: Collection[str]) -> dict[str, int]:
    """For each undecided reading, and each open element of one, the lanes in which an answer settles it."""
    if not undecided:
        return {}
    lanes = defined(assessed.law, _possible_answers(assessed), assessed.known.contested).lanes
    settled: dict[str, int] = {}
    for state, kept in assessed.kept:
        answered = read(state.plan, lanes)
        for name in _open_below(state, kept, undecided):
            t, f = answered[name]
            if t | f:
                settled[name] = settled.get(name, 0) | t | f
    return settled


def _open_below(state: State, kept: Kept[int], undecided: Collection[str]) -> Iterator[str]:
    """The undecided readings and every element and reading they are open for, each once."""
    waiting, seen = [kept.plan.places[name] for name in undecided], set[int]()
    while waiting:
        place = waiting.pop(0)
        step = kept.plan.step(place)
        if step is None or place in seen or kept.value(place) is not None:
            continue
        seen.add(place)
        if step.name in state.versions:
            yield step.name
        waiting.extend(step.sources)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which lane stands for which answer: for each question a lane per fact, and one for none of them.

    `facts` are the masks of a record about which nothing is known yet.
    """

    facts: Mapping[str, Pair[int]]
    lanes_of: Mapping[str, int]
    everywhere: int


@lru_cache(maxsize=64)
def _layout(law: Law) -> _Layout:
    true, false = dict.fromkeys(law.facts, 0), dict.fromkeys(law.facts, 0)
    lanes_of: dict[str, int] = {}
    width = 0
    for question in law.questions.values():
        first, none = width, width + len(question.facts)
        for lane, name in enumerate(question.facts, first):
            true[name] |= 1 << lane
            false[name] |= 1 << none
        width = none + 1
        lanes_of[question.id] = (1 << width) - (1 << first)
    facts = {name: Pair(true[name], false[name]) for name in law.facts}
    return _Layout(facts, lanes_of, (1 << width) - 1)


def _possible_answers(assessed: Assessment) -> Lanes[int]:
    """The record in as many worlds as there are answers to questions. What is stated holds in all."""
    layout = _layout(assessed.law)
    facts = dict(layout.facts)
    for name in assessed.known.contested:
        facts[name] = Pair(0, 0)
    for name, value in assessed.known.stated.items():
        facts[name] = Pair(layout.everywhere, 0) if value else Pair(0, layout.everywhere)
    return Lanes(facts, 0, layout.everywhere)


def _order(ask: Ask, assessed: Assessment, pursued: Collection[str]) -> tuple[bool, bool, int, bool, int]:
    question = ask.question
    return (
        SAFETY not in ask.settles,
        question.sensitivity is Sensitivity.PAINFUL,
        -_power(ask, pursued),
        not any(_raised(assessed.law.facts[name], assessed) for name in ask.facts),
        list(Sensitivity).index(question.sensitivity),
    )


def _power(ask: Ask, pursued: Collection[str]) -> int:
    """2 if an answer can settle a reading that is pursued, 1 if an element, 0 if only the posture.

    Safety questions all count alike: they come in the order of the pack.
    """
    if SAFETY in ask.settles:
        return 0
    if any(name in pursued for name in ask.settles):
        return 2
    return 1 if set(ask.settles) - {POSTURE} else 0


def _safety(question: Question, assessed: Assessment) -> bool:
    """Whether a question is about safety now: it is on the child path and can raise the posture."""
    facts = assessed.law.facts
    return question.id in assessed.law.protection.child_path and any(
        facts[name].sign is not None for name in question.facts
    )


def _raised(fact: Fact, assessed: Assessment) -> bool:
    raising = assessed.law.raised_by.get(fact.id, ())
    return any(assessed.known.value(name) is True for name in raising)
