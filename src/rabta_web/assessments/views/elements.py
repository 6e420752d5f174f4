"""The path of those who know the law on screen: the elements, and one page for each."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rabta.papers.telling import Teller
from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import answer
from rabta_web.assessments.beside_child import Beside
from rabta_web.assessments.elements import asks_beside, asks_of, pursued
from rabta_web.assessments.forms import Reply
from rabta_web.assessments.queries import last_heard
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.audit.ledger import ledgered
from rabta_web.incidents.vocabulary import law, words


@needs(Verb.FILE)
@require_safe
def elements(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """The elements of the readings that are pursued first, with how each stands."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    return render(request, "assessments/elements.html", {"held": held, "pursued": pursued(held)})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def element(request: HttpRequest, id: UUID, number: int, element: str) -> HttpResponse:
    """Every open question about one element; what is left empty stays open.

    A child is asked the safe ones alone; of the rest others are heard.
    """
    held = held_or_404(id, number)
    if not held.may_ask or element not in law().nodes:
        raise Http404
    teller, last = Teller(law(), words()), last_heard(held.person)
    data, asks, others = request.POST or None, asks_of(held, element), asks_beside(held, element)
    forms: list[Reply] = [
        Reply(data, question=ask.question, facts=ask.facts, last=last, prefix=ask.question.id) for ask in asks
    ]
    forms += [Beside(data, ask=ask) for ask in others]
    answered = [form for form in forms if form.is_bound and form.is_answered]
    wrong = [form for form in answered if not form.is_valid()]
    if request.method == "POST" and not wrong:
        with ledgered():
            for form in answered:
                answer(asked=held, heard=form.heard(), by=actor(), now=timezone.now())
        return redirect("elements", id=id, number=number)
    page = {
        "held": held,
        "label": words().pack(law().nodes[element].label),
        "asked": [(teller.question(ask), form) for ask, form in zip([*asks, *others], forms, strict=True)],
        "wrong": wrong,
    }
    return render(request, "assessments/element.html", page)
