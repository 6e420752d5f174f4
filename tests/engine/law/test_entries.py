from datetime import date
from enum import Enum

import pytest

from rabta.law import Faults
from rabta.law.entries import Entry, entries
from rabta.law.source import Place, Text, parse


class Colour(Enum):
    RED = "red"
    LIGHT_BLUE = "light blue"


def entry(text):
    return Entry("thing", parse(text.encode(), "x.yaml"), Faults())


def faults(entry):
    return [str(fault) for fault in entry.faults.found]


def test_text_is_given_as_written():
    thing = entry("label: two words")
    assert thing.text("label") == "two words"
    assert faults(thing) == []


def test_text_that_is_required_and_missing_is_a_fault_where_the_entry_begins():
    thing = entry("\nother: 1")
    assert thing.text("label") == ""
    assert faults(thing) == ["x.yaml:2: 'thing' has no 'label'"]


def test_text_that_is_not_required_may_be_missing():
    thing = entry("other: 1")
    assert thing.text("label", required=False) == ""
    assert faults(thing) == []


@pytest.mark.parametrize("value", ["", "[a]", "{a: b}", '""'])
def test_text_that_is_something_else_or_empty_is_a_fault_where_it_stands(value):
    thing = entry(f"other: 1\nlabel: {value}")
    assert thing.text("label", required=False) == ""
    assert faults(thing) == ["x.yaml:2: 'label' must be text"]


@pytest.mark.parametrize(
    ("value", "names"), [("a", ("a",)), ("[a]", ("a",)), ("[b, a]", ("b", "a")), ("[]", ())]
)
def test_a_list_of_names_may_be_one_name(value, names):
    thing = entry(f"facts: {value}")
    assert thing.texts("facts") == names
    assert faults(thing) == []


def test_names_that_are_required_and_missing_are_a_fault():
    thing = entry("other: 1")
    assert thing.texts("facts", required=True) == ()
    assert faults(thing) == ["x.yaml:1: 'thing' has no 'facts'"]


def test_names_that_are_required_may_not_be_an_empty_list():
    thing = entry("other: 1\nfacts: []")
    assert thing.texts("facts", required=True) == ()
    assert faults(thing) == ["x.yaml:2: 'facts' must name at least one"]


def test_names_that_are_required_and_there_are_no_fault():
    thing = entry("facts: [a]")
    assert thing.texts("facts", required=True) == ("a",)
    assert faults(thing) == []


def test_names_that_are_not_required_may_be_missing():
    thing = entry("other: 1")
    assert thing.texts("facts") == ()
    assert faults(thing) == []


def test_each_item_that_is_no_name_is_a_fault_and_the_others_stand():
    thing = entry("facts:\n- a\n- [b]\n- c\n- {d: e}")
    assert thing.texts("facts") == ("a", "c")
    message = "'facts' must be a list of names"
    assert faults(thing) == [f"x.yaml:3: {message}", f"x.yaml:5: {message}"]


@pytest.mark.parametrize("value", ["", "{a: b}"])
def test_names_that_are_no_list_are_a_fault(value):
    thing = entry(f"facts: {value}")
    assert thing.texts("facts", required=True) == ()
    assert faults(thing) == ["x.yaml:1: 'facts' must be a list of names"]


def test_a_choice_is_one_of_the_values_of_its_kind():
    thing = entry("colour: light blue")
    assert thing.choice("colour", Colour) is Colour.LIGHT_BLUE
    assert thing.choice("colour", Colour, Colour.RED) is Colour.LIGHT_BLUE
    assert faults(thing) == []


def test_a_choice_that_is_unknown_is_a_fault_with_the_nearest():
    thing = entry("other: 1\ncolour: light blu")
    assert thing.choice("colour", Colour) is Colour.RED
    assert faults(thing) == ["x.yaml:2: unknown colour 'light blu'; did you mean 'light blue'?"]


def test_a_choice_that_is_missing_is_a_fault_unless_there_is_a_default():
    thing = entry("other: 1")
    assert thing.choice("colour", Colour, Colour.LIGHT_BLUE) is Colour.LIGHT_BLUE
    assert faults(thing) == []
    assert thing.choice("colour", Colour) is Colour.RED
    assert faults(thing) == ["x.yaml:1: 'thing' has no 'colour'"]


