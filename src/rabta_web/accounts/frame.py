"""What stands around every page: who has signed in, as what, and where they can go."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.functional import Promise
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
    ways = [] if waiting else [way for way in WAYS if way.is_open(scope)]
    return {
        "person_name": name_of(person),
        "person_offices": offices_in(getattr(request, "held", [])),
        "ways": ways[:AT_HAND],
        "menu": _menu(ways),
    }


def _menu(ways: Iterable[Way]) -> list[tuple[str | Promise, list[tuple[Way, bool]]]]:
    """The ways by group, each with whether it is at hand already."""
    found: dict[Group, list[tuple[Way, bool]]] = {}
    for number, way in enumerate(ways):
        found.setdefault(way.group, []).append((way, number < AT_HAND))
    return [(GROUPS[group], found[group]) for group in Group if group in found]
