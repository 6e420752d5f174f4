"""Directives on screen: issuing them, answering them, and seeing who has moved."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.agencies.queries import named as agency_named
from rabta_web.attachments.sending import to_save
from rabta_web.committees.actions.directives import answer, direct
from rabta_web.committees.choices import Side
from rabta_web.committees.forms.directives import Answer, Direct
from rabta_web.committees.letters import KIND, letter_of
from rabta_web.committees.queries.directives import (
    Opened,
    course,
    course_rows,
    issued,
    open_addressee,
    scan_of,
    to_check,
    to_do,
    whom_to_direct,
)
from rabta_web.incidents.vocabulary import law, words
from rabta_web.ui.papers import FORMS, paper_to_send, pdf_can_be_made
from rabta_web.ui.tables import FORMS as TABLES
from rabta_web.ui.tables import table_to_save

FASTER = _("Somebody else was faster. This is how it stands now.")


@needs(May.FOLLOW)
@require_safe
def directives(request: HttpRequest) -> HttpResponse:
    """What is directed to one's office, what waits to be verified, and what was issued."""
    page = {
        "to_do": to_do(by=actor()),
        "to_check": to_check(by=actor()),
        "issued": issued(by=actor()),
        "may_run": current().has(May.RUN),
    }
    return render(request, "committees/directives.html", page)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Direct something to many offices at once."""
    agency = acts_for(May.RUN)[0]
    labels = {id: words().pack(office.label) for id, office in law().duties.agencies.items()}
    form = Direct(request.POST or None, agency=agency, kinds=whom_to_direct(agency), labels=labels)
    if request.method == "POST" and form.is_valid():
        made = direct(directing=form.directing(), by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("directive", directive=made)
    return render(request, "committees/direct.html", {"form": form})


@needs(May.FOLLOW)
@require_safe
def directive(request: HttpRequest, directive: UUID) -> HttpResponse:
    """A directive with everybody it is for, on the map and as a table."""
    found = course(directive, by=actor())
    if found is None:
        raise Http404
    forms = [form for form in FORMS if form != "pdf" or pdf_can_be_made()]
    return render(request, "committees/directive.html", {"course": found, "forms": forms, "tables": TABLES})


@needs(May.FOLLOW)
@require_safe
def directive_table(request: HttpRequest, directive: UUID, form: str) -> HttpResponse:
    """The table of a directive to take along."""
    del request
    found = course(directive, by=actor())
    if found is None or form not in TABLES:
        raise Http404
    return table_to_save("directive", form, course_rows(found))


@needs(May.FOLLOW)
@require_safe
def letter(request: HttpRequest, directive: UUID, language: str, form: str) -> HttpResponse:
    """The covering letter of a directive, to print, as Word or as PDF."""
    del request
    found = course(directive, by=actor())
    if found is None or language not in {"en", "ur"}:
        raise Http404
    with override(language):
        sender = agency_named(found.directive.agency_id)
    drafted = letter_of(found.directive, [line.addressee for line in found.lines], sender, language)
    return paper_to_send(drafted, KIND, language, form)


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def addressee(request: HttpRequest, addressee: UUID) -> HttpResponse:
    """A directive with one office: what was answered, and what can be done now."""
    opened = open_addressee(addressee, by=actor())
    if opened is None:
        raise Http404
    forms = {side: _form(request, opened, side) for side, moves in opened.moves.items() if moves}
    for form in forms.values():
        if form.is_bound and form.is_valid():
            done = answer(
                addressee=opened.line.addressee, answering=form.answering(), by=actor(), now=timezone.now()
            )
            if done:
                return redirect("addressee", addressee=addressee)
            form.add_error(None, str(FASTER))
    return render(request, "committees/addressee.html", {"opened": opened, "forms": forms})


def _form(request: HttpRequest, opened: Opened, side: Side) -> Answer:
    mine = request.POST.get("side") == side
    return Answer(
        request.POST if mine else None,
        request.FILES if mine else None,
        addressee=opened.line.addressee,
        side=side,
    )


@needs(May.FOLLOW)
@require_safe
def scan(request: HttpRequest, scan: UUID) -> HttpResponse:
    """A letter, to be saved and never shown inside a page."""
    del request
    found = scan_of(scan, by=actor())
    if found is None:
        raise Http404
    return to_save("letter", found)
