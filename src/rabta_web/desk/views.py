"""One's own desk: what is owed first, what others ask, what was begun, what became of one's reports."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rabta_web.access.routes import Open, needs
from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.accounts.middleware import actor
from rabta_web.assessments.desk import desk_of
from rabta_web.assessments.queries import to_answer
from rabta_web.assessments.samples import sent_back, to_look_at
from rabta_web.committees.queries.directives import to_check, to_do
from rabta_web.conferences.queries import waiting as conferences
from rabta_web.disclosure.queries.register import waiting
from rabta_web.incidents.drafting import begun
from rabta_web.notices.queries import on_desk
from rabta_web.referrals.choices import State
from rabta_web.referrals.queries import beside, received, sent
from rabta_web.statistics.queries import to_screen
from rabta_web.tasks.queries import on_desk as tasks_on_desk


@needs(Open.SIGNED_IN)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the person, the most urgent first."""
    may = current().has
    out = sent(by=actor()) if may(Verb.SEND) else []
    page = {
        "may_file": may(Verb.FILE),
        "notices": on_desk(),
        "tasks": tasks_on_desk(by=actor()) if may(Verb.WORK) else None,
        "received": received(by=actor()) if may(Verb.RECEIVE) else [],
        "beside": beside(by=actor()) if may(Verb.RECEIVE) else None,
        "conferences": conferences(by=actor()) if may(Verb.RECEIVE) else [],
        "sent": [line for line in out if line.needs_sender],
        "became": [line for line in out if not line.needs_sender and line.referral.state != State.SENT],
        "to_screen": to_screen(by=actor()) if may(Verb.FILE) else [],
        "to_do": to_do(by=actor()) if may(Verb.RUN) else [],
        "to_check": to_check(by=actor()) if may(Verb.RUN) else [],
        "drafts": begun(timezone.now()) if may(Verb.FILE) else [],
        "opinions": to_answer(by=actor()) if may(Verb.GIVE_OPINION) else [],
        "to_look_at": to_look_at(by=actor()) if may(Verb.MANAGE) else [],
        "sent_back": sent_back(by=actor()) if may(Verb.FILE) else [],
        "disclosures": waiting(by=actor()) if may(Verb.APPROVE_DISCLOSURE) else [],
        "own": desk_of(by=actor(), now=timezone.now()) if may(Verb.FILE) else None,
    }
    return render(request, "desk/desk.html", page)
