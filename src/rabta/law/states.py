"""States of the law: which version of every element and reading is in force, laid out for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, combinations

from rabta.law.dates import Moment, Period, days_that_matter, open_changes
from rabta.law.law import Law
from rabta.law.rule_text import resolved
from rabta.law.values import Element, Reading, Version
from rabta.logic import NEVER, Kind, Plan, Rule, fact, plan


@dataclass(frozen=True, eq=False)
class State:
    """The law as it stood at one time.

    `versions` gives the version in force of each element and reading, None where
    there was none yet or none any more. `plan` reads every element and
    reading, and whatever else has a rule, by its id.
    """

    versions: Mapping[str, Version | None]
    plan: Plan


@lru_cache(maxsize=1024)
def states(law: Law, period: Period, territory: str = "") -> tuple[State, ...]:
    """Every state of the law in reach of a period, earliest first; one where nothing changed in it.

    `territory` is the id of the place whose law is read. Where it is unknown
    (""), every reading is read for the territory of its own.
    """
    moments = frozenset(
        chain.from_iterable(
            version.in_force.moments() for node in law.nodes.values() for version in node.versions
        )
    )
    chosen = dict.fromkeys(
        tuple(
            _version_on(node.versions, day, changed) if extends_to(node, territory) else None
            for node in law.nodes.values()
        )
        for day in days_that_matter(period, moments)
        for changed in _ways(day, moments)
    )
    return tuple(_state(law, choice) for choice in chosen)


def _ways(day: date, moments: frozenset[Moment]) -> Iterator[frozenset[Moment]]:
    """Every way in which the uncertain changes may have gone by a day."""
    uncertain = open_changes(day, moments)
    for count in range(len(uncertain) + 1):
        for happened in combinations(uncertain, count):
            yield frozenset(happened)


def extends_to(node: Element | Reading, territory: str) -> bool:
    """Whether an element or reading is law in a territory; of one that is not known, all are."""
    return not territory or isinstance(node, Element) or not node.within or territory in node.within


def _version_on(versions: tuple[Version, ...], day: date, changed: frozenset[Moment]) -> int | None:
    covering = (i for i, version in enumerate(versions) if version.in_force.covers(day, changed))
    return next(covering, None)


@lru_cache(maxsize=1024)
def _state(law: Law, choice: tuple[int | None, ...]) -> State:
    versions = {
        id: None if index is None else node.versions[index]
        for (id, node), index in zip(law.nodes.items(), choice, strict=True)
    }
    meanings: dict[str, Rule] = {}

    def meaning(name: str) -> Rule:
        if name not in versions:
            return fact(name)
        if name not in meanings:
            version = versions[name]
            rule = resolved(version.rule, meaning) if version else NEVER
            if _unavailable(rule):
                rule, versions[name] = NEVER, None
            meanings[name] = rule.named(name)
        return meanings[name]

    rules = [meaning(name) for name in versions]
    rules += [resolved(rule, meaning).named(id) for id, rule in law.read_beside]
    return State(versions, plan(*rules))


def _unavailable(rule: Rule) -> bool:
    """Whether a rule cannot be met because something it needs is no law at that time.

    A pack writes no constants, so NEVER stands only where a version is missing.
    An alternative that is not law is merely not available; a whole that needs it
    is itself not in force, and never ruled out on that account.
    """
    if rule.kind is Kind.CONSTANT:
        return True
    missing = sum(_unavailable(part) for part in rule.parts)
    if rule.kind is Kind.ALL:
        return missing > 0
    if rule.kind is Kind.ANY:
        return missing == len(rule.parts)
    return rule.kind is Kind.AT_LEAST and len(rule.parts) - missing < rule.least
