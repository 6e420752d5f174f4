"""A plan as a sheet: every row read or kept with what is wrong, and the way back into rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from rabta_web.agencies.models import Agency
from rabta_web.plans.choices import KINDS, UNDER, Kind

COLUMNS: dict[str, str | Promise] = {
    "kind": _("Kind"),
    "text": _("What"),
    "owner": _("Owner"),
    "begins": _("From"),
    "ends": _("Until"),
    "evidence": _("What shows that it is done?"),
    "measure": _("Counted here as"),
    "target": _("Target"),
    "entry": _("Key"),
}
"""The columns in their order. The key keeps an entry the same from version to version; leave it empty."""

MEASURES: dict[str, str | Promise] = {
    "incidents": _("Incidents of the month"),
    "people": _("People the officers met in incidents of the month"),
    "presumed": _("Presumed victims among the people met"),
    "booked": _("People booked under the law on migration, begging or vice"),
    "unscreened": _("People booked under such law with no screening on record"),
    "referred": _("People referred to an agency"),
    "accepted": _("People accepted by an agency"),
    "median_hours": _("Hours from a referral to its answer, the middle one of all"),
    "sittings": _("Sittings held in the month"),
    "directives_open": _("Directives to this committee that are open now"),
    "directives_done": _("Directives done in this month"),
}
"""What an indicator may name of what monthly reports count, each with what it means."""

DATES = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y")
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry as a version words it; `under` is the row that it lies under, counted from 1."""

    kind: Kind
    text: str
    owner: str = ""
    owner_told: str = ""
    begins: date | None = None
    ends: date | None = None
    evidence: str = ""
    measure: str = ""
    target: str = ""
    entry: UUID | None = None
    under: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet as it was written, what it says, and what is wrong with it."""

    number: int
    written: tuple[str, ...]
    wording: Wording | None
    wrong: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What words in a sheet can mean: offices, measures and kinds, by their names in either language."""

    offices: Mapping[str, str]
    measures: Mapping[str, str]
    kinds: Mapping[str, Kind]


def known() -> Known:
    """What words in a sheet can mean today."""
    offices: dict[str, str] = {}
    for id, name, name_ur in Agency.objects.values_list("id", "name", "name_ur"):
        offices |= {plain(each): id for each in (id, name, name_ur)}
    return Known(offices, _called(MEASURES), {word: Kind(key) for word, key in _called(KINDS).items()})


def _called(words: Mapping[Any, str | Promise]) -> dict[str, str]:
    found = {str(key): str(key) for key in words}
    for language in ("en", "ur"):
        with override(language):
            found |= {plain(str(says)): str(key) for key, says in words.items()}
    return found


def plain(words: str) -> str:
    """Words as they are compared: without case, and without space around them."""
    return " ".join(words.casefold().split())


def read(cells: Sequence[Sequence[str]]) -> list[Row]:
    """Every row of a sheet; its heading and empty rows are no rows."""
    means, rows = known(), []
    last: dict[Kind, int] = {}
    heads = {plain(str(COLUMNS["kind"])), "kind", "نوعیت"}
    body = cells[1:] if cells and cells[0] and plain(cells[0][0]) in heads else cells
    for number, written in enumerate(body, 1):
        given = dict(zip(COLUMNS, [cell.strip() for cell in written], strict=False))
        wording, wrong = _row(given, means, last)
        if wording:
            last[wording.kind] = number
        rows.append(Row(number, tuple(written), wording, tuple(wrong)))
    return rows


def _row(
    given: Mapping[str, str], means: Known, last: Mapping[Kind, int]
) -> tuple[Wording | None, list[str | Promise]]:
    """What a row says, or what is wrong with it."""
    kind = means.kinds.get(plain(given.get("kind", "")))
    if kind is None:
        return None, [_("The kind is none of objective, activity and indicator.")]
    days = [_day(given.get(column, "")) for column in ("begins", "ends")]
    measure = means.measures.get(plain(given.get("measure", "")), "")
    under = last.get(UNDER[kind]) if kind in UNDER else None
    if wrong := [*_wrong_words(given, kind, measure, under), *_wrong_days(days)]:
        return None, wrong
    begins, ends = (day if isinstance(day, date) else None for day in days)
    owner = given.get("owner", "")
    office = means.offices.get(plain(owner), "")
    wording = Wording(
        kind,
        given.get("text", ""),
        office,
        "" if office else owner,
        begins,
        ends,
        given.get("evidence", ""),
        measure,
        given.get("target", ""),
        _key(given.get("entry", "")),
        under,
    )
    return wording, []


def _wrong_words(
    given: Mapping[str, str], kind: Kind, measure: str, under: int | None
) -> Iterator[str | Promise]:
    if not given.get("text"):
        yield _("Nothing says what it is.")
    if kind is Kind.ACTIVITY and not given.get("owner"):
        yield _("Nobody owns it. An activity needs an owner.")
    if kind in UNDER and under is None:
        yield _("It lies under nothing: an activity follows its objective, an indicator its activity.")
    if given.get("measure") and not measure:
        yield _("No measure here is called so.")
    if any(len(cell) > LONGEST for cell in given.values()):
        yield _("A cell is too long.")


def _wrong_days(days: Sequence[date | str | None]) -> Iterator[str | Promise]:
    begins, ends = days
    if "?" in days:
        yield _("A day cannot be read. Write it as 2026-12-31.")
    elif isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield _("It ends before it begins.")


def _day(words: str) -> date | str | None:
    """A day as people write it; "?" where it cannot be read."""
    if not words:
        return None
    for form in DATES:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError:
            continue
    return "?"


def _key(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as they stand in a box to be put right: a line for each, cells apart by tabs."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def from_text(text: str) -> list[list[str]]:
    """The rows of such a box."""
    return [line.split("\t") for line in text.replace("\r", "").split("\n") if line.strip()]
