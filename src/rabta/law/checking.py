"""Checks across the packs of a law: what one entry alone cannot show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import chain, combinations
from typing import Protocol, TypeAlias

from rabta.law.dates import InForce, Moment
from rabta.law.faults import Faults, nearest
from rabta.law.pack import Pack
from rabta.law.referring import ANYTHING_READ, Reference
from rabta.law.source import Place
from rabta.law.values import (
    Element,
    Fact,
    Question,
    Reading,
)
from rabta.logic import Kind, Rule

Loaded: TypeAlias = list[tuple[Pack, list[Reference]]]
Names: TypeAlias = Mapping[str, Mapping[str, None]]
Nodes: TypeAlias = Mapping[str, Element | Reading]


class _Placed(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def place(self) -> Place: ...


DEEPEST_RULE = 100
"""How many rules may rest on one another: far more than any law needs, far fewer than Python can follow."""


def check_packs(loaded: Loaded, faults: Faults) -> None:
    """Note what makes a law unusable although each entry reads well.

    That is an unknown reference, an id used twice, rules that rest on
    themselves, versions that overlap, an event of two dates, and a fact in no
    question.
    """
    packs = [pack for pack, _ in loaded]
    names = _names(packs)
    _check_ids(packs, faults)
    for reference in chain.from_iterable(references for _, references in loaded):
        _check_reference(reference, names, faults)
    nodes = {id: node for pack in packs for id, node in pack.nodes.items()}
    _check_chains(nodes, faults)
    for node in nodes.values():
        _check_versions(node, faults)
    _check_events(nodes, faults)
    _check_questions(packs, faults)


def _names(packs: list[Pack]) -> dict[str, dict[str, None]]:
    """The valid names of each kind of thing, in the packs' order."""
    names: dict[str, dict[str, None]] = {
        "instrument": dict.fromkeys(id for pack in packs for id in pack.instruments),
        "provision": dict.fromkeys(id for pack in packs for id in pack.provisions),
        "fact": dict.fromkeys(id for pack in packs for id in pack.facts),
        "question": dict.fromkeys(id for pack in packs for id in pack.questions),
        "element": dict.fromkeys(id for pack in packs for id in pack.elements),
        "reading": dict.fromkeys(id for pack in packs for id in pack.readings),
        "agency": dict.fromkeys(id for pack in packs for id in pack.duties.agencies),
        "event": dict.fromkeys(id for pack in packs for id in pack.duties.events),
        "lever": dict.fromkeys(id for pack in packs for id in pack.duties.levers),
    }
    names[ANYTHING_READ] = names["fact"] | names["element"] | names["reading"]
    return names


def _check_reference(reference: Reference, names: Names, faults: Faults) -> None:
    valid = names[reference.what]
    if reference.name in valid:
        return
    actual = next((what for what, each in names.items() if reference.name in each), None)
    if actual:
        message = f"{reference.name!r} is no {reference.what} but a name of another kind: {actual}"
        faults.add(reference.place, message + nearest(reference.name, valid))
    else:
        faults.unknown(reference.place, reference.what, reference.name, valid)


def _check_ids(packs: list[Pack], faults: Faults) -> None:
    """Whatever is found by its id must be the only thing of that id."""
    for found_together in (
        _read_by_id,
        lambda pack: _places(pack.instruments.values()),
        lambda pack: _places(pack.provisions.values()),
        lambda pack: _places(pack.questions.values()),
        lambda pack: _places(pack.duties.agencies.values()),
        lambda pack: _places(pack.duties.events.values()),
        lambda pack: _places(pack.duties.levers.values()),
        lambda pack: _places(pack.duties.helplines.values()),
        lambda pack: _places(pack.duties.committees.values()),
    ):
        seen: dict[str, str] = {}
        for pack in packs:
            for id, place in found_together(pack):
                if id in seen:
                    faults.add(place, f"{id!r} is already the id of something at {seen[id]}")
                seen.setdefault(id, f"{pack.id}/{place}")


