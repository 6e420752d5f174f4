"""What is still needed: for an open reading, its open elements and the facts that would settle them."""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment.readings import Assessment, Value
from rabta.assessment.reasons import Reason
from rabta.law.values import Concerns
from rabta.logic import Kind


@dataclass(frozen=True, slots=True)
class Needed:
    """An open element of a reading and its unknown facts; the reading itself where it has no elements."""

    element: str
    facts: tuple[str, ...]


def still_needed(assessed: Assessment, reading: str) -> tuple[Needed, ...]:
    """The open elements of a reading, in the order of the law.

    Nothing for a reading that is settled, and nothing for one about the
    person's own conduct: nobody goes looking for that.
    """
    own = assessed.law.readings[reading].concerns is Concerns.OWN_CONDUCT
    if own or assessed.value(reading) is not Value.OPEN:
        return ()
    found: dict[str, dict[str, None]] = {}
    for reason in assessed.reasons(reading):
        _collect(reason, reading, found)
    return tuple(Needed(element, tuple(facts)) for element, facts in found.items())


def _collect(reason: Reason, element: str, found: dict[str, dict[str, None]]) -> None:
    if reason.value is not None:
        return
    if reason.kind is Kind.FACT:
        found.setdefault(element, {})[reason.id] = None
    for part in reason.parts:
        _collect(part, part.id if part.id and part.kind is not Kind.FACT else element, found)
