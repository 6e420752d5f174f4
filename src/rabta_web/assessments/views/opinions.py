"""Second opinions on screen: asking for one, and giving it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta.papers.telling import Teller
from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import ask_opinion, conclude, give_opinion
from rabta_web.assessments.choices import Choice
from rabta_web.assessments.forms import AskOpinion, Conclude, GiveOpinion
from rabta_web.assessments.history import conclusions_of
from rabta_web.assessments.queries import question_for_opinion
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.assessments.whom_to_ask import to_ask
from rabta_web.incidents.meanwhile import meanwhile
from rabta_web.incidents.vocabulary import law, words


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Ask another agency whether protection may end, or write down what it said by telephone."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    form = AskOpinion(request.POST or None, offices=to_ask(held))
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        asked = ask_opinion(held=held, agency=given["agency"], reason=given["reason"], by=actor(), now=now)
        if asked and given["choice"]:
            give_opinion(
                asked=asked,
                choice=Choice(given["choice"]),
                reason=given["said"],
                by_telephone=given["by_telephone"],
                by=actor(),
                now=now,
            )
        return redirect("reading", id=id, number=number)
    page = {"held": held, "form": form, "protection": Teller(law(), words()).protection(held.night.outcome)}
    return render(request, "assessments/ask_opinion.html", page)


@needs(Verb.GIVE_OPINION)
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Give the opinion that one's agency was asked for."""
    found = question_for_opinion(asked, by=actor())
    if found is None:
        raise Http404
    form = GiveOpinion(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        give_opinion(
            asked=found,
            choice=Choice(given["choice"]),
            reason=given["said"],
            by=actor(),
            now=timezone.now(),
        )
        return redirect("desk")
    held = held_or_404(found.incident_id, found.person.number)
    protection = Teller(law(), words()).protection(held.night.outcome)
    page = {"asked": found, "form": form, "held": held, "protection": protection}
    return render(request, "assessments/give_opinion.html", page)


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def conclusion(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Write down what one makes of a reading oneself."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    form = Conclude(request.POST or None, held=held)
    other = meanwhile(request.POST, conclusions_of(held))
    if request.method == "POST" and form.is_valid() and not other.later:
        conclude(held=held, **form.cleaned_data, by=actor(), now=timezone.now())
        return redirect("reading", id=id, number=number)
    page = {"held": held, "form": form, "meanwhile": other}
    return render(request, "assessments/conclude.html", page, status=409 if other.later else 200)
