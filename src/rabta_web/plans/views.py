"""Action plans on screen: reading one, changing it, importing it, moving its activities on."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.agencies.queries import named as agency_named
from rabta_web.attachments.sending import to_save
from rabta_web.committees.actions.directives import Directing, direct
from rabta_web.plans.actions import begin, change, move, note_directed
from rabta_web.plans.calendar import to_ics
from rabta_web.plans.choices import KINDS, Kind, Side, Verb
from rabta_web.plans.forms import AddLine, Begin, ChangeLine, Import, Move
from rabta_web.plans.queries import (
    Opened,
    OpenedEntry,
    as_rows,
    changes,
    open_entry,
    open_plan,
    plans,
    proof_of,
    versions_of,
)
from rabta_web.plans.sheet import COLUMNS, Row, as_text, read
from rabta_web.ui.tables import FORMS, table_to_save

ELSE_CHANGED = _(
    "Somebody else changed the plan meanwhile. Yours is kept below; read theirs, and save again."
)


@needs(May.FOLLOW)
@require_safe
def all_plans(request: HttpRequest) -> HttpResponse:
    """The plans one may see."""
    page = {"plans": plans(by=actor()), "may_run": current().has(May.RUN)}
    return render(request, "plans/plans.html", page)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    committees = [(id, agency_named(id)) for id in acts_for(May.RUN)]
    form = Begin(request.POST or None, committees=committees)
    if request.method == "POST" and form.is_valid():
        made = begin(**form.cleaned_data, by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("plan", plan=made)
    return render(request, "plans/begin.html", {"form": form})


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
    opened = _opened(plan, number)
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
    return table_to_save("plan", form, as_rows(_opened(plan)))


@needs(May.FOLLOW)
@require_safe
def calendar(request: HttpRequest, plan: UUID) -> HttpResponse:
    """The days of a plan for a calendar."""
    del request
    headers = {"Content-Disposition": 'attachment; filename="plan.ics"'}
    content = to_ics(_opened(plan))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Read a whole plan from a sheet; nothing is kept before every row can be read, and none is lost."""
    opened = _kept(plan)
    initial = {"version": opened.version.number}
    form = Import(request.POST or None, request.FILES or None, initial=initial)
    rows: list[Row] = []
    if request.method == "POST" and form.is_valid():
        rows = form.cleaned_data["read"] or []
        if "keep" in request.POST and not any(row.wrong for row in rows):
            if _change(opened, rows, form.cleaned_data):
                return redirect("plan", plan=plan)
            form.add_error(None, str(ELSE_CHANGED))
        given = form.cleaned_data | {"rows": as_text(row.written for row in rows)}
        errors = form.non_field_errors()
        form = Import(initial=given | initial)
        return _import_page(request, opened, form, rows, errors)
    return _import_page(request, opened, form, rows, [])


def _import_page(
    request: HttpRequest, opened: Opened, form: Import, rows: list[Row], said: Sequence[object]
) -> HttpResponse:
    page = {
        "opened": opened,
        "form": form,
        "rows": rows,
        "wrong": [row for row in rows if row.wrong],
        "said": said,
    }
    return render(request, "plans/import.html", page)


def _change(opened: Opened, rows: Sequence[Row], given: dict[str, object]) -> bool:
    """Make another version of rows that can all be read."""
    return change(
        plan=opened.plan,
        after=int(str(given["version"])),
        wordings=[row.wording for row in rows if row.wording],
        reason=str(given["reason"]),
        by=actor(),
        now=timezone.now(),
    )


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Add one entry."""
    opened = _kept(plan)
    entries = [(str(seen.entry.pk), f"{seen.kind}: {seen.line.text[:80]}") for seen in opened.entries]
    initial = {"version": opened.version.number, "after": entries[-1][0] if entries else ""}
    form = AddLine(request.POST or None, entries=entries, initial=initial)
    if request.method == "POST" and form.is_valid():
        rows = _texts(opened)
        keys = [row[-1] for row in rows]
        after = form.cleaned_data["after"]
        at = keys.index(after) + 1 if after in keys else len(rows)
        rows.insert(at, form.cells(form.cleaned_data["kind"], ""))
        if _keep(opened, rows, form):
            return redirect("plan", plan=plan)
    return render(request, "plans/line.html", {"opened": opened, "form": form, "adds": True})


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def change_entry(request: HttpRequest, plan: UUID, entry: UUID) -> HttpResponse:
    """Word one entry anew, or leave it out of the next version."""
    found = _entry(plan, entry)
    opened, line = found.opened, found.seen.line
    if not opened.keeps:
        raise Http404
    fields = ("text", "begins", "ends", "evidence", "measure", "target")
    initial = {name: getattr(line, name) for name in fields}
    initial |= {"owner": found.seen.owner, "version": opened.version.number}
    form = ChangeLine(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        rows = _texts(opened)
        at = next(number for number, row in enumerate(rows) if row[-1] == str(entry))
        rows[at : at + 1] = (
            [] if "leave_out" in request.POST else [form.cells(found.seen.entry.kind, str(entry))]
        )
        if _keep(opened, rows, form):
            return redirect("plan", plan=plan)
    return render(request, "plans/line.html", {"opened": opened, "form": form, "found": found})


def _texts(opened: Opened) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in as_rows(opened)[1:]]


def _keep(opened: Opened, rows: Sequence[Sequence[str]], form: ChangeLine) -> bool:
    """Make another version of all rows, or say in the form what is wrong."""
    checked = read(rows)
    wrong = [str(said) for row in checked for said in row.wrong]
    if wrong:
        form.add_error(None, " ".join(dict.fromkeys(wrong)))
        return False
    if not _change(opened, checked, form.cleaned_data):
        form.add_error(None, str(ELSE_CHANGED))
        return False
    return True


@needs(May.FOLLOW)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, plan: UUID, entry: UUID) -> HttpResponse:
    """An entry of a plan: how it stands, what happened, and what can be done now."""
    found = _entry(plan, entry)
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
    found = _entry(plan, entry)
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


@needs(May.FOLLOW)
@require_safe
def proof(request: HttpRequest, proof: UUID) -> HttpResponse:
    """What shows a step, to be saved and never shown inside a page."""
    del request
    found = proof_of(proof, by=actor())
    if found is None:
        raise Http404
    return to_save("evidence", found)


def _opened(plan: UUID, number: int | None = None) -> Opened:
    opened = open_plan(plan, number, by=actor())
    if opened is None:
        raise Http404
    return opened


def _kept(plan: UUID) -> Opened:
    opened = _opened(plan)
    if not opened.keeps:
        raise Http404
    return opened


def _entry(plan: UUID, entry: UUID) -> OpenedEntry:
    found = open_entry(plan, entry, by=actor())
    if found is None:
        raise Http404
    return found
