"""Parquet in, Parquet out: row by row what one assessment says, whole or not at all."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.assessment.dated_law import law_in
from engine.bulk.test_dated import FACTS, ROWS, Row, one_by_one, random_rows
from rabta.bulk import files
from rabta.bulk.files import BATCH, FileError, read_file
from rabta.law import Law, load_law

SCHEMA = pa.schema([("on", pa.date32()), *((name, pa.bool_()) for name in FACTS)])


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    return law_in(tmp_path_factory.mktemp("small"))


def table_of(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist([{"on": day, **known} for day, known in rows], schema=SCHEMA)


def read(law: Law, folder: Path, table: pa.Table, row_group: int | None = None, **choice: object) -> pa.Table:
    """The table that reading a file of this table gives."""
    source, target = folder / "in.parquet", folder / "out.parquet"
    pq.write_table(table, source, row_group_size=row_group)
    read_file(law, source, target, **choice)
    return pq.read_table(target)


def expected(law: Law, rows: list[Row]) -> dict[str, list[bool | None]]:
    return {f"small.{name}": values for name, values in one_by_one(law, rows).items()}


# --- the readings -----------------------------------------------------------------------------


@given(rows=st.lists(ROWS, max_size=70), row_group=st.integers(1, 80))
def test_any_file_reads_as_each_of_its_records_does_by_itself(
    law: Law, tmp_path_factory: pytest.TempPathFactory, rows: list[Row], row_group: int
) -> None:
    found = read(law, tmp_path_factory.getbasetemp(), table_of(rows), row_group)
    assert found.to_pydict() == expected(law, rows)


@pytest.mark.parametrize("count", [1, 63, 64, 65, 1000])
@pytest.mark.parametrize("row_group", [None, 64, 7], ids=["one row group", "of 64 rows", "of 7 rows"])
def test_a_file_of_any_length_reads_as_its_records(
    law: Law, tmp_path: Path, count: int, row_group: int | None
) -> None:
    rows = random_rows(count)
    assert read(law, tmp_path, table_of(rows), row_group).to_pydict() == expected(law, rows)


def test_batches_and_row_groups_follow_one_another_without_gaps(
    law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BATCH", 64)
    monkeypatch.setattr(files, "ROW_GROUP", 128)
    rows = random_rows(1000)
    table = table_of(rows).append_column("id", pa.array(range(1000)))
    found = read(law, tmp_path, table, 100)
    assert found.drop_columns("id").to_pydict() == expected(law, rows)
    assert found["id"].to_pylist() == list(range(1000))
    assert pq.ParquetFile(tmp_path / "out.parquet").num_row_groups == 8


def test_long_texts_make_for_smaller_row_groups(
    law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BATCH", 64)
    monkeypatch.setattr(files, "ROW_GROUP_BYTES", 10_000)
    table = pa.table({"gain": [True] * 256, "id": ["x" * 100] * 256})
    assert read(law, tmp_path, table).num_rows == 256
    assert pq.ParquetFile(tmp_path / "out.parquet").num_row_groups == 2


def test_a_batch_is_a_whole_number_of_words() -> None:
    assert BATCH % 64 == 0
    assert files.ROW_GROUP % BATCH == 0


def test_columns_without_nulls_slices_chunks_and_dictionaries_read_alike(law: Law, tmp_path: Path) -> None:
    rows: list[Row] = [
        (date(2012, 1, each % 28 + 1), {"gain": True, "kept": each % 3 > 0}) for each in range(90)
    ]
    gain = pa.array([True] * 100).slice(10)
    kept = [known["kept"] for _, known in rows]
    pieces = pa.chunked_array([pa.array(kept[:5]), pa.array([True, *kept[5:]]).slice(1)])
    days = pa.array([day.isoformat() for day, _ in rows if day]).dictionary_encode()
    required = pa.schema(
        [pa.field("gain", pa.bool_(), nullable=False), ("kept", pa.bool_()), ("on", days.type)]
    )
    found = read(law, tmp_path, pa.table([gain, pieces, days], schema=required))
    assert found.to_pydict() == expected(law, rows)


@pytest.mark.parametrize("kind", [pa.bool_(), pa.null()], ids=str)
def test_a_column_of_nothing_but_nulls_is_unknown(law: Law, tmp_path: Path, kind: pa.DataType) -> None:
    table = pa.table({"gain": [True] * 5, "kept": pa.nulls(5, kind), "on": pa.nulls(5, pa.date32())})
    assert read(law, tmp_path, table).to_pydict() == expected(law, [(None, {"gain": True})] * 5)


def test_an_empty_file_gives_an_empty_file_with_all_columns(law: Law, tmp_path: Path) -> None:
    found = read(law, tmp_path, table_of([]).append_column("id", pa.array([], pa.string())))
    assert found.num_rows == 0
    assert found.column_names == ["id", *(f"small.{name}" for name in law.readings)]


def test_a_file_with_nothing_but_dates_is_open_or_not_in_force_throughout(law: Law, tmp_path: Path) -> None:
    table = table_of(random_rows(100)).select(["on"])
    found = read(law, tmp_path, table)
    assert found.num_rows == 100
    assert all(column.null_count == 100 for column in found.columns)


def test_a_file_with_nothing_but_ids_keeps_its_rows(law: Law, tmp_path: Path) -> None:
    assert read(law, tmp_path, pa.table({"id": [3, 1, 2]}), names=["toil"]).to_pydict() == {
        "id": [3, 1, 2],
        "small.toil": [None] * 3,
    }


def test_a_file_with_no_fact_that_matters_keeps_its_rows(law: Law, tmp_path: Path) -> None:
    found = read(law, tmp_path, pa.table({"hurt": [True, None]}), names=["toil"])
    assert found.to_pydict() == {"small.toil": [None, None]}


def test_without_dates_every_record_is_of_an_unknown_day(law: Law, tmp_path: Path) -> None:
    known = [known for _, known in random_rows(200)]
    found = read(law, tmp_path, table_of([(None, each) for each in known]).drop_columns("on"))
    assert found.to_pydict() == expected(law, [(None, each) for each in known])


@pytest.mark.parametrize("zone", ["UTC", "Asia/Karachi"])
def test_a_timestamp_is_of_the_day_it_was_in_its_zone(law: Law, tmp_path: Path, zone: str) -> None:
    at = datetime(2009, 12, 31, 20, 0, tzinfo=UTC)
    table = pa.table({"on": pa.array([at], pa.timestamp("us", zone)), "gain": [True]})
    day = date(2010, 1, 1) if zone == "Asia/Karachi" else date(2009, 12, 31)
    assert read(law, tmp_path, table).to_pydict() == expected(law, [(day, {"gain": True})])


def test_a_column_of_dates_may_have_any_name(law: Law, tmp_path: Path) -> None:
    rows = random_rows(100)
    table = table_of(rows).rename_columns({"on": "day.of the act"})
    assert read(law, tmp_path, table, date_column="day.of the act").to_pydict() == expected(law, rows)


def test_every_pack_of_the_law_gives_its_readings_its_own_name(law: Law) -> None:
    (pack,) = law.packs
    (other,) = load_law("palermo").packs
    assert list(files.readings_of(Law((other, pack)), None)) == [
        *(f"palermo.{name}" for name in other.readings),
        *(f"small.{name}" for name in pack.readings),
    ]


def test_readings_may_be_named_with_their_pack_or_without_and_come_once(law: Law, tmp_path: Path) -> None:
    found = read(law, tmp_path, pa.table({"gain": [True]}), names=["late", "small.toil", "toil"])
    assert found.to_pydict() == {"small.late": [None], "small.toil": [True]}


# --- what is kept -----------------------------------------------------------------------------


def test_kept_columns_of_any_type_are_passed_through_unchanged(law: Law, tmp_path: Path) -> None:
    kept = {
        "id": pa.array(["a", None, "c"]).dictionary_encode(),
        "with.dot": pa.array([1.5, None, 2.5]),
        "nested": pa.array([{"x": [1, 2]}, None, {"x": []}]),
        "gain": pa.array([True, None, False]),
        "on": pa.array([date(2020, 1, 1)] * 3),
        "when": pa.array([datetime(2020, 1, 1, tzinfo=UTC)] * 3, pa.timestamp("ms", "Asia/Karachi")),
    }
    table = pa.table(kept)
    found = read(law, tmp_path, table, keep=["with.dot", "nested", "gain", "on", "when"], names=["toil"])
    assert found.drop_columns("small.toil").equals(table)
    assert found["small.toil"].to_pylist() == [True, None, False]


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "choice", "said"),
    [
        ({"forse": [True]}, {}, "column 'forse' is no fact and is not kept; did you mean 'force'?"),
        ({"when": [date(2020, 1, 1)]}, {}, "column 'when' is no fact and is not kept"),
        ({"gain": ["yes"]}, {}, "column 'gain' must be boolean with nulls where unknown, not string"),
        ({"gain": [True]}, {"keep": ["gian"]}, "no column 'gian'; did you mean 'gain'?"),
        ({"gain": [True]}, {"date_column": "on"}, "no column 'on'"),
        ({"on": [7]}, {}, "column 'on' must hold dates, timestamps or text, not int64"),
        ({"on": ["2020-13-01"]}, {}, "column 'on': '2020-13-01' is no date; write year-month-day"),
        ({"small.toil": [True]}, {"keep": ["small.toil"]}, "column 'small.toil' stands twice"),
        ({"on": [date(2020, 1, 1)], "day": ["x"]}, {"date_column": "day"}, "column 'on' is no fact"),
    ],
)
def test_a_column_that_cannot_be_read_is_one_clear_line(
    law: Law, tmp_path: Path, columns: dict[str, list[object]], choice: dict[str, object], said: str
) -> None:
    with pytest.raises(FileError) as error:
        read(law, tmp_path, pa.table(columns), **choice)
    assert str(error.value).startswith(f"{tmp_path / 'in.parquet'}: {said}")
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


def test_a_column_that_stands_twice_is_refused(law: Law, tmp_path: Path) -> None:
    table = pa.table([pa.array([True]), pa.array([False])], names=["gain", "gain"])
    with pytest.raises(FileError, match="column 'gain' stands twice"):
        read(law, tmp_path, table)


def test_an_unknown_reading_is_refused_with_the_nearest(law: Law, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unknown reading 'toyl'; did you mean 'toil'"):
        read(law, tmp_path, pa.table({"gain": [True]}), names=["toyl"])


def test_what_is_no_parquet_file_is_refused(law: Law, tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_text("gain\ntrue\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"in\.parquet: Parquet magic bytes not found"):
        read_file(law, tmp_path / "in.parquet", tmp_path / "out.parquet")


def test_a_file_that_is_not_there_is_refused(law: Law, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"none\.parquet: No such file or directory$"):
        read_file(law, tmp_path / "none.parquet", tmp_path / "out.parquet")


# --- whole or not at all ----------------------------------------------------------------------


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of many batches, a few bytes of whose last are corrupt."""
    source = tmp_path / "in.parquet"
    count = 4 * BATCH
    table = pa.table({"id": [f"{each:09d}" for each in range(count)], "gain": [True] * count})
    pq.write_table(table, source, compression="zstd", use_dictionary=False, row_group_size=BATCH)
    return source


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that stands where the readings go."""
    target = tmp_path / "out.parquet"
    target.write_bytes(b"as it was")
    return target


@contextmanager
def nothing_changes(source: Path, target: Path) -> Iterator[None]:
    before = source.read_bytes()
    yield
    assert sorted(path.name for path in source.parent.iterdir()) == [source.name, target.name]
    assert (source.read_bytes(), target.read_bytes()) == (before, b"as it was")


def test_success_replaces_what_stood_there_and_nobody_else_may_read_it_now(
    law: Law, source: Path, target: Path
) -> None:
    target.chmod(0o640)
    read_file(law, source, target)
    assert pq.ParquetFile(target).metadata.num_rows == 4 * BATCH
    assert target.stat().st_mode & 0o777 == 0o640
    read_file(law, source, target.with_name("new.parquet"))
    assert target.with_name("new.parquet").stat().st_mode & 0o777 == 0o600


def test_success_goes_where_a_link_leads(law: Law, source: Path, target: Path) -> None:
    link = target.with_name("link.parquet")
    link.symlink_to(target)
    read_file(law, source, link)
    assert link.is_symlink()
    assert pq.ParquetFile(target).metadata.num_rows == 4 * BATCH


def test_a_corrupt_page_leaves_the_target_as_it_was(law: Law, source: Path, target: Path) -> None:
    place = pq.ParquetFile(source).metadata.row_group(3).column(0).data_page_offset + 2000
    raw = bytearray(source.read_bytes())
    raw[place : place + 4000] = bytes(4000)
    source.write_bytes(raw)
    with nothing_changes(source, target), pytest.raises(FileError, match=r"in\.parquet: ") as error:
        read_file(law, source, target)
    assert "\n" not in str(error.value)


def test_a_file_cut_short_leaves_the_target_as_it_was(law: Law, source: Path, target: Path) -> None:
    source.write_bytes(source.read_bytes()[:-100])
    with nothing_changes(source, target), pytest.raises(FileError, match=r"in\.parquet: "):
        read_file(law, source, target)


def test_a_date_in_the_last_batch_that_is_none_leaves_the_target_as_it_was(
    law: Law, source: Path, target: Path
) -> None:
    days = ["2020-01-01"] * BATCH + ["2020-01-32"]
    pq.write_table(pa.table({"on": days}), source)
    with nothing_changes(source, target), pytest.raises(FileError, match=r"in\.parquet: .*'2020-01-32'"):
        read_file(law, source, target)


@pytest.mark.parametrize("after", [1, 3], ids=["at once", "halfway"])
def test_an_interrupt_leaves_the_target_as_it_was(
    law: Law, source: Path, target: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(files, "ROW_GROUP", BATCH)

    def told(done: int, rows: int) -> None:
        if done >= after * BATCH:
            raise KeyboardInterrupt

    with nothing_changes(source, target), pytest.raises(KeyboardInterrupt):
        read_file(law, source, target, told=told)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_the_target_as_it_was(law: Law, source: Path, target: Path) -> None:
    full = pytest.raises(FileError, match=r"out\.parquet: File too large$")
    with nothing_changes(source, target), full, no_file_larger_than(100_000):
        read_file(law, source, target)


def test_the_file_that_is_read_is_never_written(law: Law, source: Path, target: Path) -> None:
    link = target.with_name("link.parquet")
    link.hardlink_to(source)
    for same in (source, source.parent / "." / source.name, link):
        with pytest.raises(FileError, match="is the file that is read"):
            read_file(law, source, same)
    link.unlink()
    with nothing_changes(source, target):
        pass


def test_a_folder_that_is_not_there_is_named(law: Law, source: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"no/out.parquet: No such file or directory$"):
        read_file(law, source, tmp_path / "no" / "out.parquet")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_named(law: Law, source: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(FileError, match=r"closed/out.parquet: Permission denied$"):
        read_file(law, source, closed / "out.parquet")


def test_what_is_no_regular_file_is_never_replaced(law: Law, source: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, tmp_path):
        with pytest.raises(FileError, match="is no regular file"):
            read_file(law, source, place)


def test_it_tells_how_far_it_is(law: Law, source: Path, target: Path) -> None:
    said: list[tuple[int, int]] = []
    read_file(law, source, target, told=lambda done, rows: said.append((done, rows)))
    assert said == [(each * BATCH, 4 * BATCH) for each in range(1, 5)]
