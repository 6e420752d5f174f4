"""A matter that went up, on screen: each level sees its part, and answers where it is asked."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.committees.actions.forwarding import answer
from rabta_web.committees.forms.sittings import AnswerMatter
from rabta_web.committees.forwarding import Verb
from rabta_web.committees.queries.forwarding import thread


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def matter(request: HttpRequest, matter: UUID) -> HttpResponse:
    """A matter with its hops; whoever runs the committee that is asked may answer it or return it."""
    found = thread(matter, by=actor())
    if found is None:
        raise Http404
    asked = next((each for each in found.hops if each.moves), None)
    form = AnswerMatter(request.POST or None)
    if request.method == "POST":
        if asked is None:
            raise Http404
        if form.is_valid():
            given = form.cleaned_data
            answer(
                hop=asked.hop,
                verb=Verb(given["verb"]),
                reason=given["reason"],
                by=actor(),
                now=timezone.now(),
            )
            return redirect("matter", matter=matter)
    return render(request, "committees/matter.html", {"thread": found, "asked": asked, "form": form})
