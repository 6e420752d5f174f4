"""Needs, danger and the plan to stay safe on screen."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.queries import Sitting
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.referrals.actions.care import keep_plan, note_need, note_own_view
from rabta_web.referrals.choices.care import Danger
from rabta_web.referrals.forms.care import KeepPlan, NoteNeed, OwnView
from rabta_web.referrals.queries.care import care_of, needs_to_note


@needs(May.READ_PROTECTION)
@require_http_methods(["GET", "HEAD", "POST"])
def care(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """What somebody needs and got, how they see their danger, and the plan to stay safe."""
    held = held_or_404(id, number)
    found = care_of(held, by=actor())
    if found is None:
        raise Http404
    about = request.POST.get("about", "")
    data = {name: request.POST if about == name else None for name in ("need", "risk", "plan")}
    need = NoteNeed(data["need"], needs=needs_to_note())
    risk, plan = OwnView(data["risk"]), KeepPlan(data["plan"], last=found.plan)
    if request.method == "POST" and _written(held, need, risk, plan):
        return redirect("care", id=id, number=number)
    page = {"held": held, "care": found, "need": need, "risk": risk, "plan": plan}
    return render(request, "referrals/care.html", page)


def _written(held: Sitting, need: NoteNeed, risk: OwnView, plan: KeepPlan) -> bool:
    """Write the one form of the page that was sent, if it is whole."""
    by, now = actor(), timezone.now()
    if need.is_bound and need.is_valid():
        return note_need(held=held, needed=need.needed(), by=by, now=now)
    if risk.is_bound and risk.is_valid():
        given = risk.cleaned_data
        return note_own_view(held=held, danger=Danger(given["danger"]), words=given["words"], by=by, now=now)
    if plan.is_bound and plan.is_valid():
        return keep_plan(held=held, plan=plan.plan(), by=by, now=now)
    return False
