"""One's own desk: what is owed first, what others ask, what was begun, what became of one's reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

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
from rabta_web.tasks.queries import came_back
from rabta_web.tasks.queries import on_desk as tasks_on_desk


class Section(NamedTuple):
    """What waits of one kind: the name a page knows it by, who may have it on their desk, and what it is."""

    name: str
    need: Verb
    found: Callable[..., Any]


SECTIONS = (
    Section("tasks", Verb.WORK, tasks_on_desk),
    Section("came_back", Verb.WORK, came_back),
    Section("received", Verb.RECEIVE, received),
    Section("beside", Verb.RECEIVE, beside),
    Section("conferences", Verb.RECEIVE, conferences),
    Section("out", Verb.SEND, sent),
    Section("to_screen", Verb.FILE, to_screen),
    Section("to_do", Verb.RUN, to_do),
    Section("to_check", Verb.RUN, to_check),
    Section("drafts", Verb.FILE, lambda by: begun(timezone.now())),  # noqa: ARG005  nobody else's are found
    Section("opinions", Verb.GIVE_OPINION, to_answer),
    Section("to_look_at", Verb.MANAGE, to_look_at),
    Section("sent_back", Verb.FILE, sent_back),
    Section("disclosures", Verb.APPROVE_DISCLOSURE, waiting),
    Section("own", Verb.FILE, lambda by: desk_of(by=by, now=timezone.now())),
)
"""Every kind of thing that may wait for somebody; whoever holds the verb finds it on their desk."""


@needs(Open.SIGNED_IN)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the person, the most urgent first."""
    may, by = current().has, actor()
    page: dict[str, Any] = {each.name: each.found(by=by) for each in SECTIONS if may(each.need)}
    out, own = page.pop("out", []), page.get("own")
    page |= {
        "notices": on_desk(),
        "sent": [line for line in out if line.needs_sender],
        "became": [line for line in out if not line.needs_sender and line.referral.state != State.SENT],
    }
    waits = any(bool(found) for name, found in page.items() if name != "own") or (own and own.waiting)
    return render(request, "desk/desk.html", {**page, "may_file": may(Verb.FILE), "empty": not waits})
