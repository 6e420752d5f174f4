"""`rabta card --all`: a card for every district in both languages, from start to files. It has no peer.

Every round is a process of its own, so that the loading of the pack is in the figure.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

GOAL = 20.0
"""Seconds for all cards in both languages."""

RABTA = Path(sys.executable).with_name("rabta")


def one_round() -> tuple[float, int, int]:
    """Seconds, how many pages, and the bytes of the largest."""
    with TemporaryDirectory() as folder:
        start = time.perf_counter()
        subprocess.run([RABTA, "card", "--all", folder, "--lang", "both"], check=True, capture_output=True)
        taken = time.perf_counter() - start
        sizes = [path.stat().st_size for path in Path(folder).iterdir()]
    return taken, len(sizes), max(sizes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often all cards are made (default: 5)")
    rounds = [one_round() for _ in range(parser.parse_args().rounds)]
    times = sorted(taken for taken, _, _ in rounds)
    _, pages, largest = rounds[0]
    print(f"{pages} cards: {median(times):.2f} s ({times[0]:.2f} – {times[-1]:.2f}); largest {largest} bytes")
    print(f"Goal: {GOAL:g} s. {'Reached' if median(times) <= GOAL else 'Not reached'}.")


if __name__ == "__main__":
    main()
