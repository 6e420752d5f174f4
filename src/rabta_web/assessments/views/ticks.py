"""Six ticks for each of many people on screen."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.ticking import TICKS, Lane, listed, tick


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def ticks(request: HttpRequest, id: UUID) -> HttpResponse:
    """A page of a list in a lane; what is ticked is kept for each person by itself."""
    lane, page = request.GET.get("lane", Lane.ALL), request.GET.get("page", "1")
    if lane not in list(Lane):
        raise Http404
    found = listed(id, Lane(lane), int(page) if page.isdecimal() else 1, by=actor())
    if found is None:
        raise Http404
    stamp = _stamp(request.POST.get("stamp", ""))
    if request.method == "POST" and stamp:
        so = {
            row.person.number: frozenset(TICKS) & frozenset(request.POST.getlist(f"so-{row.person.number}"))
            for row in found.rows
        }
        asked = [int(number) for number in request.POST.getlist("asked") if number.isdecimal()]
        tick(found.rows, so, asked, stamp, by=actor(), now=timezone.now())
        later = min(found.page + 1, found.pages)
        return redirect(f"{reverse('ticks', kwargs={'id': id})}?lane={lane}&page={later}")
    return render(request, "assessments/ticks.html", {"found": found, "stamp": uuid4()})


def _stamp(written: str) -> UUID | None:
    """What marks a page, so that sending it twice says it once."""
    try:
        return UUID(written)
    except ValueError:
        return None
