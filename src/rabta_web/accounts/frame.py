"""What stands around every page: who has signed in, as what, and where they can go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from rabta_web.access.values import Scope, Verb
from rabta_web.accounts.middleware import today
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import name_of, offices_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """The person and their places to go; nothing for whoever has not signed in."""
    scope: Scope | None = getattr(request, "scope", None)
    person = getattr(request, "user", None)
    if scope is None or not isinstance(person, Person):
        return {}
    ways = [
        ("desk", _("My desk"), any(map(scope.has, (Verb.FILE, Verb.GIVE_OPINION, Verb.RECEIVE, Verb.RUN)))),
        ("incidents", _("Incidents"), scope.has(Verb.READ)),
        ("referrals", _("Referrals"), scope.has(Verb.RECEIVE) or scope.has(Verb.SEND)),
        ("directives", _("Directives"), scope.has(Verb.FOLLOW)),
        ("sittings", _("Sittings"), scope.has(Verb.FOLLOW)),
        ("reports", _("Monthly reports"), scope.has(Verb.FOLLOW)),
        ("unscreened", _("Booked without screening"), scope.has(Verb.READ)),
        ("search-people", _("Search"), scope.has(Verb.READ_IDENTITY)),
        ("ledger", _("Who looked"), scope.has(Verb.READ_LEDGER)),
        ("accounts", _("Accounts"), scope.has(Verb.MANAGE_ACCOUNTS)),
        ("places", _("Places"), True),
        ("own-entries", _("What I looked at"), True),
        ("own-sign-in", _("My sign-in"), True),
    ]
    waiting = getattr(request, "step", None) is not None
    return {
        "person_name": name_of(person),
        "person_offices": offices_of(person, today()),
        "ways": [(name, label) for name, label, open_ in ways if open_ and not waiting],
    }
