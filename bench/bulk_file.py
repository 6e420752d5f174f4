"""`rabta bulk` from file to file: rows a second, and peak memory as the file grows, beside polars.

Every run is a process of its own, so that its peak is its own as well. Not part of
run.py: the files take a quarter of a gigabyte for ten million rows.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from records import the_law, the_state

from rabta.law import Law
from rabta.law.dates import InForce, Moment
from rabta.law.values import Version

FIRST = date(2000, 11, 15)
DAYS = 9000
CHANGES = 8
STEP = 1 << 18


class Run(NamedTuple):
    """One run: rows a second, seconds of processor time, and the greatest memory in MB."""

    rows: float
    processor: float
    peak: float


def make(path: Path, rows: int) -> None:
    """Random records, an id, and a day: each fact true, false or unknown, each day one of DAYS or unknown."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    random = np.random.default_rng(20001115)
    names = list(the_law().facts)
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
                answers = random.integers(0, 3, count, dtype=np.int8)
                columns.append(pa.array(answers == 1, mask=answers == 2))
            writer.write_table(pa.table(columns, schema=schema))


def rabta_as_it_is(source: Path, target: Path) -> None:
    from rabta.bulk.files import read_file

    read_file(the_law(), source, target)


def rabta_amended(source: Path, target: Path) -> None:
    from rabta.bulk.files import read_file

    read_file(amended(the_law()), source, target)


def polars(source: Path, target: Path) -> None:
    import polars as pl
    import polars_rules

    law = the_law()
    answers = polars_rules.readings(pl.scan_parquet(source), law, the_state(law), tuple(law.readings))
    answers.sink_parquet(target)


ENTRANTS: dict[str, Callable[[Path, Path], None]] = {
    "Rabta": rabta_as_it_is,
    f"Rabta, a law that changed {CHANGES} times": rabta_amended,
    "polars, streaming, no dates, no id": polars,
}


def amended(law: Law) -> Law:
    """The law with trafficking changed CHANGES times: a day has one state, an unknown day has all of them."""
    moments = [FIRST + timedelta(DAYS * each // (CHANGES + 1)) for each in range(1, CHANGES + 1)]
    changes = [None, *(Moment(day, day) for day in moments), None]
    (pack,) = law.packs
    trafficking, act = law.readings["trafficking"], law.nodes["act"]
    rules = (trafficking.versions[0].rule, act.versions[0].rule)
    versions = tuple(
        Version(rules[number % 2], (), InForce(begins, ends))
        for number, (begins, ends) in enumerate(pairwise(changes))
    )
    readings = {**pack.readings, "trafficking": replace(trafficking, versions=versions)}
    return Law((replace(pack, readings=readings),))


def measured(name: str, source: Path, target: Path, rows: int) -> Run:
    """What one run takes, in this process."""
    start = time.perf_counter()
    ENTRANTS[name](source, target)
    taken = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Run(rows / taken, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def check(rabta: Path, theirs: Path) -> None:
    """The readings of both are the same, row by row."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(rabta) as one, pq.ParquetFile(theirs) as other:
        for mine, each in zip(one.iter_batches(1 << 20), other.iter_batches(1 << 20), strict=True):
            for name in each.schema.names:
                if mine.column(f"palermo.{name}") != each.column(name):
                    raise AssertionError(f"polars reads {name} otherwise")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each runs (default: 5)")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    choice = parser.parse_args()
    context = get_context("spawn")
    print("| rows | | rows a second | fastest – slowest | processor s | peak MB |\n|--:|---|--:|--:|--:|--:|")
    with TemporaryDirectory() as folder, context.Pool(1, maxtasksperchild=1) as pool:
        for rows in choice.rows:
            source = Path(folder) / f"{rows}.parquet"
            targets = {name: Path(folder) / f"{place}.parquet" for place, name in enumerate(ENTRANTS)}
            pool.apply(make, (source, rows))
            found: dict[str, list[Run]] = {name: [] for name in ENTRANTS}
            for _ in range(choice.rounds):
                for name, target in targets.items():
                    found[name].append(pool.apply(measured, (name, source, target, rows)))
            mine, _, theirs = targets.values()
            pool.apply(check, (mine, theirs))
            for name, runs in found.items():
                speeds = [run.rows for run in runs]
                print(
                    f"| {rows:,} | {name} | {median(speeds):,.0f} | {max(speeds):,.0f} – {min(speeds):,.0f} "
                    f"| {median(run.processor for run in runs):.1f} | {max(run.peak for run in runs):.0f} |"
                )


if __name__ == "__main__":
    main()
