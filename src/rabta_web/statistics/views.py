"""Figures on screen and to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.vocabulary import counted_sections, law, words
from rabta_web.statistics.coordination import PERIODS, Glance, as_table, glance
from rabta_web.statistics.measures import MEASURES
from rabta_web.statistics.queries import figure, to_screen
from rabta_web.ui.tables import FORMS, Row, table_to_save


@needs(Verb.READ)
@require_safe
def unscreened(request: HttpRequest) -> HttpResponse:
    """The figure of people booked with no screening on record, and whom one may screen oneself."""
    page = {
        "figure": figure(today(), by=actor()),
        "people": to_screen(by=actor()) if current().has(Verb.FILE) else [],
        "sections": [words().pack(law().facts[fact].label) for fact in counted_sections()],
    }
    return render(request, "statistics/unscreened.html", page)


@needs(Verb.READ)
@require_safe
def unscreened_table(request: HttpRequest) -> HttpResponse:
    """The same figure as a table for a spreadsheet."""
    del request
    rows: list[Row] = [["place", "month", "booked", "no_screening_on_record"]]
    rows += [
        [row.place, f"{row.month:%Y-%m}", row.booked, row.unscreened]
        for row in figure(today(), by=actor()).rows
    ]
    return table_to_save("booked-without-screening", "csv", rows)


@needs(Verb.FOLLOW)
@require_safe
def coordination(request: HttpRequest) -> HttpResponse:
    """How a committee and those below it move."""
    many = _months(request)
    found = _glance(request, many)
    page = {
        "glance": found,
        "measures": [(key, *said) for key, said in MEASURES.items()],
        "table": [(row, [row.cells[key] for key in MEASURES]) for row in found.rows],
        "periods": [(each, each == many) for each in PERIODS],
        "many": many,
        "forms": FORMS,
    }
    return render(request, "statistics/coordination.html", page)


@needs(Verb.FOLLOW)
@require_safe
def coordination_table(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a table to take along."""
    if form not in FORMS:
        raise Http404
    return table_to_save("coordination", form, as_table(_glance(request, _months(request))))


def _months(request: HttpRequest) -> int:
    given = request.GET.get("months", "")
    return next((each for each in PERIODS if str(each) == given), PERIODS[1])


def _glance(request: HttpRequest, many: int) -> Glance:
    found = glance(request.GET.get("committee") or None, many, by=actor())
    if found is None:
        raise Http404
    return found
