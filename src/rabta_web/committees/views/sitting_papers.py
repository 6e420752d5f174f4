"""The papers of a sitting: to print, as Word or PDF, for a calendar, for whoever asks for the minutes."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rabta.papers import Paper
from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.committees.calendar_file import CONTENT_TYPE, Event, written
from rabta_web.committees.choices import SittingState
from rabta_web.committees.papers import Kind
from rabta_web.committees.papers.minutes import minutes
from rabta_web.committees.papers.redaction import redacted
from rabta_web.committees.papers.sheets import attendance_sheet, notice, working_paper
from rabta_web.committees.queries.bodies import holders, nominations
from rabta_web.committees.queries.minutes import approved
from rabta_web.committees.queries.sittings import Opened
from rabta_web.committees.views.sittings import seen
from rabta_web.ui.papers import FORMS, pdf_can_be_made, policy

SHEETS = {Kind.NOTICE: notice, Kind.WORKING: working_paper, Kind.ATTENDANCE: attendance_sheet}
OFF = (SittingState.CANCELLED, SittingState.ADJOURNED)


@needs(May.FOLLOW)
@require_safe
def paper(request: HttpRequest, sitting: UUID, kind: str, language: str, form: str) -> HttpResponse:
    """A paper of a sitting, to print, as Word or as PDF; of minutes, those of one committee."""
    opened = seen(sitting, whole=True)
    if kind not in list(Kind) or language not in {"en", "ur"} or form not in FORMS:
        raise Http404
    if form == "pdf" and not pdf_can_be_made():
        raise Http404
    committee = request.GET.get("committee", opened.sitting.committees[0])
    if committee not in opened.sitting.committees:
        raise Http404
    drafted = _drafted(opened, Kind(kind), language, committee)
    headers = {"Content-Security-Policy": policy(drafted)}
    if form != "html":
        headers["Content-Disposition"] = f'attachment; filename="{kind}-{language}.{form}"'
    return HttpResponse(FORMS[form].write(drafted), content_type=FORMS[form].content_type, headers=headers)


def _drafted(opened: Opened, kind: Kind, language: str, committee: str) -> Paper:
    if kind in SHEETS:
        return SHEETS[kind](opened, language)
    kept = approved(opened.sitting, committee, language)
    whole = kept or minutes(opened, committee, language)
    return _redacted(opened, whole) if kind is Kind.REDACTED else whole


def _redacted(opened: Opened, paper: Paper) -> Paper:
    """Minutes without everybody whose name the platform knows, and without items on protection."""
    names = {opened.sitting.chair, *(each.name for each in opened.attendance)}
    for committee in opened.sitting.committees:
        names |= {each.name for each in holders(committee)} | {each.name for each in nominations(committee)}
    protected = [item.number for item in opened.items if item.row and item.row.protects]
    return redacted(paper, names=names, protected=protected)


@needs(May.FOLLOW)
@require_safe
def calendar(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """The sitting for a calendar: when and where, and nothing of what is discussed."""
    del request
    opened = seen(sitting)
    event = Event(
        id=opened.sitting.pk,
        at=opened.sitting.at,
        written_at=timezone.now(),
        title=f"{_('Sitting')}: {' · '.join(opened.committees)}",
        room=opened.sitting.room,
        called_off=opened.sitting.state in OFF,
    )
    headers = {"Content-Disposition": 'attachment; filename="sitting.ics"'}
    return HttpResponse(written(event), content_type=CONTENT_TYPE, headers=headers)
