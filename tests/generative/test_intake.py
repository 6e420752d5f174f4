"""The published schema and the reader of records agree on everything, whatever the JSON."""

from contextlib import suppress
from copy import deepcopy
from datetime import date, datetime

from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rabta.assessment import Record, RecordError, incident_schema, record_from
from rabta.assessment.intake import (
    ANSWERS,
    CLOSING,
    CLOSING_NEEDS,
    DAY,
    GREATEST,
    GROUP,
    PERSON,
    RECORD,
    ROLES,
    SHARES,
    SPAN,
    STATEMENT,
    TIME,
)
from rabta.law import load_law

LAW = load_law("pakistan")
SCHEMA = Draft202012Validator(incident_schema(LAW))
HALF = "\ud800"


# --- what no schema can say: this list, and nothing else ------------------------------------


def names_a_day_of_no_calendar(record):
    return any(DAY.fullmatch(text) and day_of(text) is None for text in days(record))


def names_a_time_of_no_calendar(record):
    return any(TIME.fullmatch(text) and time_of(text) is None for text in texts(record))


def ends_before_it_begins(record):
    first, last = days(record) if isinstance(record.get("on"), dict) else (None, None)
    return bool(first and last) and first > last


def holds_half_a_character(record):
    return any("\ud800" <= letter <= "\udfff" for text in texts(record) for letter in text)


BEYOND_THE_SCHEMA = (
    names_a_day_of_no_calendar,
    names_a_time_of_no_calendar,
    ends_before_it_begins,
    holds_half_a_character,
)


def days(record):
    on = record.get("on")
    ends = [on.get("from"), on.get("to")] if isinstance(on, dict) else [on]
    return [end or "" for end in ends]


def day_of(text):
    with suppress(ValueError):
        return date.fromisoformat(text)


def time_of(text):
    with suppress(ValueError):
        return datetime.fromisoformat(text)


def texts(node):
    if isinstance(node, str):
        yield node
    if isinstance(node, dict):
        yield from node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from texts(part)


# --- records, and what is nearly one --------------------------------------------------------

a_name = st.sampled_from(list(LAW.facts))
a_question = st.sampled_from(list(LAW.questions))
value = st.sampled_from([True, False, None])
whole_text = st.sampled_from(["Quetta", "کوئٹہ", "a\0", "\n.", "a" * 300])
any_text = whole_text | st.sampled_from(["", " ", HALF])
whole_id = whole_text | st.integers(-GREATEST, GREATEST) | st.sampled_from([1.0, -1.0])
any_id = whole_id | any_text | st.sampled_from([GREATEST + 1, -GREATEST - 1])
day = st.dates().map(str)
any_day = day | st.sampled_from(["2023-02-29", "0000-01-01", "2024-02-30"])
time = st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")) | st.sampled_from(
    ["2024-02-29T22:10:05", "2024-02-29T22:10Z", "2024-02-29T22:10:05+05:00", "0001-01-01T00:00-23:59"]
)
any_time = time | st.sampled_from(
    ["2023-02-29T22:10", "2024-02-29T24:00", "2024-02-29T22:10+24:00", "2024-02-29T22:10\n", "2024-02-29"]
)
spans = st.lists(st.dates().map(str), min_size=2, max_size=2).map(sorted)
on = (
    st.none()
    | day
    | spans.map(lambda ends: {"from": ends[0], "to": ends[1]})
    | day.map(lambda one: {"to": one})
)
any_on = on | any_day | st.fixed_dictionaries({}, optional={"from": st.none() | any_day, "to": any_day})


def mapping(**optional):
    return st.fixed_dictionaries({}, optional=optional)


def records_of(text, an_id, on, a_time):
    """Records in the short and the long form."""
    whole = st.fixed_dictionaries({"value": value}, optional={"source": text, "at": text, "said_by": text})
    statement = value | whole
    closing = st.fixed_dictionaries(
        dict.fromkeys(CLOSING_NEEDS, text),
        optional={"at": text, "considered": st.lists(a_name | a_question, max_size=3)},
    )
    about_one = {
        "facts": st.dictionaries(a_name, statement | st.lists(statement, max_size=3), max_size=4),
        "answers": st.dictionaries(a_question, st.sampled_from(list(ANSWERS)), max_size=3),
        "protected_before": st.booleans(),
        "closing": closing,
        "events": st.dictionaries(st.sampled_from(list(LAW.duties.events)), a_time, max_size=3),
        "held_by": st.sampled_from(["", *LAW.duties.agencies]),
    }
    details = st.dictionaries(text, text, max_size=2)
    head = {"id": an_id, "place": text, "on": on, "details": details}
    person = mapping(
        id=an_id, details=details, roles=st.lists(st.sampled_from(ROLES), max_size=3), **about_one
    )
    group = mapping(
        size=st.none() | st.sampled_from([1, 200, 1.0, GREATEST]),
        facts=st.dictionaries(a_name, st.sampled_from(list(SHARES)), max_size=4),
    )
    several = st.fixed_dictionaries(
        {"persons": st.lists(person, min_size=1, max_size=3)}, optional={"group": group, **head}
    )
    return mapping(**head, **about_one) | several | st.fixed_dictionaries({"group": group}, optional=head)


