"""Options that several verbs share."""

from __future__ import annotations

import sys
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Annotated, BinaryIO, TypeAlias

import typer
from rich.console import Console

from rabta.cli.speech import Language

DEFAULT_PACK = "pakistan"

PackOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--pack", envvar="RABTA_PACK", help="A shipped pack by name, or a pack's folder.", show_default=True
    ),
]
AtOption: TypeAlias = Annotated[
    str, typer.Option("--at", help="The time that clocks are read at, as 2026-11-23T22:10; now, if left out.")
]
LanguageOption: TypeAlias = Annotated[Language, typer.Option("--lang", help="English or Urdu.")]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Write JSON for other programs.")]


def console() -> Console:
    """Standard output for people: plain where NO_COLOR says so or it is no terminal."""
    width = None if sys.stdout.isatty() else 100
    return Console(width=width, highlight=False, soft_wrap=False)


def moment(written: str, zone: tzinfo | None) -> datetime:
    """The time that clocks are read at; without a zone of its own it is meant in that of the offices.

    This is the only place that looks at the machine's clock.
    """
    if not written:
        return datetime.now().astimezone()
    try:
        time = datetime.fromisoformat(written)
        return (time if time.tzinfo or zone is None else time.replace(tzinfo=zone)).astimezone()
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f"{written!r} is no time; write 2026-11-23T22:10") from error


def opened(path: str) -> BinaryIO:
    """A file open for reading, or standard input for "-". Raises OSError."""
    return sys.stdin.buffer if path == "-" else Path(path).open("rb")


def content(path: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises OSError."""
    with opened(path) as source:
        return source.read()
