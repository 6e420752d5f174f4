"""The job worker: a process of its own that signs in as the owner of the tables and serves nobody."""

from __future__ import annotations

import os
import sys

from rabta_web.config.postgres import OWNER

ONCE = "once"


def main(*words: str) -> None:
    """Run jobs until told to stop; with `once`, those that wait now."""
    os.environ["RABTA_DATABASE_ROLE"] = OWNER
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rabta_web.config.settings")
    import django

    django.setup()
    from procrastinate.contrib.django import app

    worker = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    with worker.open():
        worker.run_worker(
            concurrency=1, wait=ONCE not in words, delete_jobs="successful", shutdown_graceful_timeout=5
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
