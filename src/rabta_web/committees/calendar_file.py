"""A sitting as a calendar file (RFC 5545), which telephones and mail programs put into a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

CONTENT_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75
"""Octets in a line, without its end (section 3.1)."""


@dataclass(frozen=True, slots=True)
class Event:
    """What the file says. It says nothing of what is discussed: calendars are read over shoulders."""

    id: UUID
    at: datetime
    written_at: datetime
    title: str
    room: str
    called_off: bool = False


def written(event: Event) -> str:
    """The file, its lines folded and ended as the standard asks."""
    return "".join(f"{folded}\r\n" for line in _lines(event) for folded in _folded(line))


def _lines(event: Event) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rabta//Sittings//EN")
    yield f"METHOD:{'CANCEL' if event.called_off else 'PUBLISH'}"
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@rabta", f"DTSTAMP:{_time(event.written_at)}")
    yield f"DTSTART:{_time(event.at)}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"LOCATION:{_text(event.room)}"
    yield f"STATUS:{'CANCELLED' if event.called_off else 'CONFIRMED'}"
    yield f"SEQUENCE:{int(event.called_off)}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A value with what separates values escaped (section 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value.replace("\r", "")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets; no letter is broken, and a space leads on."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
