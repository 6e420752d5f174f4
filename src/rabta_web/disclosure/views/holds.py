"""Legal holds on screen, and what the data-protection officer decides of records that none keeps."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.disclosure.actions import holds as actions
from rabta_web.disclosure.forms.holds import Decide, EndHold, PlaceHold
from rabta_web.disclosure.queries.holds import held
from rabta_web.disclosure.queries.retention import for_review, kept_by_hold, period, record


@needs(Verb.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def holds(request: HttpRequest, id: UUID) -> HttpResponse:
    """What holds a record: since when, why, until when; a hold is placed and ended here."""
    found = held(id, by=actor())
    if found is None:
        raise Http404
    now, sent = timezone.now(), request.POST.get("form")
    place = PlaceHold(request.POST if sent == "place" else None, today=today())
    end = EndHold(request.POST if sent == "end" else None, standing=found.standing)
    if place.is_bound and place.is_valid():
        actions.place(incident=id, **place.placed(), by=actor(), now=now)
        return redirect("holds", id=id)
    if end.is_bound and end.is_valid():
        actions.end(incident=id, **end.ended(), by=actor(), now=now)
        return redirect("holds", id=id)
    return render(request, "disclosure/holds.html", {"held": found, "place": place, "end": end})


@needs(Verb.DECIDE_RETENTION)
@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """What is held, and what may be reviewed for erasure; no name, no place, nothing that was told."""
    page = {
        "period": period(),
        "review": for_review(by=actor(), now=timezone.now()),
        "held": kept_by_hold(by=actor()),
    }
    return render(request, "disclosure/retention.html", page)


@needs(Verb.DECIDE_RETENTION)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, id: UUID) -> HttpResponse:
    """Decide on one record that no hold keeps and whose time has run."""
    found = record(id, by=actor())
    if found is None:
        raise Http404
    now = timezone.now()
    form = Decide(request.POST or None, today=today()) if found.may_be_decided(now) else None
    if form and form.is_bound and form.is_valid():
        actions.decide(id=id, **form.decided(), by=actor(), now=now)
        return redirect("retention")
    return render(request, "disclosure/decide.html", {"found": found, "form": form})
