"""Parquet files: read batch by batch, so that a file of any length takes the same memory.

The readings are written beside the target and take its place at the end: there is
never half a file.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from rabta.bulk.arrow import ColumnError, facts_from, read_table
from rabta.bulk.words import facts_read
from rabta.law import Law
from rabta.law.faults import nearest

BATCH = 1 << 16
"""Rows read at a time, a whole number of words; with more, Arrow takes more memory and is no faster."""
ROW_GROUP, ROW_GROUP_BYTES = 1 << 18, 1 << 26
"""Rows written at a time, or fewer where what is kept is as large as this."""
BUFFER = 1 << 16
"""Bytes that Arrow reads of a column at a time, instead of all of the column's row group."""

ID, ON = "id", "on"
"""The column that is always kept, and the one that holds the day of the act unless another is named."""

Told = Callable[[int, int], None]
"""Is told after every batch how many rows are done, and of how many."""


class FileError(Exception):
    """A file that cannot be read or written: which one, and why, in one line."""

    def __init__(self, path: Path, why: object) -> None:
        super().__init__(" ".join(f"{path}: {why}".split("\n")))


@dataclass(frozen=True)
class Columns:
    """What the columns of a file are for.

    `facts` are the columns of facts that the readings rest on, `dates` is that of
    the days, `kept` are those that are passed through, and `readings` gives, by the
    name of an output column, the reading that goes there.
    """

    facts: tuple[str, ...]
    dates: str | None
    kept: tuple[str, ...]
    readings: dict[str, str]

    @property
    def asked(self) -> tuple[str, ...]:
        """The columns that the readings are made from."""
        return (*self.facts, self.dates) if self.dates else self.facts


def read_file(
    law: Law,
    source: Path,
    target: Path,
    *,
    names: Iterable[str] | None = None,
    date_column: str | None = None,
    keep: Iterable[str] = (),
    told: Told | None = None,
) -> None:
    """The readings of every row of one Parquet file, in the same order, as another Parquet file.

    A column is a fact, by its id, or the `date_column` with the day of the act (`on`
    where none is named), or one to `keep` (`id` always is). The target holds what is kept
    and, as `<pack>.<reading>`, the readings: all of the law, or those of `names`.

    Raises FileError, and ValueError for an unknown reading; the target is then as it was.
    """
    readings = readings_of(law, names)
    with _in_one_line(source), pq.ParquetFile(source, pre_buffer=False, buffer_size=BUFFER) as file:
        empty = file.schema_arrow.empty_table()
        columns = columns_of(law, empty, readings, date_column=date_column, keep=keep)
        schema = _answers(law, empty, columns).schema
        if target.exists() and source.samefile(target):
            raise FileError(target, "is the file that is read; name another for the readings")
        with _writer(target, schema, columns.kept) as write:
            for table in _together(_tables(law, file, columns, told)):
                write(table)


def readings_of(law: Law, names: Iterable[str] | None) -> dict[str, str]:
    """Readings by the name of the column they go to; they may be named that way, too. Raises ValueError."""
    every = {f"{pack.id}.{name}": name for pack in law.packs for name in pack.readings}
    if names is None:
        return every
    column_of = {name: column for column, name in every.items()} | {column: column for column in every}
    chosen = {}
    for name in names:
        if name not in column_of:
            raise ValueError(f"unknown reading {name!r}{nearest(name, column_of)}")
        chosen[column_of[name]] = every[column_of[name]]
    return chosen


