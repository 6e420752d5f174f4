"""What a reading comes to and, where it is open, how it stands."""

import pytest

from engine.assessment.dated_law import ANY_TIME, day, law_in, law_with, read, span, told
from rabta.assessment import Stands, Statement, Subject, Value, assess

CAPTURE = {"taken": True, "force": True, "gain": True}
OLD, NEW = "2009-12-31", "2010-01-01"


# --- the value ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "value"),
    [
        (CAPTURE, Value.MET),
        ({"taken": False, "kept": False}, Value.RULED_OUT),
        ({"taken": False}, Value.OPEN),
        ({}, Value.OPEN),
    ],
)
def test_a_reading_is_met_ruled_out_or_open(law, facts, value):
    assert read(law, facts).value("capture") is value


def test_an_element_has_a_value_too(law):
    assessed = read(law, {"taken": True, "force": False, "trick": False})
    assert [assessed.value(name) for name in ("act", "way_used", "way_or_minor", "purpose")] == [
        Value.MET,
        Value.RULED_OUT,
        Value.OPEN,
        Value.OPEN,
    ]


def test_readings_do_not_exclude_one_another(law):
    assessed = read(law, {**CAPTURE, "entered": True, "helped": True})
    assert assessed.value("capture") is assessed.value("passage") is Value.MET


# --- how an open reading stands -------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        ({}, Stands.NONE_YET),
        ({"taken": True}, Stands.SIGNS),
        ({"taken": False}, Stands.NONE_YET),
        ({"crossed": True}, Stands.NONE_YET),
        ({"weak": True}, Stands.SIGNS),  # it raises "trick"
        ({"weak": True, "trick": False}, Stands.NONE_YET),
        ({"weak": False}, Stands.NONE_YET),
        ({"menace": True}, Stands.SIGNS),  # part of what makes "gain"
        ({"menace": True, "gain": False}, Stands.NONE_YET),
        (CAPTURE, None),
        ({"taken": False, "kept": False}, None),
    ],
)
def test_how_a_reading_stands(law, facts, stands):
    assert read(law, facts).stands("capture") is stands


def test_a_denial_supports_a_reading_that_rests_on_it(tmp_path):
    law = law_with(tmp_path, "{all: [kept, {not: free}]}")
    assert read(law, {"free": False}).stands("it") is Stands.SIGNS
    assert read(law, {"free": True, "kept": None}).value("it") is Value.RULED_OUT
    assert read(law, {"moved": True}).stands("it") is Stands.NONE_YET


def test_a_denial_supports_what_it_refutes_by_definition(tmp_path):
    law = law_with(tmp_path, "{all: [kept, {not: crossed}]}")
    assert read(law, {"moved": False}).stands("it") is Stands.SIGNS
    assert read(law, {"moved": True}).stands("it") is Stands.NONE_YET


def test_what_one_source_says_still_points_to_a_reading_when_another_denies_it(law):
    assert read(law, disputed=["force"]).stands("capture") is Stands.SIGNS


def test_what_is_so_of_some_in_a_group_points_to_a_reading(law):
    assert read(law, some=frozenset({"force"})).stands("capture") is Stands.SIGNS


# --- dates ----------------------------------------------------------------------------------


def test_the_day_of_the_act_selects_the_version(law):
    facts = {"gain": True, "kept": False}
    assert read(law, facts, on=day(OLD)).value("changed") is Value.MET
    assert read(law, facts, on=day(NEW)).value("changed") is Value.RULED_OUT


def test_a_law_not_in_force_is_neither_met_nor_ruled_out(law):
    assert read(law, {"gain": True}, on=day("2014-12-31")).value("late") is Value.NOT_IN_FORCE
    assert read(law, {"gain": False}, on=day("2014-12-31")).value("late") is Value.NOT_IN_FORCE
    assert read(law, {}, on=day("2014-12-31")).stands("late") is None
    assert read(law, {"gain": True}, on=day("2015-01-01")).value("late") is Value.MET


def test_over_a_span_a_reading_is_settled_only_if_every_version_agrees(law):
    over = span(OLD, NEW)
    assert read(law, {"gain": True, "kept": True}, on=over).value("changed") is Value.MET
    assert read(law, {"gain": False}, on=over).value("changed") is Value.RULED_OUT
    assert read(law, {"gain": True, "kept": False}, on=over).value("changed") is Value.OPEN


@pytest.mark.parametrize("facts", [{"gain": True, "kept": False}, {"gain": True}])
def test_versions_that_disagree_leave_the_law_uncertain(law, facts):
    assert read(law, facts, on=span(OLD, NEW)).stands("changed") is Stands.LAW_UNCERTAIN


