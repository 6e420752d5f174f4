"""The ledger is verified from the command line, also against checkpoints that another office kept."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from platform_home import prepared_home
from rabta_web.config.database import sign_in
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, Postgres

RABTA = Path(sys.executable).parent / "rabta"


def audit(*words):
    return subprocess.run([RABTA, "audit", *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """What another office kept: a checkpoint from before the ledger was cut."""
    with prepared_home():
        subprocess.run([RABTA, "demo", "--incidents", "5"], check=True, capture_output=True)
        kept = tmp_path_factory.mktemp("another-office") / "checkpoints"
        kept.write_text(audit("checkpoint").stdout)
        yield kept


def test_a_ledger_that_nobody_touched_holds(elsewhere):
    done = audit("verify", "--checkpoint", str(elsewhere))
    assert (done.returncode, done.stdout.rstrip().endswith("all holds")) == (0, True), done.stdout


def test_one_that_its_owner_cut_with_all_that_was_kept_here_is_found_by_what_another_office_kept(elsewhere):
    Postgres(home()).start()
    with psycopg.connect(**sign_in(OWNER), autocommit=True) as owner:
        owner.execute("truncate audit_entry, audit_head")
    (home() / "checkpoints.jsonl").unlink()
    assert audit("verify").returncode == 0
    done = audit("verify", "--checkpoint", str(elsewhere))
    assert done.returncode == 1
    assert "is gone" in done.stdout
