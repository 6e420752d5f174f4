"""Case conferences on screen: calling one, those one has to do with, and one with all that one sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.values import Verb as May
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.queries import Sitting, sitting_of
from rabta_web.assessments.views.reading import held_or_404
from rabta_web.conferences.actions import answer, call, contribute, decide, end, invite, show, show_anew
from rabta_web.conferences.choices import AGREED_AS, Kind, Side, State
from rabta_web.conferences.coded import told_in
from rabta_web.conferences.forms.calling import Call, Choosing
from rabta_web.conferences.forms.taking_part import Contribute, Decide, End, Invite, Reply, ShowMore
from rabta_web.conferences.queries import Opened, listed, of_person, opened, recused
from rabta_web.incidents.models import Involved
from rabta_web.referrals.choices.basis import Shared
from rabta_web.referrals.queries.consents import covering
from rabta_web.referrals.queries.proposing import whom_to_ask
from rabta_web.referrals.queries.responsibility import may_refer
from rabta_web.referrals.queries.services import traits_of

FASTER = _("Somebody else was faster. This is how it stands now.")
NOT_AGREED = _(
    "The consent does not reach this. Ask the person first, and call a conference on what they agreed to."
)
NOTHING_KNOWN = _("Nothing of this is recorded of the person.")
KEEPS_OUT = _("This agency must keep out of the matter and cannot be invited.")
TITLES = {
    "answer": _("Your answer"),
    "telephone": _("They answered by telephone or letter"),
    "contribute": _("Say what your agency knows and can give"),
    "decide": _("Write down a decision"),
    "show": _("Show one agency more, because it needs it"),
    "invite": _("Invite one more agency"),
    "end": _("End it"),
}


@needs(May.SEND)
@require_http_methods(["GET", "HEAD", "POST"])
def call_conference(request: HttpRequest, id: UUID, number: int) -> HttpResponse:
    """Call the agencies together that are needed for somebody."""
    held = held_or_404(id, number)
    if not may_refer(held.incident.pk, held.person.pk):
        raise Http404
    now = timezone.now()
    (_named, near), (_others_here, far) = whom_to_ask(held, "")
    choosing = Choosing(
        near=near,
        far=far,
        child=traits_of(held).child,
        covered=partial(covering, held.person),
        recused=partial(recused, held.incident),
        now=now,
    )
    form = Call(request.POST or None, choosing=choosing)
    if request.method == "POST" and form.is_valid():
        made = call(held=held, calling=form.calling(), by=actor(), now=now)
        if made is None:
            raise Http404
        return redirect("conference", conference=made)
    page = {"held": held, "form": form, "lines": of_person(held.person)}
    return render(request, "conferences/call.html", page)


def _offices(held: Sitting) -> list[tuple[str, str]]:
    """Who may be needed: those the law names first, then the others at the place and above it."""
    return [office for _group, offices in whom_to_ask(held, "") for office in offices]


@needs(Open.SIGNED_IN)
@require_safe
def conferences(request: HttpRequest) -> HttpResponse:
    """The conferences one called or is invited to."""
    return render(request, "conferences/conferences.html", {"lines": listed(by=actor())})


@needs(Open.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def conference(request: HttpRequest, conference: UUID) -> HttpResponse:
    """One conference: what one may see of the person at this moment, and what one can do."""
    found = opened(conference, by=actor())
    if found is None:
        raise Http404
    asked = request.POST.get("what", "")
    if asked == "anew" and found.calls and found.runs and found.shown:
        _show_anew(found)
        return redirect("conference", conference=conference)
    made = dict(_forms(request, found))
    form = made.get(asked)
    if form is not None and form.is_valid() and DOES[asked](found, form):
        return redirect("conference", conference=conference)
    page = {"opened": found, "forms": [(name, TITLES[name], form) for name, form in made.items()]}
    return render(request, "conferences/conference.html", page)


def _forms(request: HttpRequest, found: Opened) -> Iterator[tuple[str, forms.Form]]:
    """What the reader can do now, in the order in which it comes."""

    def given(name: str) -> Any:
        return request.POST if request.POST.get("what") == name else None

    if found.waits and found.to_answer:
        yield "answer", Reply(given("answer"), guests=found.to_answer, side=Side.AGENCY)
    if agencies := _speakers(found):
        yield "contribute", Contribute(given("contribute"), agencies=agencies)
    if found.calls and found.conference.state == State.CALLED:
        yield from _of_caller(found, given)


def _of_caller(found: Opened, given: Callable[[str], Any]) -> Iterator[tuple[str, forms.Form]]:
    """What whoever called it can do; once its time is over they write down what was decided, and end it."""
    yield (
        "decide",
        Decide(given("decide"), agencies=[(each, found.names[each]) for each in found.taking_part]),
    )
    yield "end", End(given("end"))
    if not found.waits:
        return
    if found.unanswered:
        yield "telephone", Reply(given("telephone"), guests=found.unanswered, side=Side.BY_TELEPHONE)
    guests = [guest for guest in found.guests if guest.invitation.agency_id in found.taking_part]
    if found.kinds and guests:
        yield "show", ShowMore(given("show"), guests=guests, kinds=found.kinds)
    if others := _others(found):
        yield "invite", Invite(given("invite"), offices=others, refused=partial(_refused, found))


def _speakers(found: Opened) -> list[tuple[str, str]]:
    """The agencies for which the reader may say something now."""
    own = [guest.invitation.agency_id for guest in found.guests if guest.own]
    speaks = [each for each in own if found.runs and each in found.taking_part]
    if found.calls and found.conference.state == State.CALLED:
        speaks.append(found.conference.from_agency)
    return [(each, found.names[each]) for each in dict.fromkeys(speaks)]


def _held(found: Opened) -> Sitting:
    """The person of a conference; their reading stands in the ledger with that of the conference."""
    return sitting_of(Involved.objects.select_related("incident").get(pk=found.conference.person_id))


def _others(found: Opened) -> list[tuple[str, str]]:
    here = {found.conference.from_agency, *(guest.invitation.agency_id for guest in found.guests)}
    return [office for office in _offices(_held(found)) if office[0] not in here]


def _refused(found: Opened, agency: str) -> object:
    """Why an agency cannot be invited; None if it can."""
    if recused(found.conference.incident, [agency]):
        return KEEPS_OUT
    return None if _agreed(found, agency, Shared.BASICS) else NOT_AGREED


def _agreed(found: Opened, agency: str, kind: Shared) -> bool:
    """Whether what the conference rests on reaches an agency and a kind of data."""
    conference = found.conference
    if conference.consent_id is None:
        return True
    return covering(conference.person, (agency,), (conference.purpose,), (kind,)) is not None


def _answer(found: Opened, form: Any) -> bool:
    invitation = form.by_id[form.cleaned_data["invitation"]]
    invitation.conference = found.conference
    done = answer(invitation=invitation, answered=form.answered(), by=actor(), now=timezone.now())
    if not done:
        form.add_error(None, str(FASTER))
    return done


def _contribute(found: Opened, form: Any) -> bool:
    given = form.cleaned_data
    contribute(
        conference=found.conference,
        agency=given["agency"],
        text=given["text"],
        by=actor(),
        now=timezone.now(),
    )
    return True


def _decide(found: Opened, form: Any) -> bool:
    decide(conference=found.conference, deciding=form.deciding(), by=actor(), now=timezone.now())
    return True


def _show(found: Opened, form: Any) -> bool:
    given = form.cleaned_data
    invitation, kind = form.by_id[given["invitation"]], Kind(given["kind"])
    if not _agreed(found, invitation.agency_id, AGREED_AS[kind]):
        form.add_error("kind", NOT_AGREED)
        return False
    told = told_in(_held(found), kind)
    if not told:
        form.add_error("kind", NOTHING_KNOWN)
        return False
    invitation.conference = found.conference
    show(invitation=invitation, kind=kind, told=told, why=given["why"], by=actor(), now=timezone.now())
    return True


def _show_anew(found: Opened) -> None:
    if found.shown:
        show_anew(
            conference=found.conference,
            held=_held(found),
            before=found.shown.words,
            by=actor(),
            now=timezone.now(),
        )


def _invite(found: Opened, form: Any) -> bool:
    invite(conference=found.conference, agency=form.cleaned_data["agency"], by=actor(), now=timezone.now())
    return True


def _end(found: Opened, form: Any) -> bool:
    done = end(
        conference=found.conference,
        verb=form.chosen(),
        reason=form.cleaned_data["reason"],
        by=actor(),
        now=timezone.now(),
    )
    if not done:
        form.add_error(None, str(FASTER))
    return done


DOES: dict[str, Callable[[Opened, Any], bool]] = {
    "answer": _answer,
    "telephone": _answer,
    "contribute": _contribute,
    "decide": _decide,
    "show": _show,
    "invite": _invite,
    "end": _end,
}
"""What each form of the page does."""
