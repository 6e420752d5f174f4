"""Agencies on screen, and a place with the offices at it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.agencies.queries import found, line_above, next_below, offices_at, opened
from rabta_web.places.pages import KINDS, area_page
from rabta_web.places.views import day_asked


@needs(Open.SIGNED_IN)
@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A place as of a day: where it lies, what it came of, and the offices there."""
    day = day_asked(request)
    page = area_page(place, day)
    if page is None:
        raise Http404
    offices = [(office, line_above(office)) for office in offices_at(place)]
    points = [(point, KINDS[point.kind.value]) for point in page.points]
    return render(
        request, "agencies/place.html", {"page": page, "day": day, "offices": offices, "points": points}
    )


@needs(Open.SIGNED_IN)
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Offices whose name has some words in it."""
    words = request.GET.get("q", "").strip()
    return render(request, "agencies/agencies.html", {"words": words, "offices": found(words)})


@needs(Open.SIGNED_IN)
@require_safe
def agency(request: HttpRequest, agency: str) -> HttpResponse:
    """An office with its line of command. Who works there is not shown."""
    office = opened(agency)
    if office is None:
        raise Http404
    return render(
        request,
        "agencies/agency.html",
        {"office": office, "above": line_above(office), "below": next_below(office)},
    )
