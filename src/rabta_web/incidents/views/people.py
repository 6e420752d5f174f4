"""The people in an incident: adding them, and what they are in it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents import vocabulary
from rabta_web.incidents.actions import add_person, change_role, change_state, describe, happened
from rabta_web.incidents.forms.people import (
    AboutPerson,
    AnotherPerson,
    AnotherRole,
    AnotherState,
    WhenItHappened,
)
from rabta_web.incidents.meanwhile import meanwhile
from rabta_web.incidents.own_reports import in_own_report
from rabta_web.incidents.queries import is_in, may_add


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def another_person(request: HttpRequest, id: UUID) -> HttpResponse:
    """Add somebody to an incident that the person filed."""
    if not may_add(id):
        raise Http404
    form = AnotherPerson(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_person(incident=id, someone=form.described(), by=actor(), now=timezone.now())
        return redirect("incident", id=id)
    return render(request, "incidents/person.html", {"form": form, "incident_id": id})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def another_role(request: HttpRequest, id: UUID, person: UUID) -> HttpResponse:
    """Say what somebody is in an incident from a day on."""
    if not may_add(id) or not is_in(person, id):
        raise Http404
    form = AnotherRole(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        change_role(person=person, **form.cleaned_data, by=actor(), now=timezone.now())
        return redirect("incident", id=id)
    return render(request, "incidents/role.html", {"form": form, "incident_id": id})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """What is known of somebody besides their name."""
    found = in_own_report(id, number, by=actor())
    if found is None:
        raise Http404
    other = meanwhile(request.POST, found.entries)
    form = AboutPerson(other.joined(request.POST) if request.POST else None, known=found.known)
    if request.method == "POST" and form.is_valid() and not other.later:
        particulars, care = form.said()
        describe(person=found.person.pk, particulars=particulars, care=care, by=actor(), now=timezone.now())
        return redirect("reading", id=id, number=number)
    page = {"form": form, "found": found, "meanwhile": other}
    return render(request, "incidents/about.html", page, status=409 if other.later else 200)


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def another_state(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Say where somebody stands from a day on."""
    found = in_own_report(id, number, by=actor())
    if found is None:
        raise Http404
    form = AnotherState(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        change_state(person=found.person.pk, **form.cleaned_data, by=actor(), now=timezone.now())
        return redirect("reading", id=id, number=number)
    return render(request, "incidents/state.html", {"form": form, "found": found})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def events(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """When something happened to somebody that starts or stops a clock."""
    found = in_own_report(id, number, by=actor())
    if found is None:
        raise Http404
    now = timezone.localtime()
    form = WhenItHappened(request.POST or None, now=now, events=vocabulary.events())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        happened(person=found.person.pk, event=given["event"], at=given["at"], by=actor(), now=now)
        return redirect("reading", id=id, number=number)
    return render(request, "incidents/events.html", {"form": form, "found": found})
