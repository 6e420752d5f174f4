"""What has no peer: two packs read with routing, their loading, and cards. Figures with their limits."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rabta.assessment import Record, Statement, Subject
from rabta.law import Faults, Law, Period, load_cases, load_law, pack_folder
from rabta.routing import ground_of, night_document, nights

PACK = "pakistan"
NOW = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
TIMES = {
    "an act of 2024, one state of the law": Period(date(2024, 5, 1), date(2024, 5, 1)),
    "an act of today, amendments of 2025 open": Period(date(2026, 11, 23), date(2026, 11, 23)),
    "an act of unknown date": Period(),
}
LOADING = """\
import time
import rabta.law.checking
from rabta.law import load_law
start = time.perf_counter()
load_law("pakistan")
print(time.perf_counter() - start)
"""


CARDS = "from rabta.cli import main; main()"


class Figure(NamedTuple):
    """One figure: what was measured, how it came out, and what was asked of it ("" if nothing)."""

    what: str
    value: str
    limit: str


def figures(rounds: int) -> Iterator[Figure]:
    """Every figure of the pack, in one run."""
    yield Figure("load both packs from the compiled copy", f"{_loading(rounds):.0f} ms", "50 ms")
    law = load_law(PACK)
    for name, period in TIMES.items():
        taken = _nights(law, period, rounds)
        yield Figure(f"readings of both packs, protection, questions and routing: {name}", taken, "1 ms")
    whole = _each(law, TIMES["an act of today, amendments of 2025 open"], rounds, night_document)
    yield Figure("the same with every reason as a JSON document, an act of today", whole, "")
    yield Figure("cards of all districts, English and Urdu", f"{_cards():.1f} s", "20 s")


def _loading(rounds: int) -> float:
    """Milliseconds of a fresh process, its imports left out."""
    run = [sys.executable, "-c", LOADING]
    taken = [float(subprocess.run(run, capture_output=True, check=True).stdout) for _ in range(rounds)]
    return median(taken) * 1e3


def _nights(law: Law, period: Period, rounds: int) -> str:
    return _each(law, period, rounds, nights)


def _each(law: Law, period: Period, rounds: int, work: Callable[..., object]) -> str:
    """The median over the worked cases of the pack, in ms a record, and the slowest of them."""
    ground, times = ground_of(law), []
    for record in _records(law, period):
        work(law, record, ground, NOW)
        taken = []
        for _ in range(rounds):
            start = time.perf_counter()
            work(law, record, ground, NOW)
            taken.append(time.perf_counter() - start)
        times.append(median(taken) * 1e3)
    return f"{median(times):.2f} ms, at most {max(times):.2f} ms"


def _records(law: Law, period: Period) -> Iterator[Record]:
    for case in load_cases(pack_folder(PACK), Faults()):
        statements = {name: (Statement(value),) for name, value in case.facts.items()}
        place = law.packs[-1].title if not case.territory else case.territory
        yield Record(case.id, period, (Subject(statements=statements),), None, place)


def _cards() -> float:
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        run = [sys.executable, "-c", CARDS, "card", "--all", folder, "--lang", "both"]
        subprocess.run(run, check=True, capture_output=True)
        return time.perf_counter() - start


def section(found: list[Figure]) -> str:
    """The figures as a section of the page."""
    lines = ["## Pakistan, without a peer", "", "| | figure | limit |", "|---|--:|--:|"]
    lines += [f"| {figure.what} | {figure.value} | {figure.limit or '—'} |" for figure in found]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    print(section(list(figures(15))))
