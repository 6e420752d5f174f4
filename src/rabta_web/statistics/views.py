"""Figures on screen and to take along."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.vocabulary import counted_sections, law, words
from rabta_web.statistics.queries import figure, to_screen


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
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["place", "month", "booked", "no_screening_on_record"])
    for row in figure(today(), by=actor()).rows:
        writer.writerow([row.place, f"{row.month:%Y-%m}", row.booked, row.unscreened])
    headers = {"Content-Disposition": 'attachment; filename="booked-without-screening.csv"'}
    return HttpResponse(table.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
