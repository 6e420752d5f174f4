"""What bears on a reading: its facts, what makes them so by definition, and what hints at them."""

from engine.assessment.dated_law import law_with
from rabta.assessment.bearing import bearing, hinted, hints, supports
from rabta.law import Period, states


def plan(law):
    return states(law, Period())[0].plan


def supporting(law, name="it"):
    return supports(plan(law), name)


def test_a_fact_supports_by_being_so_and_a_denied_one_by_not_being_so(tmp_path):
    assert supporting(law_with(tmp_path, "{all: [kept, {not: free}]}")) == {("kept", True), ("free", False)}


def test_two_denials_cancel_out(tmp_path):
    assert supporting(law_with(tmp_path, "{not: {not: kept}}")) == {("kept", True)}
    assert supporting(law_with(tmp_path, "{not: {any: [kept, {not: free}]}}")) == {
        ("kept", False),
        ("free", True),
    }


def test_a_fact_may_support_either_way(tmp_path):
    law = law_with(tmp_path, "{any: [{all: [act, free]}, {all: [{not: act}, hurt]}]}")
    assert supporting(law) == {
        ("taken", True),
        ("kept", True),
        ("taken", False),
        ("kept", False),
        ("free", True),
        ("hurt", True),
    }


def test_a_part_that_is_shared_is_looked_at_once(tmp_path):
    law = law_with(tmp_path, "{any: [{all: [act, free]}, {all: [act, hurt]}]}")
    assert supporting(law) == {("taken", True), ("kept", True), ("free", True), ("hurt", True)}


def test_what_makes_a_fact_so_by_definition_bears_on_the_reading(law):
    assert bearing(law, plan(law), "toil") == {"gain": {True}, "menace": {True}, "unwilling": {True}}


def test_what_refutes_a_fact_by_definition_bears_on_the_reading(law):
    assert bearing(law, plan(law), "passage") == {"entered": {True}, "foreign": {True}, "helped": {True}}


def test_definitions_bear_on_a_denial_the_other_way(tmp_path):
    law = law_with(tmp_path, "{not: crossed}")
    assert bearing(law, plan(law), "it") == {"crossed": {False}, "entered": {False}, "moved": {False}}


def test_a_fact_bears_with_every_value_that_speaks_for_the_reading(tmp_path):
    law = law_with(tmp_path, "{any: [{all: [entered, free]}, {not: foreign}]}")
    assert bearing(law, plan(law), "it") == {
        "entered": {True, False},
        "foreign": {True, False},
        "free": {True},
    }


def test_a_sign_that_raises_a_fact_hints_at_it(law):
    assert hints(law, "trick", True) == {("weak", True)}
    assert hints(law, "trick", False) == frozenset()


def test_a_definition_hints_at_what_it_would_make_so(law):
    assert hints(law, "gain", True) == {("menace", True), ("unwilling", True)}
    assert hints(law, "gain", False) == frozenset()


def test_what_would_refute_a_fact_hints_at_its_denial_only(law):
    assert hints(law, "crossed", False) == {("moved", False)}
    assert hints(law, "crossed", True) == {("entered", True)}


def test_what_each_fact_makes_worth_asking_about_is_what_hints_at_it_turned_round(law):
    found = hinted(law)
    assert found["weak", True] == (("trick", True),)
    assert found["menace", True] == (("gain", True),)
    assert found["entered", True] == (("crossed", True), ("foreign", True), ("moved", True))
    assert found["moved", False] == (("crossed", False),)
    assert ("hurt", True) not in found
    turned = {(name, value): set() for name in law.facts for value in (True, False)}
    for hint, pairs in found.items():
        for pair in pairs:
            turned[pair].add(hint)
    assert turned == {(name, value): hints(law, name, value) for name, value in turned}
