"""Counting the clocks of people anew, once something was written down of them.

The worker reads what was said of somebody, and never who they are: the scope it takes grants nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid5

from rabta.routing import Progress, ground_of
from rabta.routing import due as end_of
from rabta_web.access.rows import leave, take
from rabta_web.access.values import Purpose, Scope
from rabta_web.assessments.models import Asked
from rabta_web.assessments.queries import Sitting, sitting_of
from rabta_web.audit.ledger import ledgered, write
from rabta_web.deadlines.kinds import Kind
from rabta_web.deadlines.models import Changed, Due
from rabta_web.deadlines.moments import remind_at
from rabta_web.incidents.models import Involved
from rabta_web.incidents.vocabulary import law
from rabta_web.jobs.queue import PLATFORM
from rabta_web.referrals.queries.responsibility import responsible_now

AT_ONCE = 20
"""For so many people at once the clocks are counted in one transaction."""

REFERRED, ASKED = "referred", "second_opinion_asked"
"""Events whose clocks stand with a record of their own: the referral, and the opinion that was asked."""

RUNS = (Progress.RUNNING, Progress.DUE_SOON, Progress.OVERDUE)

_SEES_NOBODY = Scope(UUID(int=0), Purpose.SUPERVISION, ())


def count() -> int:
    """Count the clocks of everybody of whom something was written down; how many people that were."""
    people = 0
    while done := _count_some():
        people += done
    return people


def count_anew() -> None:
    """Have every clock that runs counted again: a holiday was announced, or a pack says another time."""
    people = Due.objects.exclude(person=None).values_list("person", flat=True).distinct()
    Changed.objects.bulk_create((Changed(pk=person) for person in people), ignore_conflicts=True)


def _count_some() -> int:
    """A part of them. Whoever writes something of one of them meanwhile has them counted again after."""
    try:
        with ledgered():
            changed = list(Changed.objects.order_by("id").select_for_update(skip_locked=True)[:AT_ONCE])
            if not changed:
                return 0
            ids = [each.pk for each in changed]
            Changed.objects.filter(pk__in=ids).delete()
            take(_SEES_NOBODY)
            for person in Involved.objects.select_related("incident").filter(pk__in=ids):
                keep(sitting_of(person))
            write("clocks.counted", by=PLATFORM, detail={"rows": len(ids)})
            return len(ids)
    finally:
        leave()


def keep(held: Sitting) -> None:
    """Keep what is owed to somebody by when; what was stopped or no longer runs is due no more."""
    rows = {row.pk: row for row in (*_clocks(held), *_opinions(held))}
    kept = {row.pk: row for row in Due.objects.filter(person=held.person.pk)}
    Due.objects.filter(pk__in=kept.keys() - rows.keys()).delete()
    for id, row in rows.items():
        if id not in kept or _said(kept[id]) != _said(row):
            Due.objects.filter(pk=id).delete()
            row.save(force_insert=True)


def _said(due: Due) -> tuple[object, ...]:
    """What a clock says; where that is what it said before, it keeps how far it was followed."""
    return due.at, due.law, due.agency_id


def _clocks(held: Sitting) -> Iterator[Due]:
    """The clocks that run, each until the last moment that may still be in time, for who is responsible."""
    for owed in held.night.owed:
        if owed.due is None or owed.deadline.term is None or owed.status is None:
            continue
        if owed.status.progress in RUNS and owed.deadline.starts not in (REFERRED, ASKED):
            is_law = owed.deadline.basis.is_law and owed.deadline.binding and owed.certain
            yield _row(
                held,
                owed.deadline.id,
                Due(
                    kind=Kind.CLOCK,
                    record=held.incident.pk,
                    agency_id=responsible_now(held.person),
                    since=owed.due.start,
                    at=owed.due.latest,
                    law=is_law and not owed.due.beyond_calendar,
                ),
            )


def _opinions(held: Sitting) -> Iterator[Due]:
    """The second opinions that were asked and not given, each by the pack's clock for them."""
    deadline = next((each for each in law().duties.deadlines.values() if each.starts == ASKED), None)
    calendar = ground_of(law()).calendar
    if deadline is None or deadline.term is None or calendar is None:
        return
    for asked in Asked.objects.filter(person=held.person, opinion=None):
        ends = end_of(asked.asked_at, deadline.term, calendar)
        yield _row(
            held,
            deadline.id,
            Due(
                kind=Kind.OPINION,
                record=asked.pk,
                agency_id=asked.agency_id,
                from_agency=responsible_now(held.person),
                since=asked.asked_at,
                at=ends.latest,
            ),
        )


def _row(held: Sitting, clock: str, due: Due) -> Due:
    """A clock of somebody, under an id that is its own for as long as it runs."""
    due.pk = uuid5(held.person.pk, f"{due.record} {clock}")
    due.clock, due.person, due.number = clock, held.person.pk, held.person.number
    due.incident, due.province = held.incident.pk, held.incident.province
    due.next_at = remind_at(due.since, due.at)
    return due
