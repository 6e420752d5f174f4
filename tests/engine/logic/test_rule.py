import pytest

from rabta.logic import (
    ALWAYS,
    NEVER,
    Kind,
    Rule,
    all_of,
    any_of,
    at_least,
    fact,
    narrowed,
    negation,
    plan,
    read,
    single,
)
from rabta.logic.rule import Step

a, b, c = fact("a"), fact("b"), fact("c")


def test_a_fact_is_known_by_its_name():
    assert a == Rule(Kind.FACT, (), "a", 0)


def test_every_other_rule_holds_its_parts_and_no_name():
    assert all_of(a, b) == Rule(Kind.ALL, (a, b), "", 0)
    assert any_of(a, b) == Rule(Kind.ANY, (a, b), "", 0)
    assert negation(a) == Rule(Kind.NOT, (a,), "", 0)
    assert at_least(2, a, b, c) == Rule(Kind.AT_LEAST, (a, b, c), "", 2)


def test_the_constants_have_no_parts():
    assert Rule(Kind.CONSTANT, (), "", 1) == ALWAYS
    assert Rule(Kind.CONSTANT, (), "", 0) == NEVER


def test_a_kind_is_spoken_of_in_plain_words():
    assert [kind.value for kind in Kind] == ["fact", "constant", "all", "any", "not", "at least"]


def test_a_rule_without_a_name_takes_one():
    assert any_of(a, b).named("either") == Rule(Kind.ANY, (a, b), "either")
    assert at_least(1, a).named("some") == Rule(Kind.AT_LEAST, (a,), "some", 1)


def test_a_rule_with_a_name_keeps_it_inside_a_wrapper():
    assert a.named("element") == Rule(Kind.ALL, (a,), "element")
    assert any_of(a).named("one").named("two") == Rule(Kind.ALL, (any_of(a).named("one"),), "two")


def test_a_plan_lays_out_the_facts_first_then_every_node_after_its_parts():
    laid_out = plan(all_of(b, any_of(a, c).named("inner"), b).named("outer"))
    assert laid_out.facts == ("b", "a", "c")
    assert laid_out.steps == (Step(Kind.ANY, "inner", (1, 2), 0), Step(Kind.ALL, "outer", (0, 3, 0), 0))
    assert laid_out.places == {"b": 0, "a": 1, "c": 2, "inner": 3, "outer": 4}


def test_equal_parts_are_laid_out_once():
    laid_out = plan(all_of(negation(a), any_of(b, negation(fact("a")))))
    assert [step.kind for step in laid_out.steps] == [Kind.NOT, Kind.ANY, Kind.ALL]


def test_parts_that_differ_only_in_name_or_count_are_kept_apart():
    laid_out = plan(any_of(a).named("one"), any_of(a).named("two"), at_least(1, a), at_least(0, a))
    assert len(laid_out.steps) == 4


def test_parts_shared_thirty_levels_deep_are_visited_once():
    rule = a
    for _ in range(30):
        rule = any_of(rule, rule)
    assert len(plan(rule).steps) == 30


def test_several_rules_share_one_plan():
    laid_out = plan(negation(a).named("one"), all_of(negation(a), b).named("two"))
    assert laid_out.places == {"a": 0, "b": 1, "one": 2, "two": 4}


def test_one_rule_may_stand_twice_under_its_name():
    assert len(plan(any_of(a).named("one"), any_of(a).named("one")).steps) == 1


def test_two_different_rules_of_one_name_are_refused():
    with pytest.raises(ValueError, match=r"^two different rules are named 'one'$"):
        plan(all_of(a).named("one"), any_of(a).named("one"))


def test_a_rule_may_not_bear_the_name_of_a_fact():
    with pytest.raises(ValueError, match=r"^two different rules are named 'a'$"):
        plan(any_of(a, b).named("a"))


def test_a_fact_has_no_step_and_every_node_above_has_one():
    laid_out = plan(negation(a))
    assert laid_out.step(0) is None
    assert laid_out.step(1) == Step(Kind.NOT, "", (0,), 0)


def test_the_facts_below_a_node_come_in_the_order_of_the_plan():
    inner = any_of(c, b, negation(c)).named("inner")
    laid_out = plan(all_of(a, inner).named("outer"))
    assert laid_out.facts_below("inner") == ("c", "b")
    assert laid_out.facts_below("outer") == ("a", "c", "b")
    assert laid_out.facts_below("b") == ("b",)


def test_a_narrowed_plan_reads_the_same_under_the_names_it_keeps():
    act = any_of(fact("a"), fact("b")).named("act")
    laid_out = plan(all_of(act, negation(fact("c"))).named("whole"), fact("d").named("apart"))
    kept = narrowed(laid_out, ["whole"])
    assert kept.facts == ("a", "b", "c")
    assert set(kept.places) == {"a", "b", "c", "whole", "act"}
    for value in (True, False, None):
        lanes = single({"a": value, "c": False})
        assert [read(kept, lanes)[name] for name in kept.places] == [
            read(laid_out, lanes)[name] for name in kept.places
        ]


def test_in_a_narrowed_plan_a_step_with_one_part_is_that_part():
    laid_out = plan(all_of(fact("a")).named("only"), any_of(negation(fact("b"))).named("denied"))
    kept = narrowed(laid_out, ["only", "denied"])
    assert [step.kind for step in kept.steps] == [Kind.NOT]
    assert kept.places["only"] == kept.facts.index("a")
