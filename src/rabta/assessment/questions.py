"""What to ask next: every possible answer to every question, read side by side in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from rabta.assessment.readings import Assessment, Value
from rabta.law import Law, State, defined
from rabta.law.values import Asked, Concerns, Ground, Question, Sensitivity
from rabta.logic import Kept, Lanes, Pair, Plan, narrowed, read

POSTURE = "posture"
SAFETY = "safety"
NOTHING_SAID = Pair(0, 0)
COST = {sensitivity: cost for cost, sensitivity in enumerate(Sensitivity)}
RAISING = frozenset(Ground) - {Ground.OWN_CONDUCT}
"""The grounds on which questions look for a reason to protect. Own conduct is never looked for."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question worth asking: the facts of it still unknown, and what an answer could settle.

    An answer confirms some of the facts, or is *none of these*. `settles` are
    ids of readings and elements that some answer settles, under some version of
    the law in reach; "posture" when an answer could raise the protection
    posture; "safety" when it is about the person's safety now.
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
    said = _said(assessed)
    askable = [
        (question, unknown)
        for question in assessed.law.questions.values()
        if question.asked is not Asked.NEVER and (unknown := _unanswered(question, assessed, said))
    ]
    layout = _layout(assessed.law)
    answered = _answered(assessed) if askable else []
    lanes = reduce(or_, (layout.lanes_of[question.id] for question, _ in askable), 0)
    for stage in (*assessed.law.pursue, ()):
        undecided = [name for name in stage if name not in layout.own and assessed.value(name) is Value.OPEN]
        settled = _settled_by(layout, undecided, answered)
        if lanes & reduce(or_, settled.values(), 0):
            break
    asks = [
        Ask(question, unknown, _settles(question, unknown, layout, settled, posture_open))
        for question, unknown in askable
    ]
    worth = (ask for ask in asks if ask.settles)
    raised = _raised(assessed)
    return tuple(sorted(worth, key=lambda ask: _order(ask, raised, undecided)))


def child_path(assessed: Assessment) -> tuple[Ask, ...]:
    """The safe questions for a child that are still unanswered. After them: stop, call child protection."""
    questions = (assessed.law.questions[name] for name in assessed.law.protection.child_path)
    said = _said(assessed)
    return tuple(
        Ask(question, unknown, (SAFETY,))
        for question in questions
        if (unknown := _unanswered(question, assessed, said))
    )


def _said(assessed: Assessment) -> Collection[str]:
    """The facts that are known, or contested."""
    known = assessed.known
    return known.contested.union([name for name, (t, f) in known.lanes.facts.items() if t or f])


def _unanswered(question: Question, assessed: Assessment, said: Collection[str]) -> tuple[str, ...]:
    """The facts of a question on which nothing has been said yet; none once it has been answered."""
    if question.id in assessed.subject.answers:
        return ()
    return tuple([name for name in question.facts if name not in said])


def _settles(
    question: Question,
    unknown: tuple[str, ...],
    layout: _Layout,
    settled: Mapping[str, int],
    posture_open: bool,
) -> tuple[str, ...]:
    """What an answer to a question could settle."""
    lanes = layout.lanes_of[question.id]
    settles = [name for name, mask in settled.items() if mask & lanes]
    if posture_open and not layout.raising.isdisjoint(unknown):
        settles.append(POSTURE)
    if question.id in layout.safety:
        settles.append(SAFETY)
    return tuple(settles)


def _answered(assessed: Assessment) -> list[tuple[State, Kept[int], Kept[int]]]:
    """For each state of the law what was read of the record, and of it with every possible answer."""
    lanes = defined(assessed.law, _possible_answers(assessed), assessed.known.disputed).lanes
    return [(state, kept, read(_elements_only(state), lanes)) for state, kept in assessed.kept]


@lru_cache(maxsize=1024)
def _elements_only(state: State) -> Plan:
    """The plan without what no question pursues: remarks, safeguards and needs."""
    return narrowed(state.plan, state.versions)


