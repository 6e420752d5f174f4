"""Who is here: written down as they come, with the quorum at once, until the sitting is over."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.committees.actions.sittings import hold, note_attendance
from rabta_web.committees.choices import SittingState
from rabta_web.committees.forms.sittings import Attendance, Expected
from rabta_web.committees.queries.bodies import deputies, holders, holding
from rabta_web.committees.queries.sittings import Opened
from rabta_web.committees.views.sittings import run


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, sitting: UUID) -> HttpResponse:
    """Write down who is here by now, and in the end that it was held."""
    opened = run(sitting, SittingState.CALLED, SittingState.HELD)
    form = Attendance(
        request.POST or None,
        offices=opened.offices,
        noted=opened.attendance,
        items=frozenset(each.number for each in opened.items),
        expected=_expected(opened),
    )
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        if "here" in request.POST or opened.sitting.state == SittingState.HELD:
            note_attendance(sitting=opened.sitting, seats=form.seats(), by=actor(), now=now)
            if opened.sitting.state == SittingState.CALLED:
                return redirect("attendance", sitting=sitting)
        else:
            hold(sitting=opened.sitting, seats=form.seats(), by=actor(), now=now)
        return redirect("sitting", sitting=sitting)
    quorums = [(opened.bodies[id], each, each.met()) for id, each in opened.quorums.items()]
    page = {"opened": opened, "form": form, "quorums": quorums}
    return render(request, "committees/attendance.html", page)


def _expected(opened: Opened) -> Expected:
    """Who may come for which office, in words; and who held it and has left."""
    day = timezone.localdate(opened.sitting.at)
    named: dict[str, list[str]] = {}
    left: dict[str, set[str]] = {}
    for committee in opened.sitting.committees:
        here = {office: held.name for office, held in holding(committee, day).items()}
        for office, name in here.items():
            named.setdefault(office, []).append(name)
        for each in deputies(committee, day):
            named.setdefault(each.office, []).append(_("deputy: {name}").format(name=each.name))
            here[f"{each.office}\n{each.pk}"] = each.name
        may_come = {name.casefold() for name in here.values()}
        for past in holders(committee):
            if past.name.casefold() not in may_come:
                left.setdefault(past.office, set()).add(past.name.casefold())
    return Expected(
        {office: " · ".join(names) for office, names in named.items()},
        {office: frozenset(names) for office, names in left.items()},
    )
