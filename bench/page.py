"""The page docs/benchmarks.md, made from one run."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from textwrap import fill

from rounds import Contest, Timing

Result = tuple[Contest, dict[str, Timing]]

LIBRARIES = ("numpy", "pyarrow", "polars", "zen-engine")
HEAD = """\
# Benchmarks

Rabta beside other engines that were given the same rules, in one run on one machine. `make bench` runs
them again; `.venv/bin/python bench/run.py --write` rewrites this page from its own run.
"""
FILES = """\
## From file to file

`bench/bulk_file.py`, run on its own on 2026-11-24 on the same machine, 3 000 000 rows with an id and random
days, each run a process of its own. The goal of a million rows a second is reached where a record has as
many facts as real ones do, and missed where two thirds of all 131 facts are known at random: nearly all of
the time goes into coding boolean columns. Memory is flat: 233 MB for ten million rows of the Protocols, 273
MB for Pakistan's law.

| | rows a second | peak MB |
|---|--:|--:|
| palermo, 55 of 83 facts known | 1 170 000 | 239 |
| pakistan, 20 of 131 facts known | 1 010 000 | 278 |
| pakistan, 87 of 131 facts known | 700 000 | 273 |
| polars, streaming, the Protocols without dates | 1 970 000 | 118 |
"""
HOW = """\
## How it is measured

- Results are compared before anything is timed. If an engine reads otherwise, the run stops.
- The rules of the other engines are made from Rabta's own plan of the palermo pack, with the definitions,
  so that all do the same work in the same three-valued logic.
- All entrants of a table run in turn, {rounds} rounds after one that does not count. The figure is the
  median of the rounds; the fastest and the slowest round stand beside it.
- *Times Rabta* is the median of an entrant divided by the median of the first line. Below 1, the entrant
  is faster.
- Everything is in memory and warm: start-up, the loading of the pack and the making of the plan are not
  in the figures.
"""
LIMITS = """\
## What was tried, and what this does not show

- **zen-engine.** It has no three-valued logic of its own: true is 1, unknown 0, false -1, with `min` and
  `max`. Numbers in a list, in a mapping of all facts or of the known facts only differed by less than the
  noise. A decision looked up by key was two to three times as fast as one made from text or from prepared
  content. Both stand in the tables.
- **polars.** For a definition, `eq_missing` with `when` and `then` was faster than `fill_null`, than one
  expression without a step between, and than two boolean columns a fact.
- **Chunks.** Rabta reads {chunk} words of every mask at a time. With 256 words it took four to five times
  as long, for there is a call for every few records. With 8192 and more it took twice as long or more: the
  C library then hands memory back to the system after every chunk. Told not to, it took as long as with
  {chunk}.
- The worked cases are published court cases with few facts each, and random records are not like real
  ones. No figure says how a programme with a database, a network and people in front of it would do.
- One machine, one run. Where others use the machine as well, single rounds differ by a half or more;
  compare only within one table.
"""


def whole(results: Sequence[Result], alone: str, rounds: int) -> str:
    from rabta.bulk.words import CHUNK

    parts = [HEAD, _machine(), *(section(*result) for result in results), alone, FILES]
    return "\n".join([*parts, HOW.format(rounds=rounds), LIMITS.format(chunk=CHUNK)])


def section(contest: Contest, timings: dict[str, Timing]) -> str:
    """One contest as a section: its table, whether the goal is reached, what was checked."""
    ours, *_ = timings.values()
    lines = [f"## {contest.title}", "", _wrapped(contest.what), ""]
    lines += [f"| | {contest.unit} | fastest – slowest round | times Rabta |", "|---|--:|--:|--:|"]
    for name, timing in timings.items():
        middle, fastest, slowest = (
            _figure(each * contest.scale) for each in (timing.median, timing.fastest, timing.slowest)
        )
        lines.append(f"| {name} | {middle} | {fastest} – {slowest} | {timing.median / ours.median:.1f} |")
    peer = min(contest.against, key=lambda name: timings[name].median)
    reached = timings[peer].median / ours.median
    outcome = "Reached" if reached >= contest.goal else "Not reached"
    goal = f"Goal: {contest.goal:g} times as fast as the peer that does the same work, here"
    lines += [
        "",
        _wrapped(f"{goal} *{peer}*. **{outcome}: {reached:.1f} times.**"),
        "",
        _wrapped(f"Checked first: {contest.checked}"),
        "",
        contest.notes,
    ]
    return "\n".join(lines)


def _wrapped(text: str) -> str:
    return fill(text, 110, break_on_hyphens=False)


def _figure(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}".replace(",", " ")


def _machine() -> str:
    today = datetime.now(tz=UTC).date().isoformat()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"Run on {today}: {_processor()}, {os.cpu_count()} cores, {_memory()}; "
        f"{platform.system()}, Python {platform.python_version()}, {libraries}.\n"
    )


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB memory"
