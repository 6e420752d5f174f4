"""The path of those who know the law: an element at a time, with all of its questions on one page.

It asks the same questions, writes the same facts and asks nothing twice, as the guided path does.
"""

from __future__ import annotations

from dataclasses import dataclass

from rabta.assessment import Ask, Value
from rabta_web.assessments.beside_child import beside
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law, words


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a reading that is pursued first: how it stands, and how many questions it still has.

    `others` are those on which, of a child, others are heard.
    """

    id: str
    label: str
    value: Value
    left: int
    others: int


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
                Element(
                    id,
                    words().pack(law().nodes[id].label),
                    assessed.value(id),
                    len(asks_of(held, id)),
                    len(asks_beside(held, id)),
                )
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
    return [ask for ask in map(held.named, _questions_about(held, element)) if ask is not None]


def asks_beside(held: Sitting, element: str) -> list[Ask]:
    """The questions about an element that a child is not asked, and others may be heard on."""
    return [ask for each in _questions_about(held, element) if (ask := beside(held, each)) is not None]


def _questions_about(held: Sitting, element: str) -> list[str]:
    below = {fact for _, kept in held.night.outcome.assessed.kept for fact in kept.plan.facts_below(element)}
    return [question.id for question in law().questions.values() if below.intersection(question.facts)]
