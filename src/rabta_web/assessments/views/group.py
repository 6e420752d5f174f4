"""What a group answers on screen: none, some or all, and then everybody alone."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import answer_for_group
from rabta_web.assessments.forms import Group
from rabta_web.assessments.group import facts_to_ask, group_of
from rabta_web.incidents.kinds import Source


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, id: UUID) -> HttpResponse:
    """Ask a group as one; what it answers says that everybody in it must be asked alone."""
    found = group_of(id, by=actor())
    if found is None:
        raise Http404
    form = Group(request.POST or None, facts=facts_to_ask())
    if request.method == "POST" and form.is_valid():
        source = Source(form.cleaned_data["source"])
        answer_for_group(
            incident=found.incident, shares=form.shares(), source=source, by=actor(), now=timezone.now()
        )
        return redirect("group", id=id)
    return render(request, "assessments/group.html", {"found": found, "form": form})
