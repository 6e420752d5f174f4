"""What belongs to oneself: where to start, purpose, second factor, password, PIN, signing out everywhere."""

from __future__ import annotations

from typing import cast

import pyotp
import segno
from django.contrib.auth import logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabta_web.access.roles import PURPOSES
from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Purpose, Verb
from rabta_web.accounts.actions.door import (
    counter_of,
    declare_purpose,
    forget_tries,
    may_try,
    sign_out_everywhere,
)
from rabta_web.accounts.actions.factors import (
    change_password,
    confirm_second_factor,
    new_recovery_codes,
    secret_to_share,
    set_pin,
)
from rabta_web.accounts.forms import ChangePassword, DeclarePurpose, FirstCode, NewPin
from rabta_web.accounts.middleware import actor, today
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import has_second_factor, purposes_of
from rabta_web.accounts.sessions import began, is_shared, know_device, know_quick, set_proved
from rabta_web.accounts.unsent import UNSENT, unsent_of
from rabta_web.audit.ledger import Actor

FIRST_PAGES = (
    (Verb.FILE, "desk"),
    (Verb.GIVE_OPINION, "desk"),
    (Verb.READ, "incidents"),
    (Verb.READ_LEDGER, "ledger"),
    (Verb.MANAGE_ACCOUNTS, "accounts"),
)


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)


@needs(Open.SIGNED_IN)
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The first page of whoever has signed in: where their work is."""
    if unsent_of(request, _person(request), timezone.now()):
        return redirect("unsent")
    scope = current()
    return redirect(next((page for verb, page in FIRST_PAGES if scope.has(verb)), "own-entries"))


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request: HttpRequest) -> HttpResponse:
    """What was sent after the session was over: to be sent now, or dropped."""
    found = unsent_of(request, _person(request), timezone.now())
    if request.method == "POST" or found is None:
        request.session.pop(UNSENT, None)
        if found and UNSENT in request.POST:
            # The browser sends the same form on, so that the page takes it as it would have.
            return HttpResponse(status=307, headers={"Location": found.path})
        return redirect("start")
    return render(request, "accounts/unsent.html", {"unsent": found})


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def purpose(request: HttpRequest) -> HttpResponse:
    """Declare for which purpose one works from here on."""
    purposes = purposes_of(_person(request), today())
    form = DeclarePurpose(request.POST or None, purposes=purposes)
    if request.method == "POST" and form.is_valid():
        chosen = Purpose(form.cleaned_data["purpose"])
        request.session["purpose"] = chosen.value
        declare_purpose(by=Actor(current().person, chosen))
        return redirect("start")
    return render(request, "accounts/purpose.html", {"form": form})


@needs(Open.SIGNED_IN)
@require_safe
def own_sign_in(request: HttpRequest) -> HttpResponse:
    """What one can change about one's own signing in."""
    person = _person(request)
    page = {
        "purpose": PURPOSES[current().purpose],
        "several_purposes": len(purposes_of(person, today())) > 1,
        "has_second_factor": has_second_factor(person),
        "shared": is_shared(request),
    }
    return render(request, "accounts/own_sign_in.html", page)


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up the telephone that shows codes; whoever has none yet can do nothing else."""
    person = _person(request)
    if has_second_factor(person):
        raise Http404
    secret = secret_to_share(person=person)
    form = FirstCode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        counter = counter_of("first code", person.username, None)
        code = form.cleaned_data["code"].strip()
        codes = (
            confirm_second_factor(person=person, code=code, now=timezone.now(), by=actor())
            if may_try(counter)
            else []
        )
        if codes:
            forget_tries(counter)
            set_proved(request)
            response = render(request, "accounts/recovery_codes.html", {"codes": codes})
            know_device(request, response, person.username)
            return response
        form.add_error("code", _("This is not the code. Is the clock of the telephone right?"))
    return render(
        request,
        "accounts/second_factor.html",
        {"form": form, "secret": secret, "groups": _in_groups(secret), "square": _square(secret, person)},
    )


def _in_groups(secret: str) -> list[str]:
    """The secret in groups of four, to be typed."""
    return [secret[start : start + 4] for start in range(0, len(secret), 4)]


def _square(secret: str, person: Person) -> str:
    """The secret as a square that a telephone reads, for the page itself."""
    address = pyotp.TOTP(secret).provisioning_uri(name=person.username, issuer_name="Rabta")
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=4, light="#fff", dark="#000")
    return mark_safe(drawn)  # noqa: S308


@needs(Open.SIGNED_IN)
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes, shown once."""
    person = _person(request)
    if not has_second_factor(person):
        raise Http404
    return render(
        request, "accounts/recovery_codes.html", {"codes": new_recovery_codes(person=person, by=actor())}
    )


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; sessions elsewhere end."""
    person = _person(request)
    form = ChangePassword(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        counter = counter_of("old password", person.username, None)
        if may_try(counter) and person.check_password(form.cleaned_data["old"]):
            forget_tries(counter)
            change_password(person=person, password=form.cleaned_data["password"], by=actor())
            update_session_auth_hash(request, person)
            return redirect("own-sign-in")
        form.add_error("old", _("This is not the password until now, or it was tried too often."))
    return render(request, "accounts/password.html", {"form": form})


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """Set a PIN to come back with, on a shared computer."""
    if not is_shared(request):
        raise Http404
    form = NewPin(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = _person(request)
        entry = set_pin(person=person, pin=form.cleaned_data["pin"], began=began(request), by=actor())
        response = redirect("own-sign-in")
        know_quick(response, person, entry)
        return response
    return render(request, "accounts/pin.html", {"form": form})


@needs(Open.SIGNED_IN)
@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of oneself, this one too."""
    sign_out_everywhere(person=_person(request), by=actor())
    logout(request)
    return redirect("sign-in")
