"""When something that is due is followed: reminded of before, and up the line after."""

from __future__ import annotations

from datetime import datetime, timedelta

LEAD = timedelta(hours=6)
"""So long before the end, whoever has to act is reminded; never in the first half of their time."""

EVERY = timedelta(hours=24)
"""How long each office up the line has before it goes to the next."""

NOTHING, REMINDED = 0, 1
"""How far something was followed; each step after these is one office up the line."""


def remind_at(since: datetime, at: datetime) -> datetime:
    """When to remind; the database says the same of the rows that it keeps itself."""
    return max(since + (at - since) / 2, at - LEAD)


def step_at(at: datetime, now: datetime) -> int:
    """How far something ought to have been followed by now."""
    return REMINDED if now < at else REMINDED + 1 + (now - at) // EVERY


def after(at: datetime, step: int) -> datetime:
    """When the step after one is taken."""
    return at + EVERY * (step - REMINDED)
