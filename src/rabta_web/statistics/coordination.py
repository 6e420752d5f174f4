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

from rabta_web.access.models import Below
from rabta_web.access.rows import acts_for, current, reaches
from rabta_web.access.values import Reach, Verb
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import names_of_offices, standing
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.queries.bodies import bodies
from rabta_web.committees.queries.reports import due_at, month_after, month_before
from rabta_web.incidents.vocabulary import law
from rabta_web.places.atlas import short_name
from rabta_web.places.lineage import stands
from rabta_web.places.pages import corner
from rabta_web.places.queries import names_of_places
from rabta_web.ui.templatetags.tiles import OnMap

PERIODS = (1, 3, 12)
"""Over how many whole months one may look."""

MEASURES: dict[str, tuple[str | Promise, str | Promise]] = {
    "sittings": (
        _("Sittings held"),
        _(
            "Sittings that were held, of those due, as often as a source or the committee itself says that it"
            " sits. Sittings of committees of which nobody says how often stand beside, and none is due."
        ),
    ),
    "acknowledged": (
        _("Directives acknowledged"),
        _(
            "Of what was directed to these committees in this time, what has left the state of sent. What was"
            " recalled or passed on is left out."
        ),
    ),
    "done": (_("Directives done"), _("Of the same, what was reported done or is verified.")),
    "late": (
        _("Late or silent now"),
        _("What was directed to these committees at any time, and nobody acted on by the day it was due."),
    ),
    "reports": (
        _("Monthly reports in time"),
        _(
            "Reports signed by the end of the first working day after the month, of the months that are due."
            " The day is our default, no law."
        ),
    ),
    "median_hours": (
        _("Hours from report to acknowledged referral"),
        _(
            "For people in incidents of this time who were referred: whole hours from the filing of the"
            " incident until the first agency acknowledged, the middle one of all."
        ),
    ),
    "unscreened": (
        _("Booked with no screening on record"),
        _(
            "Of people the officers met in incidents of this time against whom a section on migration,"
            " begging or vice stands on record, those for whom no question of screening was ever answered."
        ),
    ),
}
"""Each measure with its name and its definition, in the order of the table."""

OWED = (
    _("nothing outstanding"),
    _("one of three outstanding"),
    _("two of three outstanding"),
    _("all three outstanding"),
)
"""The classes of the map: the sitting and the report of the last month, and directives that are late."""
SHADES = (0, 1, 2, 5)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number} / {self.of}"


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


@dataclass(frozen=True, slots=True)
class Seen:
    """The committees there are, those the person may ask numbers of, and those they follow one by one.

    From the level of a country one sees provinces, each as a whole: a nation has no line below it.
    """

    every: Mapping[str, Agency]
    followed: frozenset[str]
    nations: frozenset[str]

    @property
    def askable(self) -> frozenset[str]:
        """Those whose numbers the person may see."""
        provinces = {id for id, office in self.every.items() if office.level == "province"}
        return self.followed | provinces if self.nations else self.followed

    def next_below(self, id: str) -> list[str]:
        """The committees next below one that the person may ask numbers of."""
        if id in self.nations:
            return [each for each in self.askable if self.every[each].level == "province"]
        return [each for each in self.askable if self.every[each].above_id == id]


def _seen(today: date) -> Seen:
    kinds = {each.agency for each in law().duties.committees.values() if each.agency}
    offices = Agency.objects.filter(standing(today), kind__in=kinds).select_related("place")
    every = {office.id: office for office in offices if stands(office.place_id, today)}
    lines = {g.agency for g in current().grants if g.verb is Verb.FOLLOW and g.reach is Reach.LINE}
    nations = {id for id in lines if id in every and every[id].level == "country"}
    return Seen(every, frozenset(reaches(Verb.FOLLOW)) & every.keys(), frozenset(nations))


def glance(agency: str | None, many: int, *, by: Actor) -> Glance | None:
    """How a committee and those below it move; None where the person looks on at no such committee."""
    today = timezone.localdate()
    seen = _seen(today)
    chosen = agency or _first(seen)
    if chosen not in seen.askable:
        return None
    with ledgered():
        chain = seen.every[chosen].place.province or FEDERAL
        write("coordination.read", by=by, chain=chain, about=chosen)
    below = _below(seen)
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
            _cells(
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


def _first(seen: Seen) -> str:
    """The committee one acts for, or else the highest that one looks on at."""
    own = [id for id in acts_for(Verb.FOLLOW) if id in seen.followed]
    heads = [id for id in seen.followed if seen.every[id].above_id not in seen.followed]
    return next(iter([*own, *sorted(heads)]), "")


def _below(seen: Seen) -> dict[str, list[str]]:
    """Every committee with all below it, itself included; a national one with all there are."""
    found: dict[str, list[str]] = defaultdict(list)
    every = list(seen.every)
    for low, high in Below.objects.filter(agency__in=every, above__in=every).values_list("agency", "above"):
        found[high].append(low)
    return found | dict.fromkeys(seen.nations, every)


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


def _cells(
    id: str, below: Sequence[str], numbers: Mapping[str, Counter[str]], sittings_due: int, reports_due: int
) -> dict[str, str]:
    """The numbers of a committee with all below it, by measure, as they stand in the table."""
    whole: Counter[str] = Counter()
    for each in below:
        whole.update(numbers[each])
    own = numbers[id]
    return {
        "sittings": _sittings(whole, sittings_due),
        "acknowledged": str(Share(whole["acknowledged"], whole["directed"])),
        "done": str(Share(whole["done"], whole["directed"])),
        "late": str(whole["late"]),
        "reports": str(Share(whole["reports"], reports_due)),
        "median_hours": str(own["median_hours"]) if own["answered"] else "—",
        "unscreened": str(Share(own["unscreened"], own["booked"])),
    }


def _sittings(whole: Counter[str], due: int) -> str:
    """Sittings of those that are to sit so often against those due, and beside them those of all others."""
    more = whole["more_sittings"]
    if not due:
        return str(more)
    return f"{Share(whole['sittings'], due)}" + (f" (+ {more})" if more else "")


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
