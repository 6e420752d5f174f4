"""One item of an agenda on screen: who stands aside, its minutes, decisions, where it goes, its approval."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from rabta_web.access.routes import needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.accounts.queries import names_of
from rabta_web.committees.actions.directives import direct
from rabta_web.committees.actions.forwarding import answer, forward
from rabta_web.committees.actions.minutes import approve, may_approve, minute
from rabta_web.committees.actions.recusals import stand_aside
from rabta_web.committees.choices import SittingState
from rabta_web.committees.forms.sittings import AnswerMatter, Decide, Forward, StandAside, WriteMinute
from rabta_web.committees.forwarding import GROUNDS, Ground, Verb
from rabta_web.committees.models import Sitting
from rabta_web.committees.papers.minutes import draft_of
from rabta_web.committees.queries.agenda import FORWARDED, MINUTES
from rabta_web.committees.queries.bodies import committee_above
from rabta_web.committees.queries.directives import whom_to_direct
from rabta_web.committees.queries.forwarding import hop_of
from rabta_web.committees.queries.sittings import Item, Opened, versions
from rabta_web.committees.views.sittings import run
from rabta_web.incidents.vocabulary import law, words

ELSE_WROTE = _(
    "Somebody else wrote on this item meanwhile. Theirs stands above, yours below: join them and save."
)
CANNOT_APPROVE = _("Whoever stands aside from an item of these minutes does not approve them.")
OPEN = (SittingState.CALLED, SittingState.HELD, SittingState.MINUTED)


@needs(May.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, sitting: UUID, number: int) -> HttpResponse:
    """What was said and decided on one item."""
    opened = run(sitting, *OPEN)
    found = _item(opened, number)
    forms = _forms(request, opened, found)
    if request.method == "POST" and (target := _done(request, opened, found, forms)):
        if target == HERE:
            return redirect(HERE, sitting=sitting, number=number)
        return redirect(BACK, sitting=sitting)
    if forms["write"].is_bound:
        found = _item(run(sitting, *OPEN), number)
    return render(request, "committees/item.html", _page(opened, found) | forms)


def _item(opened: Opened, number: int) -> Item:
    found = next((each for each in opened.items if each.number == number and each.row), None)
    if found is None:
        raise Http404
    return found


def _page(opened: Opened, found: Item) -> dict[str, Any]:
    state, row = opened.sitting.state, found.row
    kept = versions(row) if row else []
    people = names_of({each.written_by for each in kept})
    committee = found.committee or opened.sitting.committees[0]
    return {
        "opened": opened,
        "item": found,
        "recusals": [(each.office, GROUNDS[Ground(each.ground)]) for each in found.recusals],
        "versions": [(each, people.get(each.written_by, "")) for each in kept],
        "before": state == SittingState.CALLED,
        "held": state == SittingState.HELD,
        "goes_up": found.source != MINUTES and committee_above(committee) is not None,
        "to_answer": found.source == FORWARDED,
        "to_approve": found.source == MINUTES and state == SittingState.HELD and _earlier(found) is not None,
    }


def _forms(request: HttpRequest, opened: Opened, found: Item) -> dict[str, Any]:
    """The forms of the page, the one that was sent with what was filled in."""
    sent = request.POST if request.method == "POST" else {}
    whose = [found.committee] if found.committee else opened.sitting.committees
    labels = {id: words().pack(office.label) for id, office in law().duties.agencies.items()}
    offices = [(labels.get(kind, kind), each) for kind, each in whom_to_direct(whose[0])]
    last = found.minute
    draft = {
        "version": last.version if last else 0,
        "text": last.text if last else draft_of(found),
    }
    return {
        "aside": StandAside(sent if "office" in sent else None, offices=opened.offices),
        "write": WriteMinute(sent or None, initial=draft)
        if "version" in sent
        else WriteMinute(initial=draft),
        "decide": Decide(
            sent if "owner" in sent else None,
            offices=offices,
            committees=[(id, opened.bodies[id].name) for id in whose],
        ),
        "up": Forward(sent if "forward" in sent else None, initial={"forward": found.text}),
        "reply": AnswerMatter(sent if "reason" in sent else None),
    }


BACK, HERE = "sitting", "agenda-item"
CALLED, HELD, MINUTED = SittingState.CALLED, SittingState.HELD, SittingState.MINUTED


def _done(request: HttpRequest, opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    """Where to go after what was sent was done; None if its form says what is wrong."""
    ways = {
        "office": ((CALLED, HELD), _aside),
        "version": ((HELD, MINUTED), _write),
        "owner": ((HELD,), _decide),
        "forward": ((HELD,), _forward),
        "reason": ((HELD,), _answer),
        "approve": ((HELD,), _approve),
    }
    for field, (states, do) in ways.items():
        if field in request.POST and opened.sitting.state in states:
            return do(opened, found, forms)
    return None


def _aside(opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    form = forms["aside"]
    if not form.is_valid() or found.row is None:
        return None
    ground = Ground.NAMED if form.cleaned_data["is_named"] else Ground.OWN_WORD
    office = form.cleaned_data["office"]
    stand_aside(
        sitting=opened.sitting, item=found.row, office=office, ground=ground, by=actor(), now=timezone.now()
    )
    return BACK


def _write(opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    form = forms["write"]
    if not form.is_valid() or found.row is None:
        return None
    given = form.cleaned_data
    kept = minute(
        sitting=opened.sitting,
        item=found.row,
        text=given["text"],
        version=given["version"],
        by=actor(),
        now=timezone.now(),
    )
    if kept:
        return BACK
    form.add_error("text", str(ELSE_WROTE))
    form.data = {**form.data.dict(), "version": versions(found.row)[0].version}
    return None


def _decide(opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    form = forms["decide"]
    if not form.is_valid() or found.row is None:
        return None
    day = timezone.localtime(opened.sitting.at).date()
    basis = str(_("Sitting of {day}, item {number}")).format(day=day, number=found.number)
    direct(directing=form.directing(found.row.pk, basis), by=actor(), now=timezone.now())
    return HERE


def _forward(opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    form = forms["up"]
    if not form.is_valid() or found.row is None:
        return None
    committee = found.committee or opened.sitting.committees[0]
    text = form.cleaned_data["forward"]
    forward(item=found.row, committee=committee, text=text, by=actor(), now=timezone.now())
    return BACK


def _answer(opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    del opened
    form = forms["reply"]
    hop = hop_of(found.about) if found.about and form.is_valid() else None
    if hop is None:
        return None
    given = form.cleaned_data
    answer(hop=hop, verb=Verb(given["verb"]), reason=given["reason"], by=actor(), now=timezone.now())
    return BACK


def _earlier(found: Item) -> Sitting | None:
    """The sitting whose minutes an item would approve, if they still wait for it."""
    minuted = Sitting.objects.filter(state=SittingState.MINUTED)
    return minuted.filter(pk=found.about).first() if found.about else None


def _approve(opened: Opened, found: Item, forms: dict[str, Any]) -> str | None:
    del opened
    earlier = _earlier(found)
    if earlier is None:
        return BACK
    if not may_approve(earlier):
        forms["refused"] = CANNOT_APPROVE
        return None
    approve(sitting=earlier, by=actor(), now=timezone.now())
    return BACK
