"""Filing an incident: on one page, or page by page from a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.actions import file_incident
from rabta_web.incidents.drafting import Begun, begin, drop, file_draft, held, is_filed, keep
from rabta_web.incidents.forms.report import SAFETY, STEPS, FirstReport


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
