"""What stops the platform from starting: one clear line each, and an exit code of its own."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager

import typer


class CannotStartError(Exception):
    """Something that people have to put right before the platform can start."""

    code = 1


class NoDatabaseError(CannotStartError):
    """There is no PostgreSQL, or it does not answer."""

    code = 5


class PortTakenError(CannotStartError):
    """Another program listens where the web server should."""

    code = 6


class AlreadyUpError(CannotStartError):
    """Another `rabta up` runs from the same home."""

    code = 9


class DiskError(CannotStartError):
    """The home cannot be written: the disk is full, or its owner is somebody else."""

    code = 7


class NewerDataError(CannotStartError):
    """The data was made by a newer version than this one."""

    code = 8


class NotMadeError(CannotStartError):
    """What was asked for cannot be added as it was asked."""

    code = 2


@contextmanager
def plainly() -> Iterator[None]:
    """What cannot be is said in one line, with its exit code."""
    try:
        yield
    except CannotStartError as error:
        typer.echo(f"rabta: {error}", err=True)
        raise typer.Exit(error.code) from None


def need_web() -> None:
    """Refuse where the engine is installed without the platform."""
    if importlib.util.find_spec("django") is None:
        raise CannotStartError("the platform is not installed; pip install 'rabta[web]'")