records = records_of(whole_text, whole_id, on, time)

hostile = st.sampled_from(
    [
        *(None, True, False, 0, 1, -1, 1.5, 1.0, 1e300, 2**53, 10**4000, float("inf"), float("nan")),
        *("", " ", "yes", "all", "some", "none", HALF, "\0", "2024-W01-1", "2024-02-29\n", "٢٠٢٤-٠٢-٢٩"),
        *([], {}, [[]], [{}], [[[[[]]]]], {"": None}, [None], [True], ["suspect", []], {"value": []}),
        *({"value": 1}, {"value": "true"}, {"value": True, "source": None}, {"from": []}, {"to": 0}),
        *({"size": True}, {"size": 0}, {"facts": []}, {"facts": {"act_recruit": []}}, {"persons": []}),
    ]
)
anything = hostile | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text | a_name, inner, max_size=3),
    max_leaves=8,
)
keys = (
    a_name | a_question | any_text | st.sampled_from([*RECORD, *PERSON, *GROUP, *STATEMENT, *CLOSING, *SPAN])
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
    whole = {"": deepcopy(draw(records_of(any_text, any_id, any_on, any_time)))}
    for _ in range(draw(st.integers(0, 2))):
        *above, last = draw(st.sampled_from(list(places(whole))[1:]))
        node = whole
        for key in above:
            node = node[key]
        how = draw(st.sampled_from(["replace", "leave out", "add"]))
        if how == "leave out" and above:
            del node[last]
        elif how == "add" and isinstance(node[last], dict):
            node[last][draw(keys)] = deepcopy(draw(anything))
        elif how == "add" and isinstance(node[last], list):
            node[last].append(deepcopy(draw(anything)))
        else:
            node[last] = deepcopy(draw(anything))
    return whole[""]


def refusal(data):
    """Why the reader refuses a record, or None. Any exception but RecordError fails the test."""
    try:
        assert isinstance(record_from(data, LAW), Record)
    except RecordError as error:
        return error
    return None


def accepted_by_the_schema(data):
    return SCHEMA.is_valid(data) and not any(beyond(data) for beyond in BEYOND_THE_SCHEMA)


@given(nearly_records())
@example({"answers": {"act": []}})
@example({"group": {"facts": {"act_recruit": {}}}})
@example({"persons": [{"roles": [[]]}]})
@example({"closing": {**dict.fromkeys(CLOSING_NEEDS, "x"), "considered": [[]]}})
@example({"id": 10**4000})
@example({"facts": {"act_recruit": 10**4000}})
@example({"id": HALF})
@example({"on": {"from": "2024-01-02", "to": "2024-01-01"}})
@example({"persons": []})
@example({"held_by": None})
@example({"events": {"arrested": ["2024-02-29T22:10"]}})
@example({"events": {"arrested": "2024-02-29T24:00"}})
@example({"details": {"name": HALF}})
@example({"details": {HALF: "x"}})
@example({"details": {"a\n" * 300: 1}})
def test_the_reader_accepts_exactly_what_the_schema_accepts(data):
    assert (refusal(data) is None) is accepted_by_the_schema(data)


@given(anything)
def test_whatever_comes_is_read_or_refused(data):
    assert (refusal(data) is None) is accepted_by_the_schema(data)


@given(records)
def test_a_whole_record_is_accepted(data):
    assert SCHEMA.is_valid(data)
    assert refusal(data) is None


@given(nearly_records() | anything)
def test_a_refusal_is_one_short_line_that_any_terminal_can_show(data):
    error = refusal(data)
    if error:
        assert str(error) == f"{error.where or 'the record'}: {error.message}"
        assert str(error).isprintable()
        assert len(error.message) < 250
