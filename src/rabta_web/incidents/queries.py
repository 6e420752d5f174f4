"""Reading incidents: what the person may see, with what they looked at in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rabta_web.access.rows import current, reachable
from rabta_web.access.values import Verb
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import LABELS, Kind
from rabta_web.incidents.models import Incident
from rabta_web.incidents.vocabulary import label
from rabta_web.places.queries import in_language, inside
from rabta_web.places.queries import named as place_named

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in a list: nothing in it identifies anybody."""

    incident: Incident
    kind: str | Promise
    place: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An incident as somebody who may see it reads it."""

    incident: Incident
    kind: str | Promise
    place: str
    agency: str
    name: str | None
    account: str | None
    so: tuple[str, ...]
    not_so: tuple[str, ...]
    identified: bool


def reference(id: UUID) -> str:
    """The short form of an id that people say on the telephone."""
    return str(id)[:8].upper()


def listed(*, by: Actor) -> list[Line]:
    """The latest incidents that the person may see."""
    with ledgered():
        rows = list(Incident.objects.filter(reachable(Verb.READ)).order_by("-filed_at")[:PAGE])
        write("incidents.listed", by=by, detail={"rows": len(rows)})
    places = {id: place_named(id) for id in {row.place_id for row in rows}}
    return [Line(row, LABELS[Kind(row.kind)], places[row.place_id]) for row in rows]


def opened(id: UUID, *, by: Actor) -> Opened | None:
    """An incident in full, and a ledger entry that it was read; None if there is none that they may see."""
    with ledgered():
        incident = Incident.objects.filter(reachable(Verb.READ), pk=id).first()
        if incident is None:
            return None
        chain = incident.province or FEDERAL
        write("incident.read", by=by, chain=chain, record=id)
        identified = Incident.objects.filter(reachable(Verb.READ_IDENTITY), pk=id).exists()
        identity = incident.identities.first() if identified else None
        account = incident.accounts.first() if identified else None
        if identified:
            write("identity.read", by=by, chain=chain, record=id)
        statement = incident.statements.order_by("-said_at").first()
        return Opened(
            incident,
            LABELS[Kind(incident.kind)],
            place_named(incident.place_id),
            agency_named(incident.agency_id),
            identity.name if identity else None,
            account.text if account else None,
            tuple(label(fact) for fact in (statement.so if statement else ())),
            tuple(label(fact) for fact in (statement.not_so if statement else ())),
            identified,
        )


def places_to_file_at() -> list[tuple[str, str]]:
    """The places at which the person may file, the one of their appointment first."""
    around = [grant.place for grant in current().grants if grant.verb is Verb.FILE]
    return [(place.id, in_language(place)) for id in around for place in inside(id)]
