"""Failures: one clear line on standard error, and a documented exit code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import typer

from rabta.assessment import RecordError
from rabta.law import Law, PackError, UnknownPackError, load_law

T = TypeVar("T")

CHECK_FAILED = 1
UNREADABLE = 3
SOME_LINES_BAD = 4


def complain(message: str) -> None:
    """Say something on standard error."""
    typer.echo(f"rabta: {message}", err=True)


def law_or_exit(pack: str) -> Law:
    """The law of a pack; a pack that cannot be used ends the program with its faults."""
    return readable(pack, lambda: load_law(pack))


def readable(name: str, read: Callable[[], T]) -> T:
    """What `read` gives. Input (called `name`) that cannot be read ends the program with one line."""
    try:
        return read()
    except PackError as error:
        for fault in error.faults:
            typer.echo(str(fault), err=True)
        complain(f"the pack {name!r} cannot be used")
    except UnknownPackError as error:
        complain(str(error))
    except OSError as error:
        complain(f"{name}: {error.strerror or error}")
    except (RecordError, ValueError) as error:
        complain(f"{name}: {error}")
    raise typer.Exit(UNREADABLE)
