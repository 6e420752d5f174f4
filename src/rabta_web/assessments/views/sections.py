"""Sections that already stand against somebody: copied from a file, and never asked of the person."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import answer
from rabta_web.assessments.forms import SectionsOnFile
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.incidents.actions import Heard
from rabta_web.incidents.kinds import Source


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def sections(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Write down which sections somebody was booked under already; protection follows from it at once."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    known = held.night.outcome.assessed.known
    form = SectionsOnFile(request.POST or None, stands=lambda fact: known.value(fact) is True)
    if request.method == "POST" and form.is_valid():
        heard = Heard(id=uuid4(), source=Source.DOCUMENT, so=form.new())
        if heard.so:
            answer(asked=held, heard=heard, by=actor(), now=timezone.now())
        return redirect("reading", id=id, number=number)
    return render(request, "assessments/sections.html", {"held": held, "form": form})
