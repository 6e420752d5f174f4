"""What the ledger shows a person."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.queries import Seen, looked_at, seen
from rabta_web.audit.queries import PAGE

FEWEST = PAGE - 10
"""A page may lack what it must not show; one that is nearly full may have others before it."""


@needs(Verb.READ_LEDGER)
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Who did and looked at what, in the chains that the person audits."""
    return _page(request, "accounts/ledger.html", seen(before=_before(request)), whole=True)


@needs(Open.SIGNED_IN)
@require_safe
def record_entries(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who did and looked at what with one record; a record of which the person may see none is not there."""
    entries = looked_at(id, by=actor(), before=_before(request))
    if not entries:
        raise Http404
    return _page(request, "accounts/record.html", entries, record=id)


@needs(Open.SIGNED_IN)
@require_safe
def own_entries(request: HttpRequest) -> HttpResponse:
    """What the person did and looked at themselves."""
    entries = seen(actor=current().person, before=_before(request))
    return _page(request, "accounts/ledger.html", entries, whole=False)


def _before(request: HttpRequest) -> str:
    """Where the page before ended, as its address says."""
    return request.GET.get("before", "")


def _page(request: HttpRequest, template: str, entries: list[Seen], **more: object) -> HttpResponse:
    """A page of entries, with the way to those before them if there may be any."""
    earlier = f"?before={entries[-1].entry.pk}" if len(entries) >= FEWEST else ""
    later = request.path if _before(request) else ""
    page = {"entries": entries, "earlier": earlier, "later": later, **more}
    return render(request, template, page)
