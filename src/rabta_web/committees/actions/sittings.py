"""Writing sittings: called, held with its agenda and attendance, minuted, approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max

from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.choices import SECRETARY, SITTING, SittingState, SittingVerb
from rabta_web.committees.models import AgendaItem, Minute, Present, Sitting, SittingStep
from rabta_web.committees.queries.sittings import MATTER, MINUTES, coming


@dataclass(frozen=True, slots=True)
class Calling:
    """A sitting as it is called."""

    committees: tuple[str, ...]
    at: datetime
    room: str
    chair: str
    diary: str


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of a committee at a sitting: who came for it, or nobody; for which items they stood aside."""

    office: str
    came: bool
    name: str = ""
    deputy: bool = False
    aside: tuple[int, ...] = ()


def call(*, calling: Calling, by: Actor, now: datetime) -> UUID | None:
    """Call a sitting; None if the person does not act for all of its committees."""
    if not set(calling.committees) <= set(acts_for(Verb.RUN)):
        return None
    with ledgered():
        sitting = Sitting(
            pk=uuid4(),
            committees=list(calling.committees),
            at=calling.at,
            room=calling.room,
            chair=calling.chair,
            diary=calling.diary,
            state=SittingState.CALLED,
            since=now,
            called_by=current().person,
            called_at=now,
        )
        sitting.save(force_insert=True)
        _build(sitting, now)
        _write("sitting.called", sitting, by)
    return sitting.pk


def _build(sitting: Sitting, now: datetime) -> None:
    """Put on the agenda what belongs there by now."""
    for item in coming(sitting, _last(sitting)):
        _add(sitting, item.source, item.about, "", now)


def _last(sitting: Sitting) -> int:
    return sitting.items.aggregate(last=Max("number"))["last"] or 0


def _add(sitting: Sitting, source: str, about: UUID | None, text: str, now: datetime) -> AgendaItem:
    item = AgendaItem(
        sitting=sitting,
        number=_last(sitting) + 1,
        source=source,
        about=about,
        text=text,
        added_by=current().person,
        added_at=now,
    )
    item.save(force_insert=True)
    return item


def add_matter(*, sitting: Sitting, text: str, by: Actor, now: datetime) -> None:
    """Put a new matter on the agenda, after what has come up by itself."""
    with ledgered():
        _build(sitting, now)
        _add(sitting, MATTER, None, text, now)
        _write("agenda.added", sitting, by)


def hold(*, sitting: Sitting, seats: Sequence[Seat], by: Actor, now: datetime) -> bool:
    """Write down that a sitting was held and who came; its agenda is whole from then on."""
    with ledgered():
        _build(sitting, now)
        for seat in seats:
            Present(
                sitting=sitting,
                office=seat.office,
                came=seat.came,
                name=seat.name,
                deputy=seat.deputy,
                aside=list(seat.aside),
                noted_by=current().person,
                noted_at=now,
            ).save(force_insert=True)
        return move(sitting=sitting, verb=SittingVerb.HOLD, reason="", by=by, now=now)


def move(*, sitting: Sitting, verb: SittingVerb, reason: str, by: Actor, now: datetime) -> bool:
    """Move a sitting on; False if it has moved on already. Approving it approves what it circulated."""
    after = SITTING.after(sitting.state, verb, SECRETARY)
    if after is None:
        return False
    with ledgered():
        step = SittingStep(
            sitting=sitting,
            verb=verb,
            side=SECRETARY,
            reason=reason or None,
            due=SITTING.due(after, now),
            made_by=current().person,
            made_at=now,
        )
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        _write("sitting.moved", sitting, by, about=verb)
        if verb is SittingVerb.CIRCULATE:
            _approve_earlier(sitting, by, now)
    return True


def _approve_earlier(sitting: Sitting, by: Actor, now: datetime) -> None:
    """Minutes that stood on this agenda are approved with it, and sealed in the ledger as they stand."""
    earlier = sitting.items.filter(source=MINUTES).values_list("about", flat=True)
    for each in Sitting.objects.filter(pk__in=earlier, state=SittingState.MINUTED):
        move(sitting=each, verb=SittingVerb.APPROVE, reason="", by=by, now=now)


def minute(
    *, sitting: Sitting, item: AgendaItem | None, text: str, version: int, by: Actor, now: datetime
) -> bool:
    """Write what the minutes say of an item, after `version`; False if somebody wrote a later one."""
    with ledgered():
        row = Minute(sitting=sitting, item=item, version=version + 1, text=text)
        row.written_by, row.written_at = current().person, now
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            return False
        _write("minutes.written", sitting, by)
    return True


def _write(deed: str, sitting: Sitting, by: Actor, *, about: str = "") -> None:
    office = Agency.objects.select_related("place").get(pk=sitting.committees[0])
    write(deed, by=by, chain=office.place.province or FEDERAL, about=about, record=sitting.pk)
