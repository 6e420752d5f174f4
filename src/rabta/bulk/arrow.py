"""Arrow: tables with one boolean column a fact, as masks of words, and readings back as boolean columns.

A column is true where the fact is known so, false where it is known not so and
null where it is unknown. Arrow keeps exactly these two bitmaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from rabta.bulk.dated import Days, read_dated
from rabta.bulk.words import WORD, Words, clear_beyond, read_columns, words_for
from rabta.law import Law, Period
from rabta.law.faults import nearest
from rabta.logic import Pair

DATED = (
    pa.types.is_date,
    pa.types.is_timestamp,
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_null,
)
WRITE = "write year-month-day, as in 2024-02-29"
LONGEST_SHOWN = 60


class ColumnError(Exception):
    """A column that is no fact of the law, stands twice, or does not hold what it should."""


def read_table(
    law: Law,
    table: pa.Table,
    *,
    names: Iterable[str] | None = None,
    period: Period | None = None,
    date_column: str | None = None,
) -> pa.Table:
    """One boolean column a reading: true where met, false where ruled out, null where open or not in force.

    `names` and `period` are those of `read_columns`. With a `date_column`, each row
    is read at its own day instead. Raises ColumnError.
    """
    records = table.num_rows
    if date_column is None:
        met = read_columns(law, facts_from(law, table), records, names=names, period=period)
    else:
        days = days_from(table, date_column)
        met = read_dated(law, facts_from(law, table.drop_columns([date_column])), days, names=names)
    return pa.table({name: answers_to(pair, records) for name, pair in met.items()})


def facts_from(law: Law, table: pa.Table) -> Mapping[str, Pair[Words]]:
    """The columns of a table as masks, by fact id. Raises ColumnError at the first that cannot be one."""
    facts: dict[str, Pair[Words]] = {}
    for field, column in zip(table.schema, table.columns, strict=True):
        if field.name not in law.facts:
            raise ColumnError(f"unknown fact {field.name!r}{nearest(field.name, law.facts)}")
        if field.name in facts:
            raise ColumnError(f"column {field.name!r} stands twice")
        plain = _plain(column)
        if not (pa.types.is_boolean(plain.type) or pa.types.is_null(plain.type)):
            raise ColumnError(
                f"column {field.name!r} must be boolean with nulls where unknown, not {field.type}"
            )
        facts[field.name] = masks_of(plain.cast(pa.bool_()))
    return facts


def days_from(table: pa.Table, name: str) -> Days:
    """A column of dates, timestamps or text such as 2024-02-29 as days; a null is an unknown day.

    A timestamp with a zone is a day of that zone. Raises ColumnError.
    """
    if table.column_names.count(name) != 1:
        raise ColumnError(
            f"column {name!r} stands twice"
            if name in table.column_names
            else f"no column {name!r}{nearest(name, table.column_names)}"
        )
    column = _plain(table.column(name))
    if not any(is_one(column.type) for is_one in DATED):
        raise ColumnError(f"column {name!r} must hold dates, timestamps or text, not {column.type}")
    try:
        return np.asarray(column.cast(pa.date32()).to_numpy(), "datetime64[D]")
    except pa.ArrowInvalid as error:
        wrong = str(error) if pa.types.is_timestamp(column.type) else f"{_no_day(column)} is no date; {WRITE}"
        raise ColumnError(f"column {name!r}: {wrong}") from error


def masks_of(column: pa.ChunkedArray) -> Pair[Words]:
    """Where a boolean column is true and where it is false; bits beyond its end are clear.

    Joining the chunks copies them to a bitmap that starts at its first bit,
    also where a slice began in the middle of a byte.
    """
    joined = pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], pa.bool_())
    validity, values = joined.buffers()
    known = (
        np.full(words_for(len(joined)), -1, np.int64).view(WORD)
        if validity is None
        else _words(validity, len(joined))
    )
    clear_beyond(known, len(joined))
    true = _words(values, len(joined))
    true &= known
    return Pair(true, known ^ true)


def answers_to(pair: Pair[Words], records: int) -> pa.BooleanArray:
    """Masks as a boolean array: true where the first is set, false where the second is, null elsewhere."""
    known = pa.py_buffer((pair.t | pair.f).tobytes())
    return pa.BooleanArray.from_buffers(pa.bool_(), records, [known, pa.py_buffer(pair.t.tobytes())])


def _words(bitmap: pa.Buffer, records: int) -> Words:
    """A bitmap that starts at its first bit, copied into whole words: Arrow fills none but bytes."""
    words = np.zeros(words_for(records), WORD)
    used = -(-records // 8)
    words.view(np.uint8)[:used] = np.frombuffer(bitmap, np.uint8)[:used]
    return words


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column without its dictionary, and text in a form that Arrow can turn into dates."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_string_view(kind):
        kind = pa.string()
    return column if kind == column.type else column.cast(kind)


def _no_day(column: pa.ChunkedArray) -> str:
    """The first text of a column that is no day, and never much of it."""
    for each in column:
        try:
            each.cast(pa.date32())
        except pa.ArrowInvalid:
            text = each.as_py()
            return repr(text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…")
    return "a value"
