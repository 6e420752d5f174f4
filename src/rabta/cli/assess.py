"""`rabta assess`: read one record, or a record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any

import typer

from rabta.assessment import Record, RecordError, record_from
from rabta.cli.failures import SOME_LINES_BAD, complain, law_or_exit, readable
from rabta.cli.night_page import NightPage
from rabta.cli.options import (
    DEFAULT_PACK,
    AtOption,
    JsonOption,
    LanguageOption,
    PackOption,
    console,
    content,
    moment,
    opened,
)
from rabta.cli.speech import Language, Speech, speech
from rabta.law import Law, Period
from rabta.routing import ground_of, night_document, nights


def assess(
    file: Annotated[str, typer.Argument(help="A JSON file, or - for standard input.")],
    lines: Annotated[bool, typer.Option("--lines", help="One record a line (JSON lines).")] = False,
    as_json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
    pack: PackOption = DEFAULT_PACK,
    at: AtOption = "",
) -> None:
    """Read a record: what the law says element by element, protection, what is still needed, what to ask."""
    law = law_or_exit(pack)
    calendar = readable(pack, lambda: ground_of(law).calendar) if at else None
    now = moment(at, calendar.zone if calendar else None)
    if not lines:
        record = readable(file, lambda: record_from(decoded(content(file)), law))
        show(law, record, now=now, as_json=as_json, language=language)
        return
    bad = 0
    with readable(file, lambda: opened(file)) as source:
        for number, line in enumerate(source, 1):
            if not line.strip():
                continue
            try:
                one = record_from(decoded(line), law)
            except (RecordError, ValueError) as error:
                bad += 1
                complain(f"{file}:{number}: {error}")
            else:
                show(law, one, now=now, as_json=as_json, language=language)
    if bad:
        complain(f"{file}: {bad} bad lines were left out; the rest was done")
        raise typer.Exit(SOME_LINES_BAD)


def show(law: Law, record: Record, *, now: datetime, as_json: bool, language: Language) -> None:
    """One record on standard output: a line of JSON, or a page for people."""
    ground = ground_of(law)
    if as_json:
        typer.echo(json.dumps(night_document(law, record, ground, now), ensure_ascii=False))
        return
    words = speech(language, law)
    written = NightPage(console(), words)
    for title, night in zip(_titles(record, words), nights(law, record, ground, now), strict=True):
        written.page.title(title)
        written.night(night)


def _titles(record: Record, words: Speech) -> Iterator[str]:
    """What each page is about: incident, person or group, and when."""
    incident = words.say("Incident {id}", id=record.id)
    when = [] if record.on == Period() else [str(record.on)]
    for person in record.persons:
        who = [words.say("person {id}", id=person.id)] if person.id else []
        yield " · ".join([incident, *who, *when])
    if record.group:
        size = record.group.size or "?"
        yield " · ".join([incident, words.say("the group ({size} people)", size=size), *when])


def decoded(raw: bytes) -> Any:
    """JSON, read strictly: no duplicate keys, no NaN. Raises ValueError with a sentence."""
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 text (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("not a record: nested too deeply") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key!r} stands in one object twice")
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")
