"""Reading committees' reports: the numbers of a month, who has signed, who is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.law.duties import Term, Unit
from rabta.protection import screening_questions
from rabta.routing import ground_of
from rabta.routing.clock import due
from rabta_web.access.rows import reaches
from rabta_web.access.values import Verb
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.models import Report
from rabta_web.incidents.vocabulary import counted_sections, law, words
from rabta_web.places.atlas import short_name
from rabta_web.places.pages import corner
from rabta_web.places.queries import in_language
from rabta_web.ui.templatetags.tiles import OnMap

MEASURES: dict[str, str | Promise] = {
    "incidents": _("Incidents at this place in this month"),
    "people": _("People the officers met in them"),
    "presumed": _("of them presumed victims"),
    "no_sign": _("of them screened, and no sign found"),
    "not_screened": _("of them not screened yet"),
    "booked": _("People booked under the law on migration, begging or vice"),
    "unscreened": _("of them with no screening on record"),
    "opinions_asked": _("Second opinions asked for about them"),
    "opinions_given": _("Second opinions given"),
    "referred": _("of them referred to an agency"),
    "accepted": _("of them accepted by one"),
    "median_hours": _("Hours from a referral to its answer, the middle one of all"),
    "sittings": _("Sittings held"),
    "directives_open": _("Directives to this committee that are open now"),
    "directives_done": _("Directives done in this month"),
}
"""What is counted, in the order of the report, each as people read it."""

TOLD = ("incidents", "people", "presumed", "booked", "referred")
"""What an agency may tell that is not on the platform."""

NOBODY_ANSWERED = -1


class Standing(StrEnum):
    """How a committee stands with its report on a month."""

    EXPECTED = "expected"
    ZERO = "zero"
    SIGNED = "signed"
    LATE = "late"


STANDINGS = {
    Standing.EXPECTED: _("not yet due"),
    Standing.ZERO: _("signed: nothing found, and what was inspected"),
    Standing.SIGNED: _("signed"),
    Standing.LATE: _("late"),
}
SHADES = {Standing.EXPECTED: 0, Standing.ZERO: 2, Standing.SIGNED: 3, Standing.LATE: 5}
"""The map's colour for each: grey, yellow, green and red, each with its own pattern."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading with how many people it is met, ruled out and open for."""

    label: str
    met: int
    ruled_out: int
    open: int


@dataclass(frozen=True, slots=True)
class Line:
    """A committee with its report on a month, if it has signed one."""

    agency: Agency
    name: str
    place: str
    report: Report | None
    standing: Standing
    word: str | Promise


@dataclass(frozen=True, slots=True)
class Month:
    """A month with the reports of all committees that the person looks on at."""

    month: date
    due: datetime
    lines: tuple[Line, ...]
    tiles: tuple[OnMap, ...]
    legend: tuple[str | Promise, ...]


def month_before(day: date) -> date:
    """The first day of the month before a day's."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def month_after(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)


def due_at(month: date) -> datetime:
    """The end of the first working day after a month; our default, for no rule was seen that says another."""
    last = timezone.make_aware(datetime.combine(month_after(month) - timedelta(days=1), time(12)))
    calendar = ground_of(law()).calendar
    return due(last, Term(1, Unit.WORKING_DAYS), calendar).latest if calendar else last + timedelta(days=3)


def counted(agency: str, month: date) -> dict[str, int]:
    """The numbers of a month at a committee's place, as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from committees_counts(%s, %s, %s, %s, %s)",
            [agency, month, month_after(month), counted_sections(), list(screening_questions(law()))],
        )
        return dict(cursor.fetchall())


def last_signed(agency: str, month: date) -> Report | None:
    """The last version of a report that was signed."""
    return Report.objects.filter(agency_id=agency, month=month).order_by("-version").first()


def labelled(numbers: dict[str, int]) -> list[tuple[str | Promise, str]]:
    """Numbers as people read them, in the order of the report."""
    return [
        (label, "—" if numbers.get(key, NOBODY_ANSWERED) == NOBODY_ANSWERED else str(numbers[key]))
        for key, label in MEASURES.items()
    ]


def note_read(report: Report, *, by: Actor) -> None:
    """Keep in the ledger that somebody took a signed report along."""
    office = Agency.objects.select_related("place").get(pk=report.agency_id)
    with ledgered():
        write("report.read", by=by, chain=office.place.province or FEDERAL, record=report.pk)


def by_reading(numbers: dict[str, int]) -> list[Reading]:
    """The readings that are met or ruled out for somebody, in the order of the packs; nobody is left out.

    Readings never exclude each other: one person may stand in several rows.
    """
    people = numbers.get("people", 0)
    found = []
    for reading in law().readings.values():
        met, out = numbers.get(f"met.{reading.id}", 0), numbers.get(f"ruled_out.{reading.id}", 0)
        if met or out:
            found.append(Reading(words().pack(reading.label), met, out, people - met - out))
    return found


def told_in(report: Report) -> list[tuple[str, str | Promise, int]]:
    """What agencies told that are not on the platform: the agency, what, and how many."""
    rows = sorted(report.told.all(), key=lambda row: (row.agency, TOLD.index(row.measure)))
    return [(row.agency, MEASURES[row.measure], row.number) for row in rows]


def reports_of(month: date, *, by: Actor) -> Month:
    """Where every committee stands that one looks on at, and a ledger entry that one looked."""
    committees = {each.agency for each in law().duties.committees.values() if each.agency}
    offices = Agency.objects.filter(pk__in=reaches(Verb.FOLLOW), kind__in=committees).select_related("place")
    signed: dict[str, Report] = {}
    with ledgered():
        for report in Report.objects.filter(month=month, agency_id__in=reaches(Verb.FOLLOW)).order_by(
            "version"
        ):
            signed[report.agency_id] = report
        write("reports.listed", by=by, detail={"rows": len(signed)})
    end = due_at(month)
    lines = [_line(office, signed.get(office.id), end) for office in offices.order_by("name")]
    return Month(month, end, tuple(lines), _tiles(lines), _legend())


def _line(office: Agency, report: Report | None, end: datetime) -> Line:
    if report:
        standing = Standing.SIGNED if report.numbers.get("incidents") else Standing.ZERO
    else:
        standing = Standing.EXPECTED if timezone.now() < end else Standing.LATE
    place = in_language(office.place)
    return Line(office, agency_named(office.id), place, report, standing, STANDINGS[standing])


def _legend() -> tuple[str | Promise, ...]:
    """What each colour means; "" for those that mean nothing here."""
    said = {shade: STANDINGS[each] for each, shade in SHADES.items()}
    return tuple(said.get(shade, "") for shade in range(max(said) + 1))


def _tiles(lines: list[Line]) -> tuple[OnMap, ...]:
    by_place = {line.agency.place_id: line for line in lines}
    return tuple(
        OnMap(
            column,
            row,
            short_name(area, tile),
            line.place,
            SHADES[line.standing],
            str(line.word),
            str(line.word),
            reverse("reports"),
        )
        for area, tile, column, row in corner(by_place, timezone.localdate())
        for line in (by_place[area.id],)
    )
