"""Six ticks for each of many people, a page of them at a time, in lanes: who may need somebody first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.assessments.actions import answer
from rabta_web.assessments.queries import sitting_of
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.actions import Heard
from rabta_web.incidents.kinds import Source
from rabta_web.incidents.models import Identity, Incident, Involved, Particular
from rabta_web.incidents.queries import known_of, numbered
from rabta_web.incidents.vocabulary import label

TICKS = (
    "in_danger_now",
    "hurt_or_ill",
    "victim_age_under_18",
    "age_in_doubt",
    "alone_or_separated",
    "companion_may_harm",
)
"""What is ticked: the safe questions that somebody who looks and asks once can answer."""

CHILD = frozenset({"victim_age_under_18", "age_in_doubt"})
SIGNS = frozenset(TICKS)
ROWS = 10
"""How many people stand on a page."""

OF_AGE = 18


class Lane(StrEnum):
    """Who is shown: everybody, or those for whom a lane of their own is kept."""

    ALL = "all"
    WOMEN = "women"
    CHILDREN = "children"
    ASIDE = "aside"
    NOT_ASKED = "not-asked"


LANES: Mapping[Lane, str | Promise] = {
    Lane.ALL: _("everybody"),
    Lane.WOMEN: _("women and girls"),
    Lane.CHILDREN: _("children, first those alone"),
    Lane.ASIDE: _("to be heard aside"),
    Lane.NOT_ASKED: _("not asked yet"),
}


@dataclass(frozen=True, slots=True)
class Ticked:
    """Somebody in a list: what was ticked, and what was said not to be so."""

    person: Involved
    name: str
    told: Mapping[str, str]
    so: frozenset[str]
    not_so: frozenset[str]

    @property
    def asked(self) -> bool:
        """Whether anybody has asked about them."""
        return bool(self.so | self.not_so)

    @property
    def is_child(self) -> bool:
        """Whether they are or may be a child: ticked, or by the age in the list."""
        age = self.told.get("age", "")
        return bool(self.so & CHILD) or (age.isdecimal() and int(age) < OF_AGE)

    @property
    def boxes(self) -> list[tuple[str, str, bool]]:
        """Each tick with its label and whether it is so."""
        return [(fact, label(fact), fact in self.so) for fact in TICKS]


IN_LANE = {
    Lane.ALL: lambda each: each is not None,
    Lane.WOMEN: lambda each: each.told.get("sex") in {"woman", "trans"},
    Lane.CHILDREN: lambda each: each.is_child,
    Lane.ASIDE: lambda each: bool(each.so & SIGNS),
    Lane.NOT_ASKED: lambda each: not each.asked,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list in a lane."""

    incident: Incident
    lane: Lane
    rows: tuple[Ticked, ...]
    page: int
    pages: int
    counts: tuple[tuple[Lane, str | Promise, int], ...]


def listed(incident: UUID, lane: Lane, page: int, *, by: Actor) -> Listed | None:
    """A page of the people in an incident that the person filed; None if they filed no such incident."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.FILE), pk=incident).first()
        if found is None:
            return None
        write("manifest.read", by=by, chain=found.province or FEDERAL, about=lane, record=incident)
        people = _people(found)
    inside = sorted(filter(IN_LANE[lane], people), key=lambda each: _order(lane, each))
    pages = max(1, -(-len(inside) // ROWS))
    page = min(max(page, 1), pages)
    counts = tuple((each, LANES[each], sum(map(IN_LANE[each], people))) for each in Lane)
    return Listed(found, lane, tuple(inside[(page - 1) * ROWS : page * ROWS]), page, pages, counts)


def _order(lane: Lane, each: Ticked) -> tuple[bool, int]:
    alone = "alone_or_separated" in each.so
    return (lane is Lane.CHILDREN and not alone, each.person.number)


def _people(incident: Incident) -> list[Ticked]:
    facts = numbered()
    names = {each.person_id: each for each in Identity.objects.filter(incident=incident)}
    told: dict[UUID, dict[str, str]] = {}
    for each in Particular.objects.filter(incident=incident, key__in=("age", "sex")).order_by("noted_at"):
        told.setdefault(each.person_id, {})[each.key] = each.words
    found = []
    for person in Involved.objects.filter(incident=incident).order_by("number"):
        so, not_so, disputed = (frozenset(facts[each] for each in part) for part in known_of(person))
        name = names[person.pk].name if person.pk in names else ""
        found.append(Ticked(person, name, told.get(person.pk, {}), so | disputed, not_so))
    return found


def tick(
    rows: Sequence[Ticked],
    so: Mapping[int, frozenset[str]],
    asked: Iterable[int],
    stamp: UUID,
    *,
    by: Actor,
    now: datetime,
) -> int:
    """Keep what was ticked, for each person by itself; how many statements that made.

    Of whoever was asked, what is not ticked is not so. Of whoever was not asked, only what is ticked is said.
    A page that is sent twice says it once.
    """
    asked, kept = set(asked), 0
    with ledgered():
        for row in rows:
            new = so.get(row.person.number, frozenset()) - row.so
            denied = (
                frozenset(TICKS) - new - row.so - row.not_so if row.person.number in asked else frozenset()
            )
            if not new and not denied:
                continue
            heard = Heard(
                id=uuid5(stamp, str(row.person.pk)),
                source=Source.OFFICER,
                so=tuple(sorted(new)),
                not_so=tuple(sorted(denied)),
            )
            kept += answer(asked=sitting_of(row.person), heard=heard, by=by, now=now)
    return kept
