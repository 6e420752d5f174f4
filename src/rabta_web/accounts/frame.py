"""What stands around every page: who has signed in, as what, and where they can go."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from rabta_web.access.values import Scope, Verb
from rabta_web.accounts.models import Person
from rabta_web.accounts.queries import name_of, offices_in

AT_HAND = 5
"""How many ways stand in the bar itself, where there is room; the others are in the menu."""


class Group(StrEnum):
    """The parts of the menu."""

    WORK = "work"
    COMMITTEES = "committees"
    FIGURES = "figures"
    OFFICE = "office"
    OWN = "own"


GROUPS: dict[Group, str | Promise] = {
    Group.WORK: _("People and incidents"),
    Group.COMMITTEES: _("Committees"),
    Group.FIGURES: _("Figures"),
    Group.OFFICE: _("Offices and places"),
    Group.OWN: _("My own"),
}


class Way(NamedTuple):
    """A page that people go to from anywhere: open to whoever holds one of its verbs, or to all."""

    address: str
    label: str | Promise
    group: Group
    verbs: tuple[Verb, ...] = ()

    def is_open(self, scope: Scope) -> bool:
        """Whether somebody may go there."""
        return not self.verbs or any(map(scope.has, self.verbs))


_DESK = (Verb.FILE, Verb.GIVE_OPINION, Verb.RECEIVE, Verb.RUN, Verb.APPROVE_DISCLOSURE)
"""Whoever may do one of these has something to do that can wait on a desk."""

WAYS = (
    Way("desk", _("My desk"), Group.WORK, _DESK),
    Way("incidents", _("Incidents"), Group.WORK, (Verb.READ,)),
    Way("search-people", _("Search"), Group.WORK, (Verb.READ_IDENTITY,)),
    Way("referrals", _("Referrals"), Group.WORK, (Verb.RECEIVE, Verb.SEND)),
    Way("directives", _("Directives"), Group.COMMITTEES, (Verb.FOLLOW,)),
    Way("sittings", _("Sittings"), Group.COMMITTEES, (Verb.FOLLOW,)),
    Way("reports", _("Monthly reports"), Group.COMMITTEES, (Verb.FOLLOW,)),
    Way("tasks", _("Tasks"), Group.WORK, (Verb.WORK,)),
    Way("notices", _("Notices"), Group.WORK),
    Way("cases", _("Cases"), Group.WORK, (Verb.READ,)),
    Way("conferences", _("Case conferences"), Group.WORK, (Verb.RECEIVE, Verb.SEND)),
    Way("disclosures", _("Disclosure register"), Group.WORK, (Verb.APPROVE_DISCLOSURE,)),
    Way("retention", _("Holds and retention"), Group.WORK, (Verb.DECIDE_RETENTION,)),
    Way("plans", _("Action plans"), Group.COMMITTEES, (Verb.FOLLOW,)),
    Way("coordination", _("Coordination"), Group.FIGURES, (Verb.FOLLOW,)),
    Way("unscreened", _("Booked without screening"), Group.FIGURES, (Verb.READ,)),
    Way("services", _("Who takes whom tonight"), Group.OFFICE, (Verb.RECEIVE, Verb.SEND)),
    Way("accounts", _("Accounts"), Group.OFFICE, (Verb.MANAGE_ACCOUNTS,)),
    Way("places", _("Places"), Group.OFFICE),
    Way("ledger", _("Who looked"), Group.OWN, (Verb.READ_LEDGER,)),
    Way("own-entries", _("What I looked at"), Group.OWN),
    Way("own-sign-in", _("My sign-in"), Group.OWN),
)
"""Every page that the menu leads to, in its order; those that come first are at hand."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The person and their places to go; nothing for whoever has not signed in."""
    scope: Scope | None = getattr(request, "scope", None)
    person = getattr(request, "user", None)
    if scope is None or not isinstance(person, Person):
        return {}
    waiting = getattr(request, "step", None) is not None
    ways = () if waiting else tuple(number for number, way in enumerate(WAYS) if way.is_open(scope))
    return {
        "person_name": name_of(person),
        "person_offices": offices_in(getattr(request, "held", [])),
        "navigation": navigation(
            ways, get_language() or settings.LANGUAGE_CODE, request.path if request.path in paths() else ""
        ),
    }


@lru_cache(maxsize=1)
def paths() -> dict[str, str]:
    """Where each way leads, by path."""
    return {reverse(way.address): way.address for way in WAYS}


@lru_cache(maxsize=1024)
def navigation(ways: tuple[int, ...], language: str, here: str) -> SafeString:
    """Bar and menu of whoever may go some ways, drawn once for each page they lead to, and for all others."""
    with override(language):
        path = {address: path for path, address in paths().items()}
        shown = [
            (path[way.address], way, number < AT_HAND)
            for number, way in enumerate(map(WAYS.__getitem__, ways))
        ]
        groups = [
            (GROUPS[group], found)
            for group in Group
            if (found := [each for each in shown if each[1].group is group])
        ]
        return render_to_string("ui/navigation.html", {"ways": shown[:AT_HAND], "menu": groups, "here": here})
