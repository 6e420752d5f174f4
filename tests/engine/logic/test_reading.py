import numpy as np
import pytest

from rabta.logic import (
    ALWAYS,
    NEVER,
    Lanes,
    Pair,
    all_of,
    any_of,
    at_least,
    fact,
    negation,
    plan,
    read,
    single,
    worlds,
)

a, b, c = fact("a"), fact("b"), fact("c")

SIGNS = {"T": True, "F": False, "?": None}


def value(rule, **known):
    kept = read(rule.named("rule"), single({name: SIGNS[sign] for name, sign in known.items()}))
    return {True: "T", False: "F", None: "?"}[kept.value(kept.plan.places["rule"])]


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        ("T", "T", "T", "T"),
        ("T", "?", "?", "T"),
        ("T", "F", "F", "T"),
        ("?", "T", "?", "T"),
        ("?", "?", "?", "?"),
        ("?", "F", "F", "?"),
        ("F", "T", "F", "T"),
        ("F", "?", "F", "?"),
        ("F", "F", "F", "F"),
    ],
)
def test_all_and_any_follow_kleene(left, right, both, either):
    assert value(all_of(a, b), a=left, b=right) == both
    assert value(any_of(a, b), a=left, b=right) == either


@pytest.mark.parametrize(("part", "whole"), [("T", "F"), ("?", "?"), ("F", "T")])
def test_not_swaps_true_and_false_and_leaves_unknown(part, whole):
    assert value(negation(a), a=part) == whole


@pytest.mark.parametrize(
    ("facts", "answers"),
    [
        ("TTT", "TTTTF"),
        ("TT?", "TTT?F"),
        ("T??", "TT??F"),
        ("T?F", "TT?FF"),
        ("???", "T???F"),
        ("??F", "T??FF"),
        ("FFF", "TFFFF"),
    ],
)
def test_at_least_counts_what_is_true_and_what_can_still_be(facts, answers):
    known = dict(zip("abc", facts, strict=True))
    assert "".join(value(at_least(least, a, b, c), **known) for least in range(5)) == answers


@pytest.mark.parametrize(("least", "answer"), [(-2, "T"), (-1, "T"), (0, "T"), (1, "F"), (9, "F")])
def test_at_least_of_no_parts_is_settled_by_the_count_alone(least, answer):
    assert value(at_least(least)) == answer


def test_of_no_parts_all_is_true_and_any_is_false():
    assert value(all_of()) == "T"
    assert value(any_of()) == "F"


def test_the_constants_are_what_they_say_whatever_is_known():
    assert value(ALWAYS) == "T"
    assert value(NEVER) == "F"


def test_constants_fill_every_lane():
    kept = read(all_of(ALWAYS.named("yes"), NEVER.named("no")), Lanes({}, 0, 0b111))
    assert kept["yes"] == Pair(0b111, 0)
    assert kept["no"] == Pair(0, 0b111)


def test_a_fact_that_no_lane_mentions_is_unknown_in_all():
    kept = read(negation(a).named("not a"), Lanes({}, 0, 0b11))
    assert kept["a"] == Pair(0, 0)
    assert kept["not a"] == Pair(0, 0)


def test_every_named_node_keeps_its_pair():
    kept = read(all_of(any_of(a, b).named("inner"), c).named("outer"), worlds({"c": True}, [{"a": True}, {}]))
    assert kept["inner"] == Pair(0b01, 0)
    assert kept["outer"] == Pair(0b01, 0)
    assert kept["c"] == Pair(0b11, 0)
    with pytest.raises(KeyError, match="nobody"):
        kept["nobody"]


def test_each_lane_has_a_value_of_its_own():
    kept = read(a, worlds({}, [{"a": True}, {"a": False}, {}]))
    assert [kept.value(0, lane) for lane in range(3)] == [True, False, None]
    assert kept.value(0) is True


def test_a_plan_made_once_can_be_read_again_and_again():
    laid_out = plan(any_of(a, b).named("either"))
    for sign, known in (("T", True), ("F", False)):
        kept = read(laid_out, single({"a": known, "b": known}))
        assert kept.plan is laid_out
        assert kept["either"] == single({"x": SIGNS[sign]}).facts["x"]


def test_what_is_read_runs_parallel_to_facts_and_steps():
    kept = read(any_of(a, negation(b)), single({"b": False}))
    assert (kept.t, kept.f) == ([0, 0, 1, 1], [0, 1, 0, 0])


def test_arrays_are_read_and_left_as_they_were():
    def words(*numbers):
        return np.array(numbers, dtype=np.uint64)

    nowhere, everywhere = words(0, 0), ~words(0, 0)
    facts = {"a": Pair(words(1, 2), words(2, 0)), "b": Pair(words(4, 0), words(0, 2))}
    kept = read(at_least(1, a, b).named("one"), Lanes(facts, nowhere, everywhere))
    assert kept["one"].t.tolist() == [5, 2]
    assert kept["one"].f.tolist() == [0, 0]
    assert facts["a"].t.tolist() == [1, 2]
    assert (nowhere.tolist(), everywhere.tolist()) == ([0, 0], [2**64 - 1] * 2)


def test_a_fact_both_true_and_false_would_let_the_unknown_settle_a_rule():
    """Why input clears both masks of a contested fact: *both and unknown* would be known false."""
    contested = Lanes({"a": Pair(1, 1)}, 0, 1)
    assert read(all_of(a, b).named("rule"), contested)["rule"] == Pair(0, 1)
    assert read(any_of(a, b).named("rule"), contested)["rule"] == Pair(1, 0)
    assert read(all_of(a, b).named("rule"), single({"a": None}))["rule"] == Pair(0, 0)
