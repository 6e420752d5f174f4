"""Checks across the packs of a law: what one entry alone cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from rabta.law.dates import InForce
from rabta.law.faults import Faults, nearest
from rabta.law.loading import ANYTHING_READ, Reference
from rabta.law.source import Place
from rabta.law.values import Element, Fact, Pack, Question, Reading
from rabta.logic import Kind, Rule

Loaded = list[tuple[Pack, list[Reference]]]


def check_packs(loaded: Loaded, faults: Faults) -> None:
    """Note every unknown reference, id used twice, cycle, overlap of versions and fact in no question."""
    packs = [pack for pack, _ in loaded]
    names = _names(packs)
    _check_ids(packs, faults)
    for reference in chain.from_iterable(references for _, references in loaded):
        _check_reference(reference, names, faults)
    nodes = {id: node for pack in packs for id, node in pack.nodes.items()}
    _check_cycles(nodes, faults)
    for node in nodes.values():
        _check_versions(node, faults)
    _check_questions(packs, faults)


def _names(packs: list[Pack]) -> dict[str, list[str]]:
    """The valid names of each kind of thing."""
    names = {
        "instrument": [id for pack in packs for id in pack.instruments],
        "provision": [id for pack in packs for id in pack.provisions],
        "fact": [id for pack in packs for id in pack.facts],
        "question": [id for pack in packs for id in pack.questions],
        "element": [id for pack in packs for id in pack.elements],
        "reading": [id for pack in packs for id in pack.readings],
    }
    names[ANYTHING_READ] = names["fact"] + names["element"] + names["reading"]
    return names


def _check_reference(reference: Reference, names: Mapping[str, list[str]], faults: Faults) -> None:
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
    """Whatever is read under its id must be the only thing of that id."""
    seen: dict[str, Place] = {}
    for id, place in chain.from_iterable(_read_by_id(pack) for pack in packs):
        if id in seen:
            faults.add(place, f"{id!r} is already the id of something at {seen[id]}")
        seen.setdefault(id, place)
    for table in ("instruments", "provisions", "questions"):
        taken: dict[str, Place] = {}
        for pack in packs:
            for id, value in getattr(pack, table).items():
                if id in taken:
                    faults.add(
                        value.place, f"{id!r} already stands at {taken[id]} in a pack this one builds on"
                    )
                taken.setdefault(id, value.place)


def _read_by_id(pack: Pack) -> Iterator[tuple[str, Place]]:
    for value in chain(
        pack.facts.values(), pack.nodes.values(), pack.protection.safeguards, pack.protection.needs
    ):
        yield value.id, value.place
    for reading in pack.readings.values():
        for remark in reading.remarks:
            yield remark.id, reading.place


def _check_cycles(nodes: Mapping[str, Element | Reading], faults: Faults) -> None:
    done: set[str] = set()

    def follow(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            circle = " → ".join((*path[path.index(name) :], name))
            faults.add(nodes[name].place, f"{name!r} rests on itself: {circle}")
        elif name in nodes and name not in done:
            for version in nodes[name].versions:
                for below in leaves(version.rule):
                    follow(below, (*path, name))
            done.add(name)

    for name in nodes:
        follow(name, ())


def leaves(rule: Rule) -> Iterator[str]:
    """The names at the leaves of a rule."""
    if rule.kind is Kind.FACT:
        yield rule.name
    for part in rule.parts:
        yield from leaves(part)


def _check_versions(node: Element | Reading, faults: Faults) -> None:
    for one, other in combinations(node.versions, 2):
        if _overlap(one.in_force, other.in_force):
            faults.add(node.place, f"two versions of {node.id!r} are in force at the same time")


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
