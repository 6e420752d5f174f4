"""How a reading came to what it is, on screen."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.assessments.history import conclusions_of, how_it_came, what_was_said
from rabta_web.assessments.views.reading import held_or_404


@needs(Verb.READ)
@require_safe
def history(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """What was said when, what each reading came to with it, and what comes to something else today."""
    held = held_or_404(id, number)
    page = {"held": held, "came": how_it_came(held), "said": what_was_said(held)}
    page["conclusions"] = conclusions_of(held)
    return render(request, "assessments/history.html", page)
