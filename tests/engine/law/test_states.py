from datetime import date

from engine.law.small_pack import law_of
from rabta.law import Period, states
from rabta.logic import Pair, read, single

CHANGED_IN_2018 = """
    act:
      label: an act
      versions:
        - {rule: a, provisions: s1, in_force: {to: 2018-06-02}}
        - {rule: {any: [a, b]}, provisions: s1, in_force: {from: 2018-06-02}}
    """

CHANGED_SOME_DAY = """
    act:
      label: an act
      versions:
        - rule: a
          provisions: s1
          in_force: {to: {earliest: 2018-01-01, latest: 2018-12-31, event: the Act}}
        - rule: b
          provisions: s1
          in_force: {from: {earliest: 2018-01-01, latest: 2018-12-31, event: the Act}}
    new:
      label: a new element
      rule: c
      provisions: s1
      in_force: {from: {earliest: 2018-01-01, latest: 2018-12-31, event: EVENT}}
    """


def on(*day):
    return Period(date(*day), date(*day))


def in_reach(law, period):
    """For every state in reach: which version of each element is in force, by its number."""
    return [
        {
            id: None if version is None else law.nodes[id].versions.index(version)
            for id, version in state.versions.items()
        }
        for state in states(law, period)
    ]


def test_the_day_of_the_act_selects_the_version(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    assert in_reach(law, on(2018, 6, 1)) == [{"act": 0}]
    assert in_reach(law, on(2018, 6, 2)) == [{"act": 1}]


def test_a_span_brings_every_version_in_reach_earliest_first(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    assert in_reach(law, Period(date(2018, 6, 1), date(2018, 6, 2))) == [{"act": 0}, {"act": 1}]
    assert in_reach(law, Period(date(2018, 6, 2), date(2018, 6, 9))) == [{"act": 1}]


def test_an_unknown_day_brings_every_version_in_reach(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    assert in_reach(law, Period()) == [{"act": 0}, {"act": 1}]
    assert in_reach(law, Period(None, date(2018, 6, 1))) == [{"act": 0}]
    assert in_reach(law, Period(date(2018, 6, 2), None)) == [{"act": 1}]


def test_while_a_commencement_is_uncertain_both_versions_are_in_reach(folder):
    law = law_of(folder, elements=CHANGED_SOME_DAY.replace("EVENT", "the Act"))
    assert in_reach(law, on(2017, 12, 31)) == [{"act": 0, "new": None}]
    assert in_reach(law, on(2018, 1, 1)) == [{"act": 0, "new": None}, {"act": 1, "new": 0}]
    assert in_reach(law, on(2018, 12, 30)) == [{"act": 0, "new": None}, {"act": 1, "new": 0}]
    assert in_reach(law, on(2018, 12, 31)) == [{"act": 1, "new": 0}]


def test_what_two_events_changed_may_have_changed_one_without_the_other(folder):
    law = law_of(folder, elements=CHANGED_SOME_DAY.replace("EVENT", "another Act"))
    assert in_reach(law, on(2018, 5, 5)) == [
        {"act": 0, "new": None},
        {"act": 0, "new": 0},
        {"act": 1, "new": None},
        {"act": 1, "new": 0},
    ]


def test_a_law_without_dates_has_one_state(folder):
    law = law_of(folder, elements="act: {label: x, rule: a, provisions: s1}")
    assert in_reach(law, Period()) == [{"act": 0}]


def test_a_law_not_yet_or_no_longer_in_force_has_no_version(folder):
    elements = """
        act:
          label: an act
          rule: a
          provisions: s1
          in_force: {from: 2018-01-01, to: 2019-01-01}
        """
    law = law_of(folder, elements=elements)
    assert in_reach(law, on(2017, 12, 31)) == [{"act": None}]
    assert in_reach(law, on(2018, 12, 31)) == [{"act": 0}]
    assert in_reach(law, on(2019, 1, 1)) == [{"act": None}]


def test_a_law_not_in_force_is_met_by_nothing_and_settles_what_rests_on_it(folder):
    elements = """
        act: {label: x, rule: a, provisions: s1, in_force: {from: 2018-01-01}}
        either: {label: x, rule: {any: [act, b]}, provisions: s1}
        """
    (state,) = states(law_of(folder, elements=elements), on(2017, 1, 1))
    kept = read(state.plan, single({"a": True}))
    assert kept["act"] == Pair(0, 1)
    assert kept["either"] == Pair(0, 0)


def test_the_same_state_is_built_once(folder):
    law = law_of(folder, elements=CHANGED_IN_2018)
    (one,) = states(law, on(2018, 6, 1))
    (other,) = states(law, on(2018, 5, 5))
    assert one is other
    assert states(law, on(2018, 6, 1)) is states(law, on(2018, 6, 1))


def test_each_law_has_states_of_its_own(folder, tmp_path):
    one, other = law_of(folder), law_of(tmp_path / "other")
    assert states(one, Period()) != states(other, Period())


def test_everything_that_is_read_can_be_found_by_its_id(folder):
    law = law_of(
        folder,
        elements="act: {label: x, rule: a, provisions: s1}",
        readings="""
            harm:
              label: harm
              concerns: harm
              rule: {all: [act, b]}
              provisions: s1
              remarks:
                remark: {text: t, rule: {not: harm}, provisions: s1}
            """,
        protection="""
            safeguards:
              always: {label: x, strength: shall, provisions: s1}
              sometimes: {label: x, strength: shall, rule: act, provisions: s1}
            needs:
              need: {label: x, rule: c}
            """,
    )
    (state,) = states(law, Period())
    assert list(state.versions) == ["act", "harm"]
    kept = read(state.plan, single({"a": True, "b": True, "c": False}))
    assert {name: kept.value(place) for name, place in state.plan.places.items()} == {
        "a": True,
        "b": True,
        "c": False,
        "act": True,
        "harm": True,
        "remark": False,
        "always": True,
        "sometimes": True,
        "need": False,
    }


def test_an_element_may_name_another_that_stands_below_it(folder):
    law = law_of(
        folder,
        elements="""
            outer: {label: x, rule: {not: inner}, provisions: s1}
            inner: {label: x, rule: {any: [a, b]}, provisions: s1}
            """,
    )
    (state,) = states(law, Period())
    assert state.plan.facts_below("outer") == ("a", "b")
    assert read(state.plan, single({"a": True}))["outer"] == Pair(0, 1)