@pytest.mark.parametrize(("written", "answer"), [("sign: yes", True), ("sign: no", False), ("x: yes", None)])
def test_an_answer_is_yes_no_or_absent(written, answer):
    thing = entry(written)
    assert thing.answer("sign") is answer
    assert faults(thing) == []


def test_any_other_answer_is_a_fault():
    thing = entry("other: 1\nsign: true")
    assert thing.answer("sign") is None
    assert faults(thing) == ["x.yaml:2: 'sign' must be yes or no, not 'true'"]


def test_a_day_is_written_year_month_day():
    thing = entry("from: 2018-06-02")
    assert thing.day("from") == date(2018, 6, 2)
    assert thing.day("to") is None
    assert faults(thing) == []


@pytest.mark.parametrize("written", ["2018-02-30", "20180602", "2018-W22-6", "02-06-2018", "soon"])
def test_a_day_written_any_other_way_is_a_fault(written):
    thing = entry(f"other: 1\nfrom: {written}")
    assert thing.day("from") is None
    assert faults(thing) == [f"x.yaml:2: '{written}' is no date; write year-month-day, as in 2018-06-02"]


def test_entries_of_a_mapping_go_by_their_keys():
    inner = list(entry("needs:\n  a:\n    x: 1\n  b: {x: 2}").entries("needs"))
    assert [(each.id, each.place.line, each.text("x")) for each in inner] == [("a", 2, "1"), ("b", 4, "2")]


def test_entries_of_a_list_go_by_their_number():
    thing = entry("versions:\n- {x: 1}\n- {x: 2}")
    inner = list(thing.entries("versions"))
    assert [each.id for each in inner] == ["thing.versions[0]", "thing.versions[1]"]
    assert [each.text("x") for each in inner] == ["1", "2"]
    assert inner[0].faults is thing.faults


def test_entries_may_be_missing():
    thing = entry("other: 1")
    assert list(thing.entries("needs")) == []
    assert faults(thing) == []


def test_items_that_are_no_mapping_are_faults_and_the_others_stand():
    thing = entry("needs:\n- a\n- {x: 1}")
    assert [each.id for each in thing.entries("needs")] == ["thing.needs[1]"]
    assert faults(thing) == ["x.yaml:2: 'needs' must be a list of mappings"]


def test_entries_that_are_text_are_a_fault():
    thing = entry("needs: a")
    assert list(thing.entries("needs")) == []
    assert faults(thing) == ["x.yaml:1: 'needs' must be a mapping or a list of mappings"]


def test_when_done_every_key_that_nobody_asked_for_is_a_fault():
    thing = entry("label: a\nlable: b\nnonsense: c")
    thing.text("label")
    thing.done()
    assert faults(thing) == [
        "x.yaml:2: unknown field 'lable'; did you mean 'label'?",
        "x.yaml:3: unknown field 'nonsense'",
    ]


def test_a_key_looked_at_counts_as_known():
    thing = entry("rule: a")
    assert thing.node("rule") == Text("a", Place("x.yaml", 1))
    assert thing.node("other") is None
    thing.done()
    assert faults(thing) == []


def test_a_file_maps_ids_to_entries_that_begin_at_their_keys():
    found = Faults()
    node = parse(b"a:\n  x: 1\nb: {y: 2}", "x.yaml")
    assert [(each.id, str(each.place)) for each in entries(node, found)] == [
        ("a", "x.yaml:1"),
        ("b", "x.yaml:3"),
    ]
    assert found.found == []


def test_an_entry_knows_where_its_fields_stand():
    found = Faults()
    (thing,) = entries(parse(b"a:\n  x: 1", "x.yaml"), found)
    thing.done()
    assert [str(fault) for fault in found.found] == ["x.yaml:2: unknown field 'x'"]


def test_a_file_of_anything_else_is_a_fault():
    found = Faults()
    assert list(entries(parse(b"- a", "x.yaml"), found)) == []
    assert [each.id for each in entries(parse(b"a: 1\nb: {}", "x.yaml"), found)] == ["b"]
    assert [str(fault) for fault in found.found] == [
        "x.yaml:1: this must map ids to entries",
        "x.yaml:1: 'a' must be a mapping",
    ]
