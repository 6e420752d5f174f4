"""Arrow tables in and out, with each trap of the format a test."""

from __future__ import annotations

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rabta.assessment import Statement, Subject, Value, assess
from rabta.bulk.arrow import ColumnError, answers_to, days_from, masks_of, read_table
from rabta.law import Period, load_law

LAW = load_law("palermo")
SETTLED = {Value.MET: True, Value.RULED_OUT: False}

Column = list[bool | None]


def there_and_back(column: pa.ChunkedArray) -> Column:
    return answers_to(masks_of(column), len(column)).to_pylist()


def as_column(values: Column) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, pa.bool_())])


# --- traps ----------------------------------------------------------------------------------


def test_a_column_without_nulls_has_no_validity_and_is_known_of_everybody() -> None:
    array = pa.array([True, False, True] * 30, pa.bool_())
    assert array.buffers()[0] is None
    assert there_and_back(pa.chunked_array([array])) == array.to_pylist()


@pytest.mark.parametrize("length", [1, 7, 8, 9, 63, 64, 65, 90])
def test_a_buffer_of_a_few_bytes_is_no_whole_number_of_words(length: int) -> None:
    bitmap = pa.py_buffer(b"\xff" * -(-length // 8))
    array = pa.BooleanArray.from_buffers(pa.bool_(), length, [bitmap, bitmap])
    assert array.buffers()[1].size % 8 or length > 56
    true, false = masks_of(pa.chunked_array([array]))
    assert [int(word).bit_count() for word in true] == [min(64, length - at) for at in range(0, length, 64)]
    assert not false.any()


@pytest.mark.parametrize("start", range(20))
@pytest.mark.parametrize("nulls", [True, False], ids=["with nulls", "without nulls"])
def test_a_slice_may_begin_in_the_middle_of_a_byte(start: int, nulls: bool) -> None:
    values = ([True, None, False, True, False, False, True] if nulls else [True, False, False]) * 40
    sliced = pa.chunked_array([pa.array(values, pa.bool_()).slice(start, 70)])
    assert sliced.chunk(0).offset == start
    assert there_and_back(sliced) == values[start : start + 70]


def test_chunks_of_odd_lengths_and_offsets_are_joined_without_gaps() -> None:
    array = pa.array([True, None, False, None, False, True, True] * 30, pa.bool_())
    plain = pa.array([True, False] * 10, pa.bool_())
    chunks = [array.slice(3, 5), plain, array.slice(0, 0), array.slice(77, 100), plain.slice(1, 3)]
    expected = [value for chunk in chunks for value in chunk.to_pylist()]
    assert there_and_back(pa.chunked_array(chunks)) == expected


def test_bits_beyond_the_end_of_a_column_are_clear() -> None:
    values, validity = pa.py_buffer(b"\xff" * 64), pa.py_buffer(b"\xff" * 64)
    array = pa.BooleanArray.from_buffers(pa.bool_(), 3, [validity, values])
    true, false = masks_of(pa.chunked_array([array]))
    assert ([*true], [*false]) == ([0b111], [0])


def test_a_column_without_chunks_is_empty() -> None:
    assert there_and_back(pa.chunked_array([], pa.bool_())) == []


@given(st.lists(st.lists(st.sampled_from([True, False, None]), max_size=70), max_size=4), st.integers(0, 9))
def test_any_column_comes_back_as_it_went(chunks: list[Column], skipped: int) -> None:
    arrays = [pa.array(chunk, pa.bool_()).slice(min(skipped, len(chunk))) for chunk in chunks]
    column = pa.chunked_array(arrays, pa.bool_())
    assert there_and_back(column) == column.to_pylist()


# --- tables ---------------------------------------------------------------------------------

ANSWERS = st.sampled_from([True, False, None])
RECORDS = st.lists(st.dictionaries(st.sampled_from(sorted(LAW.facts)), ANSWERS), min_size=1, max_size=40)


@given(RECORDS, st.integers(0, 5))
def test_a_table_reads_as_each_of_its_records_does_by_itself(
    records: list[dict[str, bool | None]], skipped: int
) -> None:
    schema = pa.schema([(name, pa.bool_()) for name in LAW.facts])
    table = pa.Table.from_pylist(records, schema=schema).slice(skipped)
    answers = read_table(LAW, table)
    assert answers.column_names == list(LAW.readings)
    for row, record in zip(answers.to_pylist(), records[skipped:], strict=True):
        statements = {name: (Statement(value),) for name, value in record.items()}
        assessed = assess(LAW, Subject(statements=statements), Period())
        assert row == {name: SETTLED.get(assessed.value(name)) for name in LAW.readings}


def test_answers_are_true_where_met_false_where_ruled_out_and_null_where_open() -> None:
    facts = {
        "victim_age_under_18": [True, False, None],
        "means_force": [None, False, None],
        "asylum_claimed": [True, False, None],
        "fear_of_return": [None, False, None],
    }
    answers = read_table(LAW, pa.table(facts), names=["child", "non_refoulement"])
    assert answers.to_pydict() == {"child": [True, False, None], "non_refoulement": [True, False, None]}


def test_a_column_of_nothing_but_nulls_is_unknown_of_everybody() -> None:
    table = pa.table({"victim_age_under_18": pa.nulls(3), "act_harbour": pa.nulls(3, pa.bool_())})
    assert read_table(LAW, table, names=["child"]).to_pydict() == {"child": [None] * 3}


def test_a_column_with_a_dictionary_reads_as_one_without() -> None:
    values: Column = [True, None, False] * 30
    table = pa.table({"victim_age_under_18": pa.array(values).dictionary_encode().slice(3)})
    assert read_table(LAW, table, names=["child"])["child"].to_pylist() == values[3:]


def test_an_empty_table_has_an_empty_answer() -> None:
    answers = read_table(LAW, pa.table({"act_harbour": pa.array([], pa.bool_())}), names=["trafficking"])
    assert answers.to_pydict() == {"trafficking": []}


# --- errors ---------------------------------------------------------------------------------


def test_a_column_that_is_no_fact_is_refused_with_the_nearest_fact() -> None:
    with pytest.raises(ColumnError, match="unknown fact 'act_harbor'; did you mean 'act_harbour'"):
        read_table(LAW, pa.table({"act_harbor": [True]}))


@pytest.mark.parametrize("values", [["yes"], [1]], ids=["text", "number"])
def test_a_column_that_is_not_boolean_is_refused(values: list[object]) -> None:
    with pytest.raises(ColumnError, match="column 'act_harbour' must be boolean"):
        read_table(LAW, pa.table({"act_harbour": values}))


def test_a_column_that_stands_twice_is_refused() -> None:
    table = pa.table([pa.array([True]), pa.array([False])], names=["act_harbour", "act_harbour"])
    with pytest.raises(ColumnError, match="column 'act_harbour' stands twice"):
        read_table(LAW, table)


# --- days -----------------------------------------------------------------------------------

DAY = date(2018, 6, 2)
EVENING = datetime(2018, 6, 1, 19, 30)  # noqa: DTZ001 - what a column without a zone holds


@pytest.mark.parametrize(
    ("column", "day"),
    [
        (pa.array([DAY, None]), DAY),
        (pa.array([DAY, None], pa.date64()), DAY),
        (pa.array(["2018-06-02", None]), DAY),
        (pa.array(["2018-06-02", None], pa.large_string()), DAY),
        (pa.array(["2018-06-02", None], pa.string_view()), DAY),
        (pa.array(["2018-06-02", None]).dictionary_encode(), DAY),
        (pa.array([EVENING, None], pa.timestamp("us")), date(2018, 6, 1)),
        (pa.array([EVENING, None], pa.timestamp("ns", "UTC")), date(2018, 6, 1)),
        (pa.array([EVENING, None], pa.timestamp("ms", "Asia/Karachi")), DAY),
        (pa.array([EVENING, None], pa.timestamp("s", "+05:00")), DAY),
        (pa.array([datetime(1969, 12, 31, 23), None], pa.timestamp("s")), date(1969, 12, 31)),  # noqa: DTZ001
        (pa.nulls(2), None),
    ],
    ids=lambda each: str(getattr(each, "type", "")),
)
def test_a_day_is_a_date_a_text_or_the_day_of_a_timestamp_in_its_own_zone(
    column: pa.Array, day: date | None
) -> None:
    assert days_from(pa.table({"when": column}), "when").tolist() == [day, None]


def test_days_may_stand_in_chunks_and_slices() -> None:
    days = [date(2018, 6, 1 + each) for each in range(30)]
    column = pa.chunked_array(
        [pa.array(days).slice(3, 7), pa.array(days).slice(9, 0), pa.array([None, *days])]
    )
    assert days_from(pa.table({"on": column}), "on").tolist() == [*days[3:10], None, *days]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (["2018-06-02", "2018-02-30"], "column 'on': '2018-02-30' is no date; write year-month-day"),
        (["2/6/2018"], "'2/6/2018' is no date"),
        ([""], "'' is no date"),
        (["x" * 1000], f"'{'x' * 60}…' is no date"),
        ([2018], "column 'on' must hold dates, timestamps or text, not int64"),
        ([True], "column 'on' must hold dates, timestamps or text, not bool"),
        (pa.array([EVENING], pa.timestamp("s", "Asia/Nowhere")), "column 'on': .*Asia/Nowhere"),
    ],
    ids=["no such day", "another order", "no text", "long text", "number", "answer", "no such zone"],
)
def test_what_is_no_day_is_refused(column: object, said: str) -> None:
    with pytest.raises(ColumnError, match=said):
        read_table(LAW, pa.table({"on": column}), date_column="on")


def test_a_date_column_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(ColumnError, match="no column 'whn'; did you mean 'when'"):
        days_from(pa.table({"when": [DAY]}), "whn")


def test_a_date_column_that_stands_twice_is_refused() -> None:
    with pytest.raises(ColumnError, match="column 'on' stands twice"):
        days_from(pa.table([pa.array([DAY]), pa.array([DAY])], names=["on", "on"]), "on")
