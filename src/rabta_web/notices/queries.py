"""Reading notices: those of one's own agencies, and whether one has read them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from rabta_web.access.rows import current
from rabta_web.accounts.models import Appointment
from rabta_web.agencies.queries import named as agency_named
from rabta_web.notices.choices import SAYS, Delivered, Notice
from rabta_web.notices.models import Delivery, Mailbox, Seen, Told

PAGE = 50
ON_DESK = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A notice as people read it; nothing in it identifies anybody."""

    told: Told
    says: str | Promise
    agency: str
    address: str
    new: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of notices; `before` leads to those before them, where there may be any."""

    lines: tuple[Line, ...]
    unread: int
    before: UUID | None


def own_agencies() -> list[str]:
    """The agencies for which the person acts today."""
    return sorted({grant.agency for grant in current().grants})


def _own() -> QuerySet[Told]:
    return Told.objects.filter(agency_id__in=own_agencies()).order_by("-told_at", "-id")


def unread() -> QuerySet[Told]:
    """What the person's agencies were told and they have not read themselves, the latest first."""
    return _own().filter(~Exists(_read_by_me()))


def _read_by_me() -> QuerySet[Seen]:
    return Seen.objects.filter(told=OuterRef("pk"), person=current().person)


def listed(before: str = "") -> Listed:
    """A page of notices, the latest first."""
    found = _own().annotate(read=Exists(_read_by_me()))
    if last := _told(before):
        found = found.filter(Q(told_at__lt=last.told_at) | Q(told_at=last.told_at, pk__lt=last.pk))
    rows = list(found[:PAGE])
    lines = tuple(_line(row, new=not row.read) for row in rows)
    return Listed(lines, unread().count(), rows[-1].pk if len(rows) == PAGE else None)


def on_desk() -> list[Line]:
    """The latest notices that the person has not read."""
    return [_line(row, new=True) for row in unread()[:ON_DESK]]


def _told(id: str) -> Told | None:
    try:
        return _own().filter(pk=UUID(id)).first()
    except ValueError:
        return None


def _line(told: Told, *, new: bool) -> Line:
    address = reverse(told.address_name, args=told.address_parts)
    return Line(told, SAYS[Notice(told.what)], agency_named(told.agency_id), address, new)


def agencies_with_mailboxes() -> set[str]:
    """The agencies at which anybody wants to be told by e-mail; the worker alone sees them all."""
    people = Appointment.objects.filter(person__in=Mailbox.objects.values("person"))
    return set(people.values_list("agency_id", flat=True))


def mailbox() -> str:
    """Where the person wants to be told by e-mail; "" for nowhere."""
    found = Mailbox.objects.filter(person=current().person).first()
    return found.email if found else ""


def undelivered() -> int:
    """How many messages to the person have not come through."""
    return Delivery.objects.filter(person=current().person, state=Delivered.FAILED).count()
