import pytest

from rabta.law import Faults
from rabta.law.rule_text import parse_rule, references, resolved
from rabta.law.source import parse
from rabta.logic import ALWAYS, NEVER, all_of, any_of, at_least, fact, negation

a, b, c = fact("a"), fact("b"), fact("c")

GRAMMAR = "a rule is a name, or one of: all, any, not, at_least with of"


def node(text):
    return parse(text.encode(), "x.yaml")


def rule(text):
    faults = Faults()
    return parse_rule(node(text), faults), [str(fault) for fault in faults.found]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a", a),
        ("{all: [a, b]}", all_of(a, b)),
        ("{any: [a, b]}", any_of(a, b)),
        ("{any: [a]}", any_of(a)),
        ("{not: a}", negation(a)),
        ("{at_least: 2, of: [a, b, c]}", at_least(2, a, b, c)),
        ("{of: [a, b, c], at_least: 3}", at_least(3, a, b, c)),
        ("{at_least: 1, of: [a]}", at_least(1, a)),
        ("{all: [a, {not: {any: [b, c]}}]}", all_of(a, negation(any_of(b, c)))),
    ],
)
def test_a_rule_means_what_it_says(text, meaning):
    assert rule(text) == (meaning, [])


@pytest.mark.parametrize(
    "text", ["[a, b]", "{al: [a]}", "{all: [a], any: [b]}", "{at_least: 2}", "{of: [a]}", "{}"]
)
def test_whatever_else_stands_for_a_rule_is_a_fault(text):
    assert rule(text) == (NEVER, [f"x.yaml:1: {GRAMMAR}"])


@pytest.mark.parametrize("key", ["all", "any"])
@pytest.mark.parametrize("parts", ["a", "[]", "{not: a}"])
def test_parts_are_a_list_of_at_least_one_rule(key, parts):
    made = {"all": all_of(), "any": any_of()}
    assert rule(f"{key}:\n  {parts}") == (made[key], ["x.yaml:2: this must be a list of at least one rule"])


def test_a_count_of_what_is_no_list_is_a_fault_of_the_list_and_of_the_count():
    assert rule("at_least: 1\nof: a") == (
        at_least(1),
        [
            "x.yaml:2: this must be a list of at least one rule",
            "x.yaml:1: at_least must be a number from 1 to 0",
        ],
    )


def test_a_faulty_part_does_not_hide_the_others():
    assert rule("any:\n- a\n- {al: b}\n- c") == (any_of(a, NEVER, c), [f"x.yaml:3: {GRAMMAR}"])


def test_what_is_negated_is_a_rule():
    assert rule("not: [a]") == (negation(NEVER), [f"x.yaml:1: {GRAMMAR}"])


@pytest.mark.parametrize("count", ["0", "3", "-1", "two", "1.0", "9" * 5000, "[1]", ""])
def test_a_count_is_a_number_that_its_parts_can_reach(count):
    assert rule(f"of: [a, b]\nat_least: {count}") == (
        at_least(1, a, b),
        ["x.yaml:2: at_least must be a number from 1 to 2"],
    )


def test_the_names_in_a_rule_come_with_their_places():
    text = "all:\n- a\n- {not: b}\n- at_least: 1\n  of:\n  - c\n  - a\n"
    found = [(name, place.line) for name, place in references(node(text))]
    assert found == [("a", 2), ("b", 3), ("c", 6), ("a", 7)]


def test_names_of_a_plain_list_come_with_their_places():
    assert [(name, str(place)) for name, place in references(node("[a,\n b]"))] == [
        ("a", "x.yaml:1"),
        ("b", "x.yaml:2"),
    ]


def test_every_reference_is_replaced_by_what_it_means():
    meanings = {"a": any_of(b, c).named("a"), "b": b, "c": ALWAYS}
    written = all_of(a, negation(b), at_least(1, c, a)).named("whole")
    assert resolved(written, meanings.__getitem__) == all_of(
        any_of(b, c).named("a"), negation(b), at_least(1, ALWAYS, any_of(b, c).named("a"))
    ).named("whole")
