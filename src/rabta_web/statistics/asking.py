"""The figure asks for its own end: a task for each person booked under such law and never screened.

It goes to the office that reported them, once, and closes by itself when a screening is on record.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rabta_web.incidents.models import Involved
from rabta_web.jobs.queue import PLATFORM
from rabta_web.statistics.queries import booked, screened
from rabta_web.tasks.actions import Raising, move, raise_task
from rabta_web.tasks.choices import TASK, Side, Source, Verb
from rabta_web.tasks.models import Task

WITHIN = timedelta(hours=72)
"""How long an office has for it: our default, no law."""

AT_ONCE = 500


def ask_for_screening(now: datetime) -> None:
    """Raise the tasks that are wanting, and close those that have been done."""
    asked = Task.objects.filter(source=Source.SCREENING).values("record")
    wanting = booked().filter(~screened()).exclude(pk__in=asked).select_related("incident")
    for person in wanting.order_by("incident__filed_at", "pk").iterator(AT_ONCE):
        raise_task(raising=_raising(person, now), by=PLATFORM, now=now)
    done = booked().filter(screened()).values("pk")
    still_open = Task.objects.filter(source=Source.SCREENING, state__in=TASK.open, record__in=done)
    for task in still_open.order_by("raised_at").iterator(AT_ONCE):
        move(task=task, verb=Verb.FINISH, side=Side.PLATFORM, by=PLATFORM, now=now)


def _raising(person: Involved, now: datetime) -> Raising:
    incident = person.incident
    return Raising(
        agency=incident.agency_id,
        source=Source.SCREENING,
        record=person.pk,
        due=now + WITHIN,
        incident=incident.pk,
        province=incident.province,
        address=("next-question", incident.pk, person.number),
    )
