"""Reading the register: what was asked for, where it stands, and the papers that were made."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from rabta_web.access.life_cycles import Move
from rabta_web.access.rows import current, reachable, reaches
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.disclosure.choices import BOOKS, CYCLE, DONE, STATES, Book, Side, State, Verb
from rabta_web.disclosure.models import Certificate, Disclosure, File, Prepared, Step
from rabta_web.disclosure.packing import CERTIFICATE, SIGNATURE, pack
from rabta_web.incidents.models import Incident

MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A disclosure in a list; nothing in it identifies anybody whom the record is about."""

    disclosure: Disclosure
    book: str | Promise
    agency: str
    says: str | Promise
    late: bool


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A step as people read it."""

    step: Step
    done: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was prepared: its name, size in kilobytes and hash."""

    name: str
    kilobytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A disclosure as one of its sides reads it. `papers` are those of the last preparation."""

    line: Line
    steps: tuple[SeenStep, ...]
    papers: tuple[Paper, ...]
    certificate: Certificate | None
    office_moves: tuple[Move, ...]
    second_moves: tuple[Move, ...]
    of_office: bool
    prepared_it: bool

    @property
    def disclosure(self) -> Disclosure:
        """The disclosure itself."""
        return self.line.disclosure

    @property
    def may_take(self) -> bool:
        """Whether the reader may take the file away: it is approved, and their office holds it."""
        return self.of_office and self.certificate is not None and self.disclosure.state != State.REFUSED


def register(*, by: Actor) -> list[Line]:
    """What was asked for and is open, the oldest first, then what is over; with a ledger entry."""
    with ledgered():
        rows = list(Disclosure.objects.filter(_seen()).defer("scan").order_by("-since")[:MOST])
        write("disclosures.listed", by=by, detail={"rows": len(rows)})
    lines = _lines(rows)
    waiting = [each for each in lines if each.disclosure.state in CYCLE.open]
    return sorted(waiting, key=lambda each: each.disclosure.since) + [
        each for each in lines if each.disclosure.state not in CYCLE.open
    ]


def waiting(*, by: Actor) -> list[Line]:
    """What waits for the person: to be approved by them, or to be prepared or handed over by their office."""
    person = current().person
    with ledgered():
        rows = list(
            Disclosure.objects.filter(_seen(), state__in=CYCLE.open).defer("scan").order_by("since")[:MOST]
        )
        if rows:
            write("disclosures.listed", by=by, detail={"rows": len(rows)})
        own = set(
            Step.objects.filter(disclosure__in=rows, verb=Verb.PREPARE, made_by=person).values_list(
                "disclosure_id", flat=True
            )
        )
    turns = {Side.OFFICE: current().has(May.DISCLOSE), Side.SECOND: current().has(May.APPROVE_DISCLOSURE)}
    return _lines(
        row
        for row in rows
        if turns[Side(CYCLE.open[row.state].side)] and not (row.state == State.PREPARED and row.pk in own)
    )


def of_incident(incident: UUID) -> list[Line]:
    """What was asked for of one incident, the latest first, as far as the reader sees it."""
    rows = Disclosure.objects.filter(_seen(), incident=incident).defer("scan").order_by("-asked_at")
    return _lines(rows)


def prepares(incident: UUID) -> bool:
    """Whether the person may register and prepare disclosures of an incident, and read all that is in one."""
    if not current().has(May.DISCLOSE):
        return False
    found = Incident.objects.filter(pk=incident)
    needed = (May.DISCLOSE, May.READ_IDENTITY, May.READ_PROTECTION, May.READ_INVESTIGATION)
    return all(found.filter(reachable(verb, sent=False)).exists() for verb in needed)


def to_disclose(incident: UUID) -> Incident | None:
    """An incident of which the person may register a disclosure."""
    return Incident.objects.filter(pk=incident).first() if prepares(incident) else None


def open_disclosure(id: UUID, *, by: Actor) -> Opened | None:
    """A disclosure, and a ledger entry that it was read; None if the person is on neither side of it."""
    with ledgered():
        row = Disclosure.objects.filter(_seen(), pk=id).defer("scan").first()
        if row is None:
            return None
        write("disclosure.read", by=by, chain=row.province or FEDERAL, record=row.incident_id)
        steps = list(row.steps.order_by("made_at"))
        people = names_of({step.made_by for step in steps})
        office = prepares(row.incident_id)
        mine = any(step.verb == Verb.PREPARE and step.made_by == by.id for step in steps)
        second = row.agency_id in reaches(May.APPROVE_DISCLOSURE) and not mine
        return Opened(
            _lines([row])[0],
            tuple(SeenStep(step, DONE[Verb(step.verb)], people.get(step.made_by, "")) for step in steps),
            _papers(row),
            Certificate.objects.filter(disclosure=row).defer("pages").first(),
            CYCLE.possible(row.state, Side.OFFICE) if office else (),
            CYCLE.possible(row.state, Side.SECOND) if second else (),
            office,
            mine,
        )


def order_of(id: UUID, *, by: Actor) -> Cleaned | None:
    """The scan of an order or letter, and a ledger entry that it was opened; None if there is none to see."""
    with ledgered():
        row = Disclosure.objects.filter(_seen(), pk=id).first()
        if row is None:
            return None
        write("disclosure.order_read", by=by, chain=row.province or FEDERAL, record=row.incident_id)
        return Cleaned(row.kind, b64decode(row.scan))


def prepared_paper(id: UUID, name: str, *, by: Actor) -> bytes | None:
    """A paper of the last preparation, and a ledger entry that it was read; None if there is none."""
    with ledgered():
        row = Disclosure.objects.filter(_seen(), pk=id).defer("scan").first()
        last = last_prepared(row) if row and prepares(row.incident_id) else None
        found = File.objects.filter(prepared=last, name=name).first() if last else None
        if row is None or found is None:
            return None
        chain = row.province or FEDERAL
        write("disclosure.file_read", by=by, chain=chain, about=name, record=row.incident_id)
        return b64decode(found.content)


def whole_file(opened: Opened, *, by: Actor) -> bytes:
    """The file to hand over of what was approved, and a ledger entry that it was taken."""
    row = opened.disclosure
    with ledgered():
        certificate, last = Certificate.objects.get(disclosure=row), last_prepared(row)
        papers = {each.name: b64decode(each.content) for each in File.objects.filter(prepared=last)}
        papers |= {name: b64decode(page) for name, page in json.loads(certificate.pages).items()}
        papers |= {CERTIFICATE: certificate.text.encode(), SIGNATURE: certificate.signature.encode()}
        write("disclosure.taken", by=by, chain=row.province or FEDERAL, record=row.incident_id)
        return pack(papers)


def last_prepared(disclosure: Disclosure) -> Prepared | None:
    """What the last preparation came to."""
    return Prepared.objects.filter(disclosure=disclosure).order_by("-step__made_at").first()


def ledger_stands(chain: str) -> Mapping[str, Any]:
    """Where a chain of the ledger stands now, before what is being written."""
    with connection.cursor() as cursor:
        cursor.execute("select * from disclosure_ledger_head(%s)", [chain])
        number, digest = cursor.fetchone() or (0, "")
    return {"chain": chain, "number": number, "hash": digest}


def _seen() -> Q:
    """The disclosures of offices that the person answers for; row security knows who is recused."""
    return Q(agency_id__in={*reaches(May.DISCLOSE), *reaches(May.APPROVE_DISCLOSURE)})


def _lines(rows: Iterable[Disclosure]) -> list[Line]:
    """Disclosures as people read them; an office is named once, however many are its."""
    found, now = list(rows), timezone.now()
    offices = {id: agency_named(id) for id in {row.agency_id for row in found}}
    return [
        Line(row, BOOKS[Book(row.book)], offices[row.agency_id], STATES[State(row.state)], _late(row, now))
        for row in found
    ]


def _late(row: Disclosure, now: datetime) -> bool:
    return row.due is not None and row.state in CYCLE.open and row.due <= now


def _papers(row: Disclosure) -> tuple[Paper, ...]:
    last = last_prepared(row)
    return tuple(
        Paper(name, -(-int(said["bytes"]) // 1024), str(said["sha256"]))
        for name, said in (sorted(last.files.items()) if last else ())
    )