def _settled_by(
    layout: _Layout,
    undecided: Collection[str],
    answered: Iterable[tuple[State, Kept[int], Kept[int]]],
) -> dict[str, int]:
    """For each undecided reading, and each open element of one, the lanes in which an answer settles it."""
    settled: dict[str, int] = {}
    for state, kept, possible in answered if undecided else ():
        for name in _open_below(state, kept, undecided):
            t, f = possible[name]
            if t | f and name not in layout.own:
                settled[name] = settled.get(name, 0) | t | f
    return settled


def _open_below(state: State, kept: Kept[int], undecided: Collection[str]) -> Iterator[str]:
    """The undecided readings and every element and reading they are open for, each once."""
    plan, first_step = kept.plan, len(kept.plan.facts)
    waiting = [plan.places[name] for name in undecided]
    seen = set(waiting)
    for place in waiting:
        step = plan.steps[place - first_step]
        if step.name in state.versions:
            yield step.name
        for source in step.sources:
            if source >= first_step and source not in seen and not (kept.t[source] or kept.f[source]):
                seen.add(source)
                waiting.append(source)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which lane stands for which answer: for each question a lane per fact, one for all, one for none.

    Confirming more facts settles no less, so the lane for all stands for every
    answer that confirms several. `facts` are the masks of a record about which
    nothing is known yet; `raising` those that can raise the posture, `safety` the
    questions about safety now, `own` the readings about the person's own conduct.
    """

    facts: Mapping[str, Pair[int]]
    lanes_of: Mapping[str, int]
    everywhere: int
    raising: frozenset[str]
    safety: frozenset[str]
    own: frozenset[str]


@lru_cache(maxsize=64)
def _layout(law: Law) -> _Layout:
    true, false = dict.fromkeys(law.facts, 0), dict.fromkeys(law.facts, 0)
    lanes_of: dict[str, int] = {}
    width = 0
    for question in law.questions.values():
        first, every, none = width, width + len(question.facts), width + len(question.facts) + 1
        for lane, name in enumerate(question.facts, first):
            true[name] |= 1 << lane | 1 << every
            false[name] |= 1 << none
        width = none + 1
        lanes_of[question.id] = (1 << width) - (1 << first)
    facts = {name: Pair(true[name], false[name]) for name in law.facts}
    raising = frozenset(name for name, fact in law.facts.items() if fact.ground in RAISING)
    own = frozenset(id for id, each in law.readings.items() if each.concerns is Concerns.OWN_CONDUCT)
    return _Layout(facts, lanes_of, (1 << width) - 1, raising, _safety(law), own)


def _possible_answers(assessed: Assessment) -> Lanes[int]:
    """The record in as many worlds as there are answers to questions.

    What is stated holds in all of them; no answer is about a fact that is known
    by definition, or contested.
    """
    layout, known = _layout(assessed.law), assessed.known
    facts = dict(layout.facts)
    for name, (t, f) in known.lanes.facts.items():
        if t or f:
            facts[name] = NOTHING_SAID
    for name in known.contested:
        facts[name] = NOTHING_SAID
    true, false = Pair(layout.everywhere, 0), Pair(0, layout.everywhere)
    for name, value in known.stated.items():
        facts[name] = true if value else false
    return Lanes(facts, 0, layout.everywhere)


def _order(ask: Ask, raised: Collection[str], pursued: Collection[str]) -> tuple[bool, bool, int, bool, int]:
    question = ask.question
    return (
        SAFETY not in ask.settles,
        question.sensitivity is Sensitivity.PAINFUL,
        -_power(ask, pursued),
        all(name not in raised for name in ask.facts),
        COST[question.sensitivity],
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


def _safety(law: Law) -> frozenset[str]:
    """The questions about safety now: on the child path, with a fact that can raise the posture."""
    return frozenset(
        id
        for id in law.protection.child_path
        if any(law.facts[name].sign is not None for name in law.questions[id].facts)
    )


def _raised(assessed: Assessment) -> frozenset[str]:
    """The facts that something known to be so makes more urgent to ask about."""
    known = assessed.known.lanes.facts
    return frozenset(
        name
        for name, raising in assessed.law.raised_by.items()
        if any(each in known and known[each].t for each in raising)
    )
