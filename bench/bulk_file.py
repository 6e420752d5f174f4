"""`rabta bulk` from file to file: rows a second, and peak memory as the file grows, beside polars.

Every run is a process of its own, so that its peak is its own as well. Not part of
run.py: the files take a third of a gigabyte for ten million rows.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rabta.law import Period, load_law, states

FIRST = date(2000, 11, 15)
DAYS = 9500
"""Days go from FIRST over all changes of Pakistan's law; one in twenty is unknown."""
STEP = 1 << 18
POLARS = "polars, streaming, without dates"


class Records(NamedTuple):
    """Random records: the pack whose facts they hold, and how much is known of each."""

    pack: str
    known: float

    @property
    def title(self) -> str:
        law = load_law(self.pack)
        return f"{self.pack}, {self.known * len(law.facts):.0f} of {len(law.facts)} facts known"


CONTESTS = {
    Records("palermo", 2 / 3): ("Rabta", POLARS),
    Records("pakistan", 2 / 3): ("Rabta",),
    Records("pakistan", 20 / 131): ("Rabta",),
}


class Run(NamedTuple):
    """One run: rows a second, seconds of processor time, and the greatest memory in MB."""

    rows: float
    processor: float
    peak: float


def make(path: Path, rows: int, records: Records) -> None:
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    random = np.random.default_rng(20001115)
    names = list(load_law(records.pack).facts)
    schema = pa.schema([("id", pa.int64()), ("on", pa.date32()), *((name, pa.bool_()) for name in names)])
    epoch = (FIRST - date(1970, 1, 1)).days
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, rows, STEP):
            count = min(STEP, rows - start)
            days = random.integers(epoch, epoch + DAYS, count, dtype=np.int32)
            columns = [
                pa.array(np.arange(start, start + count)),
                pa.array(days, pa.int32(), mask=random.random(count) < 1 / 20).cast(pa.date32()),
            ]
            for _ in names:
                unknown = random.random(count, np.float32) >= records.known
                columns.append(pa.array(random.random(count, np.float32) < 1 / 2, mask=unknown))
            writer.write_table(pa.table(columns, schema=schema))


def rabta(pack: str, source: Path, target: Path) -> None:
    from rabta.bulk.files import read_file

    read_file(load_law(pack), source, target)


def polars(pack: str, source: Path, target: Path) -> None:
    import polars as pl
    import polars_rules

    law = load_law(pack)
    (state,) = states(law, Period())
    table = pl.scan_parquet(source)
    answers = polars_rules.readings(table, law, state, tuple(law.readings))
    answers.sink_parquet(target)


def measured(entrant: str, pack: str, source: Path, target: Path, rows: int) -> Run:
    """What one run takes, in this process."""
    start = time.perf_counter()
    (polars if entrant == POLARS else rabta)(pack, source, target)
    taken = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Run(rows / taken, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def check(pack: str, ours: Path, theirs: Path) -> None:
    """The readings of both are the same, row by row."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(ours) as one, pq.ParquetFile(theirs) as other:
        for mine, each in zip(one.iter_batches(STEP), other.iter_batches(STEP), strict=True):
            for name in each.schema.names:
                if mine.column(f"{pack}.{name}") != each.column(name):
                    raise AssertionError(f"polars reads {name} otherwise")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs (default: 5)")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    choice = parser.parse_args()
    print("| records | rows | | rows a second | slowest – fastest | processor s | peak MB |")
    print("|---|--:|---|--:|--:|--:|--:|", flush=True)
    with TemporaryDirectory() as folder, get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for records, entrants in CONTESTS.items():
            for rows in choice.rows:
                source = Path(folder) / "in.parquet"
                targets = {name: Path(folder) / f"{place}.parquet" for place, name in enumerate(entrants)}
                pool.apply(make, (source, rows, records))
                found: dict[str, list[Run]] = {name: [] for name in entrants}
                for _ in range(choice.rounds):
                    for name, target in targets.items():
                        run = pool.apply(measured, (name, records.pack, source, target, rows))
                        found[name].append(run)
                if POLARS in targets:
                    pool.apply(check, (records.pack, *targets.values()))
                for name, runs in found.items():
                    print(line(records, rows, name, runs), flush=True)


def line(records: Records, rows: int, name: str, runs: list[Run]) -> str:
    speeds = [run.rows for run in runs]
    return (
        f"| {records.title} | {rows:,} | {name} | {median(speeds):,.0f} "
        f"| {min(speeds):,.0f} – {max(speeds):,.0f} | {median(run.processor for run in runs):.1f} "
        f"| {max(run.peak for run in runs):.0f} |"
    )


if __name__ == "__main__":
    main()
