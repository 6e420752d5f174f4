"""Arrow: tables with one boolean column a fact, as masks of words, and readings back as boolean columns.

A column is true where the fact is known so, false where it is known not so and
null where it is unknown. Arrow keeps exactly these two bitmaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from rabta.bulk.words import WORD, Words, clear_beyond, read_columns, words_for
from rabta.law import Law, Period
from rabta.law.faults import nearest
from rabta.logic import Pair


class ColumnError(Exception):
    """A column that is no fact of the law, stands twice, or is not boolean."""


def read_table(
    law: Law, table: pa.Table, *, names: Iterable[str] | None = None, period: Period | None = None
) -> pa.Table:
    """One boolean column a reading: true where met, false where ruled out, null where open or not in force.

    `names` and `period` are those of `read_columns`. Raises ColumnError.
    """
    met = read_columns(law, facts_from(law, table), table.num_rows, names=names, period=period)
    return pa.table({name: answers_to(pair, table.num_rows) for name, pair in met.items()})


def facts_from(law: Law, table: pa.Table) -> Mapping[str, Pair[Words]]:
    """The columns of a table as masks, by fact id. Raises ColumnError at the first that cannot be one."""
    facts: dict[str, Pair[Words]] = {}
    for field, column in zip(table.schema, table.columns, strict=True):
        if field.name not in law.facts:
            raise ColumnError(f"unknown fact {field.name!r}{nearest(field.name, law.facts)}")
        if field.name in facts:
            raise ColumnError(f"column {field.name!r} stands twice")
        if not pa.types.is_boolean(field.type):
            raise ColumnError(
                f"column {field.name!r} must be boolean with nulls where unknown, not {field.type}"
            )
        facts[field.name] = masks_of(column)
    return facts


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