def test_a_reading_open_in_every_version_stands_as_its_facts_do(law):
    assert read(law, {}, on=span(OLD, NEW)).stands("changed") is Stands.NONE_YET
    assert read(law, {"kept": True}, on=span(OLD, NEW)).stands("changed") is Stands.SIGNS


@pytest.mark.parametrize("when", [ANY_TIME, span(None, "2020-01-01"), span("2014-01-01", None)])
def test_an_unknown_date_reaches_every_version(law, when):
    assessed = read(law, {"gain": True}, on=when)
    assert assessed.value("late") is Value.OPEN
    assert assessed.stands("late") is Stands.LAW_UNCERTAIN


def test_a_span_that_begins_after_a_change_does_not_reach_back(law):
    assert read(law, {"gain": True}, on=span("2015-01-01", None)).value("late") is Value.MET


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("2017-12-31", Value.NOT_IN_FORCE),
        ("2018-01-01", Value.OPEN),
        ("2018-06-30", Value.OPEN),
        ("2018-07-01", Value.MET),
    ],
)
def test_a_commencement_that_nobody_knows_is_uncertain_in_between(law, when, value):
    assert read(law, {"gain": True}, on=day(when)).value("vague") is value


def test_a_dispute_can_be_settled_under_one_version_alone(law):
    assessed = read(law, disputed=["gain"], on=span(OLD, NEW))
    assert assessed.stands("changed") is Stands.CONTESTED


def test_a_remark_applies_only_if_it_does_under_every_version(law):
    assert read(law, {"moved": False}, on=span(OLD, NEW)).remarks("capture") == ("nobody_moved",)
    assert read(law, {"moved": True}).remarks("capture") == ()
    assert read(law, {}).remarks("capture") == ()


# --- what a settled reading hangs on --------------------------------------------------------


def hangs(law, facts, name="capture", **more):
    return read(law, facts, **more).hangs_on.get(name)


def test_a_reading_hangs_on_each_fact_that_it_cannot_do_without(law):
    assert hangs(law, CAPTURE) == ("taken", "force", "gain")


def test_two_facts_that_do_the_same_hide_each_other(law):
    assert hangs(law, {**CAPTURE, "trick": True}) == ("taken", "gain")


def test_a_reading_ruled_out_hangs_on_its_denials(law):
    assert hangs(law, {"taken": False, "kept": False}) == ("taken", "kept")


def test_a_reading_ruled_out_twice_hangs_on_nothing_alone(law):
    denied = {"taken": False, "kept": False, "gain": False, "painful_gain": False}
    assert hangs(law, denied) == ()


def test_an_open_reading_hangs_on_nothing(law):
    assert hangs(law, {"taken": True}) is None


def test_a_reading_not_in_force_hangs_on_nothing(law):
    assert hangs(law, {"gain": True}, "late", on=day("2000-01-01")) is None


def test_a_reading_hangs_on_the_statement_behind_a_definition(law):
    assert hangs(law, {"entered": True}, "border") == ("entered",)


def test_what_a_definition_repeats_is_hidden_too(law):
    assert hangs(law, {"entered": True, "crossed": True}, "border") == ()


def test_a_contested_fact_carries_nothing(tmp_path):
    law = law_with(tmp_path, "{any: [entered, kept]}")
    facts = {"kept": True, "entered": True, "foreign": False}
    assert read(law, facts).known.contested == {"entered", "foreign"}
    assert hangs(law, facts, "it") == ("kept",)
    assert hangs(law, {"kept": True}, "it", disputed=["entered"]) == ("kept",)


def test_a_reading_can_hang_on_the_statement_that_contests_another(tmp_path):
    law = law_with(tmp_path, "{all: [{not: foreign}, moved]}")
    assert hangs(law, {"foreign": False, "moved": True}, "it") == ("foreign", "moved")


def test_two_sources_for_one_fact_are_one_statement(law):
    twice = Subject(statements={"minor": (), "gain": (Statement(True), Statement(True))})
    assert assess(law, twice, ANY_TIME).hangs_on["toil"] == ("gain",)


def test_a_reading_hangs_on_what_would_leave_its_versions_disagreeing(law):
    assert hangs(law, {"gain": True, "kept": True}, "changed", on=span(OLD, NEW)) == ("gain", "kept")
    assert hangs(law, {"gain": True, "kept": True}, "changed", on=day(OLD)) == ("gain",)


# --- what may hold --------------------------------------------------------------------------


def test_what_is_disputed_or_so_of_some_may_hold(law):
    assert read(law, {"afraid": True}).may_hold("stop_return")
    assert read(law, disputed=["afraid"]).may_hold("stop_return")
    assert read(law, some=frozenset({"afraid"})).may_hold("stop_return")


