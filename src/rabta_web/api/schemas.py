"""What the API takes and gives, with the limits that every value has."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from rabta_web.incidents.kinds import Kind, Role, Source
from rabta_web.referrals.choices import Verb as ReferralVerb

NO_NUL = r"^[^\x00]*$"
Short = Annotated[str, StringConstraints(max_length=200, pattern=NO_NUL)]
Long = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_NUL)]
Name = Annotated[str, StringConstraints(max_length=80, pattern=r"^[a-z0-9_]+$")]
Facts = Annotated[list[Name], Field(max_length=200)]


class Taken(Schema):
    """Something that is sent to us: what we do not know is refused, and never ignored."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """What went wrong, as RFC 9457 says it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


class PersonIn(Taken):
    """Somebody in a report."""

    role: Role = Role.ENCOUNTERED
    name: Short = ""
    father: Short = ""
    alias: Short = ""
    number: Short = ""
    so: Facts = Field(default_factory=list)
    not_so: Facts = Field(default_factory=list)


class IncidentIn(Taken):
    """A first report. The id is the client's own, so that sending it again files nothing twice."""

    id: UUID
    kind: Kind
    place: Short
    happened_on: date
    happened_at: time | None = None
    began: date | None = None
    account: Long = ""
    people: Annotated[list[PersonIn], Field(min_length=1, max_length=300)]


class IncidentOut(Schema):
    """An incident as a list shows it: nobody is named."""

    id: UUID
    reference: str
    kind: str
    place: str
    happened_on: date
    filed_at: datetime
    level: str


class IncidentPage(Schema):
    """A page of incidents, the latest first; `next` asks for the page after it, "" if there is none."""

    items: list[IncidentOut]
    next: str


class PersonOut(Schema):
    """Somebody in an incident; the names stand only where the key's holder may read them."""

    number: int
    role: str
    name: str | None
    so: list[str]
    not_so: list[str]
    disputed: list[str]


class IncidentDetail(IncidentOut):
    """An incident with the people in it."""

    people: list[PersonOut]
    account: str | None


class StatementIn(Taken):
    """What one source said of somebody. The id is the client's own."""

    id: UUID
    source: Source
    so: Facts = Field(default_factory=list)
    not_so: Facts = Field(default_factory=list)


class Citing(Schema):
    """A reading, as the law of the time says, on the facts recorded."""

    id: str
    label: str
    value: str
    says: str


class ReadingOut(Schema):
    """What the law makes of somebody's facts: protection first. It binds no court, no FIR and no service."""

    disclaimer: str
    posture: str
    protection: str
    needs: list[str]
    readings: list[Citing]
    next_question: str | None


class DeadlineOut(Schema):
    """Something owed by a time; only what rests on law can be a breach."""

    task: str
    agency: str
    due: datetime | None
    stands: str
    breach: bool
    basis: str


class ReferralOut(Schema):
    """A referral: nothing in it names anybody."""

    id: UUID
    sender: str
    receiver: str | None
    asked_for: list[str]
    state: str
    due: datetime | None
    late: bool


class StepIn(Taken):
    """A step of a referral, for the side that the key's holder stands on."""

    verb: ReferralVerb
    side: Literal["sender", "receiver", "by_telephone"] = "receiver"
    reason: Annotated[str, StringConstraints(max_length=1_000, pattern=NO_NUL)] = ""
    by_telephone: Short = ""
