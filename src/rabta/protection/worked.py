"""Worked cases read by the engine: what changed since they were last accepted, and what they contradict."""

from __future__ import annotations

from collections.abc import Iterator

from rabta.assessment import Statement, Subject, Value, assess
from rabta.law import Law
from rabta.law.cases import Expected, WorkedCase
from rabta.protection.outcome import Outcome, outcome
from rabta.protection.posture import Posture


def read_case(law: Law, case: WorkedCase) -> Outcome:
    """The outcome of a case's facts."""
    statements = {name: (Statement(value),) for name, value in case.facts.items()}
    subject = Subject(id=case.id, statements=statements)
    return outcome(assess(law, subject, case.on, case.territory))


def reads_now(found: Outcome) -> Expected:
    """What the pack now makes of a case, in the form a case keeps."""
    values = {name: found.assessed.value(name) for name in found.assessed.law.readings}
    return Expected(
        tuple(name for name, value in values.items() if value is Value.MET),
        tuple(name for name, value in values.items() if value is Value.RULED_OUT),
        found.protection.posture.value,
    )


def changed(before: Expected, now: Expected) -> Iterator[tuple[str, str, str]]:
    """(reading or "posture", before, now) for each thing that reads differently."""
    for name in dict.fromkeys((*before.met, *before.ruled_out, *now.met, *now.ruled_out)):
        if _value(before, name) != _value(now, name):
            yield name, _value(before, name), _value(now, name)
    if before.posture != now.posture:
        yield "posture", before.posture, now.posture


def _value(expected: Expected, name: str) -> str:
    if name in expected.met:
        return Value.MET.value
    return Value.RULED_OUT.value if name in expected.ruled_out else Value.OPEN.value


def contradictions(case: WorkedCase, found: Outcome) -> Iterator[str]:
    """What of a reading contradicts the published decision: the reading's id, or "posture"."""
    if case.published is None:
        return
    decided = {"trafficking": case.published.trafficking, "smuggling": case.published.smuggling}
    for name, decision in decided.items():
        if decision is not None and found.assessed.value(name) is (Value.RULED_OUT, Value.MET)[not decision]:
            yield name
    if case.published.protected and found.protection.posture is not Posture.PROTECT:
        yield "posture"
