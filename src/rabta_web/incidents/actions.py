"""Writing incidents: one verb, one transaction, its ledger entry last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from rabta_web.access.rows import current
from rabta_web.access.values import Verb
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import Kind
from rabta_web.incidents.models import Account, Identity, Incident, Involved, Statement
from rabta_web.incidents.vocabulary import pack_version
from rabta_web.places.queries import province_of


class MayNotFileError(PermissionError):
    """The person holds no appointment under which they could file this."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A first report as an officer filled it in."""

    kind: Kind
    place: str
    happened_on: date
    happened_at: time | None
    name: str
    account: str
    so: tuple[str, ...] = field(default=())
    not_so: tuple[str, ...] = field(default=())


def file_incident(*, draft: Draft, by: Actor, now: datetime) -> UUID:
    """File an incident for the agency that the person files for; its id."""
    scope = current()
    agency = next((grant.agency for grant in scope.grants if grant.verb is Verb.FILE), None)
    if agency is None or by.id != scope.person:
        raise MayNotFileError
    with ledgered():
        incident = Incident(
            agency_id=agency,
            place_id=draft.place,
            province=province_of(draft.place),
            filed_by=scope.person,
            kind=draft.kind,
            happened_on=draft.happened_on,
            happened_at=draft.happened_at,
            filed_at=now,
        )
        incident.save(force_insert=True)
        _add_person(incident, draft, scope.person, now)
        if draft.account:
            Account(incident=incident, text=draft.account).save(force_insert=True)
        write(
            "incident.filed",
            by=by,
            chain=incident.province or FEDERAL,
            about=draft.kind,
            record=incident.pk,
            detail={"facts": len(draft.so) + len(draft.not_so)},
        )
    return incident.pk


def _add_person(incident: Incident, draft: Draft, noted_by: UUID, now: datetime) -> None:
    person = Involved(incident=incident, role="encountered")
    person.save(force_insert=True)
    if draft.name:
        Identity(incident=incident, person=person, name=draft.name).save(force_insert=True)
    if draft.so or draft.not_so:
        Statement(
            incident=incident,
            person=person,
            source="person",
            said_at=now,
            noted_by=noted_by,
            pack=pack_version(),
            so=sorted(draft.so),
            not_so=sorted(draft.not_so),
        ).save(force_insert=True)
