"""Committees' reports on screen: who has signed, and signing one's own."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for, reaches
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.agencies.queries import named as agency_named
from rabta_web.committees.actions.reports import sign
from rabta_web.committees.forms.reports import Sign
from rabta_web.committees.queries.reports import (
    by_reading,
    counted,
    labelled,
    last_signed,
    month_before,
    note_read,
    reports_of,
    told_in,
)
from rabta_web.committees.report_papers import KIND, report_paper
from rabta_web.ui.papers import FORMS, paper_to_send, pdf_can_be_made


def _month(words: str) -> date:
    """A month as an address names it; the one before this where it names none, or one to come."""
    this = timezone.localdate().replace(day=1)
    with suppress(ValueError):
        month = date.fromisoformat(f"{words}-01")
        if month <= this:
            return month
    return month_before(this)


@needs(May.FOLLOW)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Where every committee that one looks on at stands with its report on a month."""
    month = _month(request.GET.get("month", ""))
    page = {
        "page": reports_of(month, by=actor()),
        "earlier": f"?month={month_before(month):%Y-%m}",
        "own": [(agency, agency_named(agency)) for agency in acts_for(May.RUN)],
    }
    return render(request, "committees/reports.html", page)


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, agency: str, month: str) -> HttpResponse:
    """The report of a committee on a month: its numbers, what was signed, and signing it."""
    if agency not in reaches(May.FOLLOW):
        raise Http404
    of, may_sign = _month(month), agency in acts_for(May.RUN)
    numbers = counted(agency, of)
    form = Sign(request.POST or None, found=numbers["incidents"])
    if request.method == "POST":
        if not may_sign:
            raise Http404
        if form.is_valid():
            sign(agency=agency, month=of, signing=form.signing(), by=actor(), now=timezone.now())
            return redirect("report", agency=agency, month=f"{of:%Y-%m}")
    signed = last_signed(agency, of)
    page = {
        "name": agency_named(agency),
        "month": of,
        "numbers": labelled(numbers),
        "signed": signed,
        "readings": by_reading(signed.numbers if signed else numbers),
        "signed_numbers": labelled(signed.numbers) if signed else [],
        "told": told_in(signed) if signed else [],
        "forms": [each for each in FORMS if each != "pdf" or pdf_can_be_made()],
        "form": form if may_sign else None,
    }
    return render(request, "committees/report.html", page)


@needs(May.FOLLOW)
@require_safe
def report_as_paper(request: HttpRequest, agency: str, month: str, language: str, form: str) -> HttpResponse:
    """The report of a committee on a month as it was signed, to print, as Word or as PDF."""
    del request
    if agency not in reaches(May.FOLLOW) or language not in {"en", "ur"}:
        raise Http404
    signed = last_signed(agency, _month(month))
    if signed is None:
        raise Http404
    note_read(signed, by=actor())
    return paper_to_send(report_paper(signed, language), KIND, language, form)
