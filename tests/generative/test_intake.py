"""The published schema and the reader of records agree on everything, whatever the JSON."""

from contextlib import suppress
from copy import deepcopy
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rabta.assessment import Record, RecordError, incident_schema, record_from
from rabta.assessment.intake import ANSWERS, CLOSING_NEEDS, DAY, GREATEST, ROLES, SHARES
from rabta.law import load_law

LAW = load_law("palermo")
SCHEMA = Draft202012Validator(incident_schema(LAW))
HALF = "\ud800"


# --- what no schema can say: this list, and nothing else ------------------------------------


def names_a_day_of_no_calendar(record):
    return any(DAY.fullmatch(text) and day_of(text) is None for text in days(record))


def ends_before_it_begins(record):
    first, last = days(record) if isinstance(record.get("on"), dict) else (None, None)
    return bool(first and last) and first > last


def holds_half_a_character(record):
    return any("\ud800" <= letter <= "\udfff" for text in texts(record) for letter in text)


BEYOND_THE_SCHEMA = (names_a_day_of_no_calendar, ends_before_it_begins, holds_half_a_character)


def days(record):
    on = record.get("on")
    ends = [on.get("from"), on.get("to")] if isinstance(on, dict) else [on]
    return [end or "" for end in ends]


def day_of(text):
    with suppress(ValueError):
        return date.fromisoformat(text)


def texts(node):
    if isinstance(node, str):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from texts(part)


# --- records, and what is nearly one --------------------------------------------------------

text = st.sampled_from(["", " ", "Quetta", "کوئٹہ", "\0", "\n", HALF, "a" * 300])
day = st.dates().map(str) | st.sampled_from(["2023-02-29", "0000-01-01", "2024-02-29", "2024-02-30"])
a_name = st.sampled_from(list(LAW.facts))
a_question = st.sampled_from(list(LAW.questions))
value = st.sampled_from([True, False, None])
statement = value | st.fixed_dictionaries(
    {"value": value}, optional={"source": text, "at": text, "said_by": text}
)
an_id = text | st.integers(-GREATEST - 2, GREATEST + 2) | st.sampled_from([1.0, 0, -1])
closing = st.fixed_dictionaries(
    dict.fromkeys(CLOSING_NEEDS, text),
    optional={"at": text, "considered": st.lists(a_name | a_question, max_size=3)},
)
about_one = {
    "facts": st.dictionaries(a_name, statement | st.lists(statement, max_size=3), max_size=4),
    "answers": st.dictionaries(a_question, st.sampled_from(list(ANSWERS)), max_size=3),
    "protected_before": st.booleans(),
    "closing": closing,
}
head = {
    "id": an_id,
    "place": text,
    "on": st.none()
    | day
    | st.fixed_dictionaries({}, optional={"from": st.none() | day, "to": st.none() | day}),
}
person = st.fixed_dictionaries(
    {}, optional={"id": an_id, "roles": st.lists(st.sampled_from(ROLES), max_size=3), **about_one}
)
group = st.fixed_dictionaries(
    {},
    optional={
        "size": st.none() | st.sampled_from([1, 200, 1.0, GREATEST]),
        "facts": st.dictionaries(a_name, st.sampled_from(list(SHARES)), max_size=4),
    },
)
short_form = st.fixed_dictionaries({}, optional=head | about_one)
long_form = st.fixed_dictionaries(
    {}, optional=head | {"persons": st.lists(person, max_size=3), "group": group}
)
records = short_form | long_form

hostile = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 1.5, 1.0, 1e300, 2**53, 10**5000, float("inf"), float("nan")),
        *("", " ", "yes", "all", "some", "none", HALF, "\0", "2024-W01-1", "2024-02-29\n", "٢٠٢٤-٠٢-٢٩"),
        *([], {}, [[]], [{}], [[[[[]]]]], {"": None}, [None], [True], ["suspect", []], {"value": []}),
        *({"value": 1}, {"value": "true"}, {"value": True, "source": None}, {"from": []}, {"to": 0}),
        *({"size": True}, {"size": 0}, {"facts": []}, {"facts": {"act_recruit": []}}, {"persons": []}),
    ]
)
anything = hostile | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text | a_name, inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(
    [*head, *about_one, "persons", "group", "roles", "size", "value", "source", "considered", "from", "to"]
)


def places(node, path=()):
    """The path to every part of a record."""
    yield path
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, part in inner:
        yield from places(part, (*path, key))


@st.composite
def nearly_records(draw):
    """A record after a few mutations: a part replaced, left out, or put where it does not belong."""
    whole = {"": deepcopy(draw(records))}
    for _ in range(draw(st.integers(0, 2))):
        *above, last = draw(st.sampled_from(list(places(whole))[1:]))
        node = whole
        for key in above:
            node = node[key]
        how = draw(st.sampled_from(["replace", "leave out", "add"]))
        if how == "leave out" and above:
            del node[last]
        elif how == "add" and isinstance(node[last], dict):
            node[last][draw(keys | a_name | a_question | text)] = draw(anything)
        elif how == "add" and isinstance(node[last], list):
            node[last].append(draw(anything))
        else:
            node[last] = draw(anything)
    return whole[""]


def accepted(data):
    """Whether the reader accepts a record. Any exception but RecordError fails the test."""
    try:
        record = record_from(data, LAW)
    except RecordError as error:
        assert str(error).startswith(f"{error.where or 'the record'}: ")
        assert str(error).isprintable() or "\0" in str(error)
        assert len(error.message) < 200
        return False
    assert isinstance(record, Record)
    return True


@given(nearly_records())
@example({"answers": {"act": []}})
@example({"group": {"facts": {"act_recruit": {}}}})
@example({"persons": [{"roles": [[]]}]})
@example({"closing": {**dict.fromkeys(CLOSING_NEEDS, "x"), "considered": [[]]}})
@example({"id": 10**5000})
@example({"facts": {"act_recruit": 10**5000}})
@example({"id": HALF})
@example({"on": {"from": "2024-01-02", "to": "2024-01-01"}})
@example({"persons": []})
def test_the_reader_accepts_exactly_what_the_schema_accepts(data):
    valid = SCHEMA.is_valid(data)
    assert accepted(data) is (valid and not any(beyond(data) for beyond in BEYOND_THE_SCHEMA))


@given(records)
def test_records_are_mostly_accepted(data):
    """Otherwise the test above would compare refusals."""
    refused = not accepted(data)
    assert SCHEMA.is_valid(data) or refused


@given(anything)
def test_whatever_comes_is_read_or_refused(data):
    assert accepted(data) is (SCHEMA.is_valid(data) and not any(beyond(data) for beyond in BEYOND_THE_SCHEMA))
