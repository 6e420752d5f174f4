"""Places on screen: the map and the list of a day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.places.atlas import name_of
from rabta_web.places.pages import by_province, on_map, provinces


def day_asked(request: HttpRequest) -> date:
    """The day a page is about: the one asked for, or today."""
    with suppress(ValueError):
        return date.fromisoformat(request.GET.get("on", ""))
    return timezone.localdate()


@needs(Open.SIGNED_IN)
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """The districts of a day on a map and by province, those with some words in their name."""
    day, words = day_asked(request), request.GET.get("q", "").strip()
    listed = [
        (name_of(province), [(area.id, name_of(area)) for area in areas])
        for province, areas in by_province(day, words)
    ]
    page = {
        "day": day,
        "words": words,
        "tiles": on_map(day),
        "legend": [name_of(province) for province in provinces(day)],
        "listed": listed,
        "count": sum(len(areas) for _, areas in listed),
    }
    return render(request, "places/places.html", page)
