"""What is law within a territory only: in force there, not elsewhere, and read where nobody knows."""

import pytest

from engine.law.small_pack import law_of
from rabta.law import Period, states
from rabta.logic import Pair, read, single

READINGS = """
    here: {label: h, concerns: harm, rule: a, provisions: s1, within: [north, east]}
    there: {label: t, concerns: harm, rule: {not: a}, provisions: s1, within: south}
    everywhere: {label: e, concerns: harm, rule: a, provisions: s1}
    needs: {label: n, concerns: harm, rule: {all: [b, here]}, provisions: s1}
    either: {label: o, concerns: harm, rule: {any: [here, there, b]}, provisions: s1}
    without: {label: w, concerns: harm, rule: {not: here}, provisions: s1}
    """


def in_force(law, territory):
    (state,) = states(law, Period(), territory)
    return [name for name, version in state.versions.items() if version]


def test_a_reading_says_within_which_territories_it_is_law(folder):
    law = law_of(folder, readings=READINGS)
    assert law.readings["here"].within == ("north", "east")
    assert law.readings["there"].within == ("south",)
    assert law.readings["everywhere"].within == ()


@pytest.mark.parametrize(
    ("territory", "names"),
    [
        ("north", ["here", "everywhere", "needs", "either", "without"]),
        ("east", ["here", "everywhere", "needs", "either", "without"]),
        ("south", ["there", "everywhere", "either", "without"]),
        ("west", ["everywhere", "either", "without"]),
        ("", ["here", "there", "everywhere", "needs", "either", "without"]),
    ],
)
def test_what_is_law_elsewhere_is_not_in_force_nor_is_what_needs_it(folder, territory, names):
    assert in_force(law_of(folder, readings=READINGS), territory) == names


def test_where_the_territory_is_unknown_each_is_read_for_its_own_in_one_state(folder):
    law = law_of(folder, readings=READINGS)
    (state,) = states(law, Period())
    kept = read(state.plan, single({"a": True}))
    assert (kept["here"], kept["there"]) == (Pair(1, 0), Pair(0, 1))
    assert states(law, Period(), "") == states(law, Period())


def test_an_element_is_the_same_everywhere(folder):
    law = law_of(folder, elements="act: {label: x, rule: a, provisions: s1}", readings=READINGS)
    assert "act" in in_force(law, "west")


def test_an_element_has_no_territory_of_its_own(folder):
    from engine.law.small_pack import faults_of

    text = "act: {label: x, rule: a, provisions: s1, within: north}"
    assert faults_of(folder, elements=text) == ["elements.yaml:1: unknown field 'within'"]


def test_a_territory_is_known_beside_a_time(folder):
    readings = """
        old:
          label: x
          concerns: harm
          within: north
          versions:
            - {rule: a, provisions: s1, in_force: {to: 2018-06-02}}
            - {rule: b, provisions: s1, in_force: {from: 2018-06-02}}
        """
    law = law_of(folder, readings=readings)
    assert [bool(state.versions["old"]) for state in states(law, Period(), "north")] == [True, True]
    assert [bool(state.versions["old"]) for state in states(law, Period(), "south")] == [False]
    assert len(states(law, Period())) == 2
