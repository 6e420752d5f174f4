"""Intake: what a record may look like, and what is said of one that does not."""

import json

import pytest

from rabta.assessment import Answer, Closing, RecordError, Statement, record_from
from rabta.assessment.intake import GREATEST, LONGEST_SHOWN

CLOSING = {
    "by": "A",
    "agency": "one",
    "second_by": "B",
    "second_agency": "other",
    "reason": "both spoke with the person",
}


def wrong(law, data):
    with pytest.raises(RecordError) as caught:
        record_from(data, law)
    return str(caught.value)


def person(law, **data):
    (only,) = record_from(data, law).persons
    return only


# --- the two forms --------------------------------------------------------------------------


def test_the_short_form_is_about_one_person(law):
    record = record_from({"id": "7", "on": "2024-02-29", "place": "Quetta", "facts": {"taken": True}}, law)
    assert (record.id, str(record.on), record.place, record.group) == ("7", "2024-02-29", "Quetta", None)
    (only,) = record.persons
    assert only.statements == {"taken": (Statement(True),)}
    assert only.id == ""


def test_an_empty_record_is_about_one_person_of_whom_nothing_is_known(law):
    record = record_from({}, law)
    assert (record.id, str(record.on), record.place) == ("", "?", "")
    assert record.persons[0].statements == {}


def test_the_long_form_is_about_several_persons_and_a_group(law):
    record = record_from(
        {
            "id": 7,
            "persons": [{"id": 1, "roles": ["encountered", "witness"]}, {"facts": {"kept": False}}],
            "group": {"size": 200, "facts": {"taken": "all", "kept": "none", "force": "some"}},
        },
        law,
    )
    first, second = record.persons
    assert (record.id, first.id, first.roles) == ("7", "1", ("encountered", "witness"))
    assert second.statements == {"kept": (Statement(False),)}
    assert record.group.id == "group"
    assert record.group.size == 200
    assert record.group.statements == {"taken": (Statement(True),), "kept": (Statement(False),)}
    assert record.group.some == {"force"}


def test_a_record_may_be_about_a_group_alone(law):
    for data in ({"group": {}}, {"group": {"size": None}, "persons": []}):
        record = record_from(data, law)
        assert record.persons == ()
        assert record.group.size is None


def test_a_record_is_about_somebody(law):
    assert wrong(law, {"persons": []}) == "persons: a record is about at least one person or a group"


@pytest.mark.parametrize("key", ["facts", "answers", "protected_before", "closing"])
@pytest.mark.parametrize("form", [{"persons": [{}]}, {"group": {}}])
def test_the_two_forms_do_not_mix(law, form, key):
    assert wrong(law, {**form, key: {}}) == (
        f"{key}: stands beside 'persons' or 'group'; put it under the person it is about"
    )


# --- statements -----------------------------------------------------------------------------


def test_a_statement_may_carry_its_source(law):
    whole = {"value": True, "source": "FIR", "at": "2024-02-29", "said_by": "the person"}
    assert person(law, facts={"taken": whole}).statements["taken"] == (
        Statement(True, "FIR", "2024-02-29", "the person"),
    )


def test_a_fact_may_have_several_statements(law):
    told = person(law, facts={"taken": [True, {"value": False, "source": "the employer"}, None]})
    assert told.statements["taken"] == (
        Statement(True),
        Statement(False, source="the employer"),
        Statement(None),
    )


def test_a_fact_may_have_no_statement_yet(law):
    assert person(law, facts={"taken": []}).statements == {"taken": ()}


@pytest.mark.parametrize(
    ("value", "shown"),
    [("yes", "'yes'"), (1, "a number"), (0.5, "a number"), ([[]], "a list"), ([True, [True]], "a list")],
)
def test_a_statement_is_true_false_null_or_an_object(law, value, shown):
    assert wrong(law, {"facts": {"taken": value}}) == (
        f"facts.taken: must be true, false, null or a statement with 'value', not {shown}"
    )


@pytest.mark.parametrize("statement", [{}, {"source": "FIR"}, {"value": 1}, {"value": "true"}])
def test_a_statement_needs_a_value(law, statement):
    assert wrong(law, {"facts": {"taken": statement}}) == (
        "facts.taken: a statement needs a 'value' of true, false or null"
    )


def test_a_statement_has_no_other_fields(law):
    assert wrong(law, {"facts": {"taken": {"value": True, "sourse": "FIR"}}}) == (
        "facts.taken: unknown field 'sourse'; did you mean 'source'?"
    )


