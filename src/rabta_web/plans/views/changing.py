"""Beginning a plan, and making its next version: from a sheet, or entry by entry."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.agencies.queries import names_of_offices
from rabta_web.plans.actions import begin, change
from rabta_web.plans.forms import AddLine, Begin, ChangeLine, Import
from rabta_web.plans.queries import (
    Opened,
    as_rows,
)
from rabta_web.plans.sheet import Row, as_text, read
from rabta_web.plans.views.opening import entry_or_404, kept_or_404

ELSE_CHANGED = _(
    "Somebody else changed the plan meanwhile. Yours is kept below; read theirs, and save again."
)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    own = acts_for(May.RUN)
    names = names_of_offices(own)
    committees = [(id, names[id]) for id in own]
    form = Begin(request.POST or None, committees=committees)
    if request.method == "POST" and form.is_valid():
        made = begin(**form.cleaned_data, by=actor(), now=timezone.now())
        if made is None:
            raise Http404
        return redirect("plan", plan=made)
    return render(request, "plans/begin.html", {"form": form})


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def import_plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Read a whole plan from a sheet; nothing is kept before every row can be read, and none is lost."""
    opened = kept_or_404(plan)
    initial = {"version": opened.version.number}
    form = Import(request.POST or None, request.FILES or None, initial=initial)
    rows: list[Row] = []
    said: list[str] = []
    if request.method == "POST" and form.is_valid():
        rows = form.cleaned_data["read"] or []
        if "keep" in request.POST and not any(row.wrong for row in rows):
            if _change(opened, rows, form.cleaned_data):
                return redirect("plan", plan=plan)
            said = [str(ELSE_CHANGED)]
        form = Import(initial=form.cleaned_data | {"rows": as_text(row.written for row in rows)} | initial)
    return _import_page(request, opened, form, rows, said)


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
    opened = kept_or_404(plan)
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
    found = entry_or_404(plan, entry)
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
