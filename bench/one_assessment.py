"""One assessment with full reasons, beside zen-engine with its trace."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import zen
import zen_rules
from records import stated, subjects, the_law, the_state
from rounds import Contest, Entrant, each_of

from rabta.assessment import Assessment, Reason, Subject, assess
from rabta.law import Law, Period
from rabta.logic import Kind

VALUES = {1: True, 0: None, -1: False}
TRACE = {"trace": True}
BY_KEY = "zen-engine: all rules, with trace"
AGAINST = "zen-engine: all rules, with trace, from text"
JSON = "zen-engine: all rules, with trace, JSON text in"
NOTES = """\
- Rabta weighs statements, draws definitions, reads all rules and builds the reasons. The inputs of
  zen-engine are prepared outside the clock, and it has no statements to weigh.
- The trace of zen-engine lists the value of each expression. The reasons also say which parts carry a
  value, and on which provisions it rests. They are not the same product.
- *Readings only* leaves out remarks, safeguards, needs and named elements, all of which Rabta reads as
  well.
- *From text* is a decision made with `create_decision`, with a number for every fact: the form in which the
  two were first compared and for which the goal was set. All others are decisions that an engine with a
  static loader holds ready, by key, with numbers for the facts known. Against the fastest of these that
  gives its trace the goal would not be reached; the table says by how much.
- zen-engine is written in Rust, and part of its time goes into handing values to and from Python.
"""


@dataclass(frozen=True)
class Form:
    """One way of giving the rules to zen-engine and asking it; `names` are the nodes that it works out."""

    name: str
    inputs: Sequence[Any]
    evaluate: Callable[[Any], dict[str, Any]]
    names: Collection[str]


def contest() -> Contest:
    law = the_law()
    people, records = subjects(law), stated(law)
    forms, batch = _forms(law, records)
    assessed = [assess(law, person, Period()) for person in people]
    for form in forms:
        _check(assessed, map(form.evaluate, form.inputs), form.names)
    _check(assessed, (each["data"] for each in batch()), forms[0].names)
    _check_reasons(law, assessed)
    return Contest(
        title="One assessment with its reasons",
        what=(
            f"One record is read from its statements to the reasons of all {len(law.readings)} readings. "
            f"{len(records)} records: the worked cases and random ones."
        ),
        unit="µs a record",
        scale=1e6,
        amount=len(records),
        entrants=(
            Entrant(
                "Rabta, with the reasons of every reading", each_of(people, lambda x: _with_reasons(law, x))
            ),
            Entrant("Rabta, values only", each_of(people, lambda x: assess(law, x, Period()))),
            *(Entrant(form.name, each_of(form.inputs, form.evaluate)) for form in forms),
            Entrant("zen-engine: all rules, no trace, all records in one batch", batch),
        ),
        against=(AGAINST,),
        goal=5,
        checked=(
            f"all {len(forms[0].names)} values on all {len(records)} records, in each form of zen-engine, "
            "and that every reason has the value of what it is the reason of."
        ),
        notes=NOTES,
    )


def _forms(law: Law, records: list[dict[str, bool]]) -> tuple[list[Form], Callable[[], list[dict[str, Any]]]]:
    """The forms of zen-engine, and all records in one batch."""
    state = the_state(law)
    every, readings = {step.name for step in state.plan.steps if step.name}, set(law.readings)
    graphs = {
        "all": zen_rules.graph(law, state, every, zen_rules.if_given),
        "readings": zen_rules.graph(law, state, readings, zen_rules.if_given),
    }
    engine = zen_rules.engine(graphs)
    from_text = zen.ZenEngine().create_decision(json.dumps(zen_rules.graph(law, state, every, str)))
    known = [zen_rules.numbers(record) for record in records]
    texts = [json.dumps(each) for each in known]
    filled = [dict.fromkeys(law.facts, 0) | each for each in known]
    batch = [{"key": "all", "context": each} for each in known]
    return [
        Form(BY_KEY, known, lambda x: engine.evaluate("all", x, TRACE), every),
        Form(JSON, texts, lambda x: engine.evaluate("all", x, TRACE), every),
        Form(
            AGAINST,
            filled,
            lambda x: from_text.evaluate(x, TRACE),
            every,
        ),
        Form("zen-engine: all rules, no trace", known, lambda x: engine.evaluate("all", x), every),
        Form(
            "zen-engine: readings only, with trace",
            known,
            lambda x: engine.evaluate("readings", x, TRACE),
            readings,
        ),
    ], lambda: engine.evaluate_batch(batch)


def _with_reasons(law: Law, person: Subject) -> list[tuple[Reason, ...]]:
    assessed = assess(law, person, Period())
    return [assessed.reasons(name) for name in law.readings]


def _check(assessed: list[Assessment], answers: Iterable[dict[str, Any]], names: Collection[str]) -> None:
    for ours, theirs in zip(assessed, answers, strict=True):
        ((_, kept),) = ours.kept
        for name in names:
            if kept.value(kept.plan.places[name]) is not VALUES[int(theirs["result"][name])]:
                raise AssertionError(f"zen-engine reads {name} otherwise")


def _check_reasons(law: Law, assessed: list[Assessment]) -> None:
    for each in assessed:
        ((_, kept),) = each.kept
        for name in law.readings:
            (reason,) = each.reasons(name)
            if reason.value is not kept.value(kept.plan.places[name]) or reason.kind is Kind.FACT:
                raise AssertionError(f"the reason of {name} is of something else")
