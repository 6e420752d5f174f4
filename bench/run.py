"""All benchmarks beside their peers, as `make bench` runs them. --write rewrites docs/benchmarks.md."""

from __future__ import annotations

import argparse
from pathlib import Path

import alone
import next_question
import one_assessment
import page
import ten_million
from rounds import timed

CONTESTS = {"one": one_assessment.contest, "next": next_question.contest, "bulk": ten_million.contest}
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="rewrite docs/benchmarks.md")
    parser.add_argument("--rounds", type=int, default=15, help="how often each entrant runs (default: 15)")
    parser.add_argument("--only", choices=CONTESTS, help="run one benchmark; the page is not written")
    choice = parser.parse_args()
    if choice.write and choice.only:
        parser.error("the page is written from one run of all benchmarks")
    results = []
    for name, contest in CONTESTS.items():
        if choice.only in (None, name):
            made = contest()
            results.append((made, timed(made, choice.rounds)))
            print(page.section(*results[-1]))
    if choice.only is None:
        found = alone.section(list(alone.figures(choice.rounds)))
        print(found)
    if choice.write:
        PAGE.write_text(page.whole(results, found, choice.rounds), encoding="utf-8")


if __name__ == "__main__":
    main()