def columns_of(
    law: Law, empty: pa.Table, readings: dict[str, str], *, date_column: str | None, keep: Iterable[str]
) -> Columns:
    """What each column of a file is for; `empty` is the file without its rows.

    Raises ColumnError at the first that is for nothing, or does not hold what it should.
    """
    there = empty.column_names
    dates = date_column or (ON if ON in there and ON not in law.facts else None)
    kept = {*keep, *({ID} & {*there} - law.facts.keys())}
    for name in (*sorted(kept), *([dates] if dates else [])):
        if name not in there:
            raise ColumnError(f"no column {name!r}{nearest(name, there)}")
    for name in there:
        if there.count(name) > 1 or (name in kept and name in readings):
            raise ColumnError(f"column {name!r} stands twice")
        if name not in law.facts and name != dates and name not in kept:
            raise ColumnError(f"column {name!r} is no fact and is not kept{nearest(name, law.facts)}")
    facts = [name for name in there if name in law.facts and name != dates]
    facts_from(law, empty.select(facts))
    read = facts_read(law, readings.values())
    return Columns(
        facts=tuple(name for name in facts if name in read),
        dates=dates,
        kept=tuple(name for name in there if name in kept),
        readings=readings,
    )


def _tables(law: Law, file: pq.ParquetFile, columns: Columns, told: Told | None) -> Iterator[pa.Table]:
    """What the target holds, batch by batch."""
    done, rows = 0, file.metadata.num_rows
    for batch in file.iter_batches(BATCH, columns=list(dict.fromkeys((*columns.asked, *columns.kept)))):
        yield _answers(law, pa.Table.from_batches([batch]), columns)
        done += batch.num_rows
        if told:
            told(done, rows)


def _answers(law: Law, rows: pa.Table, columns: Columns) -> pa.Table:
    """What the target holds of some rows."""
    names = columns.readings.values()
    answers = read_table(law, rows.select(columns.asked), names=names, date_column=columns.dates)
    arrays = [rows.column(name) for name in columns.kept] + answers.columns
    fields = [rows.schema.field(name) for name in columns.kept]
    fields += [pa.field(column, pa.bool_()) for column in columns.readings]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def _together(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Tables joined to the size of a row group, or to less where they hold long texts."""
    waiting: list[pa.Table] = []
    rows = size = 0
    for table in tables:
        waiting.append(table)
        rows, size = rows + table.num_rows, size + table.nbytes
        if rows >= ROW_GROUP or size >= ROW_GROUP_BYTES:
            yield pa.concat_tables(waiting)
            waiting, rows, size = [], 0, 0
    if waiting:
        yield pa.concat_tables(waiting)


@contextmanager
def _writer(target: Path, schema: pa.Schema, kept: tuple[str, ...]) -> Iterator[Callable[[pa.Table], None]]:
    """Writes row groups, each while the next is read: writing takes as long as reading.

    Statistics would say nothing of a column of answers.
    """
    with _replacing(target) as half:
        with _in_one_line(target):
            writer = pq.ParquetWriter(half, schema, write_statistics=list(kept))
        try:
            with ThreadPoolExecutor(max_workers=1) as beside:
                writing = beside.submit(lambda: None)

                def write(table: pa.Table) -> None:
                    nonlocal writing
                    with _in_one_line(target):
                        writing.result()
                    writing = beside.submit(writer.write_table, table, table.num_rows)

                yield write
                with _in_one_line(target):
                    writing.result()
        finally:
            with _in_one_line(target):
                writer.close()


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its place at the end, or goes if there is no good end.

    It is for its owner's eyes only, unless it replaces one that is for others' as well.
    """
    with _in_one_line(target):
        before = target.stat() if target.exists() else None
        if before and not stat.S_ISREG(before.st_mode):
            raise FileError(target, "is no regular file")
        final = target.resolve()
    # Named before it is made: an interrupt between the making and the naming would leave it behind.
    half = final.parent / f".rabta-{secrets.token_hex(8)}.part"
    try:
        with _in_one_line(target):
            os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield half
        with _in_one_line(target):
            if before:
                half.chmod(stat.S_IMODE(before.st_mode))
            half.replace(final)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def _in_one_line(path: Path) -> Iterator[None]:
    """What goes wrong with a file is said in one line that names it."""
    try:
        yield
    except (ColumnError, pa.ArrowException) as error:
        raise FileError(path, error) from error
    except OSError as error:
        raise FileError(path, os.strerror(error.errno) if error.errno else error) from error
