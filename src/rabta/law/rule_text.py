"""The grammar of rules in a pack.

    rule: act_recruit                          a fact, an element or a reading
    rule: {all: [act, means_or_child]}         every one of them
    rule: {any: [means, child]}                some one of them
    rule: {not: could_leave_freely}            known false
    rule: {at_least: 2, of: [a, b, c]}         two or more

References stand as facts in the parsed rule; `resolved` puts rules in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from rabta.law.faults import Faults
from rabta.law.source import Mapping, Node, Place, Sequence, Text
from rabta.logic import NEVER, Kind, Rule, all_of, any_of, at_least, fact, negation


def parse_rule(node: Node, faults: Faults) -> Rule:
    """A rule as written; a fault is noted and NEVER stands where it could not be read."""
    if isinstance(node, Text):
        return fact(node.value)
    if isinstance(node, Mapping):
        match sorted(node.items):
            case ["all"]:
                return all_of(*_parts(node.items["all"], faults))
            case ["any"]:
                return any_of(*_parts(node.items["any"], faults))
            case ["not"]:
                return negation(parse_rule(node.items["not"], faults))
            case ["at_least", "of"]:
                parts = _parts(node.items["of"], faults)
                return at_least(_count(node.items["at_least"], len(parts), faults), *parts)
    faults.add(node.place, "a rule is a name, or one of: all, any, not, at_least with of")
    return NEVER


def _parts(node: Node, faults: Faults) -> tuple[Rule, ...]:
    if isinstance(node, Sequence) and node.items:
        return tuple(parse_rule(item, faults) for item in node.items)
    faults.add(node.place, "this must be a list of at least one rule")
    return ()


def _count(node: Node, parts: int, faults: Faults) -> int:
    if isinstance(node, Text) and node.value in map(str, range(1, parts + 1)):
        return int(node.value)
    faults.add(node.place, f"at_least must be a number from 1 to {parts}")
    return 1


def references(node: Node) -> Iterator[tuple[str, Place]]:
    """Every name a written rule refers to, with its place."""
    if isinstance(node, Text):
        yield node.value, node.place
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from references(item)
    else:
        for key, value in node.items.items():
            if key != "at_least":
                yield from references(value)


def resolved(rule: Rule, meaning: Callable[[str], Rule]) -> Rule:
    """The rule with every reference replaced by what it means."""
    if rule.kind is Kind.FACT:
        return meaning(rule.name)
    return replace(rule, parts=tuple(resolved(part, meaning) for part in rule.parts))
