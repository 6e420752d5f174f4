"""Looking for people by name or number, within what the person may see."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rabta.linking import likeness
from rabta_web.access.rows import reaches
from rabta_web.access.values import Verb
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import LABELS, Kind
from rabta_web.incidents.models import Identity, Incident, Token
from rabta_web.incidents.tokens import of_number, to_ask
from rabta_web.places.queries import named as place_named

CANDIDATES, HITS = 500, 20
CLOSE = 0.5
"""The least share of its words that a name has to have in common with the one asked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody whose name or number is like what was asked for, and how alike, from 0 to 1."""

    incident: Incident
    kind: str | Promise
    place: str
    name: str
    likeness: float


def found(name: str, number: str, *, by: Actor) -> list[Hit]:
    """People whose name or number is like these, the most alike first, within what the person may see.

    That somebody searched stands in the ledger, with how much was found and never with what was asked for.
    """
    with ledgered():
        rows = Identity.objects.filter(person__in=_candidates(name, number)).select_related("incident")
        hits = sorted((_hit(row, name, number) for row in rows), key=lambda hit: -hit.likeness)
        close = [hit for hit in hits if hit.likeness >= CLOSE][:HITS]
        write("names.searched", by=by, detail={"rows": len(close)})
        for hit in close:
            write("identity.read", by=by, chain=hit.incident.province or FEDERAL, record=hit.incident.pk)
    return close


def _candidates(name: str, number: str) -> set[UUID]:
    """People to look at more closely: whoever shares most with what was asked for comes first."""
    agencies = reaches(Verb.READ_IDENTITY)
    people: set[UUID] = set()
    for tokens in to_ask(name, number):
        room = CANDIDATES - len(people)
        if tokens and room > 0:
            sharing = Token.objects.filter(token__in=sorted(tokens), agency_id__in=agencies)
            people.update(sharing.exclude(person__in=people).values_list("person_id", flat=True)[:room])
    return people


def _hit(row: Identity, name: str, number: str) -> Hit:
    same = bool(number) and of_number(number) == of_number(row.number or "")
    alike = max(likeness(name, row.name), likeness(name, row.alias or "")) if name else 0.0
    return Hit(
        row.incident,
        LABELS[Kind(row.incident.kind)],
        place_named(row.incident.place_id),
        row.name,
        1.0 if same else alike,
    )
