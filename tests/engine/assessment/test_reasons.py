"""Reasons: a walk from a reading down to what was stated, and under which provision."""

from engine.assessment.dated_law import day, read, span
from rabta.assessment import facts_in
from rabta.logic import Kind

CAPTURE = {"taken": True, "force": True, "gain": True}


def reason(law, facts, name="capture", **more):
    (only,) = read(law, facts, **more).reasons(name)
    return only


def ids(reason):
    return [part.id for part in reason.parts]


def test_a_reason_names_what_was_read_its_value_and_its_provisions(law):
    found = reason(law, CAPTURE)
    assert (found.kind, found.id, found.value, found.provisions) == (
        Kind.ALL,
        "capture",
        True,
        ("one", "two"),
    )


def test_a_whole_rests_on_all_its_parts(law):
    assert ids(reason(law, CAPTURE)) == ["act", "way_or_minor", "purpose"]
    assert ids(reason(law, {"taken": True})) == ["act", "way_or_minor", "purpose"]


def test_an_alternative_rests_on_the_parts_that_carry_it(law):
    assert ids(reason(law, {"taken": True}, "act")) == ["taken"]
    assert ids(reason(law, {"taken": True, "kept": True}, "act")) == ["taken", "kept"]


def test_an_alternative_denied_rests_on_every_denial(law):
    denied = reason(law, {"taken": False, "kept": False}, "act")
    assert denied.value is False
    assert ids(denied) == ["taken", "kept"]


def test_an_open_alternative_rests_on_its_open_parts(law):
    assert ids(reason(law, {"taken": False}, "act")) == ["kept"]


def test_a_fact_is_the_end_of_a_reason(law):
    (taken,) = reason(law, {"taken": True}, "act").parts
    assert (taken.kind, taken.id, taken.value, taken.provisions, taken.parts) == (
        Kind.FACT,
        "taken",
        True,
        (),
        (),
    )


def test_a_part_that_is_shared_is_walked_once(law):
    assessed = read(law, CAPTURE)
    (capture,), (act,) = assessed.reasons("capture"), assessed.reasons("act")
    assert capture.parts[0] is act


def test_where_versions_say_the_same_there_is_one_reason(law):
    assert len(read(law, CAPTURE).kept) > 1
    assert len(read(law, CAPTURE).reasons("capture")) == 1


def test_there_is_a_reason_for_each_version_in_reach(law):
    assessed = read(law, {"gain": True, "kept": False}, on=span("2009-12-31", "2010-01-01"))
    old, new = assessed.reasons("changed")
    assert (old.value, old.provisions) == (True, ("one",))
    assert (new.value, new.provisions) == (False, ("two",))


def test_a_law_not_in_force_has_no_provisions_to_cite(law):
    assert reason(law, {"gain": True}, "late", on=day("2000-01-01")).provisions == ()


def test_the_facts_of_a_reason_stand_in_the_order_of_the_law(law):
    found = facts_in(reason(law, {"gain": True, "force": True, "kept": True, "minor": None}))
    assert list(found.items()) == [("kept", True), ("force", True), ("gain", True)]


def test_the_facts_of_an_open_reason_are_shown_with_what_is_known_of_them(law):
    assert facts_in(reason(law, {"taken": False, "force": True, "gain": True})) == {
        "kept": None,
        "force": True,
        "gain": True,
    }
