"""Incidents on screen: the list, one incident, what is corrected, who may see it, and the search."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.actions import change_access, correct
from rabta_web.incidents.drafting import begun
from rabta_web.incidents.forms.event import Correction
from rabta_web.incidents.forms.lists import Filter, Search, WhoMaySee
from rabta_web.incidents.meanwhile import meanwhile
from rabta_web.incidents.own_reports import corrections_of
from rabta_web.incidents.queries import filed, listed, may_manage, opened
from rabta_web.incidents.search import found


@needs(Verb.READ)
@require_safe
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents that the person may see, the latest first."""
    form = Filter(request.GET)
    asked = form.asked(request.GET.get("after", ""))
    page = {
        "form": form,
        "page": listed(asked, by=actor()),
        "asked": asked,
        "may_file": current().has(Verb.FILE),
        "drafts": begun(timezone.now()) if current().has(Verb.FILE) else [],
    }
    return render(request, "incidents/list.html", page)


@needs(Verb.READ)
@require_safe
def incident(request: HttpRequest, id: UUID) -> HttpResponse:
    """One incident; not there and not to be seen look the same."""
    seen = opened(id, by=actor())
    if seen is None:
        raise Http404
    return render(request, "incidents/incident.html", {"opened": seen})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put right what was filed."""
    stands = filed(id)
    if stands is None:
        raise Http404
    initial = {name: getattr(stands, name) for name in ("kind", "happened_on", "happened_at", "began")}
    other = meanwhile(request.POST, corrections_of(stands))
    data = other.joined(request.POST) if request.POST else None
    form = Correction(data, today=today(), initial=initial)
    if request.method == "POST" and form.is_valid() and not other.later:
        correct(incident=id, corrections=form.corrections(), by=actor(), now=timezone.now())
        return redirect("incident", id=id)
    page = {"form": form, "incident_id": id, "meanwhile": other}
    return render(request, "incidents/correction.html", page, status=409 if other.later else 200)


@needs(Verb.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say who may see an incident."""
    if not may_manage(id):
        raise Http404
    form = WhoMaySee(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_access(incident=id, change=form.change(), by=actor(), now=timezone.now())
        return redirect("incident", id=id) if may_manage(id) else redirect("incidents")
    return render(request, "incidents/access.html", {"form": form, "incident_id": id})


@needs(Verb.READ_IDENTITY)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Look for somebody by name or number; what is asked for never stands in an address."""
    form = Search(request.POST or None)
    hits = None
    if request.method == "POST" and form.is_valid():
        hits = found(form.cleaned_data["name"], form.cleaned_data["number"], by=actor())
    return render(request, "incidents/search.html", {"form": form, "hits": hits})
