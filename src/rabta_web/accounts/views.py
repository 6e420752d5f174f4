"""Signing in and out, where to go from there, and what the ledger shows a person."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.actions import note_refused_sign_in, note_sign_in
from rabta_web.accounts.forms import SignIn
from rabta_web.accounts.middleware import actor, today
from rabta_web.accounts.queries import looked_at, seen


@needs(Open.SIGNED_IN)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page of whoever has signed in: where their work is."""
    del request
    scope = current()
    if scope.has(Verb.READ):
        return redirect("incidents")
    return redirect("ledger" if scope.has(Verb.READ_LEDGER) else "own-entries")


@needs(Open.TO_ALL)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a name and a password."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = authenticate(request, **form.cleaned_data)
        if person is not None:
            login(request, person)
            note_sign_in(person=person, today=today())
            return redirect("start")
        note_refused_sign_in()
        form.add_error(None, _("Name and password do not belong together, or the account is closed."))
    return render(request, "accounts/sign_in.html", {"form": form})


@needs(Open.TO_ALL)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and leave nothing in the browser."""
    logout(request)
    answer = redirect("sign-in")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


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
