"""Worked cases: what the pack makes of them now, what changed, and what they contradict."""

from dataclasses import replace
from pathlib import Path

import pytest

from rabta.law import Expected, Period, Published, WorkedCase
from rabta.law.source import Place
from rabta.protection import changed, contradictions, read_case, reads_now

UNDECIDED = Published(
    outcome="not decided",
    trafficking=None,
    smuggling=None,
    irregular_migration_only=None,
    aggravated=None,
    protected=None,
    forms=(),
    divergence="",
    notes="",
    headline=False,
)
TRAFFICKED = {"act_recruit": True, "means_threat": True, "purpose_sexual": True}


def case(facts, **published):
    return WorkedCase(
        id="a-case",
        title="A case",
        jurisdiction="",
        year="",
        source="https://example.org",
        source_status="exact",
        stated_by="",
        confidence="",
        summary="What happened.",
        on=Period(),
        territory="",
        facts=facts,
        coded_here=(),
        published=replace(UNDECIDED, **published) if published else None,
        reads=Expected((), (), "unscreened"),
        path=Path("a-case.yaml"),
        place=Place("cases/a-case.yaml", 1),
    )


def test_a_case_is_read_on_its_facts_at_any_time(palermo):
    found = read_case(palermo, case(TRAFFICKED))
    assert found.assessed.subject.id == "a-case"
    assert found.assessed.known.stated == TRAFFICKED
    assert str(found.assessed.period) == "?"


def test_what_a_case_reads_now_is_its_settled_readings_and_its_posture(palermo):
    now = reads_now(read_case(palermo, case({**TRAFFICKED, "crossed_border": False})))
    assert {"trafficking", "sexual_exploitation"} <= set(now.met)
    assert "smuggling" in now.ruled_out
    assert "forced_labour" not in now.met + now.ruled_out
    assert now.posture == "protect"


def test_readings_are_kept_in_the_order_of_the_law(palermo):
    now = reads_now(read_case(palermo, case(TRAFFICKED)))
    assert now.met == tuple(name for name in palermo.readings if name in now.met)


def test_nothing_changed_where_a_case_reads_as_accepted():
    same = Expected(("a",), ("b",), "protect")
    assert list(changed(same, same)) == []


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (Expected(("a",), (), "protect"), Expected((), (), "protect"), ("a", "met", "open")),
        (Expected((), (), "protect"), Expected((), ("a",), "protect"), ("a", "open", "ruled_out")),
        (Expected(("a",), (), "protect"), Expected((), ("a",), "protect"), ("a", "met", "ruled_out")),
        (Expected((), ("a",), "protect"), Expected(("a",), (), "protect"), ("a", "ruled_out", "met")),
        (Expected((), (), "no_sign"), Expected((), (), "protect"), ("posture", "no_sign", "protect")),
    ],
)
def test_what_reads_otherwise_is_named_with_both_values(before, now, change):
    assert list(changed(before, now)) == [change]


def test_every_change_is_named_once():
    before, now = Expected(("a", "b"), ("c",), "protect"), Expected(("c",), ("a",), "unscreened")
    assert list(changed(before, now)) == [
        ("a", "met", "ruled_out"),
        ("b", "met", "open"),
        ("c", "ruled_out", "met"),
        ("posture", "protect", "unscreened"),
    ]


@pytest.mark.parametrize(
    ("decided", "facts", "against"),
    [
        ({"trafficking": False}, TRAFFICKED, ["trafficking"]),
        ({"trafficking": True}, TRAFFICKED, []),
        ({"trafficking": None, "outcome": "x"}, TRAFFICKED, []),
        ({"smuggling": True}, {"crossed_border": False}, ["smuggling"]),
        ({"smuggling": False}, {"crossed_border": False}, []),
        ({"trafficking": True, "smuggling": True}, {}, []),
        ({"trafficking": False, "smuggling": False}, {}, []),
        ({"protected": True}, {}, ["posture"]),
        ({"protected": True}, TRAFFICKED, []),
        ({"protected": False}, TRAFFICKED, []),
        ({"trafficking": False, "protected": True}, TRAFFICKED, ["trafficking"]),
    ],
)
def test_a_reading_contradicts_a_decision_only_if_it_is_settled_the_other_way(
    palermo, decided, facts, against
):
    one = case(facts, **decided)
    assert list(contradictions(one, read_case(palermo, one))) == against


def test_a_constructed_case_contradicts_nothing(palermo):
    one = case(TRAFFICKED)
    assert one.published is None
    assert list(contradictions(one, read_case(palermo, one))) == []
