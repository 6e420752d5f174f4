"""All of an installation goes into one sealed file and comes back as it was, or not at all."""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from platform_home import new_home, prepared_home
from rabta_web.audit.sealed_file import CHUNK, NotOpenedError, open_file, seal_file
from rabta_web.config.postgres import Postgres

RABTA = Path(sys.executable).parent / "rabta"
WORDS = "nobody would guess these words"


def rabta(*words):
    return subprocess.run([RABTA, *words], capture_output=True, text=True, check=False, env=os.environ)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A backup of an installation that is gone, with its passphrase in a file."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "passphrase").write_text(WORDS)
    with prepared_home():
        assert rabta("demo", "--incidents", "12").returncode == 0
        done = rabta("backup", str(folder / "all"), "--passphrase-file", str(folder / "passphrase"))
        assert done.returncode == 0, done.stderr
    return folder


def restored(folder, file="all", under="passphrase"):
    return rabta("restore", str(folder / file), "--passphrase-file", str(folder / under))


def test_what_was_lost_comes_back_and_opens(kept):
    with new_home() as home:
        done = restored(kept)
        assert done.returncode == 0, done.stderr
        assert re.search(r"\d+ tables are what they were, \d+ entries of the ledger hold", done.stdout)
        assert not Postgres(home).running()
        assert not list(home.glob(".backup-*"))
        assert rabta("audit", "verify").returncode == 0
        more = rabta("demo", "--incidents", "14")
        assert more.stdout.startswith("14 incidents"), more.stderr


def test_nothing_in_the_file_can_be_read_without_the_passphrase(kept):
    everything = (kept / "all").read_bytes()
    for words in ("فرضی".encode(), b"audit_entry", b"PGDMP", b"field-1"):
        assert words not in everything


def test_a_home_that_is_in_use_is_left_as_it_is(kept):
    with new_home() as home:
        (home / "keys").mkdir()
        done = restored(kept)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)


def test_another_passphrase_opens_nothing(kept):
    (kept / "another").write_text("quite another passphrase")
    with new_home() as home:
        done = restored(kept, under="another")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert not (home / "keys").exists()


def test_a_file_that_was_cut_opens_nothing(kept):
    shutil.copy(kept / "all", kept / "cut")
    os.truncate(kept / "cut", (kept / "all").stat().st_size - 1)
    with new_home():
        assert restored(kept, file="cut").returncode == 1


def test_a_backup_is_never_written_over(kept):
    with prepared_home():
        assert rabta("demo", "--incidents", "0").returncode == 0
        before = (kept / "all").stat().st_mtime_ns
        done = rabta("backup", str(kept / "all"), "--passphrase-file", str(kept / "passphrase"))
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
        assert (kept / "all").stat().st_mtime_ns == before


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_a_file_of_any_size_opens_as_it_was(size):
    plain, sealed = os.urandom(size), io.BytesIO()
    seal_file(io.BytesIO(plain), sealed, WORDS)
    sealed.seek(0)
    assert b"".join(open_file(sealed, WORDS)) == plain


def test_chunks_put_in_another_order_do_not_open():
    sealed = io.BytesIO()
    seal_file(io.BytesIO(bytes(2 * CHUNK)), sealed, WORDS)
    data = sealed.getvalue()
    start, length = len(data) - 2 * (CHUNK + 16), CHUNK + 16
    swapped = data[:start] + data[start + length :] + data[start : start + length]
    with pytest.raises(NotOpenedError):
        list(open_file(io.BytesIO(swapped), WORDS))
