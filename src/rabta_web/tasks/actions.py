"""Writing tasks: raised once, moved step by step, given to somebody at the agency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.urls import reverse

from rabta_web.access.rows import current
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice
from rabta_web.tasks.choices import TASK, Side, Source, State, Verb
from rabta_web.tasks.models import Assigned, Step, Task
from rabta_web.tasks.queries import people_at

ONCE = UUID("0b7a6a0e-1a8f-4a56-9a1b-7f0f3c6ad2a4")
"""The space of the ids that make raising the same task twice raise it once."""


@dataclass(frozen=True, slots=True)
class Raising:
    """A task as it is raised. `address` is the page on which it is done: its name, then its parts.

    `from_agency` is the agency of the person who raises it, and "" where the platform does. `incident` keeps
    the recused out.
    """

    agency: str
    source: Source
    record: UUID
    text: str = ""
    due: datetime | None = None
    from_agency: str = ""
    observers: tuple[str, ...] = ()
    incident: UUID | None = None
    province: str = ""
    address: tuple[object, ...] = ()


def task_id(source: Source, record: UUID, agency: str) -> UUID:
    """The id of the one task that a source raises about a record at an agency."""
    return uuid5(ONCE, "\x1f".join((source, str(record), agency)))


def raise_task(*, raising: Raising, by: Actor, now: datetime) -> UUID:
    """Raise a task and tell its agency; the same source raises a task about a record there only once."""
    id = task_id(raising.source, raising.record, raising.agency)
    name, *parts = (str(part) for part in raising.address or ("",))
    if name:
        reverse(name, args=parts)
    with ledgered():
        if Task.objects.filter(pk=id).exists():
            return id
        task = Task(
            pk=id,
            agency_id=raising.agency,
            from_agency=raising.from_agency,
            observers=sorted(set(raising.observers)),
            source=raising.source,
            record=raising.record,
            incident=raising.incident,
            province=raising.province,
            address_name=name,
            address_parts=parts,
            text=raising.text or None,
            state=State.OPEN,
            since=now,
            due=raising.due,
            raised_by=by.id,
            raised_at=now,
        )
        task.save(force_insert=True)
        _tell(task, Notice.TASK_RAISED, (task.agency_id, *task.observers), "raised", now)
        write("task.raised", by=by, chain=task.province or FEDERAL, about=task.agency_id, record=task.pk)
    return id


def move(*, task: Task, verb: Verb, side: Side, by: Actor, now: datetime, reason: str = "") -> bool:
    """Move a task; False if it has moved on in the meantime. Whoever takes it in hand has it from then on."""
    after = TASK.after(task.state, verb, side)
    if after is None:
        return False
    step = Step(
        task=task,
        verb=verb,
        side=side,
        reason=reason or None,
        due=task.due if after in TASK.open else None,
        made_by=by.id,
        made_at=now,
    )
    with ledgered():
        try:
            with transaction.atomic():
                step.save(force_insert=True)
        except IntegrityError:
            return False
        if verb is Verb.TAKE and by.id:
            Assigned(task=task, person=by.id, made_by=by.id, made_at=now).save(force_insert=True)
        others = {task.agency_id, task.from_agency, *task.observers} - {"", _mover(task, side)}
        _tell(task, Notice.TASK_MOVED, sorted(others), str(step.pk), now)
        write("task.moved", by=by, chain=task.province or FEDERAL, about=verb, record=task.pk)
    return True


def assign(*, task: Task, person: UUID, by: Actor, now: datetime) -> bool:
    """Give a task to somebody who holds an office at its agency; False for anybody else."""
    if person not in people_at(task.agency_id, now) or task.state not in TASK.open:
        return False
    with ledgered():
        Assigned(task=task, person=person, made_by=current().person, made_at=now).save(force_insert=True)
        write("task.assigned", by=by, chain=task.province or FEDERAL, about=str(person), record=task.pk)
    return True


def _mover(task: Task, side: Side) -> str:
    """The agency that moved it and need not be told, if one did."""
    return {Side.AGENCY: task.agency_id, Side.RAISER: task.from_agency}.get(side, "")


def _tell(task: Task, what: Notice, agencies: tuple[str, ...] | list[str], step: str, now: datetime) -> None:
    for agency in agencies:
        tell(
            agency=agency,
            what=what,
            record=task.pk,
            address_name="task",
            incident=task.incident,
            step=step,
            now=now,
        )
