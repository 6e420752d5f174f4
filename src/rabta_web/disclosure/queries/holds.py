"""Reading legal holds: what keeps a record, since when, and what ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from rabta_web.access.rows import current, reachable
from rabta_web.access.values import Verb
from rabta_web.accounts.queries import names_of
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.disclosure.choices import GROUNDS, OVER, Ground, Over
from rabta_web.disclosure.models import Hold, Lifted
from rabta_web.incidents.models import Incident


@dataclass(frozen=True, slots=True)
class SeenHold:
    """A hold as people read it, and how it ended, if it did."""

    hold: Hold
    ground: str | Promise
    number: int | None
    by: str
    lifted: Lifted | None
    why: str | Promise
    lifted_by: str


@dataclass(frozen=True, slots=True)
class Held:
    """An incident's holds; `since` is when the first of those that stand began."""

    incident: Incident
    standing: tuple[SeenHold, ...]
    ended: tuple[SeenHold, ...]

    @property
    def since(self) -> datetime | None:
        """Since when the record is held without a break; None where it is not held."""
        return min((each.hold.since for each in self.standing), default=None)


def held(incident: UUID, *, by: Actor) -> Held | None:
    """The holds of an incident, and a ledger entry that they were read; None if one does not manage it."""
    with ledgered():
        found = managed(incident)
        if found is None:
            return None
        write("hold.read", by=by, chain=found.province or FEDERAL, record=incident)
        return holds_of(found)


def managed(incident: UUID) -> Incident | None:
    """An incident that the person manages."""
    if not current().has(Verb.MANAGE):
        return None
    return Incident.objects.filter(reachable(Verb.MANAGE), pk=incident).first()


def holds_of(incident: Incident) -> Held:
    """The holds of an incident that the reader manages, the first first."""
    rows = list(
        Hold.objects.filter(incident=incident)
        .select_related("lifted", "person")
        .order_by("since", "person__number", "id")
    )
    people = names_of(_involved(rows))
    seen = [_seen(row, people) for row in rows]
    return Held(
        incident,
        tuple(each for each in seen if each.lifted is None),
        tuple(each for each in seen if each.lifted is not None),
    )


def _involved(rows: Sequence[Hold]) -> set[UUID]:
    lifted = {row.lifted.made_by for row in rows if hasattr(row, "lifted")}
    return {row.placed_by for row in rows} | lifted


def _seen(hold: Hold, people: dict[UUID, str]) -> SeenHold:
    lifted = getattr(hold, "lifted", None)
    return SeenHold(
        hold,
        GROUNDS[Ground(hold.ground)],
        hold.person.number if hold.person else None,
        people.get(hold.placed_by, ""),
        lifted,
        OVER[Over(lifted.why)] if lifted else "",
        people.get(lifted.made_by, "") if lifted else "",
    )
