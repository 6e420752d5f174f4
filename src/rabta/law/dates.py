"""When a law is in force, and when an act was done: dates, spans and what is not known of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which law changed; known only to lie between `earliest` and `latest` (both included).

    `event` names the change (an amending Act, say), so that everything changed
    by one event changes on one day.
    """

    earliest: date
    latest: date
    event: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """From the day law begins until the day before it ends; None stands for no limit on that side."""

    begins: Moment | None = None
    ends: Moment | None = None

    def moments(self) -> tuple[Moment, ...]:
        """The changes at either side."""
        return tuple(moment for moment in (self.begins, self.ends) if moment)

    def covers(self, day: date, changed: frozenset[Moment]) -> bool:
        """Whether this is the law on a day, given which uncertain changes have happened by then."""
        begun = self.begins is None or _happened(self.begins, day, changed)
        ended = self.ends is not None and _happened(self.ends, day, changed)
        return begun and not ended


ALWAYS_IN_FORCE = InForce()


def _happened(moment: Moment, day: date, changed: frozenset[Moment]) -> bool:
    return day >= moment.latest or (day >= moment.earliest and moment in changed)


@dataclass(frozen=True, slots=True)
class Period:
    """When an act was done: a day (both ends equal), a span, or unknown on either side (None)."""

    first: date | None = None
    last: date | None = None

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat() if self.first else "?"
        return f"{self.first or '…'} – {self.last or '…'}"


def days_that_matter(period: Period, moments: frozenset[Moment]) -> tuple[date, ...]:
    """Days of the period such that every law in force on any of its days is in force on one of these."""
    cuts = {day for moment in moments for day in (moment.earliest, moment.latest)}
    first = period.first or date.min
    inside = {day for day in cuts if first <= day and (period.last is None or day <= period.last)}
    return tuple(sorted({first} | inside))


def open_changes(day: date, moments: frozenset[Moment]) -> tuple[Moment, ...]:
    """The changes of which nobody can say whether they had happened by that day."""
    return tuple(sorted((m for m in moments if m.earliest <= day < m.latest), key=_in_time))


def _in_time(moment: Moment) -> tuple[date, date, str]:
    return moment.earliest, moment.latest, moment.event
