"""The path of those who know the law: an element at a time, with all of its questions on one page.

It asks the same questions, writes the same facts and asks nothing twice, as the guided path does.
"""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment import Ask, Value
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law, words


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a reading that is pursued first: how it stands, and how many questions it still has."""

    id: str
    label: str
    value: Value
    left: int


@dataclass(frozen=True, slots=True)
class Pursued:
    """A reading that is pursued first, with its elements."""

    label: str
    value: Value
    elements: tuple[Element, ...]


def pursued(held: Sitting) -> list[Pursued]:
    """The readings pursued first, element by element."""
    assessed = held.night.outcome.assessed
    return [
        Pursued(
            words().pack(law().readings[reading].label),
            assessed.value(reading),
            tuple(
                Element(id, words().pack(law().nodes[id].label), assessed.value(id), len(asks_of(held, id)))
                for id in _elements_below(held, reading)
            ),
        )
        for reading in next(iter(law().pursue), ())
    ]


def _elements_below(held: Sitting, reading: str) -> list[str]:
    """The elements that a reading is made of, in the order of the law, each once."""
    found: dict[str, None] = {}
    for reason in held.night.outcome.assessed.reasons(reading):
        found.update(dict.fromkeys(part.id for part in reason.parts if part.id in law().nodes))
    return list(found)


def asks_of(held: Sitting, element: str) -> list[Ask]:
    """The questions about an element that nobody has answered yet."""
    below = {fact for _, kept in held.night.outcome.assessed.kept for fact in kept.plan.facts_below(element)}
    about = (question.id for question in law().questions.values() if below.intersection(question.facts))
    return [ask for ask in map(held.named, about) if ask is not None]
