"""Telling agencies, and what each person does with what they were told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from django.urls import reverse

from rabta_web.access.rows import current
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.jobs.queue import Job, enqueue
from rabta_web.notices.choices import Notice
from rabta_web.notices.models import Mailbox, Seen, Told
from rabta_web.notices.queries import unread

ONCE = UUID("6f1c1c1e-5e0b-4c43-8a53-1d1f7b8a9d10")
"""The space of the ids that make telling the same thing twice tell it once."""


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
    given = (address_name, record) if isinstance(address_name, str) else address_name
    name, *parts = (str(each) for each in given)
    reverse(name, args=parts)
    id = uuid5(ONCE, "\x1f".join((agency, what, str(record), step)))
    told = Told(
        pk=id,
        agency_id=agency,
        what=what,
        record=record,
        incident=incident,
        address_name=name,
        address_parts=parts,
        told_at=now,
    )
    Told.objects.bulk_create([told], ignore_conflicts=True)
    enqueue(Job.POST_NOTICE, notice=str(id))


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
