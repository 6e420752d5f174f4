"""A home for one run of tests: its own keys and its own PostgreSQL, which an ordinary account can reach."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rabta_web.config.postgres import Postgres


@contextmanager
def new_home() -> Iterator[Path]:
    """An empty home; whatever database was started in it is stopped at the end."""
    home = Path(tempfile.mkdtemp(prefix="rabta-tests-"))
    home.chmod(0o711)
    before = os.environ.get("RABTA_HOME")
    os.environ["RABTA_HOME"] = str(home)
    try:
        yield home
    finally:
        database = Postgres(home)
        database.stop()
        shutil.rmtree(database.socket, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
        os.environ.pop("RABTA_HOME")
        if before:
            os.environ["RABTA_HOME"] = before
