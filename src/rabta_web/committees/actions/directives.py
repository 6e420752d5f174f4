"""Writing directives: issued to many at once, answered one by one."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from rabta_web.access.models import Below
from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.choices import DIRECTIVE, Side, State, Verb
from rabta_web.committees.models import Addressee, AgendaItem, Directive, Scan, Step
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice


@dataclass(frozen=True, slots=True)
class Directing:
    """A directive as it was filled in. The id comes with it, so that sending it twice issues one."""

    id: UUID
    agency: str
    to: tuple[str, ...]
    text: str
    basis: str
    evidence: str
    due_on: date
    item: UUID | None = None
    diary: str = ""


def direct(*, directing: Directing, by: Actor, now: datetime) -> UUID | None:
    """Issue a directive; None if the person does not act for that agency, or there is nobody to direct."""
    with ledgered():
        if directing.agency not in acts_for(May.RUN):
            return None
        if Directive.objects.filter(pk=directing.id).exists():
            return directing.id
        offices = list(Agency.objects.filter(pk__in=directing.to).exclude(pk=directing.agency))
        if not offices:
            return None
        sender = Agency.objects.select_related("place").get(pk=directing.agency)
        directive = Directive(
            pk=directing.id,
            agency_id=sender.id,
            province=sender.place.province,
            text=directing.text,
            basis=directing.basis,
            evidence=directing.evidence,
            diary=directing.diary or None,
            due_on=directing.due_on,
            item=AgendaItem.objects.filter(pk=directing.item).first() if directing.item else None,
            issued_by=current().person,
            issued_at=now,
        )
        directive.save(force_insert=True)
        Addressee.objects.bulk_create(_addressees(directive, offices, now))
        for office in offices:
            tell(
                agency=office.id,
                what=Notice.DIRECTIVE_ISSUED,
                record=directive.pk,
                address_name="directive",
                now=now,
            )
        chain = directive.province or FEDERAL
        write(
            "directive.issued",
            by=by,
            chain=chain,
            record=directive.pk,
            detail={"addressees": len(offices)},
        )
    return directing.id


def _addressees(directive: Directive, offices: Sequence[Agency], now: datetime) -> list[Addressee]:
    """Each office with what the directive is to it: an order to those below in the line, else a request."""
    line = set(Below.objects.filter(above=directive.agency_id).values_list("agency", flat=True))
    return [
        Addressee(
            directive=directive,
            from_agency=directive.agency_id,
            to_agency=office.id,
            place_id=office.place_id,
            bound=office.id in line,
            state=State.SENT,
            since=now,
            due=due_in(State.SENT, directive, now),
        )
        for office in offices
    ]


def due_in(state: str, directive: Directive, now: datetime) -> datetime | None:
    """By when somebody has to act: what the cycle says, and what the directive says for the work itself."""
    end = timezone.make_aware(datetime.combine(directive.due_on + timedelta(days=1), time.min))
    if state in {State.ACKNOWLEDGED, State.IN_PROGRESS}:
        return end
    due = DIRECTIVE.due(state, now)
    return min(due, end) if due and state == State.SENT else due


@dataclass(frozen=True, slots=True)
class Answering:
    """One step of a directive as it was filled in, with its letter."""

    verb: Verb
    side: Side
    reason: str = ""
    diary: str = ""
    on_behalf: str = ""
    scans: tuple[Cleaned, ...] = field(default=())


def answer(*, addressee: Addressee, answering: Answering, by: Actor, now: datetime) -> bool:
    """Move a directive on with one addressee; False if it has moved on already and this does not follow."""
    after = DIRECTIVE.after(addressee.state, answering.verb, answering.side)
    if after is None:
        return False
    directive = addressee.directive
    with ledgered():
        step = Step(
            addressee=addressee,
            verb=answering.verb,
            side=answering.side,
            reason=answering.reason or None,
            diary=answering.diary or None,
            on_behalf=answering.on_behalf or None,
            due=due_in(after, directive, now),
            made_by=current().person,
            made_at=now,
        )
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        for scan in answering.scans:
            content = b64encode(scan.content).decode()
            Scan(step=step, kind=scan.kind, content=content).save(force_insert=True)
        other = addressee.from_agency if answering.side is Side.ADDRESSEE else addressee.to_agency
        tell(
            agency=other,
            what=Notice.DIRECTIVE_MOVED,
            record=addressee.pk,
            address_name="addressee",
            now=now,
            step=str(step.pk),
        )
        chain = directive.province or FEDERAL
        write("directive.moved", by=by, chain=chain, about=answering.verb, record=directive.pk)
    return True
