"""What changes between two assessments: two dates, two laws, or a new fact."""

from engine.assessment.dated_law import day, law_in, law_with, read, span
from rabta.assessment import Change, Stands, Value, differences


def test_the_same_assessment_twice_differs_in_nothing(law):
    assert differences(read(law, {"gain": True}), read(law, {"gain": True})) == ()


def test_two_dates_read_under_two_versions(law):
    facts = {"gain": True, "kept": False}
    before, after = read(law, facts, on=day("2009-12-31")), read(law, facts, on=day("2015-01-01"))
    assert differences(before, after) == (
        Change("changed", (Value.MET, None), (Value.RULED_OUT, None)),
        Change("late", (Value.NOT_IN_FORCE, None), (Value.MET, None)),
    )


def test_a_new_fact_changes_the_readings_it_bears_on(law):
    before = read(law, {}, on=day("2009-12-31"))
    after = read(law, {"gain": True}, on=day("2009-12-31"))
    assert differences(before, after) == (
        Change("capture", (Value.OPEN, Stands.NONE_YET), (Value.OPEN, Stands.SIGNS)),
        Change("toil", (Value.OPEN, Stands.NONE_YET), (Value.MET, None)),
        Change("changed", (Value.OPEN, Stands.NONE_YET), (Value.MET, None)),
    )


def test_a_contradiction_reopens_a_reading(law):
    before, after = read(law, {"gain": True}), read(law, disputed=["gain"])
    assert Change("toil", (Value.MET, None), (Value.OPEN, Stands.CONTESTED)) in differences(before, after)


def test_a_law_read_on_a_span_may_become_uncertain(law):
    before = read(law, {"gain": True}, on=day("2015-01-01"))
    after = read(law, {"gain": True}, on=span("2014-12-31", "2015-01-01"))
    assert differences(before, after) == (
        Change("late", (Value.MET, None), (Value.OPEN, Stands.LAW_UNCERTAIN)),
    )


def test_a_reading_that_stands_in_one_law_only_has_nothing_on_the_other_side(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    one, other = law_with(tmp_path / "one", "gain"), law_in(tmp_path / "other")
    changes = differences(read(one, {"gain": True}), read(other, {"gain": True}))
    assert changes[-1] == Change("it", (Value.MET, None), None)
    assert Change("toil", None, (Value.MET, None)) in changes
    assert [change.reading for change in changes] == [*other.readings, "it"]
