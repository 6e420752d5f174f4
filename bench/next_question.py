"""The next question, beside asking zen-engine what every possible answer would settle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import zen
import zen_rules
from records import stated, subjects, the_law, the_state
from rounds import Contest, Entrant, each_of

from rabta.assessment import Assessment, Value, assess, next_questions
from rabta.law import Law, Period
from rabta.law.values import Asked, Question

STEP = 4
"""Every fourth record: zen-engine needs some milliseconds for each."""
AGAINST = "zen-engine, one batch of all answers"

NOTES = """\
- The answers to a question are each single fact, all of them, and none of them. What is known of the
  record stays.
- zen-engine works out the readings only. Rabta also finds which elements an answer could settle and what
  bears on the protection posture and on safety, and puts the questions in order.
- The clock includes the making of the inputs of zen-engine, which a Python program has to make.
"""

Settled = dict[str, set[str]]


def contest() -> Contest:
    law, period = the_law(), Period()
    state = the_state(law)
    chosen = slice(None, None, STEP)
    records = stated(law)[chosen]
    assessed = [assess(law, person, period) for person in subjects(law)[chosen]]
    engine = zen_rules.engine(
        {"readings": zen_rules.graph(law, state, set(law.readings), zen_rules.if_given)}
    )
    for ours, record in zip(assessed, records, strict=True):
        _check(law, ours, _settled(law, engine, ours, record))
    answers = [
        sum(1 for _ in _worlds(law, each, record)) for each, record in zip(assessed, records, strict=True)
    ]
    return Contest(
        title="The next question",
        what=(
            "For a record already read: which readings could each question settle? "
            f"{len(records)} records with {min(answers)} to {max(answers)} possible answers each."
        ),
        unit="µs a record",
        scale=1e6,
        amount=len(records),
        entrants=(
            Entrant("Rabta", each_of(assessed, lambda each: next_questions(each, posture_open=True))),
            Entrant(
                AGAINST,
                lambda: [
                    _settled(law, engine, each, record)
                    for each, record in zip(assessed, records, strict=True)
                ],
            ),
        ),
        against=(AGAINST,),
        goal=50,
        checked="which readings each question could settle, on all records.",
        notes=NOTES,
    )


def _worlds(
    law: Law, assessed: Assessment, record: dict[str, bool]
) -> Iterator[tuple[Question, dict[str, bool]]]:
    """The record after every possible answer to every question that may be asked."""
    known = assessed.known
    for question in law.questions.values():
        unknown = [
            name for name in question.facts if known.value(name) is None and name not in known.contested
        ]
        if question.asked is not Asked.NEVER and unknown:
            for name in unknown:
                yield question, {**record, name: True}
            yield question, {**record, **dict.fromkeys(unknown, True)}
            yield question, {**record, **dict.fromkeys(unknown, False)}


def _settled(law: Law, engine: zen.ZenEngine, assessed: Assessment, record: dict[str, bool]) -> Settled:
    """The open readings that some answer to each question settles."""
    worlds = list(_worlds(law, assessed, record))
    requests = [
        {"key": "readings", "context": zen_rules.numbers(each)} for each in (record, *(w for _, w in worlds))
    ]
    now, *after = (each["data"]["result"] for each in engine.evaluate_batch(requests))
    still_open = [name for name in law.readings if now[name] == 0]
    found: Settled = {}
    for (question, _), result in zip(worlds, after, strict=True):
        found.setdefault(question.id, set()).update(name for name in still_open if result[name] != 0)
    return found


def _check(law: Law, assessed: Assessment, theirs: Settled) -> None:
    """Rabta stops at the first stage of readings in which an answer settles one or an element of one.

    What could be settled must agree for the readings of that stage, and earlier
    stages must have none that zen-engine settles.
    """
    asks = {ask.question.id: set(ask.settles) for ask in next_questions(assessed, posture_open=True)}
    ours = set().union(*asks.values())
    for stage in law.pursue:
        names = set(stage)
        for question, settles in theirs.items():
            if asks.get(question, set()) & names != settles & names:
                raise AssertionError(f"zen-engine finds otherwise what {question} could settle")
        if ours & _below(assessed, stage):
            return


def _below(assessed: Assessment, stage: Iterable[str]) -> set[str]:
    """The readings of a stage that are open, and everything they rest on that has a name."""
    ((_, kept),) = assessed.kept
    found: set[str] = set()
    waiting = [kept.plan.places[name] for name in stage if assessed.value(name) is Value.OPEN]
    while waiting:
        step = kept.plan.step(waiting.pop())
        if step:
            found.add(step.name)
            waiting.extend(step.sources)
    return found - {""}
