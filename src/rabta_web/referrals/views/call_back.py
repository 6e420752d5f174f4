"""Calling back at home on screen."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.referrals.actions.call_back import call_back
from rabta_web.referrals.forms.call_back import CallBackForm
from rabta_web.referrals.queries.call_back import round_of


@needs(Verb.SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def call_back_home(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everybody of an incident by their home district; those ticked are referred to the office there."""
    found = round_of(id, by=actor())
    if found is None:
        raise Http404
    # Whoever was sent with the same page stays a choice, so that a page sent twice is no error.
    numbers = [each.number for each in (*found.ready, *found.sent)]
    children = {each.number for each in found.ready if each.is_child}
    form = CallBackForm(request.POST or None, numbers=numbers, children=children)
    if request.method == "POST" and form.is_valid():
        call_back(round=found, calling=form.calling(), by=actor(), now=timezone.now())
        return redirect("call-back", id=id)
    page = {
        "round": found,
        "form": form,
        "agreed": {int(number) for number in form["agreed"].value() or () if str(number).isdecimal()},
        "without": {int(number) for number in form["without"].value() or () if str(number).isdecimal()},
    }
    return render(request, "referrals/call_back.html", page)
