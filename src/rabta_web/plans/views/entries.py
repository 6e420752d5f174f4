"""One entry of a plan: how it stands, its next move, and directing it to the office that owns it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.committees.actions.directives import Directing, direct
from rabta_web.plans.actions import move, note_directed
from rabta_web.plans.choices import Kind, Side, Verb
from rabta_web.plans.forms import Move
from rabta_web.plans.queries import (
    OpenedEntry,
)
from rabta_web.plans.views.opening import entry_or_404


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, plan: UUID, entry: UUID) -> HttpResponse:
    """An entry of a plan: how it stands, what happened, and what can be done now."""
    found = entry_or_404(plan, entry)
    side = next((side for side, moves in found.moves.items() if moves), None)
    form = None
    if side is not None:
        form = Move(request.POST or None, request.FILES or None, entry=found.seen.entry, side=side)
        if request.method == "POST" and form.is_valid():
            _move(found, side, form)
            return redirect("plan-entry", plan=plan, entry=entry)
    elif request.method == "POST":
        raise Http404
    page = {"found": found, "opened": found.opened, "form": form, "may_direct": _may_direct(found)}
    return render(request, "plans/entry.html", page)


def _move(found: OpenedEntry, side: Side, form: Move) -> None:
    given = form.cleaned_data
    move(
        entry=found.seen.entry,
        verb=Verb(given["verb"]),
        side=side,
        reason=given["reason"],
        proof=given["proof"].cleaned if given["proof"] else None,
        by=actor(),
        now=timezone.now(),
    )


@needs(May.RUN)
@require_POST
def direct_entry(request: HttpRequest, plan: UUID, entry: UUID) -> HttpResponse:
    """Direct an activity to the office that owns it, as the plan words it."""
    del request
    found = entry_or_404(plan, entry)
    if not _may_direct(found):
        raise Http404
    line, keeper = found.seen.line, found.opened.plan
    basis = f"{keeper.title} ({found.opened.version.number})"
    now = timezone.now()
    ends = line.ends or timezone.localdate()
    directing = Directing(uuid4(), keeper.agency_id, (line.owner,), line.text, basis, line.evidence, ends)
    made = direct(directing=directing, by=actor(), now=now)
    if made is None:
        raise Http404
    note_directed(entry=found.seen.entry, directive=made, by=actor(), now=now)
    return redirect("directive", directive=made)


def _may_direct(found: OpenedEntry) -> bool:
    """An activity that has an office here and a day to come, which nobody directed yet."""
    line = found.seen.line
    fits = found.seen.entry.kind == Kind.ACTIVITY and line.owner and line.owner != found.opened.plan.agency_id
    in_time = line.ends is not None and line.ends >= timezone.localdate()
    return bool(found.opened.keeps and fits and in_time and not found.directed)
