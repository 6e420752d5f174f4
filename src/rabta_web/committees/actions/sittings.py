"""Writing sittings: called, held with its agenda and attendance, adjourned or called off."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.actions.hops import step
from rabta_web.committees.actions.recusals import recuse, recuse_as_before, recuse_by_office
from rabta_web.committees.bodies import Annex, ChairTime, Hop
from rabta_web.committees.chairs import tokens
from rabta_web.committees.choices import SECRETARY, SITTING, SittingState, SittingVerb
from rabta_web.committees.forwarding import Ground, Side
from rabta_web.committees.forwarding import State as HopState
from rabta_web.committees.forwarding import Verb as HopVerb
from rabta_web.committees.models import AgendaItem, Present, Sitting, SittingStep
from rabta_web.committees.queries.agenda import (
    ANSWER,
    CARRIED,
    FORWARDED,
    MATTER,
    SESSION,
    Asked,
    belongs,
    facts_of,
)
from rabta_web.committees.queries.bodies import bodies, holding
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice


@dataclass(frozen=True, slots=True)
class Calling:
    """A sitting as it is called; with objectives, sessions and whom it invites, a consultation."""

    committees: tuple[str, ...]
    at: datetime
    room: str
    chair: str
    diary: str
    objectives: str | None = None
    sessions: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of a committee at a sitting: who came for it, or nobody; for which items they stood aside."""

    office: str
    came: bool
    name: str = ""
    deputy: bool = False
    aside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewMatter:
    """A matter for the agenda: whether it concerns protection, and which offices are named in it."""

    text: str
    protects: bool = False
    named: tuple[str, ...] = field(default=())


