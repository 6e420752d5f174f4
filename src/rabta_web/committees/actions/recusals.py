"""Standing aside from items: for what an office also does, because it is named, by its word, or as before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from rabta_web.access.rows import current
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.bodies import Hop, Recusal
from rabta_web.committees.forwarding import Ground
from rabta_web.committees.models import AgendaItem, Directive, Sitting
from rabta_web.committees.queries.agenda import ACTION, ANSWER, CARRIED, CONFIRM
from rabta_web.committees.queries.bodies import bodies, holding


def recuse(sitting: Sitting, item: AgendaItem, offices: Iterable[str], ground: Ground, now: datetime) -> None:
    """Let offices stand aside from an item, each once; their holders see nothing of it from then on."""
    stands = set(sitting.recusals.filter(item=item).values_list("office", flat=True))
    accounts = _accounts(sitting)
    Recusal.objects.bulk_create(
        [
            _row(sitting, item, office, accounts.get(office), ground, now)
            for office in dict.fromkeys(offices)
            if office not in stands
        ]
    )


def recuse_by_office(sitting: Sitting, items: Collection[AgendaItem], now: datetime) -> None:
    """Let whoever also decides who is sent away stand aside from what concerns protection."""
    protecting = [each for each in items if each.protects]
    if not protecting:
        return
    known = bodies(sitting.committees).values()
    offices = [office for each in known for office in each.sends_away]
    for item in protecting:
        recuse(sitting, item, offices, Ground.SENDS_AWAY, now)


def recuse_as_before(sitting: Sitting, items: Collection[AgendaItem], now: datetime) -> None:
    """Let whoever stood aside from a matter stand aside from what has come of it."""
    came_of = _came_of(items)
    if not came_of:
        return
    before: dict[UUID, list[Recusal]] = {}
    for each in Recusal.objects.filter(item__in=set(came_of.values())):
        before.setdefault(each.item_id, []).append(each)
    stands = set(sitting.recusals.values_list("item", "office"))
    Recusal.objects.bulk_create(
        [
            _row(sitting, item, each.office, each.person, Ground(each.ground), now)
            for item in items
            if item.pk in came_of
            for each in before.get(came_of[item.pk], ())
            if (item.pk, each.office) not in stands
        ]
    )


def _came_of(items: Collection[AgendaItem]) -> dict[UUID, UUID]:
    """The earlier item that each of some has come of, where it has."""
    found = {each.pk: each.about for each in items if each.source in {CARRIED, CONFIRM} and each.about}
    hops = dict(
        Hop.objects.filter(pk__in=[each.about for each in items if each.source == ANSWER]).values_list(
            "pk", "item"
        )
    )
    decisions = dict(
        Directive.objects.filter(pk__in=[each.about for each in items if each.source == ACTION]).values_list(
            "pk", "item"
        )
    )
    for each in items:
        origin = {**hops, **decisions}.get(each.about) if each.about else None
        if origin and each.source in {ANSWER, ACTION}:
            found[each.pk] = origin
    return found


def _accounts(sitting: Sitting) -> dict[str, UUID]:
    """The accounts of those who hold offices of the committees that sit."""
    day = timezone.localdate(sitting.at)
    held = [each for id in sitting.committees for each in holding(id, day).values()]
    return {each.office: each.person for each in held if each.person}


def _row(
    sitting: Sitting, item: AgendaItem, office: str, person: UUID | None, ground: Ground, now: datetime
) -> Recusal:
    return Recusal(
        sitting=sitting,
        item=item,
        number=item.number,
        office=office,
        person=person,
        ground=ground,
        noted_by=current().person,
        noted_at=now,
    )


def stand_aside(
    *, sitting: Sitting, item: AgendaItem, office: str, ground: Ground, by: Actor, now: datetime
) -> None:
    """Write down that an office stands aside from an item."""
    with ledgered():
        recuse(sitting, item, (office,), ground, now)
        first = Agency.objects.select_related("place").get(pk=sitting.committees[0])
        write("recusal.noted", by=by, chain=first.place.province or FEDERAL, record=sitting.pk)