def test_a_source_is_text(law):
    assert wrong(law, {"facts": {"taken": {"value": True, "source": 1}}}) == (
        "facts.taken.source: must be text, not a number"
    )


def test_a_misspelt_fact_is_named_with_the_one_that_was_meant(law):
    assert wrong(law, {"facts": {"takn": True}}) == "facts: unknown fact 'takn'; did you mean 'taken'?"


# --- answers --------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", Answer)
def test_every_answer_is_understood(law, answer):
    assert person(law, answers={"how": answer.value}).answers == {"how": answer}


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("none_of_them", "unknown answer 'none_of_them'; did you mean 'none_of_these'?"),
        (None, "unknown answer null"),
        (True, "unknown answer true"),
        ([], "unknown answer a list"),
        ({}, "unknown answer an object"),
    ],
)
def test_another_answer_is_not(law, answer, message):
    assert wrong(law, {"answers": {"how": answer}}) == f"answers.how: {message}"


def test_an_unknown_question_is_named(law):
    assert wrong(law, {"answers": {"hwo": "some"}}) == (
        "answers: unknown question 'hwo'; did you mean 'how'?"
    )


# --- persons and groups ---------------------------------------------------------------------


def test_protection_from_before_is_carried_over(law):
    assert person(law).protected_before is False
    assert person(law, protected_before=True).protected_before is True
    assert wrong(law, {"protected_before": 1}) == "protected_before: must be true or false"


@pytest.mark.parametrize(
    ("role", "shown"), [("whitness", "'whitness'; did you mean 'witness'?"), ([], "a list"), (None, "null")]
)
def test_an_unknown_role_is_named(law, role, shown):
    assert wrong(law, {"persons": [{}, {"roles": ["suspect", role]}]}) == (
        f"persons[1].roles: unknown role {shown}"
    )


@pytest.mark.parametrize("size", [0, -1, 1.5, True, "9", GREATEST + 1, float("inf"), float("nan"), []])
def test_the_size_of_a_group_is_a_whole_number(law, size):
    assert wrong(law, {"group": {"size": size}}) == f"group.size: must be a whole number from 1 to {GREATEST}"


@pytest.mark.parametrize("size", [1, 1.0, GREATEST])
def test_json_may_write_a_whole_number_with_a_point(law, size):
    found = record_from({"group": {"size": size}}, law).group.size
    assert found == size
    assert isinstance(found, int)


@pytest.mark.parametrize(
    ("share", "shown"), [("al", "'al'; did you mean 'all'?"), (True, "true"), ([], "a list")]
)
def test_a_group_answers_none_some_or_all(law, share, shown):
    assert wrong(law, {"group": {"facts": {"taken": share}}}) == (
        f"group.facts.taken: unknown answer for a group {shown}"
    )


def test_the_facts_of_a_group_are_known_ones(law):
    assert wrong(law, {"group": {"facts": {"takn": "all"}}}) == (
        "group.facts: unknown fact 'takn'; did you mean 'taken'?"
    )


# --- closing --------------------------------------------------------------------------------


def test_a_closing_names_its_grounds(law):
    told = person(law, closing={**CLOSING, "at": "today", "considered": ["force", "way"]})
    assert told.closing == Closing(**CLOSING, at="today", considered=frozenset({"force", "way"}))
    assert person(law, closing=CLOSING).closing.considered == frozenset()


@pytest.mark.parametrize("key", CLOSING)
def test_a_closing_needs_two_officers_two_agencies_and_a_reason(law, key):
    left_out = {name: text for name, text in CLOSING.items() if name != key}
    for closing in (left_out, {**CLOSING, key: " \t"}):
        assert wrong(law, {"persons": [{"closing": closing}]}) == (
            f"persons[0].closing: closing protection needs {key!r}"
        )


@pytest.mark.parametrize(
    ("name", "shown"), [("forse", "'forse'; did you mean 'force'?"), ({}, "an object"), (None, "null")]
)
def test_a_closing_considers_facts_and_questions(law, name, shown):
    assert wrong(law, {"closing": {**CLOSING, "considered": [name]}}) == (
        f"closing.considered: unknown fact or question {shown}"
    )


def test_what_a_closing_considered_is_a_list(law):
    assert wrong(law, {"closing": {**CLOSING, "considered": "force"}}) == (
        "closing.considered: must be a list, not 'force'"
    )


