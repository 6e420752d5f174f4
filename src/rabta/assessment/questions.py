"""What to ask next: every possible answer to every question, read side by side in one pass."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain
from operator import itemgetter, or_
from typing import NamedTuple, TypeAlias

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
_Order: TypeAlias = tuple[bool, bool, int, bool, int]


class Ask(NamedTuple):
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
    layout = _layout(assessed.law)
    said = _said(assessed)
    askable = [
        (each, unknown) for each in layout.askable if (unknown := _unanswered(each.question, assessed, said))
    ]
    pursued = _pursued(assessed, layout, said, reduce(or_, [each.lanes for each, _ in askable], 0))
    raised = _raised(assessed, layout)
    found: list[tuple[_Order, Ask]] = []
    for each, unknown in askable:
        if settles := _settles(each, unknown, pursued, posture_open):
            order = _order(each, unknown, pursued, raised)
            found.append((order, Ask(each.question, unknown, settles)))
    return tuple([ask for _, ask in sorted(found, key=itemgetter(0))])


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


class _Pursued(NamedTuple):
    """What answers can settle at the stage that questions pursue.

    `settled` are the lanes in which each undecided reading, and each open element
    of one, is settled; `readings` those in which some reading is, `anything`
    those in which anything is.
    """

    settled: Mapping[str, int]
    readings: int
    anything: int


def _pursued(assessed: Assessment, layout: _Layout, said: Collection[str], lanes: int) -> _Pursued:
    """The first stage at which one of these lanes settles something."""
    answers = _possible_answers(assessed, layout, said)
    for stage in assessed.law.pursue:
        undecided = [name for name in stage if name not in layout.own and assessed.value(name) is Value.OPEN]
        if undecided and lanes:
            settled = _settled_by(assessed, layout, answers, stage, undecided)
            found = reduce(or_, settled.values(), 0)
            if lanes & found:
                readings = reduce(or_, [settled[name] for name in undecided if name in settled], 0)
                return _Pursued(settled, readings, found)
    return _Pursued({}, 0, 0)


def _settled_by(
    assessed: Assessment,
    layout: _Layout,
    answers: Lanes[int],
    stage: tuple[str, ...],
    undecided: Iterable[str],
) -> dict[str, int]:
    """For each undecided reading, and each open element of one, the lanes in which an answer settles it."""
    settled: dict[str, int] = {}
    for state, kept in assessed.kept:
        law, plan = _of_stage(assessed.law, state, stage)
        possible = read(plan, defined(law, answers, assessed.known.disputed).lanes)
        for name in _open_below(state, kept, undecided):
            place = plan.places[name]
            lanes = possible.t[place] | possible.f[place]
            if lanes and name not in layout.own:
                settled[name] = settled.get(name, 0) | lanes
    return settled


@lru_cache(maxsize=1024)
def _of_stage(law: Law, state: State, stage: tuple[str, ...]) -> tuple[Law, Plan]:
    """The definitions and the rules that the readings of one stage rest on."""
    plan = narrowed(state.plan, stage)
    return law.about(plan.facts), plan


def _open_below(state: State, kept: Kept[int], undecided: Iterable[str]) -> Iterator[str]:
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


def _possible_answers(assessed: Assessment, layout: _Layout, said: Iterable[str]) -> Lanes[int]:
    """The record in as many worlds as there are answers to questions.

    What is stated holds in all of them; no answer is about a fact that is known
    by definition, or contested.
    """
    facts = {**layout.facts, **dict.fromkeys(said, NOTHING_SAID)}
    true, false = Pair(layout.everywhere, 0), Pair(0, layout.everywhere)
    for name, value in assessed.known.stated.items():
        facts[name] = true if value else false
    return Lanes(facts, 0, layout.everywhere)


def _settles(
    each: _Askable, unknown: tuple[str, ...], pursued: _Pursued, posture_open: bool
) -> tuple[str, ...]:
    """What an answer to a question could settle."""
    settles: list[str] = []
    if each.lanes & pursued.anything:
        settles = [name for name, lanes in pursued.settled.items() if lanes & each.lanes]
    if posture_open and not each.raising.isdisjoint(unknown):
        settles.append(POSTURE)
    if each.safety:
        settles.append(SAFETY)
    return tuple(settles)


def _order(each: _Askable, unknown: tuple[str, ...], pursued: _Pursued, raised: frozenset[str]) -> _Order:
    """The place of a question among others, as `next_questions` says.

    Its power is 2 if an answer can settle a reading, 1 if an element, 0 if only
    the posture. Safety questions all count alike: they come in the order of the pack.
    """
    power = 0
    if not each.safety:
        power = (each.lanes & pursued.readings != 0) + (each.lanes & pursued.anything != 0)
    return not each.safety, each.painful, -power, raised.isdisjoint(unknown), each.cost


def _raised(assessed: Assessment, layout: _Layout) -> frozenset[str]:
    """The facts that something known to be so makes more urgent to ask about."""
    known = assessed.known.lanes.facts
    signs = [raised for sign, raised in layout.raises if sign in known and known[sign][0]]
    return frozenset(chain.from_iterable(signs))


class _Askable(NamedTuple):
    """A question that may be asked, with all that is the same whenever it is asked.

    `lanes` stand for its answers; `raising` are its facts that can raise the
    posture; `safety` says that it is about safety now.
    """

    question: Question
    lanes: int
    raising: frozenset[str]
    safety: bool
    painful: bool
    cost: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which lane stands for which answer: for each question a lane per fact, one for all, one for none.

    Confirming more facts settles no less, so the lane for all stands for every
    answer that confirms several. `facts` are the masks of a record about which
    nothing is known yet; `raises` are signs with the facts that each makes more
    urgent, `own` the readings about the person's own conduct.
    """

    facts: Mapping[str, Pair[int]]
    everywhere: int
    askable: tuple[_Askable, ...]
    raises: tuple[tuple[str, tuple[str, ...]], ...]
    own: frozenset[str]


@lru_cache(maxsize=64)
def _layout(law: Law) -> _Layout:
    true, false = dict.fromkeys(law.facts, 0), dict.fromkeys(law.facts, 0)
    askable: list[_Askable] = []
    width = 0
    for question in law.questions.values():
        if question.asked is Asked.NEVER:
            continue
        first, every, none = width, width + len(question.facts), width + len(question.facts) + 1
        for lane, name in enumerate(question.facts, first):
            true[name] |= 1 << lane | 1 << every
            false[name] |= 1 << none
        width = none + 1
        askable.append(_askable(law, question, (1 << width) - (1 << first)))
    facts = {name: Pair(true[name], false[name]) for name in law.facts}
    raises = tuple((each.id, each.raises) for each in law.facts.values() if each.raises)
    own = frozenset(id for id, each in law.readings.items() if each.concerns is Concerns.OWN_CONDUCT)
    return _Layout(facts, (1 << width) - 1, tuple(askable), raises, own)


def _askable(law: Law, question: Question, lanes: int) -> _Askable:
    """A question about safety is on the child path, with a fact that can raise the posture."""
    facts = [law.facts[name] for name in question.facts]
    return _Askable(
        question,
        lanes,
        frozenset(each.id for each in facts if each.ground in RAISING),
        question.id in law.protection.child_path and any(each.sign is not None for each in facts),
        question.sensitivity is Sensitivity.PAINFUL,
        COST[question.sensitivity],
    )
