"""Cases on screen: those of which one sees a part, opening one, and one case with all that one sees of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.agencies.queries import named as agency_named
from rabta_web.agencies.queries import near
from rabta_web.cases.actions import add_part, link, note_proceeding, open_case, turn_case
from rabta_web.cases.choices import CASE, KEEPER, TURNS, Turn
from rabta_web.cases.forms import AddLink, AddPart, AddProceeding, AddTask, OpenCase, TurnCase
from rabta_web.cases.queries import Opened, listed, opened, to_choose
from rabta_web.tasks.actions import raise_task
from rabta_web.tasks.queries import own_agencies

IN_IT_ALREADY = _("It is in this case already, or not open to you.")
TITLES = {
    "part": _("Add an incident"),
    "link": _("Note a link"),
    "proceeding": _("Note a step of the proceedings"),
    "task": _("Raise a task"),
}


@needs(Verb.READ)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The cases of which one sees a part."""
    return render(request, "cases/cases.html", {"lines": listed(by=actor())})


@needs(Verb.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def new_case(request: HttpRequest) -> HttpResponse:
    """Open a case on an incident that one reads."""
    agencies = [(agency, agency_named(agency)) for agency in acts_for(Verb.READ)]
    form = OpenCase(
        request.POST or None,
        agencies=agencies,
        incidents=to_choose(),
        first=request.GET.get("incident", ""),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = open_case(
            id=given["id"],
            title=given["title"],
            agency=given["agency"],
            incident=UUID(given["incident"]),
            by=actor(),
            now=timezone.now(),
        )
        if made:
            return redirect("case", case=given["id"])
        raise Http404
    return render(request, "cases/new.html", {"form": form})


@needs(Verb.READ)
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: HttpRequest, case: UUID) -> HttpResponse:
    """One case: its parts, links, proceedings, course and tasks, as far as one sees them."""
    found = opened(case, by=actor())
    if found is None:
        raise Http404
    forms = {} if found.closed else {name: make(request, found) for name, make in FORMS.items()}
    turns = [(turn.value, TURNS[turn], TurnCase(_given(request, turn))) for turn in _possible(found)]
    for name, form in [*forms.items(), *((name, form) for name, _title, form in turns)]:
        if form.is_bound and form.is_valid() and DOES[name](found, form):
            return redirect("case", case=case)
    page = {"opened": found, "forms": [(name, TITLES[name], form) for name, form in forms.items()]}
    refused = request.method == "POST" and not any(form.is_bound for form in forms.values())
    return render(request, "cases/case.html", {**page, "turns": turns, "refused": refused and found.closed})


def _possible(found: Opened) -> list[Turn]:
    """What whoever keeps a case can do with it now."""
    return [Turn(move.verb) for move in CASE.possible(found.case.state, KEEPER)] if found.keeps else []


def _given(request: HttpRequest, name: str) -> Any:
    return request.POST if request.POST.get("what") == name else None


FORMS: dict[str, Callable[[HttpRequest, Opened], forms.Form]] = {
    "part": lambda request, found: AddPart(_given(request, "part"), incidents=_others(found)),
    "link": lambda request, found: AddLink(_given(request, "link"), parts=found.parts),
    "proceeding": lambda request, found: AddProceeding(_given(request, "proceeding"), parts=found.parts),
    "task": lambda request, _found: AddTask(_given(request, "task"), agencies=_offices()),
}


def _others(found: Opened) -> list[tuple[str, str]]:
    here = {str(each.part.incident_id) for each in found.parts}
    return [choice for choice in to_choose() if choice[0] not in here]


def _offices() -> list[tuple[str, str]]:
    own = own_agencies()
    return [*((agency, agency_named(agency)) for agency in own), *near(own)]


def _part(found: Opened, form: Any) -> bool:
    given = form.cleaned_data
    done = add_part(
        case=found.case,
        incident=UUID(given["incident"]),
        reason=given["reason"],
        by=actor(),
        now=timezone.now(),
    )
    if not done:
        form.add_error("incident", IN_IT_ALREADY)
    return done


def _link(found: Opened, form: Any) -> bool:
    link(case=found.case, linking=form.linking(), by=actor(), now=timezone.now())
    return True


def _proceeding(found: Opened, form: Any) -> bool:
    note_proceeding(case=found.case, done=form.proceeded(), by=actor(), now=timezone.now())
    return True


def _task(found: Opened, form: Any) -> bool:
    own = own_agencies()
    incident = found.parts[0].part.incident_id if found.parts else None
    raising = form.raising(found.case.pk, own[0], incident, found.case.province)
    raise_task(raising=raising, by=actor(), now=timezone.now())
    return True


def _turned(turn: Turn) -> Callable[[Opened, Any], bool]:
    def does(found: Opened, form: Any) -> bool:
        reason = form.cleaned_data["reason"]
        return turn_case(case=found.case, turn=turn, reason=reason, by=actor(), now=timezone.now())

    return does


DOES: dict[str, Callable[[Opened, Any], bool]] = {
    "part": _part,
    "link": _link,
    "proceeding": _proceeding,
    "task": _task,
    **{turn.value: _turned(turn) for turn in Turn},
}
"""What each form of the page does."""
