"""Telling agencies, and what each person does with what they were told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.urls import reverse

from rabta_web.access.rows import current
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.jobs.queue import Job, enqueue
from rabta_web.notices.choices import Notice
from rabta_web.notices.models import Mailbox, Seen, Told
from rabta_web.notices.queries import agencies_with_mailboxes, unread

ONCE = UUID("6f1c1c1e-5e0b-4c43-8a53-1d1f7b8a9d10")
"""The space of the ids that make telling the same thing twice tell it once."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing to tell an agency. `address` is the page to look at: its name, then its parts."""

    agency: str
    what: Notice
    record: UUID
    address: tuple[object, ...]
    incident: UUID | None = None
    step: str = ""

    def told(self, now: datetime) -> Told:
        """The row of it, under the id that makes it one."""
        name, *parts = (str(part) for part in self.address)
        reverse(name, args=parts)
        return Told(
            pk=uuid5(ONCE, "\x1f".join((self.agency, self.what, str(self.record), self.step))),
            agency_id=self.agency,
            what=self.what,
            record=self.record,
            incident=self.incident,
            address_name=name,
            address_parts=parts,
            told_at=now,
        )


def tell(
    *,
    agency: str,
    what: Notice,
    record: UUID,
    address_name: str | tuple[object, ...],
    now: datetime,
    incident: UUID | None = None,
    step: str = "",
) -> None:
    """Tell the people of an agency, in the transaction of what it is about; exactly once for each step.

    `address_name` is the page to look at, by the name of its address; its only part is the record, unless a
    tuple gives the name and the parts after it. `incident` keeps the recused from being told. `step` tells
    apart what may happen to one record several times, such as the id of a step of its life cycle.
    """
    address = (address_name, record) if isinstance(address_name, str) else address_name
    told = Telling(agency, what, record, address, incident, step).told(now)
    Told.objects.bulk_create([told], ignore_conflicts=True)
    enqueue(Job.POST_NOTICE, notice=str(told.pk))


def tell_all(tellings: Iterable[Telling], *, now: datetime) -> None:
    """Tell many things at once. It is for the worker alone, which sees who wants to be told by e-mail."""
    told = [each.told(now) for each in tellings]
    Told.objects.bulk_create(told, ignore_conflicts=True)
    by_mail = agencies_with_mailboxes()
    for each in told:
        if each.agency_id in by_mail:
            enqueue(Job.POST_NOTICE, notice=str(each.pk))


def mark_read(*, ids: Sequence[UUID] | None, now: datetime) -> None:
    """Note that the person has read some notices, or all of them; nobody else's reading changes."""
    found = unread() if ids is None else unread().filter(pk__in=ids)
    with ledgered():
        read = [Seen(told=each, person=current().person, seen_at=now) for each in found]
        Seen.objects.bulk_create(read, ignore_conflicts=True)


def choose_mailbox(*, email: str, by: Actor, now: datetime) -> None:
    """Be told by e-mail at an address from now on; an empty one ends it."""
    person = current().person
    with ledgered():
        Mailbox.objects.filter(person=person).delete()
        if email:
            Mailbox(person=person, email=email, since=now).save(force_insert=True)
        write("mailbox.chosen" if email else "mailbox.dropped", by=by)
