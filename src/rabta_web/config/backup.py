"""`rabta backup` and `rabta restore`: all of an installation in one sealed file, and back, verified.

The file holds a dump of the database, the keys of the home, and a manifest with a hash of every table, taken
in the same snapshot. Restoring compares the hashes, and verifies the ledger, before it says that it worked.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import psycopg
import typer
from psycopg import sql
from psycopg.conninfo import make_conninfo

from rabta_web.audit.sealed_file import NotOpenedError, open_file, seal_file
from rabta_web.config.as_owner import as_owner, database
from rabta_web.config.database import sign_in
from rabta_web.config.failures import CannotStartError, need_web, plainly
from rabta_web.config.home import home
from rabta_web.config.postgres import OWNER, binaries, drop_to

MANIFEST, DUMP, KEYS = "manifest.json", "database.dump", "keys"
SHORTEST = 12

PassphraseFile = Annotated[
    Path | None, typer.Option(help="A file with the passphrase; without it you are asked.", exists=True)
]
To = Annotated[Path, typer.Argument(help="Where to write the sealed file.")]
From = Annotated[Path, typer.Argument(help="A file that `rabta backup` wrote.", exists=True)]
Hashes = dict[str, list[str]]


class NotWholeError(CannotStartError):
    """What was restored is not what was backed up."""

    code = 10


def backup(file: To, passphrase_file: PassphraseFile = None) -> None:
    """Write all of this installation, with its keys, into one sealed file."""
    with plainly():
        need_web()
        if file.exists():
            raise CannotStartError(f"{file} is there already; a backup is never written over")
        passphrase = _passphrase(passphrase_file, new=True)
        with database(), _folder() as folder:
            hashes = _dump(folder / DUMP)
            said = {"rabta": version("rabta"), "tables": hashes}
            (folder / MANIFEST).write_text(json.dumps(said, indent=1), encoding="utf-8")
            shutil.copytree(home() / KEYS, folder / KEYS)
            _seal(folder, file, passphrase)
        typer.echo(f"{file}: {len(hashes)} tables, {sum(int(rows) for rows, _ in hashes.values())} rows")


def restore(file: From, passphrase_file: PassphraseFile = None) -> None:
    """Bring back what `rabta backup` wrote, into a home that is still empty, and verify it."""
    with plainly():
        need_web()
        if (home() / "pg").exists() or (home() / KEYS).exists():
            raise CannotStartError(f"{home()} is in use; restore into an empty home, by RABTA_HOME")
        passphrase = _passphrase(passphrase_file, new=False)
        with _folder() as folder:
            _unseal(file, folder, passphrase)
            manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
            shutil.copytree(folder / KEYS, home() / KEYS)
            with database():
                _load(folder / DUMP)
                _compare(manifest["tables"])
                entries = _verify_ledger()
        typer.echo(
            f"{len(manifest['tables'])} tables are what they were, {entries} entries of the ledger hold"
        )


def _passphrase(file: Path | None, *, new: bool) -> str:
    if file:
        given = file.read_text("utf-8").strip()
    else:
        given = str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True))
    if len(given) < SHORTEST:
        raise CannotStartError(f"a passphrase has at least {SHORTEST} letters")
    return given


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for what must not be left lying about; in the home, which is as private as its keys."""
    home().mkdir(mode=0o711, parents=True, exist_ok=True)
    path = Path(tempfile.mkdtemp(prefix=".backup-", dir=home()))
    try:
        yield path
    finally:
        shutil.rmtree(path)


def _dump(to: Path) -> Hashes:
    """Dump the database, and hash its tables, in one snapshot."""
    with psycopg.connect(**sign_in(OWNER)) as owner:
        owner.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        snapshot = _one(owner, "select pg_export_snapshot()")
        with to.open("wb") as file:
            _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", stdout=file)
        return _hashes(owner)


def _load(dump: Path) -> None:
    with dump.open("rb") as file:
        _run("pg_restore", "--exit-on-error", "--no-owner", "--single-transaction", stdin=file)


def _run(program: str, *words: str, **streams: Any) -> None:
    """Run one of PostgreSQL's programs on the database of this home, as the owner of its tables."""
    target = make_conninfo(**sign_in(OWNER))
    done = subprocess.run(  # noqa: S603
        [binaries() / program, *words, f"--dbname={target}"],
        check=False,
        stderr=subprocess.PIPE,
        cwd="/",
        env={**os.environ, "LC_ALL": "C"},
        **streams,
        **drop_to(),
    )
    if done.returncode:
        raise CannotStartError(f"{program}: {done.stderr.decode(errors='replace').strip().splitlines()[-1]}")


def _hashes(owner: psycopg.Connection) -> Hashes:
    """How many rows every table has, and the sum of their hashes, whatever order they stand in."""
    names = owner.execute(
        "select tablename from pg_tables where schemaname = 'public' order by tablename"
    ).fetchall()
    each = """select count(*), coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)
        from {} t"""
    found: Hashes = {}
    for (name,) in names:
        row = owner.execute(sql.SQL(each).format(sql.Identifier(name))).fetchone()
        found[name] = [str(value) for value in row or ()]
    return found


def _one(owner: psycopg.Connection, query: str) -> Any:
    row = owner.execute(query).fetchone()
    return row[0] if row else None


def _compare(before: Hashes) -> None:
    with psycopg.connect(**sign_in(OWNER)) as owner:
        now = _hashes(owner)
    differ = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    if differ:
        raise NotWholeError(f"not what they were: {', '.join(differ)}")


def _verify_ledger() -> int:
    with as_owner():
        from rabta_web.audit.queries import breaks, count

        for broken in breaks():
            raise NotWholeError(f"the ledger does not hold: {broken.chain} {broken.number} {broken.wrong}")
        return count()


def _seal(folder: Path, to: Path, passphrase: str) -> None:
    packed = folder / "all.tar"
    with tarfile.open(packed, "w") as archive:
        for name in (MANIFEST, KEYS, DUMP):
            archive.add(folder / name, arcname=name)
    with (
        packed.open("rb") as plain,
        os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as sealed,
    ):
        seal_file(plain, sealed, passphrase)


def _unseal(file: Path, folder: Path, passphrase: str) -> None:
    packed = folder / "all.tar"
    try:
        with file.open("rb") as sealed, packed.open("wb") as plain:
            for chunk in open_file(sealed, passphrase):
                plain.write(chunk)
    except NotOpenedError as error:
        raise CannotStartError(f"{file}: {error}") from None
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
