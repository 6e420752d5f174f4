"""Many people at once: the list, what is wrong in it, and its filing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor, today
from rabta_web.incidents.actions import Report, Someone
from rabta_web.incidents.drafting import Begun, begin, file_draft, held, is_filed, keep
from rabta_web.incidents.forms.event import Event
from rabta_web.incidents.forms.manifest import ManifestForm
from rabta_web.incidents.kinds import Kind
from rabta_web.incidents.manifest import BETWEEN, HEADINGS, Column, Row, read

ROWS = "rows"
"""Where the rows of a manifest stand in a draft."""


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def begin_manifest(request: HttpRequest) -> HttpResponse:
    """The list of many people, pasted or sent as a file; it becomes a draft, with every row."""
    form = ManifestForm(request.POST or None, request.FILES or None, today=today())
    if request.method == "POST" and form.is_valid():
        given = {**form.event(), ROWS: _written(form.rows)}
        return redirect("check-manifest", draft=begin(given, by=actor(), now=timezone.now()))
    return render(request, "incidents/manifest.html", {"form": form})


@needs(Verb.FILE)
@require_http_methods(["GET", "HEAD", "POST"])
def check_manifest(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Every row before it is filed; those with something wrong can be put right, or filed as they are."""
    found = held(draft, timezone.now())
    if found is None and is_filed(draft):
        return redirect("ticks", id=draft)
    if found is None or ROWS not in found.given:
        raise Http404
    rows = _rows(found)
    if request.method == "POST":
        rows = [_mended(row, request.POST) for row in rows]
        keep(found, {ROWS: _written(rows)}, timezone.now())
        if "file" in request.POST or not any(row.wrong for row in rows):
            file_draft(_report(draft, found, rows), by=actor(), now=timezone.now())
            return redirect("ticks", id=draft)
    page = {
        "draft": found,
        "rows": [(row, [(column, row.cells[column]) for column in Column]) for row in rows],
        "headings": HEADINGS.values(),
        "wrong": [(row, _fields(row)) for row in rows if row.wrong],
    }
    return render(request, "incidents/check_manifest.html", page)


def _written(rows: Sequence[Row]) -> str:
    plain = [{"number": row.number, "written": row.written, "cells": dict(row.cells)} for row in rows]
    return json.dumps(plain, ensure_ascii=False)


def _rows(draft: Begun) -> list[Row]:
    """The rows as they stand, each read anew, so that what is wrong is said in the reader's language."""
    kept = json.loads(draft.given[ROWS])
    return [
        Row(each["number"], each["written"], each["cells"], read(each["number"], (), each["cells"]).wrong)
        for each in kept
    ]


def _fields(row: Row) -> list[tuple[str, str, str]]:
    """What can be put right in a row: the name of each field, its heading and what stands there."""
    return [(f"{row.number}-{column}", str(HEADINGS[column]), row.cells[column]) for column in Column]


def _mended(row: Row, said: QueryDict) -> Row:
    if f"{row.number}-{Column.NAME}" not in said:
        return row
    cells: dict[str, str] = {column: said.get(f"{row.number}-{column}", "") for column in Column}
    mended = read(row.number, (), cells)
    return Row(row.number, row.written, mended.cells, mended.wrong)


def _report(id: UUID, draft: Begun, rows: Sequence[Row]) -> Report:
    event = Event(dict(draft.given), today=today(), initial={})
    if not event.is_valid():
        raise Http404
    given = event.cleaned_data
    return Report(
        kind=Kind(given["kind"]),
        place=draft.given["place"],
        happened_on=given["happened_on"],
        happened_at=given["happened_at"],
        began=given["began"],
        people=tuple(_someone(row) for row in rows),
        id=id,
    )


def _someone(row: Row) -> Someone:
    """The person of a row; one with something wrong is filed as it was written, and nothing of it is lost."""
    cells: Mapping[str, str] = row.cells
    told = {"age": cells[Column.AGE], "sex": cells[Column.SEX], "home_district": cells[Column.HOME]}
    if row.wrong or any(piece not in cells.values() for piece in row.written.split(BETWEEN)):
        told["as_written"] = row.written
    return Someone(
        name=cells[Column.NAME],
        father=cells[Column.FATHER],
        number=cells[Column.NUMBER],
        particulars=tuple((key, words) for key, words in told.items() if words),
    )
