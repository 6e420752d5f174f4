"""A definition that holds one way holds the other way round, and a pack must say both."""

from collections.abc import Iterator

import pytest

from rabta.law import load_law
from rabta.logic import Kind, Rule

LAW = load_law("palermo")
EPISTEMIC = {"victim_age_under_18", "age_in_doubt"}
"""What is known about an age and what is doubted about it are no facts of one kind."""


def alternatives(rule: Rule | None) -> Iterator[tuple[str, bool]]:
    """The (fact, value) pairs each of which is enough for a rule."""
    if rule is None:
        return
    if rule.kind is Kind.FACT:
        yield rule.name, True
    elif rule.kind is Kind.NOT and rule.parts[0].kind is Kind.FACT:
        yield rule.parts[0].name, False
    elif rule.kind is Kind.ANY:
        for part in rule.parts:
            yield from alternatives(part)


def links() -> Iterator[tuple[str, bool, str, bool]]:
    """Every link (fact, value, other fact, value): if the one is so, so is the other."""
    for fact in LAW.facts.values():
        for name, value in alternatives(fact.shown_by):
            yield name, value, fact.id, True
        for name, value in alternatives(fact.refuted_by):
            yield name, value, fact.id, False


LINKS = sorted({link for link in links() if not {link[0], link[2]} <= EPISTEMIC})


def test_the_pack_has_definitions() -> None:
    assert len(LINKS) > 20


@pytest.mark.parametrize(("one", "value", "other", "then"), LINKS)
def test_each_link_is_written_in_both_directions(one: str, value: bool, other: str, then: bool) -> None:
    assert (other, not then, one, not value) in LINKS


@pytest.mark.parametrize(("one", "value", "other", "then"), LINKS)
def test_each_chain_of_links_is_written_out(one: str, value: bool, other: str, then: bool) -> None:
    onward = {(end, last) for start, given, end, last in LINKS if (start, given) == (other, then)}
    direct = {(end, last) for start, given, end, last in LINKS if (start, given) == (one, value)}
    assert onward - direct - {(one, value)} == set()
