"""Loading, the part of it that dates the law: versions and the days on which they begin and end."""

from datetime import date

import pytest

from engine.law.small_pack import faults_of, law_of
from rabta.law.dates import InForce, Moment
from rabta.law.values import Version
from rabta.logic import fact

a, b = fact("a"), fact("b")


def versions(folder, elements):
    """The versions of the element `act`."""
    return law_of(folder, elements=elements).nodes["act"].versions


def test_a_law_may_come_in_versions(folder):
    found = versions(
        folder,
        """
        act:
          label: an act
          versions:
            - {rule: a, provisions: s1, in_force: {to: 2018-06-02}}
            - {rule: b, provisions: s1, in_force: {from: 2018-06-02}}
        """,
    )
    change = Moment(date(2018, 6, 2), date(2018, 6, 2))
    assert found == (Version(a, ("s1",), InForce(ends=change)), Version(b, ("s1",), InForce(begins=change)))


def test_a_law_of_one_version_may_have_a_date_too(folder):
    (version,) = versions(folder, "act: {label: x, rule: a, provisions: s1, in_force: {from: 2018-06-02}}")
    assert version.in_force == InForce(begins=Moment(date(2018, 6, 2), date(2018, 6, 2)))


@pytest.mark.parametrize(("key", "side"), [("from", "begins"), ("to", "ends")])
def test_an_unknown_day_of_change_is_a_span_with_its_event(folder, key, side):
    (version,) = versions(
        folder,
        f"""
        act:
          label: an act
          rule: a
          provisions: s1
          in_force: {{{key}: {{earliest: 2018-01-01, latest: 2018-12-31, event: the Act commences}}}}
        """,
    )
    assert getattr(version.in_force, side) == Moment(
        date(2018, 1, 1), date(2018, 12, 31), "the Act commences"
    )


@pytest.mark.parametrize("key", ["from", "to"])
def test_a_span_without_an_event_is_a_change_of_its_own(folder, key):
    (version,) = versions(
        folder,
        f"""
        act:
          label: an act
          versions:
            - rule: a
              provisions: s1
              in_force: {{{key}: {{earliest: 2018-01-01, latest: 2018-12-31}}}}
        """,
    )
    (change,) = version.in_force.moments()
    assert change.event == f"act.versions[0] {key}"


def in_force(folder, text):
    return faults_of(
        folder, elements=f"act:\n  label: an act\n  rule: a\n  provisions: s1\n  in_force: {text}"
    )


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{from: 2018-06-02, to: 2018-06-03}", []),
        ("{}", []),
        ("always", ["'in_force' is a mapping with 'from', 'to' or both"]),
        ("{form: 2018-06-02}", ["unknown field 'form'; did you mean 'from'?"]),
        ("{from: [2018]}", ["'from' must be text"]),
        ("{from: 2018-06-02, to: 2018-06-02}", ["in force 'from' must be before 'to'"]),
        ("{from: {earliest: 2018-01-01, latest: 2019-01-01}, to: 2018-06-02}", []),
        (
            "{from: {earliest: 2018-01-01, latest: 2018-01-01}}",
            ["an unknown day needs 'earliest' before 'latest'"],
        ),
        ("{from: {earliest: 2018-01-01}}", ["an unknown day needs 'earliest' before 'latest'"]),
        ("{to: {latest: 2018-01-01}}", ["an unknown day needs 'earliest' before 'latest'"]),
        (
            "{from: {earliest: 2018-01-01, latest: 2018-01-02, vent: x}}",
            ["unknown field 'vent'; did you mean 'event'?"],
        ),
    ],
)
def test_times_in_force_that_cannot_be_are_faults(folder, text, faults):
    assert in_force(folder, text) == [f"elements.yaml:5: {fault}" for fault in faults]


def test_beside_versions_a_rule_of_its_own_is_a_fault(folder):
    elements = "act:\n  label: x\n  rule: b\n  versions: [{rule: a, provisions: s1, extra: x}]"
    assert faults_of(folder, elements=elements) == [
        "elements.yaml:4: unknown field 'extra'",
        "elements.yaml:3: unknown field 'rule'",
    ]
