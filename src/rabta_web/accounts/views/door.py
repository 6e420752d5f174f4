"""The door: signing in by password and code, coming back by PIN, the first password, signing out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import take
from rabta_web.accounts.actions.door import (
    counter_of,
    forget_tries,
    may_try,
    note_refused_sign_in,
    note_sign_in,
    person_with,
)
from rabta_web.accounts.actions.factors import end_quick_entry, enter_by_pin, prove, set_first_password
from rabta_web.accounts.forms import Code, Pin, SignIn, Welcome
from rabta_web.accounts.middleware import today
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import bare_scope, has_second_factor, person_by_id, scope_of
from rabta_web.accounts.sessions import (
    QUICK,
    device_of,
    enter,
    half,
    half_enter,
    know_device,
    quick_of,
)
from rabta_web.accounts.unsent import UNSENT


def _refused() -> str:
    """One sentence for every reason, so that it tells nobody which names are there."""
    return _(
        "This was not right, the account is closed, or it was tried too often. Wait 15 minutes if you"
        " tried often, and ask whoever looks after your account if it goes on."
    )


@needs(Open.TO_ALL)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a name and a password; the code of the telephone is asked next."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        username = given["username"]
        device = device_of(request, username)
        person = person_with(username=username, password=given["password"], device=device)
        if person is None:
            note_refused_sign_in()
            form.add_error(None, _refused())
        elif scope_of(person, today()) is None:
            form.add_error(None, _("Nobody has appointed you to anything that is in force today."))
        else:
            return _after_password(request, person, shared=bool(given["shared"]))
    page = {"form": form, "may_come_back": quick_of(request) is not None, "kept": UNSENT in request.session}
    return render(request, "accounts/sign_in.html", page)


def _after_password(request: HttpRequest, person: Person, *, shared: bool) -> HttpResponse:
    take(bare_scope(person))
    if has_second_factor(person):
        half_enter(request, person, now=timezone.now(), shared=shared)
        return redirect("code")
    return _let_in(request, person, shared=shared, proved=False)


def _let_in(request: HttpRequest, person: Person, **session: Any) -> HttpResponse:
    enter(request, person, now=timezone.now(), **session)
    note_sign_in(person=person, today=today())
    response = redirect("start")
    if session["proved"] or (person.demonstration and settings.DEMONSTRATION):
        know_device(request, response, person.username)
    return response


@needs(Open.TO_ALL)
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second half of signing in: a code of the telephone, or a recovery code."""
    waiting = half(request, timezone.now())
    person = person_by_id(waiting["person"]) if waiting else None
    if waiting is None or person is None:
        return redirect("sign-in")
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        take(bare_scope(person))
        counter = counter_of("code", person.username, device_of(request, person.username))
        if may_try(counter) and prove(
            person=person, code=form.cleaned_data["code"].strip(), now=timezone.now()
        ):
            forget_tries(counter)
            return _let_in(request, person, shared=waiting["shared"], proved=True)
        note_refused_sign_in()
        form.add_error(None, _refused())
    return render(request, "accounts/code.html", {"form": form})


@needs(Open.TO_ALL)
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Come back to a shared computer by PIN."""
    kept = quick_of(request)
    if kept is None:
        return redirect("sign-in")
    form = Pin(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = person_by_id(kept[0])
        if person is not None:
            take(bare_scope(person))
            now = timezone.now()
            entry = enter_by_pin(person=person, entry=kept[1], pin=form.cleaned_data["pin"], now=now)
            if entry:
                enter(request, person, now=now, shared=True, proved=True, began=entry.began)
                note_sign_in(person=person, today=today(), deed="signed_in.by_pin")
                return redirect("start")
        note_refused_sign_in()
        form.add_error(None, _("This is not your PIN, or it counts no more. Sign in fully."))
    return render(request, "accounts/come_back.html", {"form": form, "kept": UNSENT in request.session})


@needs(Open.TO_ALL)
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Set the first password with the code of a new account."""
    form = Welcome(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        username = given["username"]
        counter = counter_of("setup", username, None)
        person = Person.objects.filter(username=username).first()
        take(bare_scope(person) if person else None)
        if may_try(counter) and set_first_password(
            username=username, code=given["code"], password=given["password"], now=timezone.now()
        ):
            forget_tries(counter)
            note_sign_in(person=Person.objects.get(username=username), today=today(), deed="password.set")
            return redirect("sign-in")
        note_refused_sign_in()
        form.add_error(None, _refused())
    return render(request, "accounts/welcome.html", {"form": form})


@needs(Open.TO_ALL)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and leave nothing in the browser but that it is known."""
    kept = quick_of(request)
    if kept and request.user.pk == kept[0]:
        end_quick_entry(entry=kept[1])
    logout(request)
    answer = redirect("sign-in")
    answer.delete_cookie(QUICK)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
