"""Referrals on screen: sending, answering, and what became of them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.referrals.actions import move, send
from rabta_web.referrals.choices import Side
from rabta_web.referrals.forms import Refer, Step, Tonight
from rabta_web.referrals.queries import (
    Opened,
    alternatives,
    may_refer,
    of_person,
    open_referral,
    received,
    responsible_for,
    sent,
    things_to_ask,
    whom_to_ask,
)
from rabta_web.referrals.services import confirm, everything, latest, own_agencies

GROUPS = {
    "named": _("who acts, by law"),
    "others": _("others at this place and above it"),
}

FASTER = _("Somebody else was faster. This is how it stands now.")


@needs(May.SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Refer somebody to the agency that should act."""
    held = held_or_404(id, number)
    if not may_refer(held.incident.pk):
        raise Http404
    to = request.GET.get("to", "")
    offices = [(GROUPS[group], each) for group, each in whom_to_ask(held, to)]
    form = Refer(request.POST or None, offices=offices, asks=things_to_ask(held), to=to)
    if request.method == "POST" and form.is_valid():
        made = send(held=held, sending=form.sending(), by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("referral", referral=made)
    return render(request, "referrals/refer.html", {"held": held, "form": form})


@needs(May.READ)
@require_safe
def of_somebody(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """The referrals of somebody, and who is responsible for them now."""
    held = held_or_404(id, number)
    page = {
        "held": held,
        "lines": of_person(held),
        "responsible": responsible_for(held.person, held.incident),
        "may_send": may_refer(held.incident.pk),
    }
    return render(request, "referrals/of_person.html", page)


@needs(Open.SIGNED_IN)
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """What waits for one's agencies, and what one's own people wait for."""
    may = current().has
    page = {
        "received": received(by=actor()) if may(May.RECEIVE) else [],
        "sent": sent(by=actor()) if may(May.SEND) else [],
    }
    return render(request, "referrals/referrals.html", page)


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, referral: UUID) -> HttpResponse:
    """One referral, for either side: the card, what happened, and what can be done now."""
    opened = open_referral(referral, by=actor())
    if opened is None:
        raise Http404
    forms = {side: _form(request, opened, side) for side in _sides(opened)}
    for form in forms.values():
        if form.is_bound and form.is_valid():
            if move(referral=opened.referral, moving=form.moving(), by=actor(), now=timezone.now()):
                return redirect("referral", referral=referral)
            form.add_error(None, str(FASTER))
    return render(request, "referrals/referral.html", {"opened": opened, "forms": forms})


def _sides(opened: Opened) -> list[Side]:
    possible = {
        Side.RECEIVER: opened.receiver_moves,
        Side.SENDER: opened.sender_moves,
        Side.BY_TELEPHONE: opened.telephone_moves,
    }
    return [side for side, moves in possible.items() if moves]


def _form(request: HttpRequest, opened: Opened, side: Side) -> Step:
    given = request.POST if request.POST.get("side") == side else None
    others = alternatives(opened.referral) if side is not Side.SENDER else None
    return Step(given, referral=opened.referral, side=side, others=others)


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def services(request: HttpRequest) -> HttpResponse:
    """Who takes whom tonight; and what one's own office offers, to be confirmed."""
    own, now = own_agencies(), timezone.now()
    last = latest([own[0][0]]).get(own[0][0]) if own else None
    form = Tonight(request.POST or None, agencies=own, last=last)
    if request.method == "POST":
        if not own:
            raise Http404
        if form.is_valid():
            confirm(offer=form.offer(), by=actor(), now=now)
            return redirect("services")
    page = {"offers": everything(now), "form": form if own else None}
    return render(request, "referrals/services.html", page)