def _read_by_id(pack: Pack) -> Iterator[tuple[str, Place]]:
    yield from _places(pack.facts.values())
    yield from _places(pack.nodes.values())
    yield from _places(pack.protection.safeguards)
    yield from _places(pack.protection.needs)
    yield from _places(pack.duties.routes.values())
    yield from _places(pack.duties.deadlines.values())
    yield from _places(pack.duties.own_conduct.values())
    yield from _places(pack.duties.gaps.values())
    for reading in pack.readings.values():
        yield from ((remark.id, reading.place) for remark in reading.remarks)


def _places(values: Iterable[_Placed]) -> Iterator[tuple[str, Place]]:
    return ((value.id, value.place) for value in values)


def _check_chains(nodes: Nodes, faults: Faults) -> None:
    """No rule rests on itself, nor on more rules one below another than can be followed."""
    below = {id: dict.fromkeys(_leaves(*_rules(node))) for id, node in nodes.items()}
    levels: dict[str, int] = {}
    for id in _lowest_first(below, nodes, faults):
        if node := nodes.get(id):
            levels[id] = max((_levels(rule, levels) for rule in _rules(node)), default=0)
            if levels[id] > DEEPEST_RULE:
                faults.add(node.place, f"{id!r} rests on more than {DEEPEST_RULE} rules one below another")
                levels[id] = 0


def _lowest_first(below: dict[str, dict[str, None]], nodes: Nodes, faults: Faults) -> list[str]:
    """Every name after those it rests on. A circle is noted, and cut so that others are found too."""
    while True:
        try:
            return list(TopologicalSorter(below).static_order())
        except CycleError as error:
            circle = error.args[1][::-1]
            faults.add(nodes[circle[0]].place, f"{circle[0]!r} rests on itself: {' → '.join(circle)}")
            del below[circle[0]][circle[1]]


def _rules(node: Element | Reading) -> Iterator[Rule]:
    return (version.rule for version in node.versions)


def _leaves(*rules: Rule) -> Iterator[str]:
    for rule in rules:
        if rule.kind is Kind.FACT:
            yield rule.name
        yield from _leaves(*rule.parts)


def _levels(rule: Rule, levels: Mapping[str, int]) -> int:
    if rule.kind is Kind.FACT:
        return levels.get(rule.name, 0)
    return 1 + max((_levels(part, levels) for part in rule.parts), default=0)


def _check_versions(node: Element | Reading, faults: Faults) -> None:
    for one, other in combinations(node.versions, 2):
        if _overlap(one.in_force, other.in_force):
            faults.add(node.place, f"two versions of {node.id!r} are in force at the same time")


def _check_events(nodes: Nodes, faults: Faults) -> None:
    """What one event changed, changed on one day."""
    known: dict[str, tuple[Moment, Place]] = {}
    for node in nodes.values():
        for moment in chain.from_iterable(version.in_force.moments() for version in node.versions):
            first, place = known.setdefault(moment.event, (moment, node.place))
            if moment.event and moment != first:
                faults.add(node.place, f"the event {moment.event!r} has other days than at {place}")


def _overlap(one: InForce, other: InForce) -> bool:
    """Whether both can be in force on one day. A shared change of law parts them cleanly."""
    for before, after in ((one, other), (other, one)):
        ends, begins = before.ends, after.begins
        if ends and begins and (ends == begins or ends.latest <= begins.earliest):
            return False
    return True


def _check_questions(packs: list[Pack], faults: Faults) -> None:
    questions: list[Question] = [q for pack in packs for q in pack.questions.values()]
    asked = {name for question in questions for name in question.facts}
    facts: list[Fact] = [each for pack in packs for each in pack.facts.values()]
    for each in facts:
        if each.id not in asked:
            faults.add(each.place, f"the fact {each.id!r} is in no question, so nobody could ever settle it")
