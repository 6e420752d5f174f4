"""The figure that measures the mission: who was booked under migration, begging or vice law unscreened.

A person counts from the moment a section of that law stands against them on record. Screened is whoever any
question of screening was answered for, in whichever way.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Count, Exists, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import TruncMonth

from rabta.protection import screening_questions
from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.incidents.models import Fact, Involved, Statement
from rabta_web.incidents.vocabulary import counted_sections, law
from rabta_web.places.queries import named as place_named

MONTHS = 12
MOST = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A month at a place: how many were booked under such law, and how many of them were never screened."""

    place: str
    month: date
    booked: int
    unscreened: int


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure over the last twelve months, with its rows, the latest month first, places by name."""

    rows: tuple[Row, ...]
    since: date

    @property
    def booked(self) -> int:
        """Everybody booked under such law."""
        return sum(row.booked for row in self.rows)

    @property
    def unscreened(self) -> int:
        """Those of them with no screening on record."""
        return sum(row.unscreened for row in self.rows)


class Said(Func):
    """Whether the bit of a fact's number is set among the bits of a person."""

    function = "incidents_said"
    output_field = BooleanField()


def figure(today: date, *, by: Actor) -> Figure:
    """The figure for all that the person may read in their line; that they looked stands in the ledger."""
    since = date(today.year - 1, today.month, 1)
    with ledgered():
        found = (
            _booked()
            .filter(incident__happened_on__gte=since)
            .annotate(month=TruncMonth("incident__happened_on"))
            .values("incident__place_id", "month", "screened")
            .annotate(people=Count("pk"))
        )
        counts: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])
        for each in found:
            count = counts[each["incident__place_id"], each["month"]]
            count[0] += each["people"]
            count[1] += 0 if each["screened"] else each["people"]
        write("figure.read", by=by, detail={"rows": len(counts)})
    names = {place: place_named(place) for place, _ in counts}
    rows = [Row(names[place], month, *count) for (place, month), count in counts.items()]
    return Figure(tuple(sorted(rows, key=lambda row: (-row.month.toordinal(), row.place))), since)


def to_screen(*, by: Actor) -> list[Involved]:
    """Those with no screening on record whom the person may act for: their own reports, the oldest first."""
    with ledgered():
        own = reachable(Verb.FILE, of="incident__", sent=False)
        found = list(
            _booked()
            .filter(own, ~screened())
            .select_related("incident")
            .order_by("incident__filed_at")[:MOST]
        )
        if found:
            write("unscreened.listed", by=by, detail={"rows": len(found)})
    return found


def _booked() -> QuerySet[Involved]:
    """Those of them whom the person may read, and whether they were screened."""
    may_read = reachable(Verb.READ, of="incident__", sent=False)
    return booked().filter(may_read).annotate(screened=screened())


def booked() -> QuerySet[Involved]:
    """Everybody against whom a section of such law stands on record."""
    numbers = Fact.objects.filter(fact__in=counted_sections()).values_list("number", flat=True)
    stands = Q(pk__in=[])
    for number in numbers:
        stands |= Q(Said("so", Value(number)))
    return Involved.objects.filter(stands)


def screened() -> Exists:
    """Whether any question of screening was answered for somebody."""
    asked = Statement.objects.filter(person=OuterRef("pk"), question__in=screening_questions(law()))
    return Exists(asked)
