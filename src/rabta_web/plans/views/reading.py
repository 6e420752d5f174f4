"""Action plans on screen and to take along."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.attachments.sending import to_save
from rabta_web.plans.calendar import to_ics
from rabta_web.plans.choices import KINDS
from rabta_web.plans.queries import (
    as_rows,
    changes,
    plans,
    proof_of,
    versions_of,
)
from rabta_web.plans.sheet import COLUMNS
from rabta_web.plans.views.opening import opened_or_404
from rabta_web.ui.tables import FORMS, table_to_save


@needs(May.FOLLOW)
@require_safe
def all_plans(request: HttpRequest) -> HttpResponse:
    """The plans one may see."""
    page = {"plans": plans(by=actor()), "may_run": current().has(May.RUN)}
    return render(request, "plans/plans.html", page)


@needs(May.FOLLOW)
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """An empty sheet with the headings and a row of each kind, to fill in and import."""
    del request
    rows: list[Sequence[object]] = [[str(name) for name in COLUMNS.values()]]
    rows += [[str(says)] for says in KINDS.values()]
    return table_to_save("plan-template", "xlsx", rows)


@needs(May.FOLLOW)
@require_safe
def plan(request: HttpRequest, plan: UUID, number: int | None = None) -> HttpResponse:
    """A plan in its latest version or an earlier one: what is overdue first."""
    opened = opened_or_404(plan, number)
    page = {
        "opened": opened,
        "versions": versions_of(opened.plan),
        "changes": changes(opened),
        "forms": FORMS,
    }
    return render(request, "plans/plan.html", page)


@needs(May.FOLLOW)
@require_safe
def table(request: HttpRequest, plan: UUID, form: str) -> HttpResponse:
    """A plan as a sheet that can be read in again."""
    del request
    if form not in FORMS:
        raise Http404
    return table_to_save("plan", form, as_rows(opened_or_404(plan)))


@needs(May.FOLLOW)
@require_safe
def calendar(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The days of a plan for a calendar."""
    del request
    headers = {"Content-Disposition": 'attachment; filename="plan.ics"'}
    content = to_ics(opened_or_404(plan))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@needs(May.FOLLOW)
@require_safe
def proof(request: HttpRequest, proof: UUID) -> HttpResponse:
    """What shows a step, to be saved and never shown inside a page."""
    del request
    found = proof_of(proof, by=actor())
    if found is None:
        raise Http404
    return to_save("evidence", found)
