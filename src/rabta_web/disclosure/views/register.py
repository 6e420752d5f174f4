"""The disclosure register on screen: who asked, what was prepared, who approved, and the file itself."""

from __future__ import annotations

import io
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.attachments.sending import to_save
from rabta_web.audit.sealed_file import seal_file
from rabta_web.disclosure.actions.register import Asking, ask, move
from rabta_web.disclosure.choices import Book, Side
from rabta_web.disclosure.forms.register import Order, OwnRecord, StepForm, Take
from rabta_web.disclosure.queries.register import (
    Opened,
    open_disclosure,
    order_of,
    prepared_paper,
    to_disclose,
    whole_file,
)
from rabta_web.disclosure.queries.register import register as listed
from rabta_web.incidents.models import Incident
from rabta_web.incidents.queries import opened as opened_incident
from rabta_web.incidents.queries import reference

FASTER = _("Somebody else was faster. This is how it stands now.")
TYPES = {
    "json": "application/json",
    "pdf": "application/pdf",
    "html": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@needs(May.APPROVE_DISCLOSURE)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What was asked for by whom, and where it stands."""
    return render(request, "disclosure/register.html", {"lines": listed(by=actor())})


@needs(May.DISCLOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, id: UUID) -> HttpResponse:
    """Register an order for one book of an incident."""
    incident = _incident_or_404(id)
    form = Order(request.POST or None, request.FILES or None, people=_people(id))
    if request.method == "POST" and form.is_valid():
        return _register(id, form.asking())
    return render(request, "disclosure/order.html", {"form": form, "incident": incident})


@needs(May.DISCLOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def own_record(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Register that counsel asks for what is held of one person."""
    incident = _incident_or_404(id)
    if not incident.people.filter(number=number).exists():
        raise Http404
    form = OwnRecord(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _register(id, form.asking(number))
    page = {"form": form, "incident": incident, "number": number}
    return render(request, "disclosure/own_record.html", page)


def _incident_or_404(id: UUID) -> Incident:
    incident = to_disclose(id)
    if incident is None:
        raise Http404
    return incident


def _register(incident: UUID, asking: Asking) -> HttpResponse:
    made = ask(incident=incident, asking=asking, by=actor(), now=timezone.now())
    if made is None:
        raise Http404
    return redirect("disclosure", disclosure=made)


def _people(incident: UUID) -> list[tuple[int, str]]:
    """The people of an incident, by number, with their role and the name that was given."""
    seen = opened_incident(incident, by=actor())
    found = []
    for each in seen.people if seen else ():
        name = each.identity.name if each.identity else ""
        found.append((each.number, " · ".join(filter(None, (f"{each.number}", str(each.role), name)))))
    return found


@needs(May.APPROVE_DISCLOSURE)
@require_http_methods(["GET", "HEAD", "POST"])
def disclosure(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """One disclosure, for either side: what was asked for, what was prepared, and what can be done now."""
    opened = open_disclosure(disclosure, by=actor())
    if opened is None:
        raise Http404
    forms = {side: _form(request, opened, side) for side in _sides(opened)}
    for form in forms.values():
        if form.is_bound and form.is_valid():
            if move(opened=opened, moving=form.moving(), by=actor(), now=timezone.now()):
                return redirect("disclosure", disclosure=disclosure)
            form.add_error(None, str(FASTER))
    return _page(request, opened, forms, Take() if opened.may_take else None)


def _page(
    request: HttpRequest, opened: Opened, forms: dict[Side, StepForm], take: Take | None
) -> HttpResponse:
    page = {
        "opened": opened,
        "forms": forms,
        "take": take,
        "is_protection": opened.disclosure.book == Book.PROTECTION,
        "is_own": opened.disclosure.book == Book.OWN,
    }
    return render(request, "disclosure/disclosure.html", page)


def _sides(opened: Opened) -> list[Side]:
    possible = {Side.OFFICE: opened.office_moves, Side.SECOND: opened.second_moves}
    return [side for side, moves in possible.items() if moves]


def _form(request: HttpRequest, opened: Opened, side: Side) -> StepForm:
    given = request.POST if request.POST.get("side") == side else None
    moves = opened.office_moves if side is Side.OFFICE else opened.second_moves
    return StepForm(given, disclosure=opened.disclosure, side=side, moves=moves)


@needs(May.APPROVE_DISCLOSURE)
@require_safe
def scan(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """The order or letter on which a disclosure rests, to be saved."""
    del request
    found = order_of(disclosure, by=actor())
    if found is None:
        raise Http404
    return to_save("order", found)


@needs(May.DISCLOSE)
@require_safe
def paper(request: HttpRequest, disclosure: UUID, name: str) -> HttpResponse:
    """One paper that was prepared, to be read before anybody approves it."""
    del request
    content = prepared_paper(disclosure, name, by=actor())
    if content is None:
        raise Http404
    return _saved(name, content, TYPES[name.rpartition(".")[2]])


@needs(May.DISCLOSE)
@require_POST
def take(request: HttpRequest, disclosure: UUID) -> HttpResponse:
    """The file to hand over: papers, certificate and signature; sealed, where a passphrase is given."""
    opened = open_disclosure(disclosure, by=actor())
    if opened is None or not opened.may_take:
        raise Http404
    form = Take(request.POST)
    if not form.is_valid():
        forms = {side: _form(request, opened, side) for side in _sides(opened)}
        return _page(request, opened, forms, form)
    content = whole_file(opened, by=actor())
    name = f"disclosure-{reference(disclosure)}.zip"
    if passphrase := form.cleaned_data["passphrase"]:
        sealed = io.BytesIO()
        seal_file(io.BytesIO(content), sealed, passphrase)
        return _saved(f"{name}.sealed", sealed.getvalue(), "application/octet-stream")
    return _saved(name, content, "application/zip")


def _saved(name: str, content: bytes, kind: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
