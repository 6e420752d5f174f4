"""Sheets of questions on screen: to print, and to enter once they were answered on paper."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta.papers import Paper
from rabta.papers.telling import Teller
from rabta_web.access.routes import Open, needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.actions import answer_all, note_draft
from rabta_web.assessments.history import what_was_said
from rabta_web.assessments.paper_answers import after, is_entered, is_numbered, last_sheet, pack_of, to_enter
from rabta_web.assessments.queries import Sitting
from rabta_web.assessments.question_sheets import Sheet, blank_sheet, sheet_of
from rabta_web.assessments.sheet_forms import AnsweredSheet, AnswerOnSheet
from rabta_web.assessments.views.reading import FORM_NAMES, held_or_404
from rabta_web.incidents.vocabulary import law, words
from rabta_web.ui.papers import FORMS, pdf_can_be_made, policy

NEXT = "next"
"""The button that opens the next sheet of a pack."""


@needs(Open.SIGNED_IN)
@require_safe
def blank(request: HttpRequest, sheet: str, form: str) -> HttpResponse:
    """A blank sheet of questions."""
    del request
    if sheet not in list(Sheet):
        raise Http404
    return _sent(blank_sheet(Sheet(sheet)), form, sheet)


@needs(Verb.FILE)
@require_safe
def of_person(request: HttpRequest, id: UUID, number: int, form: str) -> HttpResponse:
    """A sheet of what is left to ask of somebody."""
    del request
    held = _own_or_404(id, number)
    sheet = sheet_of(held)
    sent = _sent(sheet, form, f"{sheet.kind}-{number}")
    note_draft(held, f"{sheet.kind}.{form}", by=actor())
    return sent


def _sent(sheet: Paper, form: str, name: str) -> HttpResponse:
    if form not in FORMS or (form == "pdf" and not pdf_can_be_made()):
        raise Http404
    headers = {"Content-Security-Policy": policy(sheet)}
    if form != "html":
        headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return HttpResponse(FORMS[form].write(sheet), content_type=FORMS[form].content_type, headers=headers)


@needs(Verb.FILE)
@require_safe
def pack(request: HttpRequest, id: UUID) -> HttpResponse:
    """A pack of sheets: whose number stands on the one on top, and who has none entered."""
    found = pack_of(id, by=actor())
    if found is None:
        raise Http404
    number = request.GET.get("number", "").strip()
    if number.isdecimal() and is_numbered(int(number), found.incident):
        return redirect("paper-answers", id=id, number=int(number))
    forms = [(form, label) for form, label in FORM_NAMES.items() if form != "pdf" or pdf_can_be_made()]
    page = {"pack": found, "number": number, "forms": forms, "sheets": list(Sheet)}
    return render(request, "assessments/paper_pack.html", page)


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Everything that somebody answered on a sheet, in one go; sent twice, it is kept once."""
    held = _own_or_404(id, number)
    last, asked_by = last_sheet(id)
    data = request.POST or None
    sheet = AnsweredSheet(data, held=held, last=last, asked_by=asked_by, now=timezone.localtime())
    sent = {name.partition("-")[0] for name in request.POST if "-" in name}
    forms = [AnswerOnSheet(data, ask=ask, again=again) for ask, again in to_enter(held, sent)]
    answered = [form for form in forms if form.is_bound and form.is_answered]
    if data and sheet.is_valid() and is_entered(held.person.pk, sheet.cleaned_data["stamp"]):
        return _onward(request, held)
    if data and not answered:
        sheet.add_error(None, _("Nothing is ticked. Tick what stands on the sheet, or leave this page."))
    if data and all([sheet.is_valid(), *(form.is_valid() for form in answered)]):
        heard = [form.entered(sheet, held.person.pk) for form in answered]
        answer_all(asked=held, heard=heard, by=actor(), now=timezone.now())
        return _onward(request, held)
    shown = [form for form in forms if form in answered or not form.is_again]
    return render(request, "assessments/paper_answers.html", _page(held, sheet, shown, answered))


def _onward(request: HttpRequest, held: Sitting) -> HttpResponse:
    """To the next sheet of the pack, where that was asked for and there is one; else to the reading."""
    id = held.incident.pk
    if NEXT not in request.POST:
        return redirect("reading", id=id, number=held.person.number)
    number = after(held)
    return redirect("paper-answers", id=id, number=number) if number else redirect("paper-pack", id=id)


def _page(
    held: Sitting, sheet: AnsweredSheet, shown: list[AnswerOnSheet], answered: list[AnswerOnSheet]
) -> dict[str, Any]:
    """The page of a sheet, with what stands on record where somebody wrote it meanwhile."""
    teller = Teller(law(), words())
    stands = {each.question: each for each in what_was_said(held)} if answered else {}
    asked = [
        (teller.question(form.ask), form, stands.get(form.question.id) if form.is_again else None)
        for form in shown
    ]
    wrong = [(words().pack(form.question.text), form) for form in answered if form.errors]
    return {"held": held, "sheet": sheet, "asked": asked, "wrong": wrong, "stop": held.night.outcome.stop}


def _own_or_404(id: UUID, number: int) -> Sitting:
    """Somebody in an incident that the reader filed."""
    held = held_or_404(id, number)
    if not held.may_ask:
        raise Http404
    return held
