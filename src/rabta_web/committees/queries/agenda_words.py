"""The words of an agenda: items in the reader's language, from the ids, codes and numbers that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rabta_web.agencies.models import Agency
from rabta_web.committees.choices import STANDINGS, Standing
from rabta_web.committees.queries.agenda import (
    ACTION,
    ANSWER,
    CARRIED,
    CONFIRM,
    DIRECTED,
    DISTRICTS,
    FIGURES,
    FORWARDED,
    MATTER,
    MINUTES,
    OPINIONS,
    RECOMMENDATION,
    REFERRALS,
    SESSION,
    SILENT,
    Facts,
)
from rabta_web.committees.queries.reports import labelled
from rabta_web.places.models import Place

ORIGINS: dict[str, str | Promise] = {
    MINUTES: _("minutes of the last sitting"),
    CONFIRM: _("decided without a quorum"),
    ANSWER: _("answer from above"),
    FORWARDED: _("forwarded by a committee below"),
    DIRECTED: _("directed to this committee"),
    ACTION: _("decided earlier and still open"),
    SILENT: _("districts that are silent"),
    REFERRALS: _("referrals nobody answered in time"),
    OPINIONS: _("second opinions nobody gave in time"),
    DISTRICTS: _("reports of the districts"),
    FIGURES: _("figures of the month"),
    CARRIED: _("from a sitting that was not held"),
    MATTER: _("new matter"),
    SESSION: _("session"),
    RECOMMENDATION: _("recommendation"),
}
PARTS: dict[str, str | Promise] = {
    REFERRALS: _("Referrals that nobody answered in time, by code"),
    OPINIONS: _("Second opinions that nobody gave in time, by code"),
    DISTRICTS: _("Which districts are silent with their report"),
    FIGURES: _("The figures of the month"),
}
"""What a committee may be set to see on its agenda, or not."""


@dataclass(frozen=True, slots=True)
class Told:
    """An item as people read it: what it is, how it stands, and the table that belongs to it."""

    text: str
    note: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Names:
    """The names of agencies and places that some items speak of, asked for together."""

    def __init__(self, of: Iterable[Facts]) -> None:
        agencies: set[str] = set()
        places: set[str] = set()
        for facts in of:
            agencies.update(facts.get("agencies", ()), facts.get("silent", ()), facts.get("zero", ()))
            agencies.update([facts["agency"]] if "agency" in facts else ())
            places.update(facts.get("places", ()))
        name = "name_ur" if get_language() == "ur" else "name"
        rows = Agency.objects.filter(pk__in=agencies).values_list("pk", name, f"place__{name}")
        self._agencies = {id: own for id, own, _place in rows}
        self._at = {id: place for id, _own, place in rows}
        self._places = dict(Place.objects.filter(pk__in=places).values_list("pk", name))

    def agency(self, id: str) -> str:
        """The name of an agency."""
        return str(self._agencies.get(id, id))

    def at(self, id: str) -> str:
        """The name of the place at which an agency stands: enough where only one kind is spoken of."""
        return str(self._at.get(id, id))

    def place(self, id: str) -> str:
        """The name of a place."""
        return str(self._places.get(id, id))


def told(source: str, facts: Facts | None, text: str, names: Names) -> Told:
    """An item in the reader's language. What people wrote stands as they wrote it."""
    if source not in _TOLD or facts is None:
        return Told(text or str(ORIGINS[source]))
    return _TOLD[source](facts, names)


def day(written: str) -> str:
    """A day, or the day of a time, as people read it."""
    found = datetime.fromisoformat(written)
    return date_format(timezone.localtime(found) if found.tzinfo else found, "DATE_FORMAT")


def month(written: str) -> str:
    """A month as people read it."""
    return date_format(date.fromisoformat(written), "F Y")


def standing(word: str) -> str:
    """How a directive stands."""
    return str(STANDINGS[Standing(word)])


def _minutes(facts: Facts, names: Names) -> Told:
    del names
    return Told(_("Approve the minutes of {day}").format(day=day(facts["at"])))


def _confirm(facts: Facts, names: Names) -> Told:
    del names
    said = _("Confirm what was decided on {day} under item {number}, without a quorum")
    rows = tuple((text,) for text in facts["texts"])
    return Told(
        said.format(day=day(facts["at"]), number=facts["number"]),
        " · ".join(facts["texts"]),
        _head(_("Decided")),
        rows,
    )


