"""Writing incidents: one verb, one transaction, its ledger entry last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID, uuid4

from rabta_web.access.rows import current, plans_kept, reachable
from rabta_web.access.values import Level, Verb
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.kinds import Kind, Role, Source, State, What
from rabta_web.incidents.models import (
    Account,
    Care,
    Change,
    Happened,
    Hearing,
    Identity,
    Incident,
    Involved,
    Part,
    Particular,
    Statement,
    Token,
    Whereabouts,
)
from rabta_web.incidents.tokens import to_store
from rabta_web.incidents.vocabulary import law, pack_version
from rabta_web.places.queries import province_of

LEARNED = {State.ABROAD: "known_abroad", State.DECEASED: "died"}
"""The event of a pack with which clocks start, where its pack knows one."""


class MayNotFileError(PermissionError):
    """The person holds no appointment under which they could file this."""


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody in an incident, as far as they are known."""

    role: Role = Role.ENCOUNTERED
    name: str = ""
    father: str = ""
    alias: str = ""
    number: str = ""
    so: tuple[str, ...] = field(default=())
    not_so: tuple[str, ...] = field(default=())
    state: State = State.PRESENT
    care: tuple[tuple[str, str], ...] = ()
    particulars: tuple[tuple[str, str], ...] = ()

    @property
    def named(self) -> bool:
        """Whether anything of who they are is known."""
        return bool(self.name or self.father or self.alias or self.number)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one source said at one time. The id comes with it, so that sending it twice adds one.

    `at` is when it was said, where that is not when it is written down; `asked_by` is who asked, where that
    is not who writes it down.
    """

    id: UUID
    source: Source
    question: str = ""
    answer: str = ""
    so: tuple[str, ...] = ()
    not_so: tuple[str, ...] = ()
    present: str = ""
    interpreter: str = ""
    again: str = ""
    at: datetime | None = None
    asked_by: str = ""

    @property
    def was_heard(self) -> bool:
        """Whether anything is known of how it was heard."""
        return bool(self.present or self.interpreter or self.again or self.at or self.asked_by)


@dataclass(frozen=True, slots=True)
class Report:
    """A first report as an officer filled it in; the incident takes its id."""

    kind: Kind
    place: str
    happened_on: date
    happened_at: time | None
    account: str = ""
    people: tuple[Someone, ...] = field(default=(Someone(),))
    began: date | None = None
    id: UUID = field(default_factory=uuid4)


@plans_kept()
def file_incident(*, report: Report, by: Actor, now: datetime) -> UUID:
    """File an incident for the agency that the person files for; its id."""
    scope = current()
    agency = next((grant.agency for grant in scope.grants if grant.verb is Verb.FILE), None)
    if agency is None or by.id != scope.person:
        raise MayNotFileError
    with ledgered():
        incident = Incident(
            pk=report.id,
            agency_id=agency,
            place_id=report.place,
            province=province_of(report.place),
            filed_by=scope.person,
            kind=report.kind,
            happened_on=report.happened_on,
            happened_at=report.happened_at,
            began=report.began,
            filed_at=now,
        )
        incident.save(force_insert=True)
        for number, someone in enumerate(report.people, 1):
            _add(incident, number, someone, scope.person, now)
        if report.account:
            Account(incident=incident, text=report.account).save(force_insert=True)
        write(
            "incident.filed",
            by=by,
            chain=incident.province or FEDERAL,
            about=report.kind,
            record=incident.pk,
            detail={"people": len(report.people)},
        )
    return incident.pk


def add_person(*, incident: UUID, someone: Someone, by: Actor, now: datetime) -> bool:
    """Add somebody to an incident that the person filed; whether there is such an incident."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.FILE), pk=incident).first()
        if found is None:
            return False
        _add(found, found.people.count() + 1, someone, current().person, now)
        write("person.added", by=by, chain=found.province or FEDERAL, about=someone.role, record=found.pk)
    return True


def change_access(*, incident: UUID, change: Change, by: Actor, now: datetime) -> bool:
    """Change who may see an incident, with the reason; whether there is one that the person manages."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.MANAGE), pk=incident).first()
        if found is None:
            return False
        for each in _with_whoever_closes(change, current().person):
            each.incident, each.made_by, each.made_at = found, current().person, now
            each.save(force_insert=True)
            write("access.changed", by=by, chain=found.province or FEDERAL, about=each.what, record=found.pk)
    return True


def correct(*, incident: UUID, corrections: Sequence[Change], by: Actor, now: datetime) -> bool:
    """Correct what was filed, with the reason; whether there is such an incident that the person filed."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.FILE), pk=incident).first()
        if found is None:
            return False
        for each in corrections:
            each.incident, each.made_by, each.made_at = found, current().person, now
            each.save(force_insert=True)
            write(
                "incident.corrected", by=by, chain=found.province or FEDERAL, about=each.what, record=found.pk
            )
    return True


def change_role(*, person: UUID, role: Role, since: date, by: Actor, now: datetime) -> bool:
    """Say what somebody is in an incident from a day on; whether the person filed that incident."""
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        Part(
            incident=found.incident,
            person=found,
            role=role,
            since=since,
            noted_by=current().person,
            noted_at=now,
        ).save(force_insert=True)
        chain = found.incident.province or FEDERAL
        write("person.role_changed", by=by, chain=chain, about=role, record=found.incident_id)
    return True


