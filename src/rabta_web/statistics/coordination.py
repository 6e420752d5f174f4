"""Coordination at a glance: how the committees of a place move, each number with what it means.

Places are not ranked: they stand in the order of their names, and no number is anybody's score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.agencies.queries import names_of_offices
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.queries.bodies import bodies
from rabta_web.committees.queries.reports import due_at, month_after, month_before
from rabta_web.places.atlas import short_name
from rabta_web.places.pages import corner
from rabta_web.places.queries import names_of_places
from rabta_web.statistics.committees_seen import below_each, committees_seen, first_of
from rabta_web.statistics.measures import MEASURES, cells_of
from rabta_web.ui.templatetags.tiles import OnMap

PERIODS = (1, 3, 12)
"""Over how many whole months one may look."""

OWED = (
    _("nothing outstanding"),
    _("one of three outstanding"),
    _("two of three outstanding"),
    _("all three outstanding"),
)
"""The classes of the map: the sitting and the report of the last month, and directives that are late."""
SHADES = (0, 1, 2, 5)


@dataclass(frozen=True, slots=True)
class Row:
    """A committee with all below it: its numbers as people read them, by measure."""

    agency: str
    place: str
    opens: bool
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Glance:
    """What a committee sees of itself and of those next below it."""

    agency: str
    name: str
    months: tuple[date, ...]
    rows: tuple[Row, ...]
    tiles: tuple[OnMap, ...]
    legend: tuple[str | Promise, ...]
    above: tuple[tuple[str, str], ...]


def months_back(today: date, many: int) -> tuple[date, ...]:
    """The last whole months before a day, the earliest first."""
    found = [month_before(today)]
    while len(found) < many:
        found.append(month_before(found[-1]))
    return tuple(reversed(found))


def glance(agency: str | None, many: int, *, by: Actor) -> Glance | None:
    """How a committee and those below it move; None where the person looks on at no such committee."""
    today = timezone.localdate()
    seen = committees_seen(today)
    chosen = agency or first_of(seen)
    if chosen not in seen.askable:
        return None
    with ledgered():
        chain = seen.every[chosen].place.province or FEDERAL
        write("coordination.read", by=by, chain=chain, about=chosen)
    below = below_each(seen)
    months = months_back(today, many)
    sits = _cadences(seen.every)
    numbers = _numbers(below[chosen], sits, months)
    last = numbers if many == 1 else _numbers(below[chosen], sits, months[-1:])
    reports_due = sum(due_at(month) <= timezone.now() for month in months)
    places = names_of_places(office.place_id for office in seen.every.values())

    def place(id: str) -> str:
        return places[seen.every[id].place_id]

    rows = tuple(
        Row(
            id,
            place(id),
            id != chosen and len(below[id]) > 1 and bool(seen.next_below(id)),
            cells_of(
                id,
                below[id],
                numbers,
                sum(len(months) // sits[each] for each in below[id] if each in sits),
                reports_due * len(below[id]),
            ),
        )
        for id in (chosen, *sorted(seen.next_below(chosen), key=place))
    )
    lights = {
        seen.every[id].place_id: (id, _owed(id, last, sits))
        for id in below[chosen]
        if id in seen.followed and seen.every[id].level == "district"
    }
    names = names_of_offices(seen.askable)
    above = tuple((id, names[id]) for id in sorted(seen.askable) if chosen in below[id] and id != chosen)
    return Glance(chosen, names[chosen], months, rows, _tiles(lights, places, today), _legend(), above)


def _numbers(
    agencies: Sequence[str], sits: Mapping[str, int], months: Sequence[date]
) -> dict[str, Counter[str]]:
    """What was counted of each committee in some months."""
    start, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in _span(months))
    dues = [due_at(month) for month in months]
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from statistics_coordination(%s, %s, %s::date[], %s::timestamptz[], %s, %s)",
            [list(agencies), list(sits), list(months), dues, start, end],
        )
        for agency, measure, number in cursor.fetchall():
            numbers[agency][measure] = number
    return numbers


def _span(months: Sequence[date]) -> tuple[date, date]:
    return months[0], month_after(months[-1])


def _cadences(agencies: Iterable[str]) -> dict[str, int]:
    """The committees of which somebody says how often they sit: every how many months."""
    return {id: body.every_months for id, body in bodies(agencies).items() if body.every_months}


def _owed(id: str, last: Mapping[str, Counter[str]], sits: Mapping[str, int]) -> int:
    """How many of three a committee owes: last month's sitting and report, and what is late."""
    own = last[id]
    return sum((sits.get(id) == 1 and not own["sittings"], not own["reports"], own["late"] > 0))


def _legend() -> tuple[str | Promise, ...]:
    said = dict(zip(SHADES, OWED, strict=True))
    return tuple(said.get(shade, "") for shade in range(max(SHADES) + 1))


def _tiles(
    lights: Mapping[str, tuple[str, int]], places: Mapping[str, str], today: date
) -> tuple[OnMap, ...]:
    """The districts as tiles, in the class of what is outstanding there."""
    return tuple(
        OnMap(
            column,
            row,
            short_name(area, tile),
            places[area.id],
            SHADES[owed],
            str(OWED[owed]),
            str(OWED[owed]),
            f"{reverse('coordination')}?committee={id}",
        )
        for area, tile, column, row in corner(lights, today)
        for id, owed in (lights[area.id],)
    )


def as_table(found: Glance) -> list[Sequence[object]]:
    """The rows to take along: a heading, a committee to a row, then what each number means."""
    head = [str(_("Place")), *(str(label) for label, _says in MEASURES.values())]
    rows: list[Sequence[object]] = [head]
    rows += [[row.place, *(row.cells[key].replace(" / ", " of ") for key in MEASURES)] for row in found.rows]
    rows.append([])
    rows += [[str(label), str(says)] for label, says in MEASURES.values()]
    return rows
