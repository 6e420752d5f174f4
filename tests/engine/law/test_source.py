import json

import pytest

from rabta.law.source import (
    DEEPEST,
    Mapping,
    Place,
    Sequence,
    SourceError,
    Text,
    from_plain,
    parse,
    to_plain,
)


def read(text):
    return parse(text.encode(), "facts.yaml")


def fault(content):
    with pytest.raises(SourceError) as raised:
        parse(content, "facts.yaml")
    assert str(raised.value) == f"{raised.value.place}: {raised.value.message}"
    return raised.value.place.line, raised.value.message


def at(line):
    return Place("facts.yaml", line)


@pytest.mark.parametrize("written", ["no", "on", "12:30", "null", "~", "1.0", "2018-06-02", "0x1F", "=", ""])
def test_every_scalar_is_text_as_it_was_written(written):
    assert read(f"key: {written}").get("key") == Text(written, at(1))


def test_quotes_folds_and_blanks_around_text_are_taken_off():
    assert read('"two words"') == Text("two words", at(1))
    assert read('a: " b "').get("a") == Text("b", at(1))
    assert read("a: >-\n  two\n  words\n").get("a") == Text("two words", at(1))
    assert read("a: |\n  two\n  lines\n").get("a") == Text("two\nlines", at(1))


def test_a_mapping_keeps_its_order_and_the_line_of_each_key():
    assert read("\nb: one\n\na:\n  two\n") == Mapping(
        {"b": Text("one", at(2)), "a": Text("two", at(5))}, {"b": at(2), "a": at(4)}, at(2)
    )


def test_a_mapping_gives_its_keys_and_what_stands_under_them():
    mapping = read("b: 1\na: 2")
    assert list(mapping) == ["b", "a"]
    assert mapping.get("a") == Text("2", at(2))
    assert mapping.get("c") is None


def test_a_sequence_keeps_its_order_and_lines():
    assert read("- one\n- [two,\n   three]\n") == Sequence(
        (Text("one", at(1)), Sequence((Text("two", at(2)), Text("three", at(3))), at(2))), at(1)
    )


def test_a_place_is_written_as_file_and_line():
    assert str(Place("facts.yaml", 3)) == "facts.yaml:3"


def test_text_may_be_in_any_script_and_begin_with_a_byte_order_mark():
    assert read("\ufeffa: رابطہ") == Mapping({"a": Text("رابطہ", at(1))}, {"a": at(1)}, at(1))


def test_a_key_written_twice_is_a_fault_with_its_line():
    assert fault(b"a: 1\nb: 2\na: 3\n") == (3, "'a' stands here twice")


def test_a_key_written_twice_is_found_at_any_depth():
    assert fault(b"a:\n  - b: 1\n    b: 2\n") == (3, "'b' stands here twice")


def test_a_key_that_is_no_text_is_a_fault():
    assert fault(b"a: 1\n? [b]\n: 2\n") == (2, "a key must be plain text")


@pytest.mark.parametrize(
    "text", [b"a: &x one\nb: *x\n", b"a: &x [one]\nb: *x\n", b"&x a: 1\n*x : 2\n", b"a: 1\nb: *x"]
)
def test_an_alias_is_a_fault_where_it_stands(text):
    assert fault(text) == (2, "*x is an alias; write the value out where it is used")


def test_a_value_that_holds_itself_is_a_fault():
    assert fault(b"&x [*x]") == (1, "*x is an alias; write the value out where it is used")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# a remark only\n"])
def test_an_empty_file_is_a_fault(content):
    assert fault(content) == (1, "the file is empty")


def test_a_second_document_is_a_fault():
    message = "a second document begins here; a file holds one"
    assert fault(b"a: 1\n---\nb: 1\n") == (2, message)


def test_broken_yaml_is_a_fault_with_its_line():
    assert fault(b"a: 1\nb: c: d\n") == (2, "not YAML: mapping values are not allowed in this context")


def test_a_list_never_closed_is_a_fault():
    assert fault(b"a: [\n") == (2, "not YAML: did not find expected node content")


def test_what_is_not_utf_8_is_a_fault():
    assert fault(b"a: \xff") == (1, "not UTF-8 text (byte 3)")


def test_a_control_character_is_a_fault_with_its_line():
    assert fault("a: é\nb: \x01\n".encode()) == (2, "not YAML: it has no U+0001")
    assert fault(b"\x00") == (1, "not YAML: it has no U+0000")


def test_as_many_levels_as_any_law_needs_may_nest():
    node = read("[" * DEEPEST + "]" * DEEPEST)
    for _ in range(DEEPEST - 1):
        (node,) = node.items
    assert node == Sequence((), at(1))


@pytest.mark.parametrize("levels", [DEEPEST + 1, 1_000, 500_000])
def test_bottomless_nesting_is_a_fault_and_no_crash(levels):
    assert fault(b"[" * levels) == (1, "nested more than 40 levels deep")
    assert fault(b"a: {" + b"b: {" * levels) == (1, "nested more than 40 levels deep")


def test_bottomless_keys_are_a_fault_and_no_crash():
    assert fault(b"? " * 500_000) == (1, "nested more than 40 levels deep")


def test_a_compiled_copy_gives_back_the_same_nodes_and_lines():
    node = read("a: one\nb:\n  - two\n  - {c: three}\n")
    assert from_plain(json.loads(json.dumps(to_plain(node))), "facts.yaml") == node


def test_a_compiled_copy_is_plain_lists_of_kind_line_and_content():
    assert to_plain(read("a:\n- one")) == ["m", 1, [["a", 1, ["s", 2, [["t", 2, "one"]]]]]]
