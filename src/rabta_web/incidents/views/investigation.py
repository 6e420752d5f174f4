"""The investigation book on screen: its readers are others than those of the protection book."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.forms.investigation import LeadForm, TieForm
from rabta_web.incidents.investigating import add_lead, tie
from rabta_web.incidents.investigation import Book, book_of


@needs(Verb.READ_INVESTIGATION)
@require_http_methods(["GET", "HEAD", "POST"])
def leads(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """The book about somebody, and for whoever filed the report one line more."""
    book = _book_or_404(id, number)
    if request.method == "POST" and not book.may_write:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    form = LeadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_lead(person=book.person.pk, lead=form.lead(), by=actor(), now=timezone.now())
        return redirect("leads", id=id, number=number)
    return render(request, "incidents/leads.html", {"form": form, "book": book})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def ties(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Say what somebody is for another suspect of the incident."""
    book = _book_or_404(id, number)
    if not book.may_write:
        raise Http404
    form = TieForm(request.POST or None, suspects=book.suspects, today=today())
    if request.method == "POST" and form.is_valid():
        tie(person=book.person.pk, tied=form.tied(), by=actor(), now=timezone.now())
        return redirect("leads", id=id, number=number)
    return render(request, "incidents/ties.html", {"form": form, "book": book})


def _book_or_404(id: UUID, number: int) -> Book:
    book = book_of(id, number, by=actor())
    if book is None:
        raise Http404
    return book
