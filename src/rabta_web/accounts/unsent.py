"""What somebody sent after their session was over: kept sealed, for them alone, until they are back."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from rabta_web.access.routes import Open, need_of
from rabta_web.accounts.models import Person
from rabta_web.audit.sealed import SealBrokenError, seal, unseal

UNSENT = "unsent"
LARGEST = 100_000
"""Characters of a form that are kept; the longest of ours holds a tenth of it."""

LASTS = timedelta(hours=2)
OF_THE_PAGE = "csrfmiddlewaretoken"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was not taken: where it belongs, its fields, and whether files went with it."""

    path: str
    fields: Sequence[tuple[str, str]]
    had_files: bool


def keep(request: HttpRequest, person: Person, now: datetime) -> None:
    """Keep what a form holds in the session that begins now. Passwords and codes are never kept."""
    if not isinstance(need_of(resolve(request.path).func), Open):
        fields = [
            (name, value) for name, values in request.POST.lists() for value in values if name != OF_THE_PAGE
        ]
        words = json.dumps([request.path, fields, bool(request.FILES)])
        if fields and len(words) <= LARGEST:
            sealed = b64encode(seal(words, _bound_to(person))).decode()
            request.session[UNSENT] = [sealed, now.timestamp()]


def unsent_of(request: HttpRequest, person: Person, now: datetime) -> Unsent | None:
    """What was kept for this person, if its time is not over; of nobody else, whoever signs in."""
    sealed, at = request.session.get(UNSENT, ("", 0.0))
    if not sealed or now > datetime.fromtimestamp(at, UTC) + LASTS:
        return None
    try:
        path, fields, had_files = json.loads(unseal(b64decode(sealed), _bound_to(person)))
        resolve(path)
    except (SealBrokenError, Resolver404):
        return None
    return Unsent(path, [(name, value) for name, value in fields], had_files)


def afresh(session: SessionBase) -> None:
    """Begin a session of which nothing is left but what was not taken."""
    kept = session.get(UNSENT)
    session.flush()
    if kept:
        session[UNSENT] = kept


def _bound_to(person: Person) -> str:
    return f"unsent {person.pk}"
