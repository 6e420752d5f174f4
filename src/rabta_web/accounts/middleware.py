"""One request, one transaction, one scope: who asks, whether they may, and the ledger last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth import get_user
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import HttpResponseServerError
from django.shortcuts import redirect
from django.utils import timezone

from rabta_web.access.routes import Open, need_of
from rabta_web.access.rows import current, leave, take
from rabta_web.accounts.deeds import DENIED
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import scope_of
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.ui.pages import not_found

FAILED = 500
NOT_FOUND = 404


def today() -> date:
    """The day it is for the people who work here."""
    return timezone.localdate()


def actor() -> Actor:
    """Whoever this request acts for, as the ledger names them."""
    scope = current()
    return Actor(scope.person, scope.purpose)


class ScopeMiddleware:
    """Holds the transaction until the page is made, so that nothing is read outside a scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request within the scope of whoever asks, and within none when it is answered."""
        try:
            return self._answer(request)
        finally:
            leave()

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in one transaction; what failed leaves nothing behind but the ledger's denial."""
        with ledgered():
            user = get_user(request)
            request.user = user
            self._enter(request, user if isinstance(user, Person) else None)
            response = self.get_response(request)
            if response.streaming:
                raise RuntimeError("a page that is made after its transaction would be empty")
            if response.status_code >= FAILED:
                transaction.set_rollback(True)
        if response.status_code == NOT_FOUND and request.resolver_match and isinstance(user, Person):
            self._note_denial(request, user)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Ask the address who may open it, before its view is called."""
        del args, kwargs
        need = need_of(view)
        if need is None:
            return HttpResponseServerError()
        if need is Open.TO_ALL:
            return None
        scope = getattr(request, "scope", None)
        if scope is None:
            return redirect("sign-in")
        return None if isinstance(need, Open) or scope.has(need) else not_found(request)

    def _enter(self, request: HttpRequest, person: Person | None) -> None:
        scope = scope_of(person, today()) if person else None
        request.scope = scope  # type: ignore[attr-defined]
        take(scope)

    def _note_denial(self, request: HttpRequest, person: Person) -> None:
        """What was denied stands in the ledger by the shape of its address, which names nobody."""
        match = request.resolver_match
        scope = scope_of(person, today())
        if match and scope:
            with ledgered():
                take(scope)
                write(DENIED, by=actor(), about=match.route, record=match.kwargs.get("id"))
