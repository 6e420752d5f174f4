"""Beside a referral on screen: arrivals, requests, copies, stops, and consents that are taken back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from rabta_web.access.routes import Open, needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.referrals.actions.consents import note_stop, withdraw
from rabta_web.referrals.actions.handing_over import (
    answer_arrival,
    answer_request,
    ask_for,
    note_copy,
    write_arrival,
)
from rabta_web.referrals.choices.handing_over import At
from rabta_web.referrals.forms.handing_over import Arrive, Ask, NoteCopy, NoteStop, Reply, Withdraw
from rabta_web.referrals.models import Stop
from rabta_web.referrals.queries.consents import open_consent, stops_of
from rabta_web.referrals.queries.handing_over import (
    holders,
    may_write_arrival,
    open_arrival,
    open_request,
    who_may_have_brought,
)
from rabta_web.referrals.queries.referrals import open_referral
from rabta_web.referrals.queries.services import own_agencies
from rabta_web.referrals.views.referrals import FASTER


@needs(May.SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def arrive(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Write down that an agency brought somebody and sent no referral."""
    held = held_or_404(id, number)
    if not may_write_arrival(held):
        raise Http404
    form = Arrive(request.POST or None, offices=who_may_have_brought(held))
    if request.method == "POST" and form.is_valid():
        made = write_arrival(held=held, brought=form.brought(), by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("arrival", arrival=made)
    return render(request, "referrals/arrive.html", {"held": held, "form": form})


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest, arrival: UUID) -> HttpResponse:
    """An arrival, for the agency that received and the one that is said to have brought."""
    opened = open_arrival(arrival, by=actor())
    if opened is None:
        raise Http404
    form = Reply(request.POST or None, moves=opened.moves) if opened.moves else None
    if form and opened.side and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if answer_arrival(
            arrival=opened.line.arrival,
            verb=given["verb"],
            side=opened.side,
            reason=given["reason"],
            by=actor(),
            now=timezone.now(),
        ):
            return redirect("arrival", arrival=arrival)
        form.add_error(None, str(FASTER))
    return render(request, "referrals/arrival.html", {"opened": opened, "form": form})


@needs(May.RECEIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask the agency that has somebody to be given the matter."""
    form = Ask(request.POST or None, own=own_agencies(), holders=holders())
    if request.method == "POST" and form.is_valid():
        return redirect("request", request_id=ask_for(asking=form.asking(), by=actor(), now=timezone.now()))
    return render(request, "referrals/ask.html", {"form": form})


@needs(May.RECEIVE)
@require_http_methods(["GET", "HEAD", "POST"])
def one_request(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """A request to be given a matter, for who asks and who holds it."""
    opened = open_request(request_id, by=actor())
    if opened is None:
        raise Http404
    moves = [move for move in opened.moves if move.verb != "give"]
    form = Reply(request.POST or None, moves=moves) if moves else None
    if form and opened.side and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if answer_request(
            request=opened.line.request,
            verb=given["verb"],
            side=opened.side,
            reason=given["reason"],
            by=actor(),
            now=timezone.now(),
        ):
            return redirect("request", request_id=request_id)
        form.add_error(None, str(FASTER))
    gives = opened.side is At.SENDER and len(moves) < len(opened.moves)
    return render(request, "referrals/request.html", {"opened": opened, "form": form, "gives": gives})


@needs(May.RECEIVE)
@require_POST
def copy(request: HttpRequest, referral: UUID) -> HttpResponse:
    """Note that one's agency was told beside the receiver, and say whether the matter is its own."""
    opened = open_referral(referral, by=actor())
    if opened is None or not opened.copies_to_note:
        raise Http404
    form = NoteCopy(request.POST)
    if not form.is_valid():
        page = {"opened": opened, "forms": {}, "copy_form": form, "stops": []}
        return render(request, "referrals/referral.html", page)
    for agency in opened.copies_to_note:
        given = form.cleaned_data
        note_copy(
            referral=opened.referral,
            agency=agency,
            claims=given["claims"],
            reason=given["reason"],
            by=actor(),
            now=timezone.now(),
        )
    return redirect("referral", referral=referral)


@needs(Open.SIGNED_IN)
@require_POST
def stop(request: HttpRequest, stop: UUID) -> HttpResponse:
    """Note that a consent was withdrawn, and stop; or that a recipient said so by telephone."""
    found = Stop.objects.filter(pk=stop).first()
    opened = open_referral(found.referral_id, by=actor()) if found else None
    form = NoteStop(request.POST)
    if found is None or opened is None or not form.is_valid():
        raise Http404
    said = form.cleaned_data["by_telephone"]
    side = At.BY_TELEPHONE if said else At.RECEIVER
    if not any(row == found and side in sides for row, sides in stops_of(opened.referral)):
        raise Http404
    note_stop(stop=found, side=side, by_telephone=said, by=actor(), now=timezone.now())
    return redirect("referral", referral=found.referral_id)


@needs(May.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, consent: UUID) -> HttpResponse:
    """What somebody agreed to, whom it reached, and taking it back."""
    opened = open_consent(consent, by=actor())
    if opened is None:
        raise Http404
    form = Withdraw(request.POST or None)
    if request.method == "POST" and opened.may_withdraw and form.is_valid():
        withdraw(consent=consent, reason=form.cleaned_data["reason"], by=actor(), now=timezone.now())
        return redirect("consent", consent=consent)
    return render(request, "referrals/consent.html", {"opened": opened, "form": form})
