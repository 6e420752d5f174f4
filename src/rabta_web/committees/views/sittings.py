"""Sittings on screen: calling one, its agenda and attendance, decisions and minutes."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.committees.actions.directives import direct
from rabta_web.committees.actions.sittings import add_matter, call, hold, minute, move
from rabta_web.committees.choices import SITTING_VERBS, SittingState, SittingVerb
from rabta_web.committees.forms.sittings import Attendance, Call, Decide, Matter, Move, WriteMinute
from rabta_web.committees.papers import Kind, paper_of
from rabta_web.committees.queries.directives import whom_to_direct
from rabta_web.committees.queries.sittings import (
    Item,
    Opened,
    committees_one_runs,
    open_sitting,
    seats,
    sittings,
)
from rabta_web.incidents.vocabulary import law, words
from rabta_web.ui.papers import FORMS, pdf_can_be_made, policy

ELSE_WROTE = _("Somebody else wrote on this item meanwhile. Theirs stands above; yours is kept below.")


@needs(May.FOLLOW)
@require_safe
def all_sittings(request: HttpRequest) -> HttpResponse:
    """The sittings of the committees one looks on at."""
    page = {"sittings": sittings(by=actor()), "may_run": current().has(May.RUN)}
    return render(request, "committees/sittings.html", page)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Call a sitting."""
    form = Call(request.POST or None, committees=committees_one_runs())
    if request.method == "POST" and form.is_valid():
        made = call(calling=form.calling(), by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("sitting", sitting=made)
    return render(request, "committees/call.html", {"form": form})


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """A sitting: its agenda as it stands, what to do next, its papers."""
    opened = _held(sitting)
    if request.method == "POST":
        return _post(request, opened)
    return _page(request, opened, Matter())


def _post(request: HttpRequest, opened: Opened) -> HttpResponse:
    if not opened.runs:
        raise Http404
    if "text" in request.POST:
        form = Matter(request.POST)
        if not form.is_valid():
            return _page(request, opened, form)
        add_matter(sitting=opened.sitting, text=form.cleaned_data["text"], by=actor(), now=timezone.now())
    else:
        moving = Move(request.POST)
        verb = request.POST.get("verb", "")
        if moving.is_valid() and verb in {each.verb for each in opened.moves} - {SittingVerb.HOLD}:
            reason = moving.cleaned_data["reason"]
            needed = next(each.reasoned for each in opened.moves if each.verb == verb)
            if reason or not needed:
                move(
                    sitting=opened.sitting,
                    verb=SittingVerb(verb),
                    reason=reason,
                    by=actor(),
                    now=timezone.now(),
                )
    return redirect("sitting", sitting=opened.sitting.pk)


def _page(request: HttpRequest, opened: Opened, matter: Matter) -> HttpResponse:
    moves = [
        (each.verb, SITTING_VERBS[SittingVerb(each.verb)], each.reasoned)
        for each in opened.moves
        if each.verb not in {SittingVerb.HOLD, SittingVerb.APPROVE}
    ]
    forms = [form for form in FORMS if form != "pdf" or pdf_can_be_made()]
    page = {
        "opened": opened,
        "matter": matter,
        "moves": moves,
        "called": opened.sitting.state == SittingState.CALLED,
        "held": opened.sitting.state == SittingState.HELD,
        "forms": forms,
        "kinds": [(Kind.NOTICE, _("Notice and agenda")), (Kind.ATTENDANCE, _("Attendance sheet"))],
    }
    return render(request, "committees/sitting.html", page)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Write down that it was held, and who came."""
    opened = _run(sitting, SittingState.CALLED)
    form = Attendance(request.POST or None, offices=seats(opened.sitting.committees))
    if request.method == "POST" and form.is_valid():
        hold(sitting=opened.sitting, seats=form.seats(), by=actor(), now=timezone.now())
        return redirect("sitting", sitting=sitting)
    return render(request, "committees/attendance.html", {"opened": opened, "form": form})


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, sitting: UUID, number: int) -> HttpResponse:
    """What was said and decided on one item."""
    opened = _run(sitting, SittingState.HELD)
    found = next((each for each in opened.items if each.number == number and each.row), None)
    if found is None or found.row is None:
        raise Http404
    agency = opened.sitting.committees[0]
    labels = {id: words().pack(office.label) for id, office in law().duties.agencies.items()}
    offices = [(labels.get(kind, kind), each) for kind, each in whom_to_direct(agency)]
    deciding = request.method == "POST" and "owner" in request.POST
    decide = Decide(request.POST if deciding else None, offices=offices)
    write = _write_form(request, found)
    if deciding and decide.is_valid():
        basis = str(_("Sitting of {day}, item {number}")).format(
            day=timezone.localtime(opened.sitting.at).date(), number=number
        )
        directing = decide.directing(agency, found.row.pk, basis)
        direct(directing=directing, by=actor(), now=timezone.now())
        return redirect("agenda-item", sitting=sitting, number=number)
    if write.is_bound and write.is_valid():
        kept = minute(
            sitting=opened.sitting, item=found.row, **write.cleaned_data, by=actor(), now=timezone.now()
        )
        if kept:
            return redirect("sitting", sitting=sitting)
        found = next(each for each in _held(sitting).items if each.number == number)
        write.add_error("text", str(ELSE_WROTE))
    page = {"opened": opened, "item": found, "decide": decide, "write": write}
    return render(request, "committees/item.html", page)


def _write_form(request: HttpRequest, item: Item) -> WriteMinute:
    if request.method == "POST" and "version" in request.POST:
        return WriteMinute(request.POST)
    minute = item.minute
    return WriteMinute(
        initial={"version": minute.version if minute else 0, "text": minute.text if minute else ""}
    )


@needs(May.FOLLOW)
@require_safe
def paper(request: HttpRequest, sitting: UUID, kind: str, language: str, form: str) -> HttpResponse:
    """A paper of a sitting, to print, as Word or as PDF."""
    del request
    opened = _held(sitting)
    if kind not in list(Kind) or language not in {"en", "ur"} or form not in FORMS:
        raise Http404
    if form == "pdf" and not pdf_can_be_made():
        raise Http404
    drafted = paper_of(opened, Kind(kind), language, seats(opened.sitting.committees))
    headers = {"Content-Security-Policy": policy(drafted)}
    if form != "html":
        headers["Content-Disposition"] = f'attachment; filename="{kind}-{language}.{form}"'
    return HttpResponse(FORMS[form].write(drafted), content_type=FORMS[form].content_type, headers=headers)


@needs(May.FOLLOW)
@require_safe
def room(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """The agenda in large type, for the wall of the room."""
    return render(request, "committees/room.html", {"opened": _held(sitting)})


def _held(id: UUID) -> Opened:
    opened = open_sitting(id, by=actor())
    if opened is None:
        raise Http404
    return opened


def _run(id: UUID, state: SittingState) -> Opened:
    opened = _held(id)
    if not opened.runs or opened.sitting.state != state:
        raise Http404
    return opened