def call(*, calling: Calling, by: Actor, now: datetime) -> UUID | None:
    """Call a sitting; None if the person does not act for all of its committees."""
    if not set(calling.committees) <= set(acts_for(Verb.RUN)):
        return None
    with ledgered():
        sitting = Sitting(
            pk=uuid4(),
            committees=list(calling.committees),
            invited=list(calling.invited),
            objectives=calling.objectives,
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
        known = chair_tokens(calling.committees, calling.chair, calling.at)
        ChairTime.objects.bulk_create([ChairTime(sitting=sitting, token=token) for token in known])
        for session in calling.sessions:
            _add(sitting, SESSION, session, now)
        build(sitting, now)
        for agency in (*calling.committees, *calling.invited):
            tell(
                agency=agency,
                what=Notice.SITTING_CALLED,
                record=sitting.pk,
                address_name="sitting",
                now=now,
            )
        _write("sitting.called", sitting, by)
    return sitting.pk


def chair_tokens(committees: Sequence[str], chair: str, at: datetime) -> list[bytes]:
    """The tokens of whoever is in the chair: as they were named, by their office, and by who holds it."""
    found: set[bytes] = set()
    day = timezone.localdate(at)
    for id, body in bodies(committees, day).items():
        holder = holding(id, day).get(body.chair)
        found |= set(tokens(body.agency.place_id, (chair, body.chair, holder.name if holder else "")))
    return sorted(found)


def build(sitting: Sitting, now: datetime) -> None:
    """Put on the agenda what belongs there by now; what is forwarded is thereby taken up."""
    asked = Asked(sitting, bodies(sitting.committees), now)
    stands = set(sitting.items.values_list("source", "about"))
    found = [each for each in belongs(asked) if each[:2] not in stands]
    last = last_number(sitting)
    protecting = _protecting(found)
    rows = [
        AgendaItem(
            sitting=sitting,
            number=number,
            source=source,
            about=about,
            committee=whose,
            protects=about in protecting,
            text="",
            added_by=current().person,
            added_at=now,
        )
        for number, (source, about, whose) in enumerate(found, last + 1)
    ]
    AgendaItem.objects.bulk_create(rows)
    recuse_by_office(sitting, rows, now)
    recuse_as_before(sitting, rows, now)
    taken = [row.about for row in rows if row.about and row.source == FORWARDED]
    for hop in Hop.objects.filter(pk__in=taken, state=HopState.FORWARDED):
        step(hop=hop, verb=HopVerb.TAKE_UP, side=Side.RECEIVER, reason="", now=now)


def _protecting(found: Collection[tuple[str, UUID, str]]) -> set[UUID]:
    """Which of some matters that come by themselves concern somebody's protection."""
    hops = [about for source, about, _ in found if source == FORWARDED]
    items = [about for source, about, _ in found if source == CARRIED]
    protecting = set(Hop.objects.filter(pk__in=hops, protects=True).values_list("pk", flat=True))
    return protecting | set(
        AgendaItem.objects.filter(pk__in=items, protects=True).values_list("pk", flat=True)
    )


def last_number(sitting: Sitting) -> int:
    """The last number on an agenda, that of an item from which the person stands aside included."""
    items = sitting.items.aggregate(last=Max("number"))["last"] or 0
    return max(items, sitting.recusals.aggregate(last=Max("number"))["last"] or 0)


def _add(
    sitting: Sitting,
    source: str,
    text: str,
    now: datetime,
    *,
    protects: bool = False,
    about: UUID | None = None,
) -> AgendaItem:
    item = AgendaItem(
        sitting=sitting,
        number=last_number(sitting) + 1,
        source=source,
        about=about,
        protects=protects,
        text=text,
        added_by=current().person,
        added_at=now,
    )
    item.save(force_insert=True)
    return item


def add_matter(*, sitting: Sitting, matter: NewMatter, by: Actor, now: datetime) -> None:
    """Put a new matter on the agenda, after what has come up by itself; who must stand aside, does."""
    with ledgered():
        build(sitting, now)
        item = _add(sitting, MATTER, matter.text, now, protects=matter.protects)
        recuse_by_office(sitting, [item], now)
        recuse(sitting, item, matter.named, Ground.NAMED, now)
        _write("agenda.added", sitting, by)


def add_item(
    *, sitting: Sitting, source: str, text: str, about: UUID | None, by: Actor, now: datetime
) -> AgendaItem:
    """Put something on the agenda of a sitting that is being held, such as a recommendation."""
    with ledgered():
        item = _add(sitting, source, text, now, about=about)
        _write("agenda.added", sitting, by)
    return item


def note_attendance(*, sitting: Sitting, seats: Sequence[Seat], by: Actor, now: datetime) -> None:
    """Write down who is here by now, and who stands aside from what; the last word on an office counts."""
    with ledgered():
        before: dict[str, Present] = {}
        for each in sitting.attendance.order_by("noted_at", "id"):
            before[each.office] = each
        for seat in seats:
            if _same(before.get(seat.office), seat):
                continue
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
        by_number = {each.number: each for each in sitting.items.all()}
        for seat in seats:
            for number in seat.aside:
                if number in by_number:
                    recuse(sitting, by_number[number], (seat.office,), Ground.OWN_WORD, now)
        _write("attendance.noted", sitting, by)


def _same(before: Present | None, seat: Seat) -> bool:
    return before is not None and (
        (before.came, before.name, before.deputy, tuple(before.aside))
        == (seat.came, seat.name, seat.deputy, seat.aside)
    )


def hold(*, sitting: Sitting, seats: Sequence[Seat], by: Actor, now: datetime) -> bool:
    """Write down that a sitting was held and who came; its agenda is kept as it stood."""
    with ledgered():
        build(sitting, now)
        note_attendance(sitting=sitting, seats=seats, by=by, now=now)
        _keep(sitting, now)
        answered = sitting.items.filter(source=ANSWER).values("about")
        for hop in Hop.objects.filter(pk__in=answered, state__in=(HopState.ANSWERED, HopState.RETURNED)):
            step(hop=hop, verb=HopVerb.NOTE, side=Side.SENDER, reason="", now=now)
        return move(sitting=sitting, verb=SittingVerb.HOLD, reason="", by=by, now=now)


def _keep(sitting: Sitting, now: datetime) -> None:
    """Keep what every item said when the sitting was held."""
    asked = Asked(sitting, bodies(sitting.committees), now)
    rows = [each for each in sitting.items.all() if each.about]
    said = facts_of(asked, [(each.source, each.about) for each in rows if each.about])
    Annex.objects.bulk_create(
        [
            Annex(item=row, numbers=json.dumps(facts), noted_by=current().person, noted_at=now)
            for row in rows
            if row.about and (facts := said.get((row.source, row.about)))
        ]
    )


def move(
    *, sitting: Sitting, verb: SittingVerb, reason: str, by: Actor, now: datetime, diary: str = ""
) -> bool:
    """Move a sitting on; False if it has moved on already."""
    after = SITTING.after(sitting.state, verb, SECRETARY)
    if after is None:
        return False
    with ledgered():
        moved = SittingStep(
            sitting=sitting,
            verb=verb,
            side=SECRETARY,
            reason=reason or None,
            diary=diary or None,
            due=SITTING.due(after, now),
            made_by=current().person,
            made_at=now,
        )
        try:
            with transaction.atomic():
                moved.save(force_insert=True)
        except IntegrityError:
            return False
        _write("sitting.moved", sitting, by, about=verb)
    return True


def _write(deed: str, sitting: Sitting, by: Actor, *, about: str = "") -> None:
    write(deed, by=by, chain=chain_of(sitting), about=about, record=sitting.pk)


def chain_of(sitting: Sitting) -> str:
    """The chain of the ledger in which a sitting stands."""
    office = Agency.objects.select_related("place").get(pk=sitting.committees[0])
    return office.place.province or FEDERAL
