"""Rules: frozen trees over named facts, in Kleene's strong three-valued logic.

A rule says nothing about how many records it is read for. That is the business
of `Lanes`; the meaning of the tree is the business of `read`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple


class Kind(Enum):
    """What a node of a rule does with its parts."""

    FACT = "fact"
    CONSTANT = "constant"
    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Rule:
    """One node of a rule and, through `parts`, everything below it.

    `name` is the fact's id on a FACT; on any other node it is the name under
    which the node can be found again after reading ("" when nobody will look).
    `least` is the count an AT_LEAST needs, and 1 or 0 on a CONSTANT.
    """

    kind: Kind
    parts: tuple[Rule, ...] = ()
    name: str = ""
    least: int = 0

    def named(self, name: str) -> Rule:
        """Give the rule a name. A rule that has one already keeps it, inside a wrapper."""
        return Rule(Kind.ALL, (self,), name) if self.name else replace(self, name=name)


def fact(name: str) -> Rule:
    """A statement about the record, by the fact's id."""
    return Rule(Kind.FACT, name=name)


def all_of(*parts: Rule) -> Rule:
    """True when every part is; of no parts, true."""
    return Rule(Kind.ALL, parts)


def any_of(*parts: Rule) -> Rule:
    """True when some part is; of no parts, false."""
    return Rule(Kind.ANY, parts)


def negation(part: Rule) -> Rule:
    """True when the part is known false. Unknown stays unknown."""
    return Rule(Kind.NOT, (part,))


def at_least(least: int, *parts: Rule) -> Rule:
    """True when `least` or more of the parts are; at least none is always true."""
    return Rule(Kind.AT_LEAST, parts, least=least)


ALWAYS = Rule(Kind.CONSTANT, least=1)
NEVER = Rule(Kind.CONSTANT, least=0)


class Step(NamedTuple):
    """One node above the facts; `sources` are the places of its parts."""

    kind: Kind
    name: str
    sources: tuple[int, ...]
    least: int


@dataclass(frozen=True, eq=False)
class Plan:
    """Rules laid out once: the facts, then every node after its parts, shared parts only once.

    A place is an index into `facts` followed by `steps`; `places` finds a named
    node, or a fact by its id.
    """

    facts: tuple[str, ...]
    steps: tuple[Step, ...]
    places: Mapping[str, int]

    @cached_property
    def order(self) -> tuple[tuple[Kind, int, tuple[int, ...], int], ...]:
        """The steps as `read` takes them: kind, first source, further sources, least.

        A whole or an alternative of no parts is a constant.
        """
        return tuple(_taken(step) for step in self.steps)

    def step(self, place: int) -> Step | None:
        """The step at a place, or None where a fact stands."""
        return self.steps[place - len(self.facts)] if place >= len(self.facts) else None

    def facts_below(self, name: str) -> tuple[str, ...]:
        """The ids of the facts that a named node rests on, in the plan's order."""
        waiting, seen = [self.places[name]], set()
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                step = self.step(place)
                waiting.extend(step.sources if step else ())
        return tuple(fact for place, fact in enumerate(self.facts) if place in seen)


def plan(*rules: Rule) -> Plan:
    """Lay rules out for reading.

    Raises ValueError when two different nodes carry the same name: a reading
    must never be found under a name that means two things.
    """
    nodes = _parts_first(rules)
    facts = tuple(dict.fromkeys(rule.name for rule in nodes if rule.kind is Kind.FACT))
    places = {name: place for place, name in enumerate(facts)}
    steps: dict[Step, int] = {}
    place_of: dict[int, int] = {}
    for rule in nodes:
        if rule.kind is Kind.FACT:
            place_of[id(rule)] = places[rule.name]
            continue
        step = Step(rule.kind, rule.name, tuple(place_of[id(part)] for part in rule.parts), rule.least)
        here = place_of[id(rule)] = steps.setdefault(step, len(facts) + len(steps))
        if rule.name and places.setdefault(rule.name, here) != here:
            raise ValueError(f"two different rules are named {rule.name!r}")
    return Plan(facts, tuple(steps), places)


def narrowed(plan: Plan, names: Iterable[str]) -> Plan:
    """A plan of only what some named nodes rest on, under all names there are below them.

    A step with a single part becomes that part.
    """
    waiting, needed = [plan.places[name] for name in names], set[int]()
    while waiting:
        place = waiting.pop()
        if place not in needed:
            needed.add(place)
            step = plan.step(place)
            waiting.extend(step.sources if step else ())
    facts = [place for place in sorted(needed) if plan.step(place) is None]
    moved = {place: index for index, place in enumerate(facts)}
    steps: list[Step] = []
    for place in sorted(needed.difference(facts)):
        step = plan.steps[place - len(plan.facts)]
        sources = tuple(moved[source] for source in step.sources)
        if len(sources) == 1 and step.kind in (Kind.ALL, Kind.ANY):
            moved[place] = sources[0]
        else:
            moved[place] = len(facts) + len(steps)
            steps.append(step._replace(sources=sources))
    places = {name: moved[place] for name, place in plan.places.items() if place in moved}
    return Plan(tuple(plan.facts[place] for place in facts), tuple(steps), places)


def _taken(step: Step) -> tuple[Kind, int, tuple[int, ...], int]:
    kind, _, sources, least = step
    if kind is Kind.AT_LEAST:
        return kind, -1, sources, least
    if not sources:
        return Kind.CONSTANT, -1, (), least or kind is Kind.ALL
    return kind, sources[0], sources[1:], least


def _parts_first(rules: Iterable[Rule]) -> list[Rule]:
    """Every node once, however often it is shared, and none before its parts."""
    seen: set[int] = set()
    nodes: list[Rule] = []

    def visit(rule: Rule) -> None:
        if id(rule) not in seen:
            seen.add(id(rule))
            for part in rule.parts:
                visit(part)
            nodes.append(rule)

    for rule in rules:
        visit(rule)
    return nodes
