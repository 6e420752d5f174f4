"""`rabta bulk`: millions of records, from one Parquet file into another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from rabta.cli.failures import UNREADABLE, complain, law_or_exit
from rabta.cli.options import DEFAULT_PACK, PackOption

NEEDED = ("numpy", "pyarrow")


def bulk(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A Parquet file, a row a record.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The Parquet file that is written.")],
    date_column: Annotated[
        str | None, typer.Option(help="The column with the day of the act.  [default: on, if there is one]")
    ] = None,
    reading: Annotated[
        list[str] | None, typer.Option(help="A reading to write; may be given again.  [default: all]")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option(help="A column to pass through; may be given again. `id` always is.")
    ] = None,
    pack: PackOption = DEFAULT_PACK,
) -> None:
    """Read millions of records: a column a fact in, a column a reading out.

    Columns of facts are boolean, named by fact id, null where unknown. Columns of
    readings are called <pack>.<reading>: true is met, false is ruled out, null is open
    or not in force at that date. A null date is an unknown one.
    """
    try:
        from rabta.bulk.files import FileError, read_file
    except ModuleNotFoundError as error:
        if not error.name or error.name.partition(".")[0] not in NEEDED:
            raise
        complain("reading in bulk needs numpy and pyarrow; install them with: pip install 'rabta[bulk]'")
        raise typer.Exit(UNREADABLE) from None
    law = law_or_exit(pack)
    try:
        with _progress() as told:
            read_file(law, source, target, names=reading, date_column=date_column, keep=keep or (), told=told)
    except (FileError, ValueError) as error:
        complain(str(error))
        raise typer.Exit(UNREADABLE) from None


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, for people at a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, rows: bar.update(task, completed=done, total=rows)
