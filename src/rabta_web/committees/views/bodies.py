"""Committees on screen: what each is and who sits in it, amended by whoever runs it."""

from __future__ import annotations

from base64 import b64decode
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import needs
from rabta_web.access.rows import acts_for
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.queries import appointed_at, names_of
from rabta_web.attachments import Cleaned
from rabta_web.attachments.sending import to_save
from rabta_web.audit.ledger import FEDERAL, ledgered, write
from rabta_web.committees.actions.bodies import Deputy, amend, nominate, seat, version_of
from rabta_web.committees.bodies import Charter
from rabta_web.committees.forms.bodies import CADENCES, Amend, Nominate, SeatOffice
from rabta_web.committees.queries.agenda import PARTS
from rabta_web.committees.queries.agenda_words import PARTS as LABELS
from rabta_web.committees.queries.bodies import (
    Body,
    bodies,
    body_of,
    charters,
    committees_followed,
    holders,
    holding,
    nominations,
    turns,
)
from rabta_web.incidents.vocabulary import words

ELSE_AMENDED = _("Somebody else amended this meanwhile. Look at what they wrote, then save yours again.")


@needs(May.FOLLOW)
@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    """The committees one looks on at, and those below them: which are known, and which are not."""
    offices = committees_followed()
    known = bodies([each.id for each in offices])
    rows = [known[each.id] for each in offices]
    return render(request, "committees/committees.html", {"rows": rows})


@needs(May.FOLLOW)
@require_safe
def committee(request: HttpRequest, agency: str) -> HttpResponse:
    """A committee: what is known of it and from where, who sits, who sat, and what was amended when."""
    body = _body(agency)
    today = timezone.localdate()
    versions = charters(agency)
    people = names_of({each.made_by for each in versions})
    held = holding(agency, today)
    page = {
        "body": body,
        "runs": agency in acts_for(May.RUN),
        "seats": [(each, held.get(each), each in body.sends_away) for each in body.offices],
        "past": [each for each in holders(agency) if each.until is not None],
        "deputies": nominations(agency),
        "versions": [(each, people.get(each.made_by, "")) for each in versions],
        "cadence": dict(CADENCES).get(str(body.every_months or ""), body.every_months),
        "sees": [LABELS[each] for each in PARTS if body.sees(each)],
        "turn": next(iter(turns([agency])), None),
        "label": words().pack(body.known.label) if body.known else "",
    }
    return render(request, "committees/committee.html", page)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def amend_committee(request: HttpRequest, agency: str) -> HttpResponse:
    """Amend what a committee is, as a new version."""
    body = _own(agency)
    form = Amend(request.POST or None, request.FILES or None, body=body, version=version_of(agency))
    if request.method == "POST" and form.is_valid():
        if amend(amending=form.amending(), by=actor(), now=timezone.now()):
            return redirect("committee", agency=agency)
        form.add_error(None, str(ELSE_AMENDED))
        form.data = {**request.POST.dict(), "version": version_of(agency)}
    return render(request, "committees/amend.html", {"body": body, "form": form})


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: HttpRequest, agency: str) -> HttpResponse:
    """Write down who holds an office, or a deputy whom one named by letter."""
    body = _own(agency)
    sent: Any = request.POST if request.method == "POST" else {}
    accounts = [(str(person.pk), person.name) for person in appointed_at(agency, timezone.localdate())]
    seating = SeatOffice(sent if "seat-office" in sent else None, offices=body.offices, accounts=accounts)
    naming = Nominate(sent if "deputy-office" in sent else None, offices=body.offices)
    by, now = actor(), timezone.now()
    if seating.is_bound and seating.is_valid():
        given = seating.cleaned_data
        person = UUID(given["person"]) if given["person"] else None
        seat(
            agency=agency,
            office=given["office"],
            name=given["name"],
            person=person,
            begins=given["begins"],
            by=by,
            now=now,
        )
        return redirect("committee", agency=agency)
    if naming.is_bound and naming.is_valid():
        nominate(agency=agency, deputy=Deputy(**naming.cleaned_data), by=by, now=now)
        return redirect("committee", agency=agency)
    return render(request, "committees/seats.html", {"body": body, "seating": seating, "naming": naming})


@needs(May.FOLLOW)
@require_safe
def notification(request: HttpRequest, charter: UUID) -> HttpResponse:
    """The notification of a committee, to save."""
    del request
    with ledgered():
        found = Charter.objects.filter(pk=charter).exclude(scan__isnull=True).first()
        if found is None:
            raise Http404
        body = bodies([found.agency_id])[found.agency_id]
        write("scan.read", by=actor(), chain=body.agency.place.province or FEDERAL, record=found.pk)
    return to_save("notification", Cleaned(found.kind, b64decode(found.scan or "")))


def _body(agency: str) -> Body:
    body = body_of(agency)
    if body is None or agency not in {each.id for each in committees_followed()}:
        raise Http404
    return body


def _own(agency: str) -> Body:
    if agency not in acts_for(May.RUN):
        raise Http404
    return _body(agency)
