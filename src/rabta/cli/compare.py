"""`rabta compare-law`: who would be read differently under another law, or for an act of another day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import typer
from rich.table import Table

from rabta.assessment import Assessment, Change, Record, Stands, Value, assess, differences, record_from
from rabta.cli.assess import decoded
from rabta.cli.failures import UNREADABLE, complain, law_or_exit, readable
from rabta.cli.options import DEFAULT_PACK, JsonOption, LanguageOption, console, content
from rabta.cli.page import VALUES_SHORT
from rabta.cli.speech import Language, Speech, printable, speech
from rabta.law import Law, Period
from rabta.papers.wording import STANDS
from rabta.routing import ground_of, locate

SIDE_HELP = "A pack by name or folder, a day as 2024-05-01, or both: pakistan@2024-05-01."


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a law, and the day at which acts are read; each record's own if None."""

    law: Law
    on: Period | None


def compare_law(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="JSON files, or JSON lines as .jsonl.")],
    before: Annotated[str, typer.Option("--before", help=SIDE_HELP)],
    after: Annotated[str, typer.Option("--after", help=SIDE_HELP)],
    as_json: JsonOption = False,
    language: LanguageOption = Language.ENGLISH,
) -> None:
    """Show whose readings differ: between two packs, or two days on which the act was done."""
    one, other = side(before), side(after)
    found = [(name, list(_compared(one, other, name))) for name in files]
    if as_json:
        for name, subjects in found:
            for who, changes in subjects:
                typer.echo(json.dumps(_document(name, who, changes), ensure_ascii=False))
        return
    words = speech(language, other.law)
    table = _table(words, found, other.law)
    if table.row_count:
        console().print(table)
    changed = sum(1 for _, subjects in found for _, changes in subjects if changes)
    read = sum(len(subjects) for _, subjects in found)
    typer.echo(words.say("{changed} of {read} read differently", changed=changed, read=read))


def side(written: str) -> Side:
    """A pack, a day, or a pack at a day. What is neither ends the program with one line."""
    pack, _, day = written.rpartition("@") if "@" in written else ("", "", written)
    with suppress(ValueError):
        on = date.fromisoformat(day)
        return Side(law_or_exit(pack or DEFAULT_PACK), Period(on, on))
    if pack:
        complain(f"{day!r} is no day; write year-month-day, as in 2024-05-01")
        raise typer.Exit(UNREADABLE)
    return Side(law_or_exit(written), None)


def _compared(one: Side, other: Side, name: str) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """(who, what differs) for everybody in a file."""
    for raw in content_lines(name):
        before, after = _record(name, raw, one), _record(name, raw, other)
        for each, same in zip(_assessed(one, before), _assessed(other, after), strict=True):
            who = " · ".join(filter(None, (after.id, same.subject.id)))
            yield who, differences(each, same)


def content_lines(name: str) -> list[bytes]:
    """The records of a file, undecoded: one, or one a line for .jsonl."""
    raw = readable(name, lambda: content(name))
    return [line for line in raw.splitlines() if line.strip()] if name.endswith(".jsonl") else [raw]


def _record(name: str, raw: bytes, side: Side) -> Record:
    return readable(name, lambda: record_from(decoded(raw), side.law))


def _assessed(side: Side, record: Record) -> Iterator[Assessment]:
    territory = locate(record.place, ground_of(side.law).places, record.on.last).territory
    on = side.on or record.on
    for subject in (*record.persons, *((record.group,) if record.group else ())):
        yield assess(side.law, subject, on, territory)


def _table(words: Speech, found: list[tuple[str, list[tuple[str, tuple[Change, ...]]]]], law: Law) -> Table:
    say = words.say
    table = Table(say("who"), say("reading"), say("before"), say("after"), box=None, pad_edge=False)
    for name, subjects in found:
        for who, changes in subjects:
            for change in changes:
                reading = law.readings.get(change.reading)
                label = words.pack(reading.label) if reading else change.reading
                row = (who or name, label, _said(words, change.before), _said(words, change.after))
                table.add_row(*(printable(cell) for cell in row))
    return table


def _said(words: Speech, result: tuple[Value, Stands | None] | None) -> str:
    if result is None:
        return words.say("not read")
    value, stands = result
    said = words.say(VALUES_SHORT[value])
    return f"{said} ({words.say(STANDS[stands])})" if stands else said


def _document(name: str, who: str, changes: tuple[Change, ...]) -> dict[str, Any]:
    return {
        "file": name,
        "who": who,
        "changes": [
            {"reading": change.reading, "before": _plain(change.before), "after": _plain(change.after)}
            for change in changes
        ],
    }


def _plain(result: tuple[Value, Stands | None] | None) -> dict[str, str | None] | None:
    if result is None:
        return None
    value, stands = result
    return {"value": value.value, "stands": stands.value if stands else None}
