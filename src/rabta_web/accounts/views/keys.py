"""The keys that let a program act for oneself."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.roles import VERBS
from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.actions.keys import end_key, make_key
from rabta_web.accounts.forms import NewKey
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import id_in, keys_of


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """One's own keys: make one, which is shown once, or end one."""
    person, now = cast(Person, request.user), timezone.now()
    if request.method == "POST" and "end" in request.POST:
        if id := id_in(request.POST["end"]):
            end_key(id=id, by=actor(), now=now)
        return redirect("own-keys")
    form = NewKey(request.POST or None, verbs=[verb for verb in Verb if current().has(verb)])
    secret = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = [Verb(verb) for verb in given["verbs"]]
        secret = make_key(
            person=person, label=given["label"], verbs=chosen, days=given["days"], by=actor(), now=now
        )
    shown = [(key, [VERBS[Verb(verb)] for verb in key.verbs]) for key in keys_of(person, now)]
    page = {"form": form, "secret": secret, "keys": shown}
    return render(request, "accounts/keys.html", page)
