"""The verbs of the command line: those of this package, and those that other packages add."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

import typer

from rabta.cli import pack
from rabta.cli.assess import assess
from rabta.cli.bulk import bulk
from rabta.cli.card import card
from rabta.cli.compare import compare_law
from rabta.cli.interview import interview
from rabta.cli.papers import papers


def application() -> typer.Typer:
    """The command line. Other packages add verbs under the entry point group `rabta.verbs`."""
    app = typer.Typer(
        name="rabta",
        help="Reads an incident against the law, element by element, protection first.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_rabta)
    app.command("assess")(assess)
    app.command("interview")(interview)
    app.command("bulk")(bulk)
    app.command("compare-law")(compare_law)
    app.command("papers")(papers)
    app.command("card")(card)
    app.add_typer(pack.app, name="pack")
    for verb in entry_points(group="rabta.verbs"):
        _add(app, verb.name, verb.load())
    return app


def _add(app: typer.Typer, name: str, verb: Callable[..., None] | typer.Typer) -> None:
    """Add a verb, or a group of verbs, of another package."""
    if isinstance(verb, typer.Typer):
        app.add_typer(verb, name=name)
    else:
        app.command(name)(verb)


def _rabta() -> None:
    """Read an incident against the law, element by element, protection first."""
