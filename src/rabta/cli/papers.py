"""`rabta papers`: the papers owed tonight, drafted for signature."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from rabta.assessment import record_from
from rabta.cli.assess import decoded
from rabta.cli.failures import UNREADABLE, complain, law_or_exit, readable
from rabta.cli.options import DEFAULT_PACK, LanguageOption, PackOption, content
from rabta.cli.speech import Language, speech
from rabta.law.faults import nearest
from rabta.papers import (
    DraftError,
    Kind,
    Paper,
    Template,
    draft,
    load_templates,
    to_html,
    to_markdown,
    unknown_details,
)
from rabta.routing import ground_of, nights

LIST = "list"
MISUSED = 2
NO_EXTRA = "Word needs the extra: pip install 'rabta[papers]'"


class Format(StrEnum):
    """What a draft is written as."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"


def papers(  # noqa: PLR0913, PLR0917 - each argument is an option of the verb
    kind: Annotated[str, typer.Argument(help=f"{', '.join(Kind)}; or {LIST}, to see what each is.")],
    file: Annotated[str, typer.Argument(help="A record as JSON, or - for standard input.")] = "",
    language: LanguageOption = Language.ENGLISH,
    written: Annotated[
        Format | None,
        typer.Option("--format", help="Markdown, HTML or Word.  [default: by the name of the file, else md]"),
    ] = None,
    output: Annotated[str, typer.Option("-o", "--output", help="Where to write it to.")] = "",
    person: Annotated[
        str, typer.Option("--person", help="Whom it is about, by id; group for the group.")
    ] = "",
    to: Annotated[
        str, typer.Option("--to", help="Which agency it goes to, by id, if several may get it.")
    ] = "",
    pack: PackOption = DEFAULT_PACK,
) -> None:
    """Draft a paper owed tonight, for signature after a check against the record."""
    law = law_or_exit(pack)
    words = speech(language, law)
    templates = readable(pack, lambda: load_templates(law))
    if kind == LIST:
        for template in templates.values():
            typer.echo(f"{template.kind:<12}{words.pack(template.title)}")
        return
    chosen = _chosen(kind, templates, pack)
    if not file:
        _stop("name the record: rabta papers KIND FILE", MISUSED)
    record = readable(file, lambda: record_from(decoded(content(file)), law))
    for where, key, near in unknown_details(record):
        complain(f"{file}: {where}: no paper uses {key!r}{near}")
    found = readable(pack, lambda: nights(law, record, ground_of(law)))
    try:
        paper = draft(chosen, found, words, person, to)
    except DraftError as error:
        _stop(f"{file}: {error}", UNREADABLE)
    _write(_rendered(paper, written or _by_name(output)), output)


def _by_name(output: str) -> Format:
    """The form that the name of a file asks for."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in list(Format) else Format.MARKDOWN


def _chosen(kind: str, templates: dict[Kind, Template], pack: str) -> Template:
    for template in templates.values():
        if template.kind == kind:
            return template
    if not templates:
        _stop(f"the pack {pack!r} has no papers", UNREADABLE)
    kinds = [each.value for each in templates]
    return _stop(f"no paper {kind!r}{nearest(kind, kinds) or '; there are: ' + ', '.join(kinds)}", MISUSED)


def _rendered(paper: Paper, written: Format) -> bytes:
    if written is Format.WORD:
        try:
            from rabta.papers.to_word import to_word
        except ModuleNotFoundError:
            _stop(NO_EXTRA, UNREADABLE)
        return to_word(paper)
    return (to_html if written is Format.HTML else to_markdown)(paper).encode()


def _write(rendered: bytes, output: str) -> None:
    """To a file that only its owner may read, or to standard output."""
    if not output:
        sys.stdout.buffer.write(rendered)
        sys.stdout.flush()
        return
    path = Path(output)

    def write() -> None:
        path.touch(mode=0o600)
        path.write_bytes(rendered)

    readable(output, write)


def _stop(message: str, code: int) -> NoReturn:
    complain(message)
    raise typer.Exit(code)
