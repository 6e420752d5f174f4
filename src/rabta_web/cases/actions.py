"""Writing cases: opened on an incident, others added with a reason, links and proceedings noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.cases.choices import CASE, KEEPER, Link, Outcome, Stage, Turn
from rabta_web.cases.models import Case, Linked, Part, Proceeding, Turned
from rabta_web.cases.queries import readable
from rabta_web.incidents.models import Incident, Involved
from rabta_web.notices.queries import own_agencies

WhoIn = tuple[UUID, int | None]
"""An incident, or somebody in it by their number."""


def open_case(*, id: UUID, title: str, agency: str, incident: UUID, by: Actor, now: datetime) -> bool:
    """Open a case on an incident, once however often it is sent; False if the person does not read it."""
    found = readable().filter(pk=incident).first()
    if found is None:
        return False
    with ledgered():
        if Case.objects.filter(pk=id).exists():
            return True
        me = current().person
        case = Case(
            pk=id, agency_id=agency, province=found.province, title=title, opened_by=me, opened_at=now
        )
        case.save(force_insert=True)
        Part(case=case, incident=found, added_by=me, added_at=now).save(force_insert=True)
        write("case.opened", by=by, chain=found.province or FEDERAL, record=case.pk)
    return True


def add_part(*, case: Case, incident: UUID, reason: str, by: Actor, now: datetime) -> bool:
    """Put one more incident into a case; False if it is not one the person reads, or is in it already."""
    found = readable().filter(pk=incident).first()
    if found is None or Part.objects.filter(case=case, incident=found).exists():
        return False
    with ledgered():
        part = Part(case=case, incident=found, reason=reason, added_by=current().person, added_at=now)
        part.save(force_insert=True)
        write("case.part_added", by=by, chain=_chain(case), about=str(found.pk), record=case.pk)
    return True


def turn_case(*, case: Case, turn: Turn, reason: str, by: Actor, now: datetime) -> bool:
    """Close a case or open it again; False if it stands so already, or somebody else keeps it."""
    if CASE.after(case.state, turn, KEEPER) is None or case.agency_id not in own_agencies():
        return False
    turned = Turned(case=case, verb=turn, side=KEEPER, reason=reason, made_by=current().person, made_at=now)
    with ledgered():
        try:
            with transaction.atomic():
                turned.save(force_insert=True)
        except IntegrityError:
            return False
        write(DEEDS[turn], by=by, chain=_chain(case), record=case.pk)
    return True


DEEDS = {Turn.CLOSE: "case.closed", Turn.REOPEN: "case.reopened"}


@dataclass(frozen=True, slots=True)
class Linking:
    """A link as it was filled in: from what to what, of which kind, and what shows it."""

    start: WhoIn
    end: WhoIn
    kind: Link
    evidence: str


def link(*, case: Case, linking: Linking, by: Actor, now: datetime) -> None:
    """Note how two parts of a case are linked."""
    (incident, number), (to_incident, to_number) = linking.start, linking.end
    with ledgered():
        Linked(
            case=case,
            incident_id=incident,
            number=number,
            to_incident_id=to_incident,
            to_number=to_number,
            kind=linking.kind,
            evidence=linking.evidence,
            noted_by=current().person,
            noted_at=now,
        ).save(force_insert=True)
        write("case.linked", by=by, chain=_chain(case), about=linking.kind, record=case.pk)


@dataclass(frozen=True, slots=True)
class Proceeded:
    """A step of proceedings as it was filled in."""

    of: WhoIn
    stage: Stage
    on: date
    section: str
    outcome: Outcome | None
    diary: str
    words: str


def note_proceeding(*, case: Case, done: Proceeded, by: Actor, now: datetime) -> None:
    """Note one step of the proceedings on an incident of a case."""
    incident, number = done.of
    of = Incident.objects.get(pk=incident)
    person = Involved.objects.filter(incident=of, number=number).first() if number else None
    with ledgered():
        Proceeding(
            case=case,
            incident=of,
            person=person,
            stage=done.stage,
            on=done.on,
            section=done.section,
            outcome=done.outcome or "",
            diary=done.diary or None,
            words=done.words or None,
            noted_by=current().person,
            noted_at=now,
        ).save(force_insert=True)
        write("case.proceeding_noted", by=by, chain=_chain(case), about=done.stage, record=case.pk)


def _chain(case: Case) -> str:
    return case.province or FEDERAL
