"""Signed papers on screen: putting them on file, and giving them out."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import put_on_file
from rabta_web.assessments.forms import PutOnFile
from rabta_web.assessments.on_file import scan_on_file
from rabta_web.assessments.papers import choices
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.attachments.sending import to_save


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def put(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Put a signed paper on file."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    papers = [(each.kind, each.title) for each in choices()]
    form = PutOnFile(request.POST or None, request.FILES or None, papers=papers)
    if request.method == "POST" and form.is_valid():
        put_on_file(held=held, signed=form.signed(), by=actor(), now=timezone.now())
        return redirect("papers", id=id, number=number)
    return render(request, "assessments/put_on_file.html", {"held": held, "form": form})


@needs(Verb.READ_IDENTITY)
@require_safe
def scan(request: HttpRequest, paper: UUID) -> HttpResponse:
    """A signed paper, to be saved."""
    del request
    found = scan_on_file(paper, by=actor())
    if found is None:
        raise Http404
    return to_save("paper", found)
