"""`rabta disclosure verify` and `key`: whether what was handed over is what was certified."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from rabta_web.config.failures import CannotStartError, need_web, plainly
from rabta_web.config.home import home

CHANGED = 1
LEDGER_KEY = Path("keys") / "ledger"

app = typer.Typer(
    help="What was disclosed by order: whether a file is what was certified.", no_args_is_help=True
)

Handed = Annotated[
    Path, typer.Argument(help="The file that was handed over, sealed or open.", exists=True, dir_okay=False)
]
Key = Annotated[
    str, typer.Option(help="The public key that the office publishes: whose certificate it must be.")
]
PassphraseFile = Annotated[
    Path | None, typer.Option(help="A file with the passphrase; without it you are asked.", exists=True)
]


class UnreadableError(CannotStartError):
    """What was given is no file of disclosure, or does not open."""

    code = 3


@app.command()
def verify(file: Handed, key: Key = "", passphrase_file: PassphraseFile = None) -> None:
    """Look for papers that were changed, added or taken out since they were certified, and name them."""
    with plainly():
        need_web()
        from rabta_web.disclosure.verifying import NotADisclosureError
        from rabta_web.disclosure.verifying import verify as verified

        try:
            verdict = verified(_opened(file.read_bytes(), passphrase_file), public_key=key)
        except NotADisclosureError as error:
            raise UnreadableError(f"{file}: {error}") from error
        for line in _summary(verdict.certificate):
            typer.echo(line)
        for fault in verdict.faults:
            typer.echo(f"{fault.paper}: {fault.wrong}")
        typer.echo("NOT WHAT WAS CERTIFIED" if verdict.faults else "every paper is what was certified")
        if verdict.faults:
            raise typer.Exit(CHANGED)
        if not key:
            said = verdict.certificate["public_key"]
            typer.echo(f"rabta: compare the key with the one that the office publishes: {said}", err=True)


@app.command()
def key() -> None:
    """Print the public key of this installation."""
    with plainly():
        need_web()
        from rabta_web.audit.signing import public_half

        kept = home() / LEDGER_KEY
        if not kept.exists():
            raise CannotStartError(f"{home()} holds no key yet; start the platform once")
        typer.echo(public_half(kept.read_text("ascii").strip()))


def _opened(content: bytes, passphrase_file: Path | None) -> bytes:
    """The file as it was packed: opened, where it is sealed."""
    from rabta_web.audit.sealed_file import MAGIC, NotOpenedError, open_file

    if not content.startswith(MAGIC):
        return content
    if passphrase_file:
        passphrase = passphrase_file.read_text("utf-8").strip()
    else:
        passphrase = str(typer.prompt("Passphrase", hide_input=True, err=True))
    try:
        return b"".join(open_file(io.BytesIO(content), passphrase))
    except NotOpenedError as error:
        raise UnreadableError(str(error)) from error


def _summary(said: Mapping[str, Any]) -> list[str]:
    """What a certificate says in a few lines; nothing where it cannot be read."""
    try:
        order = said["order"]
        return [
            f"incident {said['reference']}, {said['book']}, people {', '.join(map(str, said['people']))}",
            f"on {order['authority']}, {order['number']}, {order['dated']}; for {said['to']}",
            f"approved {said['approved']['at']}; ledger {said['ledger']['chain']} {said['ledger']['number']}",
        ]
    except (KeyError, TypeError):
        return []
