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
from rabta_web.accounts.queries import looked_at, seen


@needs(Verb.READ_LEDGER)
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Who did and looked at what, in the chains that the person audits."""
    return render(request, "accounts/ledger.html", {"entries": seen(), "whole": True})


@needs(Open.SIGNED_IN)
@require_safe
def record_entries(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who did and looked at what with one record; a record of which the person may see none is not there."""
    entries = looked_at(id, by=actor())
    if not entries:
        raise Http404
    return render(request, "accounts/record.html", {"entries": entries, "record": id})


@needs(Open.SIGNED_IN)
@require_safe
def own_entries(request: HttpRequest) -> HttpResponse:
    """What the person did and looked at themselves."""
    return render(request, "accounts/ledger.html", {"entries": seen(actor=current().person), "whole": False})
