"""How closely each field is kept: a line for every field of every table of ours."""

from __future__ import annotations

from enum import StrEnum


class Kept(StrEnum):
    """How closely a field is kept."""

    IDENTIFYING = "identifying"
    """Tells who somebody is. It stands sealed, and never in a log, an address, a title or the ledger."""
    KEYED = "keyed"
    """A keyed token of what identifies: whoever holds the key can compare it, and nobody can read it."""
    SENSITIVE = "sensitive"
    """Tells something of a case or of who looked, and names nobody. It stands under row security."""
    SAFE = "safe"
    """Tells nothing of a case."""


_IDENTIFYING, _KEYED, _SENSITIVE, _SAFE = Kept

FIELDS: dict[str, Kept] = {
    "access.Below.above": _SAFE,
    "access.Below.agency": _SAFE,
    "access.Within.around": _SAFE,
    "access.Within.place": _SAFE,
    "accounts.Appointment.agency": _SAFE,
    "accounts.Appointment.begins": _SAFE,
    "accounts.Appointment.ends": _SAFE,
    "accounts.Appointment.id": _SAFE,
    "accounts.Appointment.person": _SAFE,
    "accounts.Appointment.place": _SAFE,
    "accounts.Appointment.role": _SAFE,
    "accounts.Person.id": _SAFE,
    "accounts.Person.is_active": _SAFE,
    "accounts.Person.last_login": _SENSITIVE,
    "accounts.Person.name": _IDENTIFYING,
    "accounts.Person.name_ur": _IDENTIFYING,
    "accounts.Person.password": _SENSITIVE,
    "accounts.Person.username": _IDENTIFYING,
    "agencies.Agency.above": _SAFE,
    "agencies.Agency.id": _SAFE,
    "agencies.Agency.kind": _SAFE,
    "agencies.Agency.level": _SAFE,
    "agencies.Agency.name": _SAFE,
    "agencies.Agency.name_ur": _SAFE,
    "agencies.Agency.place": _SAFE,
    "audit.Entry.about": _SENSITIVE,
    "audit.Entry.actor": _SENSITIVE,
    "audit.Entry.at": _SENSITIVE,
    "audit.Entry.before": _SAFE,
    "audit.Entry.chain": _SENSITIVE,
    "audit.Entry.deed": _SENSITIVE,
    "audit.Entry.detail": _SENSITIVE,
    "audit.Entry.hash": _SAFE,
    "audit.Entry.id": _SAFE,
    "audit.Entry.number": _SAFE,
    "audit.Entry.purpose": _SENSITIVE,
    "audit.Entry.record": _SENSITIVE,
    "audit.Head.chain": _SAFE,
    "audit.Head.hash": _SAFE,
    "audit.Head.number": _SAFE,
    "incidents.Account.id": _SAFE,
    "incidents.Account.incident": _SENSITIVE,
    "incidents.Account.text": _IDENTIFYING,
    "incidents.Change.before": _SENSITIVE,
    "incidents.Change.id": _SAFE,
    "incidents.Change.incident": _SENSITIVE,
    "incidents.Change.made_at": _SENSITIVE,
    "incidents.Change.made_by": _SENSITIVE,
    "incidents.Change.reason": _IDENTIFYING,
    "incidents.Change.value": _SENSITIVE,
    "incidents.Change.what": _SENSITIVE,
    "incidents.Fact.fact": _SAFE,
    "incidents.Fact.number": _SAFE,
    "incidents.Identity.alias": _IDENTIFYING,
    "incidents.Identity.father": _IDENTIFYING,
    "incidents.Identity.id": _SAFE,
    "incidents.Identity.incident": _SENSITIVE,
    "incidents.Identity.name": _IDENTIFYING,
    "incidents.Identity.number": _IDENTIFYING,
    "incidents.Identity.person": _SENSITIVE,
    "incidents.Incident.admitted": _SENSITIVE,
    "incidents.Incident.agency_id": _SENSITIVE,
    "incidents.Incident.filed_at": _SENSITIVE,
    "incidents.Incident.filed_by": _SENSITIVE,
    "incidents.Incident.happened_at": _SENSITIVE,
    "incidents.Incident.happened_on": _SENSITIVE,
    "incidents.Incident.id": _SAFE,
    "incidents.Incident.kind": _SENSITIVE,
    "incidents.Incident.level": _SENSITIVE,
    "incidents.Incident.place_id": _SENSITIVE,
    "incidents.Incident.province": _SENSITIVE,
    "incidents.Incident.recused_agencies": _SENSITIVE,
    "incidents.Incident.recused_people": _SENSITIVE,
    "incidents.Involved.id": _SAFE,
    "incidents.Involved.incident": _SENSITIVE,
    "incidents.Involved.not_so": _SENSITIVE,
    "incidents.Involved.role": _SENSITIVE,
    "incidents.Involved.so": _SENSITIVE,
    "incidents.Part.id": _SAFE,
    "incidents.Part.incident": _SENSITIVE,
    "incidents.Part.noted_at": _SENSITIVE,
    "incidents.Part.noted_by": _SENSITIVE,
    "incidents.Part.person": _SENSITIVE,
    "incidents.Part.role": _SENSITIVE,
    "incidents.Part.since": _SENSITIVE,
    "incidents.Statement.id": _SAFE,
    "incidents.Statement.incident": _SENSITIVE,
    "incidents.Statement.not_so": _SENSITIVE,
    "incidents.Statement.noted_by": _SENSITIVE,
    "incidents.Statement.pack": _SAFE,
    "incidents.Statement.person": _SENSITIVE,
    "incidents.Statement.said_at": _SENSITIVE,
    "incidents.Statement.so": _SENSITIVE,
    "incidents.Statement.source": _SENSITIVE,
    "incidents.Token.agency_id": _SENSITIVE,
    "incidents.Token.id": _SAFE,
    "incidents.Token.incident": _SENSITIVE,
    "incidents.Token.person": _SENSITIVE,
    "incidents.Token.token": _KEYED,
    "places.Loaded.digest": _SAFE,
    "places.Loaded.what": _SAFE,
    "places.Place.begins": _SAFE,
    "places.Place.ends": _SAFE,
    "places.Place.id": _SAFE,
    "places.Place.kind": _SAFE,
    "places.Place.name": _SAFE,
    "places.Place.name_ur": _SAFE,
    "places.Place.province": _SAFE,
    "places.Place.within": _SAFE,
}

IN_THE_OPEN: dict[str, str] = {
    "accounts.Person.name": "who holds an office is known to those they work with",
    "accounts.Person.name_ur": "who holds an office is known to those they work with",
    "accounts.Person.username": "who signs in is looked up before anybody has a scope",
    "accounts.Person.last_login": "read and written at sign-in, before anybody has a scope",
    "accounts.Person.password": "a slow hash, read at sign-in, before anybody has a scope",
}
"""Fields that stand where their line above would not let them, each with its reason."""
