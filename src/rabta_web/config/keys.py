"""`rabta keys`: which keys seal identifying fields, and a new one for all of them."""

from __future__ import annotations

import typer

from rabta_web.config.as_owner import as_owner
from rabta_web.config.failures import CannotStartError

app = typer.Typer(help="Keys of identifying fields: which there are, and a new one.", no_args_is_help=True)


@app.command()
def status() -> None:
    """Say how many values stand sealed under each key, and whether a key is lost."""
    with as_owner():
        from django.conf import settings

        from rabta_web.audit.keys import ring
        from rabta_web.audit.rotation import values_by_key

        sealed, there = values_by_key(), [key.id for key in ring(settings.FIELD_KEYS)]
        for id in [*there, *sorted(sealed.keys() - set(there))]:
            typer.echo(f"{id}: {sealed[id]} values{'' if id in there else ', KEY LOST'}")
        if sealed.keys() - set(there):
            raise typer.Exit(CannotStartError.code)


@app.command()
def rotate() -> None:
    """Make a new key, seal every value anew under it, and drop the keys that nothing needs any more."""
    with as_owner():
        from rabta_web.audit.rotation import rotate
        from rabta_web.audit.sealed import SealBrokenError

        try:
            turned = rotate()
        except SealBrokenError as error:
            raise CannotStartError(str(error)) from error
        typer.echo(
            f"{turned.values} values stand under key {turned.key};"
            f" {len(turned.dropped)} keys that nothing needs were dropped"
        )
