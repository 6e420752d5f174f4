"""What the person of this request may do to records that they have read: the policy over values.

It spares the database a question for each verb. Rows of case data are read under row security all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rabta_web.access.models import Below, Within
from rabta_web.access.policy import allows
from rabta_web.access.rows import Held, current
from rabta_web.access.values import Reach, Scope, Verb


class SentTo(Protocol):
    """Whoever was sent to agencies: an incident, or somebody in it."""

    @property
    def asked(self) -> Sequence[str]:
        """The agencies that were asked for an opinion."""

    @property
    def referred(self) -> Sequence[str]:
        """The agencies that the person was referred to."""


@dataclass(frozen=True, slots=True)
class Permitted:
    """Who asks, with what lies around the places of some records and stands above their agencies."""

    scope: Scope
    around: frozenset[tuple[str, str]]
    above: frozenset[tuple[str, str]]

    def to(self, verb: Verb, record: Held, *, sent: SentTo | None) -> bool:
        """Whether they may do a thing to a record; `sent` is who of it was sent, None leaves that out."""
        asked, referred = (sent.asked, sent.referred) if sent else ((), ())
        holding = replace(record.holding, asked=frozenset(asked), referred=frozenset(referred))
        return allows(
            self.scope,
            verb,
            holding,
            within=lambda place, around: (place, around) in self.around,
            below=lambda agency, above: (agency, above) in self.above,
        )


def permitted(records: Collection[Held]) -> Permitted:
    """What the person of this request may do to some records, whose places and lines are read together."""
    scope = current()
    places = {record.place_id for record in records}
    return Permitted(
        scope,
        frozenset(Within.objects.filter(place__in=places).values_list("place", "around")),
        _above(records) if any(grant.reach is Reach.LINE for grant in scope.grants) else frozenset(),
    )


def _above(records: Collection[Held]) -> frozenset[tuple[str, str]]:
    agencies = {agency for each in records for agency in (each.agency_id, *each.asked, *each.referred)}
    return frozenset(Below.objects.filter(agency__in=agencies).values_list("agency", "above"))
