"""Tasks on screen: what waits, what one watches, one task with its course, and raising one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.queries import id_in
from rabta_web.agencies.queries import named as agency_named
from rabta_web.agencies.queries import near
from rabta_web.tasks.actions import assign, move, raise_task
from rabta_web.tasks.choices import Side
from rabta_web.tasks.forms import Raise, Step
from rabta_web.tasks.queries import Lane, Opened, listed, opened, own_agencies

LANES = {
    Lane.OPEN: _("To be done"),
    Lane.MINE: _("Mine"),
    Lane.WATCHED: _("Watched"),
    Lane.RAISED: _("Raised by us"),
    Lane.OVER: _("Over"),
}
FASTER = _("Somebody else was faster. This is how it stands now.")
MOST_PAGES = 1_000


@needs(May.WORK)
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks of one's agencies, lane by lane, what ends first before the rest."""
    asked = request.GET.get("show", "")
    lane = Lane(asked) if asked in set(Lane) else Lane.OPEN
    number = _number(request)
    found = listed(lane, number, by=actor())
    page = {
        "lanes": LANES.items(),
        "lane": lane,
        "lines": found.lines,
        "earlier": f"?show={lane}&page={number + 1}" if found.more else "",
        "later": f"?show={lane}&page={number - 1}" if number else "",
    }
    return render(request, "tasks/tasks.html", page)


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "0")
    return (
        min(int(asked), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < MOST_PAGES else 0
    )


@needs(May.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_task(request: HttpRequest) -> HttpResponse:
    """Raise a task for one's own office or another."""
    own = [(agency, agency_named(agency)) for agency in own_agencies()]
    form = Raise(request.POST or None, own=own, others=near(own_agencies()))
    if request.method == "POST" and form.is_valid():
        made = raise_task(raising=form.raising(), by=actor(), now=timezone.now())
        return redirect("task", task=made)
    return render(request, "tasks/new.html", {"form": form})


@needs(May.WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def task(request: HttpRequest, task: UUID) -> HttpResponse:
    """One task: what is to be done, its course, and what one can do now."""
    found = opened(task, by=actor())
    if found is None:
        raise Http404
    if "assignee" in request.POST and found.people:
        person = id_in(request.POST["assignee"])
        if person and assign(task=found.line.task, person=person, by=actor(), now=timezone.now()):
            return redirect("task", task=task)
    forms = {side: _form(request, found, side) for side in found.moves}
    for side, form in forms.items():
        if form.is_bound and form.is_valid():
            if move(
                task=found.line.task,
                verb=form.chosen(),
                side=side,
                reason=form.cleaned_data["reason"],
                by=actor(),
                now=timezone.now(),
            ):
                return redirect("task", task=task)
            form.add_error(None, str(FASTER))
    return render(request, "tasks/task.html", {"opened": found, "forms": forms})


def _form(request: HttpRequest, found: Opened, side: Side) -> Step:
    given = request.POST if request.POST.get("side") == side else None
    return Step(given, side=side, moves=found.moves[side])
