"""A second look at a screening without a sign, on screen."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import review
from rabta_web.assessments.choices import ComesTo
from rabta_web.assessments.forms import LookAgain
from rabta_web.assessments.history import what_was_said
from rabta_web.assessments.samples import open_sample
from rabta_web.assessments.views.reading import held_or_404


@needs(Verb.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def look_again(request: HttpRequest, sample: UUID) -> HttpResponse:
    """What was asked and answered, and what somebody else makes of it."""
    found = open_sample(sample, by=actor())
    if found is None:
        raise Http404
    form = LookAgain(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        comes_to = ComesTo(given["comes_to"])
        review(sample=found, comes_to=comes_to, reason=given["reason"], by=actor(), now=timezone.now())
        return redirect("desk")
    held = held_or_404(found.incident_id, found.person.number)
    page = {"sample": found, "form": form, "held": held, "said": what_was_said(held)}
    return render(request, "assessments/look_again.html", page)
