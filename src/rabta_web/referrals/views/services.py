"""The service directory on screen: who takes whom tonight, and who takes this person."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.referrals.actions.services import confirm, confirm_again
from rabta_web.referrals.choices.offers import TAKES, Takes
from rabta_web.referrals.forms.services import Tonight
from rabta_web.referrals.queries.matching import matches, wanted_of
from rabta_web.referrals.queries.responsibility import may_refer
from rabta_web.referrals.queries.services import everything, latest, own_agencies, seen

WITH_THEM = (Takes.MOTHERS_WITH_SONS, Takes.DISABILITY)
"""What is recorded nowhere, and asked when somebody looks for a place."""


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def services(request: HttpRequest) -> HttpResponse:
    """Who takes whom tonight; and what one's own office offers, to be confirmed."""
    own, now = own_agencies(), timezone.now()
    last = latest(agency for agency, _name in own)
    first = last.get(own[0][0]) if own else None
    form = Tonight(request.POST or None, agencies=own, last=first)
    if request.method == "POST":
        if not own:
            raise Http404
        if form.is_valid():
            confirm(offer=form.offer(), by=actor(), now=now)
            return redirect("services")
    page = {
        "offers": everything(now),
        "own": seen(last.values(), now),
        "form": form if own else None,
    }
    return render(request, "referrals/services.html", page)


@needs(May.RECEIVE)
@require_POST
def still_so(request: HttpRequest) -> HttpResponse:
    """What one's own office offered last still holds."""
    if not confirm_again(agency=request.POST.get("agency", ""), by=actor(), now=timezone.now()):
        raise Http404
    return redirect("services")


@needs(May.READ)
@require_safe
def who_takes(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Who takes this person, the nearest first, with the reasons."""
    held = held_or_404(id, number)
    given = request.GET.getlist("with")
    also = [each for each in WITH_THEM if each.value in given]
    page = {
        "held": held,
        "matches": matches(held, wanted_of(held, also), timezone.now()),
        "with_them": [(each.value, TAKES[each], each in also) for each in WITH_THEM],
        "may_refer": may_refer(held.incident.pk, held.person.pk),
    }
    return render(request, "referrals/who_takes.html", page)