def test_what_nobody_said_or_everybody_denied_does_not_hold(law):
    assert not read(law, {}).may_hold("stop_return")
    assert not read(law, {"afraid": False}).may_hold("stop_return")
    assert not read(law, disputed=["hurt"]).may_hold("stop_return")


def test_an_assessment_keeps_whom_and_when_it_read(law):
    subject = told({"taken": True}, id="p1")
    assessed = assess(law, subject, day(OLD))
    assert (assessed.law, assessed.subject, assessed.period) == (law, subject, day(OLD))


def test_how_a_reading_stands_is_the_same_whenever_it_is_asked(law):
    assessed = read(law, {"force": True})
    assert assessed.stands("capture") is assessed.stands("capture") is Stands.SIGNS


def test_a_source_that_leaves_a_disputed_fact_open_points_to_nothing_more(law):
    said = {"force": (Statement(True), Statement(False), Statement(None)), "taken": (Statement(None),)}
    assessed = assess(law, Subject(statements=said), ANY_TIME)
    assert assessed.known.contested == {"force"}
    assert assessed.stands("capture") is Stands.SIGNS


# --- what calls for somebody ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "disputed", "holds", "fails"),
    [
        ({"moved": False}, (), True, False),
        ({"moved": True}, (), False, True),
        ({}, (), False, False),
        ({}, ("moved",), False, False),
        ({"entered": True}, (), False, True),
    ],
)
def test_what_is_read_beside_readings_holds_fails_or_is_not_known(law, facts, disputed, holds, fails):
    assessed = read(law, facts, disputed)
    assert (assessed.holds("nobody_moved"), assessed.fails("nobody_moved")) == (holds, fails)


def test_it_fails_only_under_every_version(tmp_path):
    law = law_in(tmp_path, protection="needs: {n: {label: x, rule: changed}}")
    facts = {"gain": True, "kept": False}
    assert not read(law, facts).fails("n")
    assert not read(law, facts).holds("n")
    assert read(law, facts, on=day(NEW)).fails("n")
    assert read(law, facts, on=day(OLD)).holds("n")


@pytest.mark.parametrize(
    ("facts", "disputed", "may_be"),
    [
        (CAPTURE, (), True),
        ({"taken": True, "force": True}, ("gain",), True),
        ({"taken": True, "force": True}, ("gain", "painful_gain"), True),
        ({"taken": True, "force": True}, ("entered",), False),
        ({"taken": True}, ("gain",), False),
        ({"taken": True, "force": True}, (), False),
        ({"taken": False, "kept": False, "force": True}, ("gain",), False),
        ({}, (), False),
    ],
)
def test_a_reading_may_be_met_where_it_is_or_only_a_dispute_is_in_the_way(law, facts, disputed, may_be):
    assert read(law, facts, disputed).may_be_met("capture") is may_be


def test_a_reading_may_be_met_under_some_version_alone(law):
    over = span(OLD, NEW)
    assert read(law, {"gain": True, "kept": False}, on=over).may_be_met("changed")
    assert not read(law, {"gain": True, "kept": False}, on=day(NEW)).may_be_met("changed")
    assert read(law, {"kept": False}, disputed=["gain"], on=over).may_be_met("changed")
    assert not read(law, {"kept": False}, disputed=["gain"], on=day(NEW)).may_be_met("changed")


def test_a_reading_not_in_force_may_not_be_met(law):
    assert not read(law, {"gain": True}, on=day("2014-12-31")).may_be_met("late")
    assert not read(law, disputed=["gain"], on=day("2014-12-31")).may_be_met("late")


# --- where ----------------------------------------------------------------------------------


LOCAL = """
local:
  label: local
  concerns: harm
  provisions: [one]
  rule: gain
  within: [north]
  remarks:
    grave: {text: It is grave., rule: gain, provisions: [one]}
"""


@pytest.mark.parametrize(
    ("territory", "value", "remarks"),
    [
        ("north", Value.MET, ("grave",)),
        ("south", Value.NOT_IN_FORCE, ()),
        ("", Value.MET, ("grave",)),
    ],
)
def test_what_is_law_elsewhere_is_not_in_force_and_says_nothing(tmp_path, territory, value, remarks):
    law = law_in(tmp_path, readings=LOCAL, pack='id: s\ntitle: t\nversion: "1"\n', protection="")
    assessed = assess(law, told({"gain": True}), ANY_TIME, territory)
    assert (assessed.value("local"), assessed.territory) == (value, territory)
    assert assessed.stands("local") is None
    assert assessed.remarks("local") == remarks
