"""Reading conferences: those one called or is invited to, and of each what one may see at this moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from rabta_web.access.rows import acts_for, reachable
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import lines_of, names_of_offices
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.audit.models import Entry
from rabta_web.conferences.choices import (
    COMING,
    KINDS,
    MAY_SHOW,
    PURPOSES,
    STATES,
    Coming,
    Kind,
    Purpose,
    State,
)
from rabta_web.conferences.coded import Coded, coded, told_lines
from rabta_web.conferences.models import Conference, Contribution, Decision, Invitation, Shown, Step
from rabta_web.incidents.models import Incident, Involved
from rabta_web.referrals.card import CardLine
from rabta_web.referrals.choices.basis import BASES, Basis
from rabta_web.referrals.models import Consent
from rabta_web.referrals.queries.consents import SeenConsent, seen_consent
from rabta_web.referrals.queries.responsibility import acts_with_person
from rabta_web.tasks.actions import task_id
from rabta_web.tasks.choices import STATES as TASK_STATES
from rabta_web.tasks.choices import Source
from rabta_web.tasks.models import Task

MOST = 100
"""How many conferences, and how many readers of one, a page holds."""


@dataclass(frozen=True, slots=True)
class Line:
    """A conference in a list; `asks` says that it waits for an answer of the reader, or to be closed."""

    conference: Conference
    purpose: str | Promise
    caller: str
    says: str | Promise
    asks: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Guest:
    """An agency that is invited, and what it answered."""

    invitation: Invitation
    agency: str
    says: str | Promise
    words: str
    by_telephone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Extra:
    """What one agency alone is shown, and why."""

    agency: str
    kind: str | Promise
    lines: tuple[CardLine, ...]
    why: str
    shown_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What an agency brought."""

    contribution: Contribution
    agency: str
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and how far its task has come, as far as the reader sees that."""

    decision: Decision
    agency: str
    task: UUID | None
    says: str | Promise


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who read a conference, and when last."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A conference as one reader sees it now."""

    conference: Conference
    purpose: str | Promise
    basis: str | Promise
    caller: str
    says: str | Promise
    ended: bool
    """Whether its time is over, and whoever called it has not said what came of it."""
    runs: bool
    """Whether it is now, so that what is shown is open to those who are invited."""
    calls: bool
    """Whether the reader acts for whoever called it."""
    reads: bool
    """Whether the reader reads the incident anyway."""
    guests: tuple[Guest, ...]
    coded: Coded | None
    shown: Shown | None
    extras: tuple[Extra, ...]
    said: tuple[Said, ...]
    decided: tuple[Decided, ...]
    steps: tuple[Step, ...]
    consent: SeenConsent | None
    readers: tuple[Reader, ...]
    names: dict[str, str]

    @property
    def waits(self) -> bool:
        """Whether it is still to come or going on."""
        return self.conference.state == State.CALLED and not self.ended

    @property
    def to_answer(self) -> tuple[Guest, ...]:
        """The invitations that wait for the reader's own agencies."""
        return tuple(guest for guest in self.guests if guest.own and guest.invitation.state == Coming.INVITED)

    @property
    def unanswered(self) -> tuple[Guest, ...]:
        """The invitations that nobody has answered."""
        return tuple(guest for guest in self.guests if guest.invitation.state == Coming.INVITED)

    @property
    def taking_part(self) -> tuple[str, ...]:
        """The agencies that can be given something to do: who called, and all who do not stay away."""
        guests = [each.invitation for each in self.guests if each.invitation.state != Coming.NOT_COMING]
        return (self.conference.from_agency, *(guest.agency_id for guest in guests))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What may be shown for its purpose at most."""
        return tuple(kind for kind in Kind if kind in MAY_SHOW[Purpose(self.conference.purpose)])


def runs_at(conference: Conference, now: datetime) -> bool:
    """Whether a moment lies in the time of a conference that was not ended."""
    return conference.state == State.CALLED and conference.begins <= now < conference.ends


def listed(*, by: Actor) -> list[Line]:
    """The conferences that one called, may read or is invited to, those that come first before the rest."""
    with ledgered():
        rows = list(Conference.objects.order_by("-ends")[:MOST])
        if rows:
            write("conferences.listed", by=by, detail={"rows": len(rows)})
    return _lines(rows)


def waiting(*, by: Actor) -> list[Line]:
    """What waits on one's desk: invitations to answer, and conferences of one's own that are over."""
    own = acts_for(May.RECEIVE)
    asked = Invitation.objects.filter(agency_id__in=own, state=Coming.INVITED).values("conference")
    over = Q(from_agency__in=own, ends__lte=timezone.now()) | Q(pk__in=asked, ends__gt=timezone.now())
    with ledgered():
        rows = list(Conference.objects.filter(over, state=State.CALLED).order_by("ends")[:MOST])
        if rows:
            write("conferences.listed", by=by, detail={"rows": len(rows)})
    return _lines(rows)


def of_person(person: Involved) -> list[Line]:
    """The conferences on somebody, the latest first."""
    return _lines(Conference.objects.filter(person=person).order_by("-called_at")[:MOST])


def _lines(rows: Iterable[Conference]) -> list[Line]:
    found, own, now = list(rows), set(acts_for(May.RECEIVE)), timezone.now()
    if not found:
        return []
    names = names_of_offices(row.from_agency for row in found)
    asked = set(
        Invitation.objects.filter(conference__in=found, agency_id__in=own, state=Coming.INVITED).values_list(
            "conference_id", flat=True
        )
    )
    return [
        Line(
            row,
            PURPOSES[Purpose(row.purpose)],
            names.get(row.from_agency, row.from_agency),
            STATES[row.state],
            row.pk in asked and row.state == State.CALLED and now < row.ends,
            row.state == State.CALLED and row.ends <= now,
        )
        for row in found
    ]


def opened(id: UUID, *, by: Actor) -> Opened | None:
    """A conference as the reader sees it now, and a ledger entry; None for who has nothing to do with it."""
    with ledgered():
        conference = Conference.objects.filter(pk=id).first()
        if conference is None:
            return None
        write(
            "conference.read",
            by=by,
            chain=conference.province or FEDERAL,
            about=conference.purpose,
            record=conference.incident_id,
            detail={"conference": str(conference.pk)},
        )
        return _opened(conference)


def _opened(conference: Conference) -> Opened:
    invitations = list(
        Invitation.objects.filter(conference=conference)
        .prefetch_related("steps")
        .order_by("invited_at", "id")
    )
    names = names_of_offices([conference.from_agency, *(each.agency_id for each in invitations)])
    runs = runs_at(conference, timezone.now())
    calls = acts_with_person(conference.incident_id, conference.from_agency)
    reads = Incident.objects.filter(reachable(May.READ), pk=conference.incident_id).exists()
    shown = list(Shown.objects.filter(conference=conference).order_by("-shown_at"))
    latest = next((row for row in shown if row.invitation_id is None), None)
    consent = Consent.objects.filter(pk=conference.consent_id).first() if conference.consent_id else None
    return Opened(
        conference,
        PURPOSES[Purpose(conference.purpose)],
        BASES[Basis(conference.basis)],
        names[conference.from_agency],
        STATES[conference.state],
        conference.state == State.CALLED and conference.ends <= timezone.now(),
        runs,
        calls,
        reads,
        tuple(_guests(invitations, names)),
        coded(latest.words) if latest else None,
        latest,
        tuple(_extras(shown, {each.pk: names[each.agency_id] for each in invitations})),
        _said(conference, names),
        _decided(conference, names),
        tuple(conference.steps.order_by("made_at")),
        seen_consent(consent, timezone.localdate()) if consent else None,
        _readers(conference) if calls else (),
        names,
    )


def _guests(invitations: list[Invitation], names: dict[str, str]) -> Iterable[Guest]:
    own = set(acts_for(May.RECEIVE))
    for each in invitations:
        step = next(iter(each.steps.all()), None)
        yield Guest(
            each,
            names[each.agency_id],
            COMING[each.state],
            step.reason if step else "",
            (step.by_telephone or "") if step else "",
            each.agency_id in own,
        )


def _extras(shown: list[Shown], agencies: dict[UUID, str]) -> Iterable[Extra]:
    """What single agencies are shown, the latest of each kind."""
    seen = set()
    for row in shown:
        if row.invitation_id and (row.invitation_id, row.kind) not in seen:
            seen.add((row.invitation_id, row.kind))
            yield Extra(
                agencies.get(row.invitation_id, ""),
                KINDS[Kind(row.kind)],
                told_lines(row.words),
                row.why or "",
                row.shown_at,
            )


def _said(conference: Conference, names: dict[str, str]) -> tuple[Said, ...]:
    rows = list(Contribution.objects.filter(conference=conference).order_by("made_at"))
    people = names_of({row.made_by for row in rows})
    return tuple(
        Said(row, names.get(row.agency_id, row.agency_id), people.get(row.made_by, "")) for row in rows
    )


def _decided(conference: Conference, names: dict[str, str]) -> tuple[Decided, ...]:
    rows = list(Decision.objects.filter(conference=conference).order_by("decided_at"))
    ids = {row.pk: task_id(Source.CONFERENCE, row.pk, row.agency_id) for row in rows}
    states = dict(Task.objects.filter(pk__in=ids.values()).values_list("pk", "state"))
    return tuple(
        Decided(
            row,
            names.get(row.agency_id, row.agency_id),
            ids[row.pk] if ids[row.pk] in states else None,
            TASK_STATES[states[ids[row.pk]]] if ids[row.pk] in states else "",
        )
        for row in rows
    )


def _readers(conference: Conference) -> tuple[Reader, ...]:
    """Who has read it, from the ledger itself, and when last."""
    entries = Entry.objects.filter(
        record=conference.incident_id, deed="conference.read", detail__conference=str(conference.pk)
    )
    rows = entries.order_by("at").values_list("actor", "at")
    last: dict[UUID, datetime] = {actor: at for actor, at in rows if actor and at}
    people = names_of(set(last))
    found = [Reader(people.get(actor, ""), at) for actor, at in last.items()]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True)[:MOST])


def recused(incident: Incident, agencies: Iterable[str]) -> list[str]:
    """The agencies, of some, that keep out of an incident, themselves or with an office above them."""
    out = set(incident.recused_agencies)
    return [agency for agency in agencies if out & (lines_of({agency}) | {agency})] if out else []
