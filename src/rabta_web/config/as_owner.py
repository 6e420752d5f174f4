"""Work of the owner of the tables from the command line, with the database there as long as needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from rabta_web.config.failures import need_web, plainly
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres


@contextmanager
def database() -> Iterator[None]:
    """The database runs: it did already, or it is started and stopped again."""
    from rabta_web.config.database import address, make_ready

    started = not address() and Postgres(home()).start()
    try:
        make_ready()
        yield
    finally:
        if started:
            Postgres(home()).stop()


@contextmanager
def as_owner() -> Iterator[None]:
    """Set this process up to sign in as the owner of the tables."""
    with plainly():
        need_web()
        with database():
            os.environ["RABTA_DATABASE_ROLE"] = OWNER
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
            import django
            from django.db import connection

            django.setup()
            try:
                yield
            finally:
                connection.close()
