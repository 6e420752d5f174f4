"""A plan as a calendar: the day on which each activity is due, as RFC 5545 writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.utils import timezone

from rabta_web.plans.choices import Kind
from rabta_web.plans.queries import Opened

WIDEST = 75
"""How many bytes a line of a calendar file holds."""


def to_ics(opened: Opened) -> bytes:
    """The activities of a version that have a day, each as an event of that whole day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rabta//Plan//EN"]
    stamp = f"{timezone.now():%Y%m%dT%H%M%SZ}"
    for seen in opened.entries:
        if seen.entry.kind == Kind.ACTIVITY and seen.line.ends:
            lines += [
                "BEGIN:VEVENT",
                f"UID:{seen.entry.pk}",
                f"DTSTAMP:{stamp}",
                f"DTSTART;VALUE=DATE:{seen.line.ends:%Y%m%d}",
                f"DTEND;VALUE=DATE:{seen.line.ends + timedelta(days=1):%Y%m%d}",
                f"SUMMARY:{_escaped(seen.line.text)}",
                f"DESCRIPTION:{_escaped(f'{opened.plan.title} · {seen.owner}')}",
                "END:VEVENT",
            ]
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for line in _folded(lines)).encode()


def _escaped(words: str) -> str:
    for letter in "\\;,":
        words = words.replace(letter, f"\\{letter}")
    return " ".join(words.split())


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Lines broken before they grow too wide, each piece whole letters."""
    for line in lines:
        piece = ""
        for letter in line:
            if len((piece + letter).encode()) > WIDEST:
                yield piece
                piece = " "
            piece += letter
        yield piece
