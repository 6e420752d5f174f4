"""Questions, readings and papers of somebody in an incident."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from rabta.papers.telling import Teller
from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import answer, note_draft
from rabta_web.assessments.forms import Reply
from rabta_web.assessments.group import shares_of
from rabta_web.assessments.on_file import papers_on_file
from rabta_web.assessments.papers import choices, paper
from rabta_web.assessments.queries import Sitting, again, all_sittings, last_heard, sitting
from rabta_web.assessments.samples import review_of
from rabta_web.assessments.telling import page_of, side_by_side
from rabta_web.incidents.vocabulary import law, words
from rabta_web.ui.papers import FORMS, pdf_can_be_made, policy

SKIPPED, AGAIN = "skip", "again"
FORM_NAMES = {"html": _("to print"), "docx": _("Word"), "pdf": _("PDF")}
LANGUAGE_NAMES = [("ur", _("Urdu")), ("en", _("English"))]


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """The best question to ask now, one to a page, until nothing is worth asking."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    skipped = frozenset(request.GET.getlist(SKIPPED))
    named = request.POST.get("question") or request.GET.get("question", "")
    again_asked = AGAIN in request.GET
    ask = held.ask(named, skipped, again=again_asked)
    if ask is None:
        return redirect("reading", id=id, number=number)
    last = last_heard(held.person)
    form = Reply(request.POST or None, question=ask.question, facts=ask.facts, last=last, again=again_asked)
    if request.method == "POST" and form.is_valid():
        answer(asked=held, heard=form.heard(), by=actor(), now=timezone.now())
        return redirect(_next(id, number, skipped))
    shown = {
        "form": form,
        "held": held,
        "question": Teller(law(), words()).question(ask),
        "left": len(held.night.outcome.asks),
        "skip": _next(id, number, skipped | {ask.question.id}),
        "skipped": sorted(skipped),
        "in_group": shares_of(held.incident, ask.facts),
    }
    return render(request, "assessments/question.html", shown)


def _next(id: UUID, number: int, skipped: frozenset[str]) -> str:
    address = reverse("next-question", kwargs={"id": id, "number": number})
    return f"{address}?{'&'.join(f'{SKIPPED}={each}' for each in sorted(skipped))}" if skipped else address


@needs(Verb.READ)
@require_safe
def reading(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Protection first, then who acts and by when, then what the law makes of the facts."""
    held = held_or_404(id, number)
    page = {"held": held, **page_of(held), "looked_again": review_of(held.person)}
    return render(request, "assessments/reading.html", page)


@needs(Verb.READ)
@require_safe
def readings(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everybody in an incident, side by side; nobody's reading rests on anybody else's facts."""
    sittings = all_sittings(id, by=actor())
    if sittings is None:
        raise Http404
    heads, rows = side_by_side(sittings)
    page = {"id": id, "heads": heads, "rows": rows}
    return render(request, "assessments/readings.html", page)


@needs(Verb.READ)
@require_safe
def papers(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """The papers that can be drafted about somebody."""
    held = held_or_404(id, number)
    forms = [(form, label) for form, label in FORM_NAMES.items() if form != "pdf" or pdf_can_be_made()]
    page = {"held": held, "choices": choices(), "forms": forms, "languages": LANGUAGE_NAMES}
    page["on_file"] = papers_on_file(held)
    return render(request, "assessments/papers.html", page)


@needs(Verb.READ)
@require_safe
def one_paper(
    request: HttpRequest, id: UUID, number: int, kind: str, language: str, form: str
) -> HttpResponse:
    """One paper, to print or as a Word file."""
    del request
    held = held_or_404(id, number)
    with override(language):
        drafted = paper(again(held), kind, language)
    if drafted is None or form not in FORMS or (form == "pdf" and not pdf_can_be_made()):
        raise Http404
    note_draft(held, f"{kind}.{language}.{form}", by=actor())
    chosen = FORMS[form]
    headers = {"Content-Security-Policy": policy(drafted)}
    if form != "html":
        headers["Content-Disposition"] = f'attachment; filename="{kind}-{language}.{form}"'
    return HttpResponse(chosen.write(drafted), content_type=chosen.content_type, headers=headers)


def held_or_404(id: UUID, number: int) -> Sitting:
    """Somebody in an incident, if the reader may see them."""
    held = sitting(id, number, by=actor())
    if held is None:
        raise Http404
    return held
