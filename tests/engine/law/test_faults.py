from rabta.law import Fault, Faults, PackError
from rabta.law.faults import nearest
from rabta.law.source import Place

here, there = Place("facts.yaml", 3), Place("facts.yaml", 7)


def test_a_fault_is_printed_with_its_place():
    assert str(Fault(here, "this is wrong")) == "facts.yaml:3: this is wrong"


def test_faults_are_kept_in_the_order_they_were_found():
    faults = Faults()
    faults.add(there, "one")
    faults.add(here, "two")
    assert faults.found == [Fault(there, "one"), Fault(here, "two")]


def test_each_collection_of_faults_begins_empty():
    Faults().add(here, "one")
    assert Faults().found == []


def test_an_unknown_name_is_noted_with_the_nearest_valid_one():
    faults = Faults()
    faults.unknown(here, "fact", "means_thret", iter(["means_force", "means_threat"]))
    assert str(faults.found[0]) == "facts.yaml:3: unknown fact 'means_thret'; did you mean 'means_threat'?"


def test_where_no_name_is_near_none_is_offered():
    faults = Faults()
    faults.unknown(here, "fact", "xyz", ["means_force"])
    assert faults.found == [Fault(here, "unknown fact 'xyz'")]


def test_near_means_at_least_three_fifths_alike():
    assert nearest("abcde", ["abcxy"]) == "; did you mean 'abcxy'?"
    assert nearest("abcde", ["abxyz"]) == ""
    assert nearest("abcde", []) == ""


def test_a_pack_error_lists_every_fault_one_a_line():
    error = PackError(iter([Fault(here, "one"), Fault(there, "two")]))
    assert error.faults == (Fault(here, "one"), Fault(there, "two"))
    assert str(error) == "facts.yaml:3: one\nfacts.yaml:7: two"
