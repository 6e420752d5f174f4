"""Sittings on screen: which are due, calling one, its agenda, and what moves it on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.committees.actions.consultations import find_gap, recommend
from rabta_web.committees.actions.sittings import add_matter, call, move
from rabta_web.committees.choices import SITTING_VERBS, SittingState, SittingVerb
from rabta_web.committees.forms.calling import Call, Consult, Matter
from rabta_web.committees.forms.sittings import FoundGap, Move, Recommend
from rabta_web.committees.forwarding import GAPS, GapKind
from rabta_web.committees.papers import Kind
from rabta_web.committees.queries.bodies import bodies, holding, turns
from rabta_web.committees.queries.forwarding import matters
from rabta_web.committees.queries.minutes import seals_of
from rabta_web.committees.queries.sittings import (
    Opened,
    committees_one_runs,
    committees_to_invite,
    open_sitting,
    sittings,
)
from rabta_web.ui.papers import FORMS, pdf_can_be_made

ON_THE_PAGE_OF_AN_ITEM = {SittingVerb.HOLD, SittingVerb.APPROVE}
"""Moves that are made where what they need is written down."""


@needs(May.FOLLOW)
@require_safe
def all_sittings(request: HttpRequest) -> HttpResponse:
    """The sittings of the committees one looks on at, and which committees of one's own are due to sit."""
    today = timezone.localdate()
    due = turns()
    names = {id: body.name for id, body in bodies([each.committee for each in due]).items()}
    page = {
        "sittings": sittings(by=actor()),
        "turns": [(each, names[each.committee], each.overdue(today)) for each in due],
        "matters": matters(by=actor()),
        "may_run": current().has(May.RUN),
        "may_consult": current().has(May.RUN) and len(committees_to_invite()) > 0,
    }
    return render(request, "committees/sittings.html", page)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Call a sitting; what is known of the committee stands in the form already."""
    chosen = request.GET.get("committee", "")
    form = Call(request.POST or None, committees=committees_one_runs(), initial=_proposed(chosen))
    return _called(request, form, "committees/call.html")


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def consult(request: HttpRequest) -> HttpResponse:
    """Call a consultation."""
    form = Consult(request.POST or None, committees=committees_one_runs(), invited=committees_to_invite())
    return _called(request, form, "committees/consult.html")


def _called(request: HttpRequest, form: Call, template: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        made = call(calling=form.calling(), by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("sitting", sitting=made)
    return render(request, template, {"form": form})


def _proposed(committee: str) -> dict[str, Any]:
    """The next day of a committee that one runs, and who is in its chair."""
    ours = acts_for(May.RUN)
    if committee not in ours:
        committee = ours[0]
    body = bodies([committee])[committee]
    due = next(iter(turns([committee])), None)
    holder = holding(committee, timezone.localdate()).get(body.chair)
    return {
        "committees": [committee],
        "day": due.proposed if due else None,
        "chair": " ".join(filter(None, (holder.name + "،" if holder else "", body.chair))),
    }


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """A sitting: its agenda as it stands, what to do next, its papers."""
    opened = seen(sitting)
    forms = _forms(request, opened)
    if request.method == "POST":
        if not opened.runs:
            raise Http404
        if _done(opened, forms):
            return redirect("sitting", sitting=opened.sitting.pk)
    return render(request, "committees/sitting.html", _page(opened) | forms)


def _forms(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    """The forms of the page, the one that was sent with what was filled in."""
    sent = request.POST if request.method == "POST" else {}
    gaps = [(str(each.pk), each.text[:80]) for each in opened.gaps]
    return {
        "matter": Matter(sent if "text" in sent else None, offices=opened.offices),
        "found": FoundGap(sent if "gap" in sent else None),
        "recommend": Recommend(sent if "recommendation" in sent else None, gaps=gaps),
        "moving": Move(sent if "verb" in sent else None),
    }


def _done(opened: Opened, forms: dict[str, Any]) -> bool:
    """Whether what was sent was done; if not, its form says what is wrong."""
    by, now, state = actor(), timezone.now(), opened.sitting.state
    matter, found, advice, moving = (forms[name] for name in ("matter", "found", "recommend", "moving"))
    if matter.is_bound and state == SittingState.CALLED:
        if matter.is_valid():
            add_matter(sitting=opened.sitting, matter=matter.matter(), by=by, now=now)
        return bool(matter.is_valid())
    if found.is_bound and opened.is_consultation and state == SittingState.HELD:
        if found.is_valid():
            given = found.cleaned_data
            find_gap(sitting=opened.sitting, kind=GapKind(given["kind"]), text=given["gap"], by=by, now=now)
        return bool(found.is_valid())
    if advice.is_bound and opened.is_consultation and state == SittingState.HELD:
        if advice.is_valid():
            given = advice.cleaned_data
            gap = UUID(given["closes"]) if given["closes"] else None
            recommend(sitting=opened.sitting, text=given["recommendation"], gap=gap, by=by, now=now)
        return bool(advice.is_valid())
    _move(opened, moving)
    return True


def _move(opened: Opened, moving: Move) -> None:
    verbs = {each.verb: each for each in opened.moves if each.verb not in ON_THE_PAGE_OF_AN_ITEM}
    if not moving.is_bound or not moving.is_valid() or moving.cleaned_data["verb"] not in verbs:
        return
    given = moving.cleaned_data
    if given["reason"] or not verbs[given["verb"]].reasoned:
        move(
            sitting=opened.sitting,
            verb=SittingVerb(given["verb"]),
            reason=given["reason"],
            diary=given["diary"],
            by=actor(),
            now=timezone.now(),
        )


def _page(opened: Opened) -> dict[str, Any]:
    moves = [
        (each.verb, SITTING_VERBS[SittingVerb(each.verb)], each.reasoned, each.verb == SittingVerb.CIRCULATE)
        for each in opened.moves
        if each.verb not in ON_THE_PAGE_OF_AN_ITEM
    ]
    state = opened.sitting.state
    before = [
        (Kind.NOTICE, _("Notice and agenda")),
        (Kind.WORKING, _("Working paper")),
        (Kind.ATTENDANCE, _("Attendance sheet")),
    ]
    return {
        "opened": opened,
        "moves": moves,
        "called": state == SittingState.CALLED,
        "held": state == SittingState.HELD,
        "writes": opened.runs and state in {SittingState.HELD, SittingState.MINUTED},
        "forms": [form for form in FORMS if form != "pdf" or pdf_can_be_made()],
        "kinds": before,
        "quorums": [(opened.bodies[id], quorum, quorum.met()) for id, quorum in opened.quorums.items()],
        "gaps": [(GAPS[GapKind(each.kind)], each.text) for each in opened.gaps],
        "seals": seals_of(opened.sitting) if state == SittingState.APPROVED else (),
    }


@needs(May.FOLLOW)
@require_safe
def room(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """The agenda in large type, and how many are here: nothing that may not be on a wall."""
    opened = seen(sitting)
    quorums = [(opened.bodies[id], each, each.met()) for id, each in opened.quorums.items()]
    return render(request, "committees/room.html", {"opened": opened, "quorums": quorums})


def seen(id: UUID, *, whole: bool = False) -> Opened:
    """A sitting that the person may see, or the page for what is not there."""
    opened = open_sitting(id, by=actor(), whole=whole)
    if opened is None:
        raise Http404
    return opened


def run(id: UUID, *states: SittingState) -> Opened:
    """A sitting that the person runs, in one of some states."""
    opened = seen(id)
    if not opened.runs or opened.sitting.state not in states:
        raise Http404
    return opened
