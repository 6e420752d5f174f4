"""The outcome as a JSON document, the form in which other programs take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rabta.assessment import Reason, Record, Statement, Subject, still_needed
from rabta.law import Law, Period
from rabta.logic import Kind
from rabta.protection.outcome import Outcome, outcomes

DISCLAIMER = (
    "This is a reading of the facts recorded. It binds no court, no FIR and no service, "
    "and it reopens on any new fact."
)


def document(law: Law, record: Record) -> dict[str, Any]:
    """The outcomes of a record as one document."""
    return in_document(record, [subject_document(each) for each in outcomes(law, record)], {})


def in_document(record: Record, subjects: list[dict[str, Any]], besides: Mapping[str, Any]) -> dict[str, Any]:
    """What was found of each subject, persons first and the group last, under the head of their record.

    Flat for one person without a name of their own, else an entry for each.
    """
    head: dict[str, Any] = {"id": record.id, "on": _period(record.on), **besides}
    if record.group is None and len(record.persons) == 1 and not record.persons[0].id:
        return head | subjects[0] | {"disclaimer": DISCLAIMER}
    head["persons"] = [
        {"id": person.id} | found for person, found in zip(record.persons, subjects, strict=False)
    ]
    if record.group:
        head["group"] = {"size": record.group.size} | subjects[-1]
    return head | {"disclaimer": DISCLAIMER}


def subject_document(outcome: Outcome) -> dict[str, Any]:
    """One subject's readings by pack, posture, what is needed, what to ask, and the reasons."""
    assessed, law = outcome.assessed, outcome.assessed.law
    needed = {name: still_needed(assessed, name) for name in law.readings}
    return {
        "readings": {
            pack.id: {name: _reading(outcome, name) for name in pack.readings} for pack in law.packs
        },
        "posture": {
            "value": outcome.protection.posture.value,
            "reasons": [
                {"ground": reason.ground.value, "about": reason.about or None}
                for reason in outcome.protection.reasons
            ],
        },
        "contested": sorted(assessed.known.contested),
        "still_needed": {
            name: [{"element": each.element, "facts": list(each.facts)} for each in elements]
            for name, elements in needed.items()
            if elements
        },
        "ask": [
            {"question": ask.question.id, "facts": list(ask.facts), "settles": list(ask.settles)}
            for ask in outcome.asks
        ],
        "stop": outcome.stop,
        "safeguards": [each.id for each in outcome.safeguards],
        "needs": [each.id for each in outcome.needs],
        "reasons": {
            name: [_reason(law, assessed.subject, reason) for reason in assessed.reasons(name)]
            for name in law.readings
        },
    }


def _reading(outcome: Outcome, name: str) -> dict[str, Any]:
    assessed = outcome.assessed
    stands = assessed.stands(name)
    return {
        "value": assessed.value(name).value,
        "stands": stands.value if stands else None,
        "hangs_on": list(assessed.hangs_on.get(name, ())),
        "remarks": list(assessed.remarks(name)),
    }


def _reason(law: Law, subject: Subject, reason: Reason) -> dict[str, Any]:
    if reason.kind is Kind.FACT:
        statements = subject.statements.get(reason.id, ())
        entry: dict[str, Any] = {"fact": reason.id, "value": reason.value}
        if statements:
            entry["statements"] = [_statement(each) for each in statements]
        elif reason.value is not None:
            entry["by_definition"] = True
        return entry
    return {
        "is": reason.kind.value if reason.kind is not Kind.AT_LEAST else f"at least {reason.least}",
        **({"id": reason.id} if reason.id else {}),
        "value": reason.value,
        **({"provisions": _citations(law, reason.provisions)} if reason.provisions else {}),
        "parts": [_reason(law, subject, part) for part in reason.parts],
    }


def _citations(law: Law, provisions: Iterable[str]) -> list[str]:
    found = (law.provisions[id] for id in provisions)
    return [f"{law.instruments[each.instrument].short}, {each.citation}" for each in found]


def _statement(statement: Statement) -> dict[str, Any]:
    fields = {"source": statement.source, "at": statement.at, "said_by": statement.said_by}
    return {"value": statement.value} | {key: value for key, value in fields.items() if value}


def _period(period: Period) -> Any:
    if period.first == period.last:
        return period.first.isoformat() if period.first else None
    return {
        "from": period.first.isoformat() if period.first else None,
        "to": period.last.isoformat() if period.last else None,
    }
