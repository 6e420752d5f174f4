"""Incidents on screen: the list, the form of a first report, one incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.actions import add_person, change_access, change_role, correct, file_incident
from rabta_web.incidents.drafting import Begun, begin, begun, drop, file_draft, held, is_filed, keep
from rabta_web.incidents.forms import (
    SAFETY,
    STEPS,
    AnotherPerson,
    AnotherRole,
    Correction,
    Filter,
    FirstReport,
    Search,
    WhoMaySee,
)
from rabta_web.incidents.queries import filed, found, is_in, listed, may_add, may_manage, opened


@needs(Verb.READ)
@require_safe
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents that the person may see, the latest first."""
    form = Filter(request.GET)
    asked = form.asked(request.GET.get("after", ""))
    page = {
        "form": form,
        "page": listed(asked, by=actor()),
        "asked": asked,
        "may_file": current().has(Verb.FILE),
        "drafts": begun(timezone.now()) if current().has(Verb.FILE) else [],
    }
    return render(request, "incidents/list.html", page)


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest) -> HttpResponse:
    """The form of a first report, and its filing."""
    form = FirstReport(request.POST or None, today=today())
    if request.method == "POST" and form.is_valid():
        return redirect("incident", id=file_incident(report=form.report(), by=actor(), now=timezone.now()))
    return render(request, "incidents/file.html", {"form": form})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def begin_report(request: HttpRequest) -> HttpResponse:
    """The first page of a report: safety. It becomes a draft when it is sent."""
    form = FirstReport(request.POST or None, today=today(), step=SAFETY)
    if request.method == "POST" and form.is_valid():
        draft = begin(form.said(), by=actor(), now=timezone.now())
        return redirect("report-page", draft=draft, step=STEPS[1])
    return _page(request, form, SAFETY, None)


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: HttpRequest, draft: UUID, step: str) -> HttpResponse:
    """One page of a report that was begun; what another device wrote meanwhile is shown, not written over."""
    found = held(draft, timezone.now())
    if found is None or step not in STEPS:
        raise Http404
    form = FirstReport(request.POST or None, today=today(), step=step, given=found.given)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, step, found)
    read = request.POST.get("version", "")
    if read != str(found.version) or not keep(found, form.said(), timezone.now()):
        return _page(request, form, step, found, meanwhile=_differs(form, found.given))
    later = STEPS[STEPS.index(step) + 1 :]
    if later and "whole" not in request.POST:
        return redirect("report-page", draft=draft, step=later[0])
    return redirect("check-report", draft=draft)


def _page(
    request: HttpRequest,
    form: FirstReport,
    step: str,
    draft: Begun | None,
    *,
    meanwhile: Sequence[tuple[str, str]] | None = None,
) -> HttpResponse:
    page = {
        "form": form,
        "step": step,
        "draft": draft,
        "meanwhile": meanwhile,
        "number": STEPS.index(step) + 1,
        "pages": len(STEPS),
        "before": STEPS[STEPS.index(step) - 1] if draft and step != SAFETY else "",
    }
    return render(request, "incidents/report.html", page, status=409 if meanwhile is not None else 200)


def _differs(form: FirstReport, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """What stands in a draft where this page says something else."""
    said = form.said()
    return [
        (str(form.fields[name].label), given[name])
        for name in said
        if given.get(name) and given[name] != said[name]
    ]


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def check_report(request: HttpRequest, draft: UUID) -> HttpResponse:
    """All of a report before it is filed; sent twice, it is filed once."""
    found = held(draft, timezone.now())
    if found is None:
        if is_filed(draft):
            return redirect("incident", id=draft)
        raise Http404
    form = FirstReport(found.given, today=today())
    if form.is_valid() and request.method == "POST":
        file_draft(form.report(draft), by=actor(), now=timezone.now())
        return redirect("next-question", id=draft, number=1)
    page = {"form": form, "draft": found, "steps": [(step, form.told_on(step)) for step in STEPS]}
    return render(request, "incidents/check.html", page)


@needs(Verb.FILE)
@require_http_methods(["POST"])
def drop_report(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Drop a report that was begun."""
    del request
    if held(draft, timezone.now()) is None:
        raise Http404
    drop(draft, by=actor())
    return redirect("incidents")


@needs(Verb.READ)
@require_safe
def incident(request: HttpRequest, id: UUID) -> HttpResponse:
    """One incident; not there and not to be seen look the same."""
    seen = opened(id, by=actor())
    if seen is None:
        raise Http404
    return render(request, "incidents/incident.html", {"opened": seen})


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
def correction(request: HttpRequest, id: UUID) -> HttpResponse:
    """Put right what was filed."""
    stands = filed(id)
    if stands is None:
        raise Http404
    initial = {name: getattr(stands, name) for name in ("kind", "happened_on", "happened_at", "began")}
    form = Correction(request.POST or None, today=today(), initial=initial)
    if request.method == "POST" and form.is_valid():
        correct(incident=id, corrections=form.corrections(), by=actor(), now=timezone.now())
        return redirect("incident", id=id)
    return render(request, "incidents/correction.html", {"form": form, "incident_id": id})


@needs(Verb.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def access(request: HttpRequest, id: UUID) -> HttpResponse:
    """Say who may see an incident."""
    if not may_manage(id):
        raise Http404
    form = WhoMaySee(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_access(incident=id, change=form.change(), by=actor(), now=timezone.now())
        return redirect("incident", id=id) if may_manage(id) else redirect("incidents")
    return render(request, "incidents/access.html", {"form": form, "incident_id": id})


@needs(Verb.READ_IDENTITY)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Look for somebody by name or number; what is asked for never stands in an address."""
    form = Search(request.POST or None)
    hits = None
    if request.method == "POST" and form.is_valid():
        hits = found(form.cleaned_data["name"], form.cleaned_data["number"], by=actor())
    return render(request, "incidents/search.html", {"form": form, "hits": hits})
