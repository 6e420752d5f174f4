"""`rabta demo`: fills the demonstration with an officer for every office, and with invented incidents."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from rabta_web.config.as_owner import database
from rabta_web.config.failures import CannotStartError, need_web, plainly
from rabta_web.config.postgres import APPLICATION, OWNER

Incidents = Annotated[int, typer.Option(help="How many incidents there are to be in all.", min=0)]


def demo(incidents: Incidents = 200) -> None:
    """Fill the demonstration: an officer for every office that files, and invented incidents by them."""
    with plainly():
        need_web()
        with database():
            _run("rabta_web.config.prepare", "owner", "demonstration")
            _run("rabta_web.config.demo", "owner", str(incidents))
            _run("rabta_web.config.demo", "application", str(incidents))


def _run(module: str, *words: str) -> None:
    if subprocess.run([sys.executable, "-m", module, *words], check=False).returncode:  # noqa: S603
        raise CannotStartError("the demonstration could not be filled; what went wrong stands above")


def main(role: str, incidents: str) -> None:
    """Add the officers as the owner of the tables, or file the incidents as the application."""
    os.environ["RABTA_DATABASE_ROLE"] = OWNER if role == "owner" else APPLICATION
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from rabta.law import Faults, load_law
    from rabta.places import load_gazetteer
    from rabta_web.config import world

    folders = [Path(pack.home) for pack in load_law(settings.PACK).packs]
    offices = world.offices(load_gazetteer(folders, Faults()))
    if role == "owner":
        world.add_officers(offices)
        return
    stand = 0
    for stand in world.file_incidents(offices, int(incidents), timezone.localdate()):
        if sys.stderr.isatty():
            typer.echo(f"\r{stand} of {incidents} incidents", nl=False, err=True)
    typer.echo(
        f"{stand} incidents of {len(offices)} offices stand in the demonstration; nobody in them is real."
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
