"""Agencies on screen, and a place with the offices at it."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.agencies.actions import CannotChangeError, change_office
from rabta_web.agencies.forms import Office
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import (
    found,
    heads_to_choose,
    kinds_of_offices,
    line_above,
    lines_in_time,
    managed,
    next_below,
    offices_at,
    opened,
    places_managed,
)
from rabta_web.audit.ledger import Actor
from rabta_web.places.pages import KINDS, area_page
from rabta_web.places.views import day_asked


@needs(Open.SIGNED_IN)
@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A place as of a day: where it lies, what it came of, and the offices there."""
    day = day_asked(request)
    page = area_page(place, day)
    if page is None:
        raise Http404
    offices = [(office, line_above(office)) for office in offices_at(place)]
    points = [(point, KINDS[point.kind.value]) for point in page.points]
    return render(
        request, "agencies/place.html", {"page": page, "day": day, "offices": offices, "points": points}
    )


@needs(Open.SIGNED_IN)
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Offices whose name has some words in it."""
    words = request.GET.get("q", "").strip()
    return render(request, "agencies/agencies.html", {"words": words, "offices": found(words)})


@needs(Open.SIGNED_IN)
@require_safe
def agency(request: HttpRequest, agency: str) -> HttpResponse:
    """An office with its line of command. Who works there is not shown."""
    office = opened(agency)
    if office is None:
        raise Http404
    page = {
        "office": office,
        "above": line_above(office),
        "below": next_below(office),
        "lines": lines_in_time(office),
        "may_manage": current().has(Verb.MANAGE_AGENCIES) and office.id in managed(),
    }
    return render(request, "agencies/agency.html", page)


@needs(Verb.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """Open an office below one's own."""
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        id = f"{form.cleaned_data['kind']}@{form.cleaned_data['place']}-{uuid4().hex[:8]}"
        if _change(form, id):
            return redirect("agency", agency=id)
    return render(request, "agencies/change.html", {"form": form, "office": None})


@needs(Verb.MANAGE_AGENCIES)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, agency: str) -> HttpResponse:
    """Name, move or end an office below one's own."""
    office = opened(agency)
    if office is None or office.id not in managed():
        raise Http404
    form = _form(request, office)
    if request.method == "POST" and form.is_valid() and _change(form, agency):
        return redirect("agency", agency=agency)
    return render(request, "agencies/change.html", {"form": form, "office": office})


def _form(request: HttpRequest, office: Agency | None) -> Office:
    return Office(
        request.POST or None,
        office=office,
        kinds=kinds_of_offices(),
        places=places_managed(),
        heads=heads_to_choose(office),
        today=timezone.localdate(),
    )


def _change(form: Office, id: str) -> bool:
    """Make a change; False, with what is wrong, where it would leave the lines untrue or is not one's own."""
    scope, now = current(), timezone.now()
    try:
        change_office(
            change=form.change(id),
            by=Actor(scope.person, scope.purpose),
            now=now,
            today=timezone.localdate(now),
        )
    except CannotChangeError:
        form.add_error(None, str(CANNOT))
        return False
    return True


CANNOT = _("This cannot be: an office would stand above itself, or it is not below yours.")