def change_state(*, person: UUID, state: State, since: date, reason: str, by: Actor, now: datetime) -> bool:
    """Say where somebody stands from a day on; whether the person filed that incident.

    What a pack lets follow from it starts with it: learning of it is an event, from which clocks run.
    """
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        row = Whereabouts(incident=found.incident, person=found, state=state, since=since, reason=reason)
        row.noted_by, row.noted_at = current().person, now
        row.save(force_insert=True)
        event = LEARNED.get(state, "")
        if event in law().duties.events:
            begun = Happened(incident=found.incident, person=found, event=event, at=now)
            begun.noted_by, begun.noted_at = current().person, now
            begun.save(force_insert=True)
        chain = found.incident.province or FEDERAL
        write("person.state_changed", by=by, chain=chain, about=state, record=found.incident_id)
    return True


@plans_kept()
def note(*, person: UUID, heard: Heard, by: Actor, now: datetime) -> bool:
    """Keep what was said of somebody; whether the person filed an incident that they are in."""
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        if Statement.objects.filter(pk=heard.id, person=found).exists():
            return True
        Statement(
            pk=heard.id,
            incident=found.incident,
            person=found,
            source=heard.source,
            said_at=heard.at or now,
            noted_by=current().person,
            pack=pack_version(),
            question=heard.question,
            answer=heard.answer,
            so=sorted(heard.so),
            not_so=sorted(heard.not_so),
        ).save(force_insert=True)
        if heard.was_heard:
            _hear(found.incident, heard, now)
        write(
            "statement.noted",
            by=by,
            chain=found.incident.province or FEDERAL,
            about=heard.question,
            record=found.incident_id,
        )
    return True


def _hear(incident: Incident, heard: Heard, now: datetime) -> None:
    Hearing(
        incident=incident,
        statement_id=heard.id,
        present=heard.present or None,
        interpreter=heard.interpreter or None,
        again=heard.again or None,
        asked_by=heard.asked_by or None,
        entered_at=now if heard.at else None,
    ).save(force_insert=True)


def describe(
    *, person: UUID, particulars: Mapping[str, str], care: Mapping[str, str], by: Actor, now: datetime
) -> bool:
    """Keep what is known of somebody besides their name; whether the person filed an incident they are in."""
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        _keep(Particular, found, particulars.items(), current().person, now)
        _keep(Care, found, care.items(), current().person, now)
        write(
            "person.described",
            by=by,
            chain=found.incident.province or FEDERAL,
            record=found.incident_id,
            detail={"keys": len(particulars) + len(care)},
        )
    return True


def happened(*, person: UUID, event: str, at: datetime, by: Actor, now: datetime) -> bool:
    """Keep when something happened to somebody; whether the person filed the incident they are in."""
    with ledgered():
        found = person_of_own_report(person)
        if found is None:
            return False
        row = Happened(incident=found.incident, person=found, event=event, at=at)
        row.noted_by, row.noted_at = current().person, now
        row.save(force_insert=True)
        chain = found.incident.province or FEDERAL
        write("event.noted", by=by, chain=chain, about=event, record=found.incident_id)
    return True


def person_of_own_report(person: UUID) -> Involved | None:
    """Somebody in an incident that the person of this request filed."""
    own = Incident.objects.filter(reachable(Verb.FILE))
    return Involved.objects.select_related("incident").filter(pk=person, incident__in=own).first()


def _with_whoever_closes(change: Change, person: UUID) -> list[Change]:
    """Whoever closes an incident is named first among those who may see it; else nobody could open it."""
    if (change.what, change.value) != (What.LEVEL, Level.CLOSED):
        return [change]
    return [Change(what=What.ADMIT, value=str(person), reason=change.reason), change]


def _add(incident: Incident, number: int, someone: Someone, noted_by: UUID, now: datetime) -> None:
    person = Involved(incident=incident, number=number, role=someone.role, state=someone.state)
    person.save(force_insert=True)
    if someone.named:
        _name(incident, person, someone)
    _keep(Care, person, someone.care, noted_by, now)
    _keep(Particular, person, someone.particulars, noted_by, now)
    if someone.so or someone.not_so:
        Statement(
            incident=incident,
            person=person,
            source=Source.PERSON,
            said_at=now,
            noted_by=noted_by,
            pack=pack_version(),
            so=sorted(someone.so),
            not_so=sorted(someone.not_so),
        ).save(force_insert=True)


def _keep(
    book: type[Particular | Care],
    person: Involved,
    said: Iterable[tuple[str, str]],
    noted_by: UUID,
    now: datetime,
) -> None:
    for key, words in said:
        row = book(incident_id=person.incident_id, person=person, key=key, words=words)
        row.noted_by, row.noted_at = noted_by, now
        row.save(force_insert=True)


def _name(incident: Incident, person: Involved, someone: Someone) -> None:
    """Seal who somebody is, with the tokens by which they can be found again."""
    Identity(
        incident=incident,
        person=person,
        name=someone.name,
        father=someone.father or None,
        alias=someone.alias or None,
        number=someone.number or None,
    ).save(force_insert=True)
    tokens = to_store((someone.name, someone.alias), someone.number)
    Token.objects.bulk_create(
        Token(incident=incident, person=person, agency_id=incident.agency_id, token=token)
        for token in sorted(tokens)
    )
