import numpy as np
import pytest

from engine.law.small_pack import law_of
from rabta.law import defined
from rabta.logic import Lanes, Pair, single

FACTS = """
    a: {label: a, definition: A., shown_by: b, refuted_by: {not: c}}
    b: {label: b, definition: B.}
    c: {label: c, definition: C., shown_by: {all: [a, b]}}
    """

SIGNS = {"T": True, "F": False, "?": None}


@pytest.fixture
def law(folder):
    return law_of(folder, facts=FACTS)


def known(**facts):
    return single({name: SIGNS[sign] for name, sign in facts.items()})


def sign(lanes, name):
    return {Pair(1, 0): "T", Pair(0, 1): "F", Pair(0, 0): "?"}[lanes.facts[name]]


@pytest.mark.parametrize(
    ("facts", "a"),
    [
        ({}, "?"),
        ({"b": "T"}, "T"),
        ({"b": "F"}, "?"),
        ({"b": "?"}, "?"),
        ({"c": "F"}, "F"),
        ({"c": "T"}, "?"),
        ({"a": "T", "b": "T"}, "T"),
        ({"a": "F", "c": "F"}, "F"),
        ({"a": "T"}, "T"),
    ],
)
def test_a_statement_about_one_fact_may_settle_another(law, facts, a):
    found = defined(law, known(**facts))
    assert sign(found.lanes, "a") == a
    assert found.clashes == {"a": 0, "c": 0}


@pytest.mark.parametrize(
    "facts",
    [{"a": "F", "b": "T"}, {"a": "T", "c": "F"}, {"b": "T", "c": "F"}, {"a": "F", "b": "T", "c": "F"}],
)
def test_where_statement_and_definition_disagree_the_fact_is_known_neither_way(law, facts):
    found = defined(law, known(**facts))
    assert sign(found.lanes, "a") == "?"
    assert found.clashes["a"] == 1


def test_a_contested_fact_is_left_as_it_is(law):
    found = defined(law, known(a="?", b="T"), contested=["a"])
    assert sign(found.lanes, "a") == "?"
    assert found.clashes == {"c": 0}


def test_a_fact_may_be_shown_though_another_is_contested(law):
    found = defined(law, known(a="T", b="T"), contested={"a"})
    assert sign(found.lanes, "c") == "T"


def test_definitions_read_statements_and_never_one_another(law):
    found = defined(law, known(b="T"))
    assert sign(found.lanes, "a") == "T"
    assert sign(found.lanes, "c") == "?"


def test_a_fact_without_a_definition_of_the_kind_stays_as_stated(law):
    lanes = known(b="F")
    found = defined(law, lanes)
    assert sign(found.lanes, "b") == "F"
    assert "b" not in found.clashes
    assert (found.lanes.nowhere, found.lanes.everywhere) == (0, 1)
    assert dict(lanes.facts) == {"b": Pair(0, 1)}


def test_many_records_are_defined_side_by_side(law):
    lanes = Lanes({"a": Pair(0b0001, 0b0010), "b": Pair(0b0110, 0b0001), "c": Pair(0, 0b1001)}, 0, 0b1111)
    found = defined(law, lanes)
    assert found.lanes.facts["a"] == Pair(0b0100, 0b1000)
    assert found.clashes == {"a": 0b0011, "c": 0}


def test_arrays_are_defined_as_integers_are(law):
    def words(number):
        return np.array([number], dtype=np.uint64)

    lanes = Lanes({"b": Pair(words(5), words(2)), "c": Pair(words(0), words(4))}, words(0), ~words(0))
    found = defined(law, lanes)
    assert [mask.tolist() for mask in found.lanes.facts["a"]] == [[1], [0]]
    assert found.clashes["a"].tolist() == [4]


def test_a_law_without_definitions_adds_nothing(tmp_path):
    lanes = known(a="T")
    found = defined(law_of(tmp_path / "plain"), lanes)
    assert found.lanes == lanes
    assert found.clashes == {}
