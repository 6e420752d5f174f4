"""Incidents on screen: the list, the form of a first report, one incident."""

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
from rabta_web.incidents.actions import file_incident
from rabta_web.incidents.forms import FirstReport
from rabta_web.incidents.queries import listed, opened


@needs(Verb.READ)
@require_safe
def incidents(request: HttpRequest) -> HttpResponse:
    """The latest incidents that the person may see."""
    page = {"lines": listed(by=actor()), "may_file": current().has(Verb.FILE)}
    return render(request, "incidents/list.html", page)


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The form of a first report, and its filing."""
    form = FirstReport(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        return redirect("incident", id=file_incident(draft=form.draft(), by=actor(), now=timezone.now()))
    return render(request, "incidents/file.html", {"form": form})


@needs(Verb.READ)
@require_safe
def incident(request: HttpRequest, id: UUID) -> HttpResponse:
    """One incident; not there and not to be seen look the same."""
    found = opened(id, by=actor())
    if found is None:
        raise Http404
    return render(request, "incidents/incident.html", {"opened": found})