def _answer(facts: Facts, names: Names) -> Told:
    said = _("{office} returned it: {answer}") if facts["returned"] else _("{office} answers: {answer}")
    return Told(facts["text"], said.format(office=names.agency(facts["agency"]), answer=facts["answer"]))


def _forwarded(facts: Facts, names: Names) -> Told:
    return Told(facts["text"], names.agency(facts["agency"]))


def _directed(facts: Facts, names: Names) -> Told:
    note = f"{names.agency(facts['agency'])} · {standing(facts['standing'])} · {day(facts['due_on'])}"
    return Told(facts["text"], note)


def _action(facts: Facts, names: Names) -> Told:
    pairs = list(zip(facts["agencies"], facts["standings"], strict=True))
    rows = tuple((names.agency(agency), standing(word), day(facts["due_on"])) for agency, word in pairs)
    note = " · ".join(rows[0]) if len(rows) == 1 else _("{number} offices").format(number=len(rows))
    return Told(facts["text"], note, _head(_("Who"), _("Stands"), _("By")), rows)


def _silent(facts: Facts, names: Names) -> Told:
    places = sorted(map(names.place, facts["places"]))
    said = _("{silent} of {all} silent or late").format(silent=len(places), all=facts["all"])
    note = f"{said}: {_and(places)}" if places else said
    return Told(facts["text"], note, _head(_("Silent or late")), tuple((place,) for place in places))


def _overdue(sentence: str | Promise, facts: Facts, names: Names) -> Told:
    del names
    codes = facts["codes"]
    more = facts["number"] - len(codes)
    note = _and(codes)
    if codes and more > 0:
        note = _("{codes} and {more} more").format(codes=note, more=more)
    rows = tuple((code,) for code in codes)
    return Told(str(sentence).format(number=facts["number"]), note, _head(_("Person")), rows)


def _districts(facts: Facts, names: Names) -> Told:
    silent, zero = (sorted(map(names.at, facts[each])) for each in ("silent", "zero"))
    parts = []
    if silent:
        parts.append(_("no report: {offices}").format(offices=_and(silent)))
    if zero:
        parts.append(_("zero without what was inspected: {offices}").format(offices=_and(zero)))
    rows = (
        *((name, str(_("no report"))) for name in silent),
        *((name, str(_("zero, and not what was inspected"))) for name in zero),
    )
    said = _("Reports on {month}: {silent} of {all} districts are silent")
    return Told(
        said.format(month=month(facts["month"]), silent=len(silent), all=facts["all"]),
        " · ".join(parts),
        _head(_("Committee"), _("Stands")),
        rows,
    )


FEW = ("incidents", "people", "unscreened")
"""The figures that stand on the agenda itself; the rest stand in the annex."""


def _figures(facts: Facts, names: Names) -> Told:
    del names
    numbers = facts["numbers"]
    said = str(_("Figures of {month}")).format(month=month(facts["month"]))
    if not numbers:
        return Told(said, str(_("counted for the working paper")))
    few = labelled({key: numbers[key] for key in FEW if key in numbers})
    shown = [f"{label}: {number}" for label, number in few if number != "—"]
    rows = tuple((str(label), number) for label, number in labelled(numbers))
    return Told(said, " · ".join(shown), _head(_("What"), _("How many")), rows)


def _carried(facts: Facts, names: Names) -> Told:
    del names
    return Told(facts["text"])


def _head(*each: str | Promise) -> tuple[str, ...]:
    return tuple(map(str, each))


def _and(each: Iterable[str]) -> str:
    return ("، " if get_language() == "ur" else ", ").join(each)


LATE_REFERRALS = _("{number} referrals were not answered in time")
LATE_OPINIONS = _("{number} second opinions were not given in time")
_TOLD: dict[str, Callable[[Facts, Names], Told]] = {
    MINUTES: _minutes,
    CONFIRM: _confirm,
    ANSWER: _answer,
    FORWARDED: _forwarded,
    DIRECTED: _directed,
    ACTION: _action,
    SILENT: _silent,
    REFERRALS: lambda facts, names: _overdue(LATE_REFERRALS, facts, names),
    OPINIONS: lambda facts, names: _overdue(LATE_OPINIONS, facts, names),
    DISTRICTS: _districts,
    FIGURES: _figures,
    CARRIED: _carried,
}
