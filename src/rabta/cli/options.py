"""Options that several verbs share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, BinaryIO, TypeAlias

import typer
from rich.console import Console

from rabta.cli.speech import Language

PackOption: TypeAlias = Annotated[
    str, typer.Option("--pack", help="A shipped pack by name, or a pack's folder.", show_default=True)
]
LanguageOption: TypeAlias = Annotated[Language, typer.Option("--lang", help="English or Urdu.")]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Write JSON for other programs.")]


def console() -> Console:
    """Standard output for people: plain where NO_COLOR says so or it is no terminal."""
    width = None if sys.stdout.isatty() else 100
    return Console(width=width, highlight=False, soft_wrap=False)


def opened(path: str) -> BinaryIO:
    """A file open for reading, or standard input for "-". Raises OSError."""
    return sys.stdin.buffer if path == "-" else Path(path).open("rb")


def content(path: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises OSError."""
    with opened(path) as source:
        return source.read()
