"""One request, one transaction, one scope: who asks, whether they may, and the ledger last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.response import HttpResponseServerError
from django.shortcuts import redirect
from django.utils import timezone

from rabta_web.access.routes import Open, need_of
from rabta_web.access.rows import current, leave, take
from rabta_web.access.values import Purpose, Scope
from rabta_web.accounts.actions.keys import key_hash
from rabta_web.accounts.deeds import DENIED
from rabta_web.accounts.models import ApiKey, Person
from rabta_web.accounts.queries import holder_of, in_force, purposes_in, scope_from, scope_of
from rabta_web.accounts.sessions import is_proved, lives
from rabta_web.accounts.unsent import keep
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.ui.pages import not_found

API = "/api/"
"""Where programs ask: they show a key with every request, and a session counts for nothing there."""

BEARER = "Bearer "
FAILED = 500
NOT_FOUND = 404
NO_KEY = 401


def today() -> date:
    """The day it is for the people who work here."""
    return timezone.localdate()


def actor() -> Actor:
    """Whoever this request acts for, as the ledger names them."""
    scope = current()
    return Actor(scope.person, scope.purpose)


def signed_in(request: HttpRequest) -> Person | None:
    """Whoever this session belongs to, if it still lives; what is over is cleared away."""
    person = get_user(request)
    if not isinstance(person, Person):
        return None
    if lives(request, timezone.now()) and (not person.demonstration or settings.DEMONSTRATION):
        return person
    request.session.flush()
    request.was = person  # type: ignore[attr-defined]
    return None


def key_shown(request: HttpRequest) -> ApiKey | None:
    """The key that a program shows, if it still holds and its person may sign in here."""
    shown = request.headers.get("Authorization", "")
    key = (
        holder_of(key_hash(shown.removeprefix(BEARER)), timezone.now()) if shown.startswith(BEARER) else None
    )
    return key if key and (not key.person.demonstration or settings.DEMONSTRATION) else None


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
            if request.path.startswith(API):
                scope = self._enter_by_key(request, key_shown(request))
            else:
                person = signed_in(request)
                request.user = person or get_user(request)
                scope = self._enter(request, person)
            response = self.get_response(request)
            if response.streaming:
                raise RuntimeError("a page that is made after its transaction would be empty")
            if response.status_code >= FAILED:
                transaction.set_rollback(True)
        if request.path.startswith(API) and response.status_code in TOLD and not _is_problem(response):
            response = problem(response.status_code)
        if response.status_code == NOT_FOUND and request.resolver_match and scope:
            self._note_denial(request, scope)
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
        scope, step = getattr(request, "scope", None), getattr(request, "step", None)
        if scope is None:
            was = getattr(request, "was", None)
            if was and request.method == "POST":
                keep(request, was, timezone.now())
            return problem(NO_KEY) if request.path.startswith(API) else redirect("sign-in")
        if step:
            match = request.resolver_match
            return None if match and match.url_name == step else redirect(step)
        return None if isinstance(need, Open) or scope.has(need) else not_found(request)

    def _enter(self, request: HttpRequest, person: Person | None) -> Scope | None:
        """Take the scope of whoever asks; until they have done what comes first, it grants nothing."""
        held = in_force(person, today()) if person else []
        purposes = purposes_in(held)
        declared = request.session.get("purpose") if person else None
        purpose = declared if declared in purposes else (purposes[0] if len(purposes) == 1 else None)
        scope = scope_from(person, held, purpose) if person else None
        step = None
        if person and scope:
            step = first_step(proved=is_proved(request, person), declared=purpose is not None)
            scope = replace(scope, grants=()) if step else scope
        request.scope, request.step, request.held = scope, step, held  # type: ignore[attr-defined]
        take(scope)
        return scope

    def _enter_by_key(self, request: HttpRequest, key: ApiKey | None) -> Scope | None:
        """Take what a key allows: never more than its person may do today."""
        scope = scope_of(key.person, today(), Purpose(key.purpose)) if key else None
        if key and scope:
            request.user = key.person
            scope = replace(scope, grants=tuple(each for each in scope.grants if each.verb in key.verbs))
        request.scope, request.step = scope, None  # type: ignore[attr-defined]
        take(scope)
        return scope

    def _note_denial(self, request: HttpRequest, scope: Scope) -> None:
        """What was denied stands in the ledger by the shape of its address, which names nobody."""
        match = request.resolver_match
        if match:
            with ledgered():
                take(scope)
                write(DENIED, by=actor(), about=match.route, record=match.kwargs.get("id"))


TOLD = {401: "Show a key that holds.", 404: "There is nothing here for you.", 500: "This failed on our side."}
PROBLEM = "application/problem+json"


def problem(status: int) -> HttpResponse:
    """What a program is told where no operation could say it: RFC 9457."""
    said = {"type": "about:blank", "title": TOLD[status], "status": status, "detail": ""}
    headers = {"WWW-Authenticate": "Bearer"} if status == NO_KEY else None
    return JsonResponse(said, status=status, content_type=PROBLEM, headers=headers)


def _is_problem(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type") == PROBLEM


def first_step(*, proved: bool, declared: bool) -> str | None:
    """The page that comes before all others, if there is one: second factor, then purpose."""
    if not proved:
        return "second-factor"
    return None if declared else "purpose"