# --- dates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (None, "?"),
        ("2024-02-29", "2024-02-29"),
        ({"from": "2024-01-01", "to": "2024-02-01"}, "2024-01-01 – 2024-02-01"),
        ({"from": "2024-01-01", "to": "2024-01-01"}, "2024-01-01"),
        ({"from": "2024-01-01"}, "2024-01-01 – …"),
        ({"to": "2024-01-01", "from": None}, "… – 2024-01-01"),
        ({}, "?"),
    ],
)
def test_when_the_act_was_done_is_a_day_a_span_or_unknown(law, on, shown):
    assert str(record_from({"on": on}, law).on) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2023-02-29", "'2023-02-29'"),
        ("2024-W01-1", "'2024-W01-1'"),
        ("20240229", "'20240229'"),
        ("2024-02-29\n", r"'2024-02-29\n'"),
        ("٢٠٢٤-٠٢-٢٩", "'٢٠٢٤-٠٢-٢٩'"),
        ("0000-01-01", "'0000-01-01'"),
        (20240229, "a number"),
        (True, "true"),
    ],
)
def test_a_day_is_a_day_of_the_calendar(law, day, shown):
    message = f"{shown} is no date; write year-month-day, as in 2024-02-29"
    assert wrong(law, {"on": day}) == f"on: {message}"
    assert wrong(law, {"on": {"to": day}}) == f"on.to: {message}"


def test_a_span_does_not_end_before_it_begins(law):
    assert wrong(law, {"on": {"from": "2024-01-02", "to": "2024-01-01"}}) == "on: 'from' is after 'to'"


def test_a_span_has_no_other_fields(law):
    assert wrong(law, {"on": {"form": "2024-01-01"}}) == "on: unknown field 'form'; did you mean 'from'?"


# --- hostile input --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "shown"),
    [(None, "null"), (True, "true"), (False, "false"), ([], "a list"), (1, "a number"), ("", "''")],
)
def test_a_record_is_an_object(law, data, shown):
    assert wrong(law, data) == f"the record: must be an object, not {shown}"
    assert wrong(law, {"facts": data}) == f"facts: must be an object, not {shown}"


def test_a_list_is_a_list(law):
    assert wrong(law, {"persons": {}}) == "persons: must be a list, not an object"
    assert (
        wrong(law, {"persons": [{"roles": "suspect"}]}) == "persons[0].roles: must be a list, not 'suspect'"
    )


def test_an_unknown_field_is_named(law):
    assert wrong(law, {"fcts": {}}) == "the record: unknown field 'fcts'; did you mean 'facts'?"


@pytest.mark.parametrize(
    "id", [None, True, 1.5, [], {}, GREATEST + 1, -GREATEST - 1, pytest.param(10**5000, id="huge"), 1e300]
)
def test_an_id_is_text_or_a_whole_number(law, id):
    message = f"id: must be text, or a whole number up to {GREATEST}"
    assert wrong(law, {"id": id}) == message
    assert wrong(law, {"persons": [{"id": id}]}) == f"persons[0].{message}"


@pytest.mark.parametrize(("id", "kept"), [(3.0, "3"), (-GREATEST, str(-GREATEST)), ("", ""), ("\0", "\0")])
def test_an_id_is_kept_as_text(law, id, kept):
    assert record_from({"id": id}, law).id == kept


def test_text_is_whole_unicode(law):
    half = json.loads('"a\\ud800"')
    message = "half a character stands at position 1; send whole Unicode text"
    assert wrong(law, {"id": half}) == f"id: {message}"
    assert wrong(law, {"place": half}) == f"place: {message}"
    assert wrong(law, {"facts": {half: True}}) == r"facts: unknown fact 'a\ud800'"


def test_what_was_written_is_never_shown_at_length(law):
    assert len(wrong(law, {"x" * 10_000: 1})) < LONGEST_SHOWN + 40
    assert wrong(law, {"on": "x" * (LONGEST_SHOWN + 1)}).startswith("on: 'xxx")
    assert f"'{'x' * LONGEST_SHOWN}'" in wrong(law, {"on": "x" * LONGEST_SHOWN})
    assert f"'{'x' * LONGEST_SHOWN}…'" in wrong(law, {"on": "x" * (LONGEST_SHOWN + 1)})


def test_deep_nesting_is_only_an_error_of_the_record(law):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert wrong(law, deep) == "the record: must be an object, not a list"
    assert wrong(law, {"id": deep}).startswith("id: must be text")
    assert wrong(law, {"facts": {"taken": deep}}).endswith("not a list")


def test_an_error_says_where_and_what(law):
    with pytest.raises(RecordError) as caught:
        record_from({"persons": [{}, {"facts": 1}]}, law)
    assert caught.value.where == "persons[1].facts"
    assert caught.value.message == "must be an object, not a number"
