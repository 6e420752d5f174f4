"""`rabta audit verify` and `checkpoint`: whether the ledger still holds, and proof for others to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rabta_web.config.as_owner import as_owner

BROKEN = 1

app = typer.Typer(
    help="The ledger: whether it holds, and proof of it for others to keep.", no_args_is_help=True
)

Others = Annotated[
    list[Path] | None,
    typer.Option("--checkpoint", help="Checkpoints that somebody else kept.", exists=True, dir_okay=False),
]


@app.command()
def verify(checkpoint: Others = None) -> None:
    """Look for entries edited, taken out, put in, reordered or cut off, and say where."""
    with as_owner():
        from rabta_web.audit.checkpoints import breaks_since, kept, read
        from rabta_web.audit.queries import breaks, count

        others = (line for path in checkpoint or [] for line in path.read_text("utf-8").splitlines())
        checkpoints = [*kept(), *map(read, others)]
        found = [*breaks(), *(each for taken in checkpoints for each in breaks_since(taken))]
        for each in found:
            typer.echo(f"{each.chain} {each.number}: {each.wrong}")
        typer.echo(f"{count()} entries, {len(checkpoints)} checkpoints: {'BROKEN' if found else 'all holds'}")
        if found:
            raise typer.Exit(BROKEN)


@app.command()
def checkpoint() -> None:
    """Sign where every chain stands now, keep it, and print it for another office to keep."""
    with as_owner():
        from django.utils import timezone

        from rabta_web.audit.checkpoints import take_checkpoint

        typer.echo(take_checkpoint(timezone.now()).line())
