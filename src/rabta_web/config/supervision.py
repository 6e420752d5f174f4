"""Keeping the parts of the platform alive: what ends by itself is started again, and that is said."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import typer

from rabta_web.config.failures import CannotStartError

SHORT = 1.0
"""A part that lived for less than this many seconds did not really start."""

FALLS = 5
"""After so many short lives in a row nobody tries again."""

LOOK = 0.1


@dataclass
class Part:
    """A process, or a group of them, that can be started and be seen to live."""

    name: str
    start: Callable[[], object]
    alive: Callable[[], bool]
    began: float = field(default_factory=time.monotonic)
    falls: int = 0

    def raise_again(self) -> None:
        """Start it again, unless it falls as soon as it stands."""
        self.falls = self.falls + 1 if time.monotonic() - self.began < SHORT else 0
        if self.falls >= FALLS:
            raise CannotStartError(f"the {self.name} ends as soon as it starts; what it said stands above")
        typer.echo(f"rabta: the {self.name} ended by itself and is started again", err=True)
        self.start()
        self.began = time.monotonic()


def keep(parts: Sequence[Part], stopping: Sequence[int]) -> None:
    """Keep parts alive until somebody asks to stop. A part leans on those before it."""
    while not stopping:
        for part in parts:
            if not part.alive():
                part.raise_again()
        time.sleep(LOOK)
