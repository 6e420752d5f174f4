"""Bringing a database up to date: `owner` migrates and loads packs, `application` files what is made up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rabta_web.config import web_font
from rabta_web.config.failures import NewerDataError
from rabta_web.config.postgres import APPLICATION, OWNER


def as_owner(*, demonstration: bool) -> None:
    """Migrate, load places and agencies of the pack where they changed, and add the cast."""
    from django.core.management import call_command
    from django.utils import timezone

    _refuse_newer()
    call_command("migrate", verbosity=0, interactive=False)
    from rabta_web.audit.checkpoints import take_checkpoint
    from rabta_web.config import demonstration as world
    from rabta_web.config.packs import digest, load_packs
    from rabta_web.places.actions import once

    load_packs(timezone.localdate())
    if demonstration:
        once("demonstration", digest([Path(world.__file__)]), world.people)
    take_checkpoint(timezone.now())
    web_font.make()


def _refuse_newer() -> None:
    """End where a newer version of this program has changed the tables: this one would read them wrongly."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    if set(loader.applied_migrations) - set(loader.disk_migrations):
        sys.exit(NewerDataError.code)


def checkpoint() -> None:
    """Sign where the ledger ends now."""
    from django.utils import timezone

    from rabta_web.audit.checkpoints import take_checkpoint

    take_checkpoint(timezone.now())


def as_application(*, demonstration: bool) -> None:
    """File the incidents of the demonstration, as its officer and under the officer's scope."""
    from rabta_web.config import demonstration as world

    if demonstration:
        world.incidents()


def main(role: str, *words: str) -> None:
    """Run one of the two as its own process, signed in as its own role."""
    os.environ["RABTA_DATABASE_ROLE"] = OWNER if role == "owner" else APPLICATION
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
    import django

    django.setup()
    if "checkpoint" in words:
        checkpoint()
        return
    prepare = as_owner if role == "owner" else as_application
    prepare(demonstration="demonstration" in words)


if __name__ == "__main__":
    main(*sys.argv[1:])
