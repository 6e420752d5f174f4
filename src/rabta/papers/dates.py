"""Dates and times in words that nobody can read two ways: 23 November 2026, 02:30."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime

from rabta.law import Period
from rabta.papers import wording
from rabta.papers.paper import Words

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?")
"""A day, or a day and a time, as a form or a program writes it."""


def day(when: date, words: Words) -> str:
    """A day, its month in letters."""
    month = words.say(wording.MONTHS[when.month - 1])
    return words.say(wording.DAY, day=when.day, month=month, year=when.year)


def moment(when: datetime, words: Words) -> str:
    """A day and a time by the clock of 24 hours."""
    return words.say(wording.DAY_TIME, day=day(when.date(), words), time=when.strftime("%H:%M"))


def period(when: Period, words: Words) -> str:
    """A day or a span; "" where nothing is known."""
    if when.first and when.first == when.last:
        return day(when.first, words)
    if when.first and when.last:
        return words.say(wording.SPAN, first=day(when.first, words), last=day(when.last, words))
    if when.first:
        return words.say(wording.SINCE, first=day(when.first, words))
    return words.say(wording.UNTIL, last=day(when.last, words)) if when.last else ""


def in_words(text: str, words: Words) -> str | None:
    """A day or time written as 2026-11-23 or 2026-11-23T02:30, in words; None for any other text."""
    if not WRITTEN.fullmatch(text):
        return None
    with suppress(ValueError):
        if len(text) == len("2026-11-23"):
            return day(date.fromisoformat(text), words)
        return moment(datetime.fromisoformat(text), words)
    return None
