"""The words of access: what can be done, how far it reaches, how closed a record is, and to what end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Verb(StrEnum):
    """What somebody may do, or what an address needs."""

    FILE = "incident.file"
    READ = "incident.read"
    READ_IDENTITY = "identity.read"
    READ_PROTECTION = "protection.read"
    """Read the protection book: health, fear, wishes and consent."""
    READ_INVESTIGATION = "investigation.read"
    """Read the investigation book: what is known of whoever may have done it."""
    GIVE_OPINION = "opinion.give"
    """Answer another agency that asks whether protection may end."""
    SEND = "referral.send"
    """Refer somebody to another agency, and revoke that."""
    RECEIVE = "referral.receive"
    """See what others refer to one's agency, and answer it."""
    WORK = "task.work"
    """See the tasks of one's agency, do them, and raise others; over a line, look on."""
    RUN = "committee.run"
    """Act for a committee or office: call its sittings, direct others, and answer what is directed to it."""
    FOLLOW = "committee.follow"
    """Look on at sittings and directives."""
    DISCLOSE = "disclosure.prepare"
    """Register who asks for a book by order, and prepare what is disclosed of it."""
    APPROVE_DISCLOSURE = "disclosure.approve"
    """Approve, as the second person, what somebody else prepared; it opens no case."""
    DECIDE_RETENTION = "retention.decide"
    """See which records are held, without a name, and decide on those that no hold keeps."""
    READ_LEDGER = "ledger.read"
    MANAGE = "incident.manage"
    """Change how closed an incident is, admit people to it, and recuse them."""
    MANAGE_AGENCIES = "agency.manage"
    """Open, name, move and end offices below one's own."""
    MANAGE_ACCOUNTS = "account.manage"
    """Add people to a line of agencies, appoint them, and close their accounts."""


class Reach(StrEnum):
    """Which records of agencies an appointment reaches, seen from its own agency."""

    OWN = "own"
    """What the person filed."""
    AGENCY = "agency"
    """What the agency holds."""
    LINE = "line"
    """What the agency and those below it in its line hold."""


class Level(StrEnum):
    """How closed a record is."""

    OPEN = "open"
    """Open to all whose scope and role reach it."""
    RESTRICTED = "restricted"
    """Open to who filed it and to those above."""
    CLOSED = "closed"
    """Open to people named one by one, where their scope and role reach it."""


class Purpose(StrEnum):
    """To what end somebody works with the records today."""

    CASEWORK = "casework"
    SUPERVISION = "supervision"
    AUDIT = "audit"
    COORDINATION = "coordination"
    TRAINING = "training"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class Grant:
    """What one appointment allows: a verb, how far it reaches, from where, up to which level."""

    verb: Verb
    reach: Reach
    levels: tuple[Level, ...]
    agency: str
    place: str


@dataclass(frozen=True, slots=True)
class Scope:
    """All that a person may do in one request. Whoever has none does nothing: there is no default."""

    person: UUID
    purpose: Purpose
    grants: tuple[Grant, ...]
    units: frozenset[str] = frozenset()
    """The agencies the person is appointed at, for whatever purpose, and those above them in their lines."""

    def has(self, verb: Verb) -> bool:
        """Whether any grant is for a verb."""
        return any(grant.verb is verb for grant in self.grants)


@dataclass(frozen=True, slots=True)
class Holding:
    """What access asks of a record: who holds it, where, how closed it is, and who must not see it.

    A unit that is recused is recused with all below it: nobody appointed there sees the record, for whatever
    other agency they act.
    """

    agency: str
    place: str
    filed_by: UUID
    level: Level = Level.OPEN
    admitted: frozenset[UUID] = frozenset()
    recused_people: frozenset[UUID] = frozenset()
    recused_agencies: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    referred: frozenset[str] = frozenset()


SENT: dict[str, frozenset[Verb]] = {
    "asked": frozenset({Verb.READ, Verb.GIVE_OPINION}),
    "referred": frozenset({Verb.READ, Verb.READ_IDENTITY, Verb.READ_PROTECTION}),
}
"""What an agency may do with somebody whom another sent to it: asked for an opinion, or referred the person.

It stands in the columns of these names, of the person and of the incident they are in: the person is read as
if that agency held the incident, wherever its place is, and nobody else who is in it.
"""
