"""The accounts of others: adding, appointing, ending, closing, within the administrator's own line."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.actions import people
from rabta_web.accounts.actions.people import MayNotAppointError
from rabta_web.accounts.forms import AddPerson, Appoint
from rabta_web.accounts.middleware import actor, today
from rabta_web.accounts.queries import Account, account, accounts, appointments, name_of
from rabta_web.audit.ledger import ledgered, write


@needs(Verb.MANAGE_ACCOUNTS)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The accounts that the person looks after."""
    rows = accounts(current(), today())
    with ledgered():
        write("accounts.listed", by=actor(), detail={"rows": len(rows)})
    return render(request, "accounts/accounts.html", {"accounts": rows, "own": current().person})


@needs(Verb.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add somebody; their code is shown once, to be given to them."""
    form = AddPerson(request.POST or None, scope=current())
    if request.method == "POST" and form.is_valid():
        person, code = people.invite(**form.cleaned_data, now=timezone.now(), by=actor())
        return render(
            request, "accounts/code_to_give.html", {"person": person, "name": name_of(person), "code": code}
        )
    return render(request, "accounts/add.html", {"form": form})


@needs(Verb.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One account, what its person is and was, and a form to appoint them."""
    found = _found(id)
    form = Appoint(request.POST or None, scope=current(), person=found.person, today=today())
    if request.method == "POST" and form.is_valid():
        people.appoint(person=id, office=form.office(), by=actor())
        return redirect("account", id=id)
    with ledgered():
        write("account.read", by=actor(), record=id)
    held = appointments(current(), found.person, today())
    return render(request, "accounts/account.html", {"account": found, "held": held, "form": form})


@needs(Verb.MANAGE_ACCOUNTS)
@require_POST
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """End an appointment today."""
    del request
    try:
        person = people.end_appointment(appointment=id, today=today(), by=actor())
    except MayNotAppointError:
        raise Http404 from None
    return redirect("account", id=person)


@needs(Verb.MANAGE_ACCOUNTS)
@require_POST
def close(request: HttpRequest, id: UUID) -> HttpResponse:
    """Close an account, or open it again."""
    found = _found(id)
    (people.close if found.person.is_active else people.reopen)(person=id, by=actor())
    del request
    return redirect("account", id=id)


@needs(Verb.MANAGE_ACCOUNTS)
@require_POST
def reset(request: HttpRequest, id: UUID) -> HttpResponse:
    """A new code for somebody who lost password or telephone."""
    found = _found(id)
    code = people.reset(person=id, now=timezone.now(), by=actor())
    return render(
        request, "accounts/code_to_give.html", {"person": found.person, "name": found.name, "code": code}
    )


def _found(id: UUID) -> Account:
    """An account that the person looks after; not there and not theirs look the same."""
    found = account(current(), id, today())
    if found is None:
        raise Http404
    return found
