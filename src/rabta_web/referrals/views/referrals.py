"""Referrals on screen: sending, answering, and what became of them."""

from __future__ import annotations

from base64 import b64decode
from functools import partial
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
from rabta_web.assessments.queries import Sitting
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.attachments import Cleaned
from rabta_web.attachments.sending import to_save
from rabta_web.incidents.queries import reference
from rabta_web.referrals.actions.handing_over import give
from rabta_web.referrals.actions.referrals import move, send
from rabta_web.referrals.card import clock_words, running
from rabta_web.referrals.choices.cycle import Side
from rabta_web.referrals.forms.handing_over import NoteCopy, NoteStop
from rabta_web.referrals.forms.referrals import Choosing, Refer
from rabta_web.referrals.forms.step import Step
from rabta_web.referrals.queries.beside import beside
from rabta_web.referrals.queries.consents import consents_of, covering, stops_of
from rabta_web.referrals.queries.handing_over import (
    arrivals_of,
    may_write_arrival,
    requests_made,
    requests_to_answer,
)
from rabta_web.referrals.queries.proposing import alternatives, proposed, things_to_ask, whom_to_ask
from rabta_web.referrals.queries.referrals import (
    Opened,
    of_person,
    open_referral,
    received,
    scan_of,
    sent,
)
from rabta_web.referrals.queries.responsibility import may_refer, periods
from rabta_web.referrals.queries.services import to_confirm, traits_of

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
    if not may_refer(held.incident.pk, held.person.pk):
        raise Http404
    to = request.GET.get("to", "")
    choosing = _choosing(held, to)
    form = Refer(request.POST or None, choosing=choosing, to=to)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        made = send(held=held, sending=form.sending(), by=actor(), now=now)
        if made is None:
            raise Http404
        if form.request:
            give(request=form.request, referral=made, by=actor(), now=now)
        return redirect("referral", referral=made)
    page = {"held": held, "form": form, "proposed": choosing.proposed, "clocks": _clocks(held)}
    return render(request, "referrals/refer.html", page)


def _choosing(held: Sitting, to: str) -> Choosing:
    asked = requests_to_answer(by=actor()) if current().has(May.RECEIVE) else []
    return Choosing(
        requests=[(str(each.request.pk), f"{reference(each.request.pk)} · {each.asker}") for each in asked],
        askers={str(each.request.pk): each.request.from_agency for each in asked},
        offices=[(GROUPS[group], each) for group, each in whom_to_ask(held, to)],
        asks=things_to_ask(held),
        proposed=proposed(held),
        child=traits_of(held).child,
        covered=partial(covering, held.person),
    )


def _clocks(held: Sitting) -> list[str]:
    return [clock_words(each.deadline.id, each.due.at) for each in running(held) if each.due]


@needs(May.READ)
@require_safe
def of_somebody(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """The referrals of somebody, who is responsible for them now and was before, and what they agreed to."""
    held = held_or_404(id, number)
    been = periods(held.person)
    page = {
        "held": held,
        "lines": of_person(held),
        "periods": been,
        "responsible": been[-1].name,
        "contested": held.night.contested,
        "proposed": proposed(held),
        "clocks": _clocks(held),
        "consents": consents_of(held.person),
        "arrivals": arrivals_of(held),
        "may_send": may_refer(held.incident.pk, held.person.pk),
        "may_arrive": current().has(May.SEND) and may_write_arrival(held),
        "may_care": current().has(May.READ_PROTECTION),
    }
    return render(request, "referrals/of_person.html", page)


@needs(Open.SIGNED_IN)
@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """What waits for one's agencies, and what one's own people wait for."""
    may = current().has
    page: dict[str, object] = {"sent": sent(by=actor()) if may(May.SEND) else []}
    if may(May.RECEIVE):
        page |= {
            "received": received(by=actor()),
            "beside": beside(by=actor()),
            "requests_made": requests_made(by=actor()),
            "to_confirm": to_confirm(timezone.now()),
            "may_ask": True,
        }
    return render(request, "referrals/referrals.html", page)


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, referral: UUID) -> HttpResponse:
    """One referral, for either side: the card, what happened, and what can be done now."""
    opened = open_referral(referral, by=actor())
    if opened is None:
        raise Http404
    made = {side: _form(request, opened, side) for side in _sides(opened)}
    forms = {side: form for side, form in made.items() if form.offers_something}
    for form in forms.values():
        if form.is_bound and form.is_valid():
            if move(referral=opened.referral, moving=form.moving(), by=actor(), now=timezone.now()):
                return redirect("referral", referral=referral)
            form.add_error(None, str(FASTER))
    page = {
        "opened": opened,
        "forms": forms,
        "copy_form": NoteCopy() if opened.copies_to_note else None,
        "stops": stops_of(opened.referral),
        "stop_form": NoteStop(),
    }
    return render(request, "referrals/referral.html", page)


def _sides(opened: Opened) -> list[Side]:
    possible = {
        Side.RECEIVER: opened.receiver_moves,
        Side.SENDER: opened.sender_moves,
        Side.BY_TELEPHONE: opened.telephone_moves,
    }
    return [side for side, moves in possible.items() if moves]


def _form(request: HttpRequest, opened: Opened, side: Side) -> Step:
    mine = request.POST.get("side") == side
    others = alternatives(opened.referral) if side is not Side.SENDER else None
    return Step(
        request.POST if mine else None,
        request.FILES if mine else None,
        referral=opened.referral,
        side=side,
        others=others,
    )


@needs(Open.SIGNED_IN)
@require_safe
def receipt(request: HttpRequest, receipt: UUID) -> HttpResponse:
    """A signed receipt, to be saved and never shown inside a page."""
    del request
    found = scan_of(receipt, by=actor())
    if found is None:
        raise Http404
    return to_save("receipt", Cleaned(found.kind, b64decode(found.scan)))
