"""Reading tasks: those of one's agencies, those one watches, and those one's agencies raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from rabta_web.access.life_cycles import Move
from rabta_web.access.rows import acts_for, current, reaches
from rabta_web.access.values import Reach
from rabta_web.access.values import Verb as May
from rabta_web.accounts.models import Appointment
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.agencies.queries import names_of_offices
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.tasks.choices import DONE, SOURCES, STATES, TASK, Side, Source, State
from rabta_web.tasks.models import Assigned, Step, Task

PAGE = 50
ON_DESK = 20


class Lane(StrEnum):
    """Which tasks a list shows."""

    OPEN = "open"
    MINE = "mine"
    WATCHED = "watched"
    RAISED = "raised"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Line:
    """A task as people read it in a list."""

    task: Task
    title: str | Promise
    agency: str
    from_agency: str
    says: str | Promise
    late: bool
    assignee: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of tasks; whether there are more after it."""

    lines: tuple[Line, ...]
    more: bool

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A step as people read it."""

    step: Step
    done: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One task as somebody reads it, with what each side of theirs may do now."""

    line: Line
    observers: tuple[str, ...]
    address: str
    steps: tuple[SeenStep, ...]
    moves: dict[Side, tuple[Move, ...]]
    people: tuple[tuple[UUID, str], ...]


def own_agencies() -> list[str]:
    """The agencies whose tasks the person does, and for which they raise some."""
    return sorted(
        {grant.agency for grant in current().grants if grant.verb is May.WORK and grant.reach is Reach.AGENCY}
    )


def listed(lane: Lane, page: int, *, by: Actor) -> Listed:
    """A page of tasks, overdue ones and those that end first before the rest."""
    with ledgered():
        found = _in_lane(lane)[page * PAGE : (page + 1) * PAGE + 1]
        lines = _lines(found)
        if lines:
            write("tasks.listed", by=by, detail={"rows": len(lines)})
    return Listed(lines[:PAGE], len(lines) > PAGE)


def on_desk(*, by: Actor) -> Listed:
    """What one's own agencies have to do, as far as a desk has room."""
    with ledgered():
        lines = _lines(_in_lane(Lane.OPEN)[: ON_DESK + 1])
        if lines:
            write("tasks.listed", by=by, detail={"rows": len(lines)})
    return Listed(lines[:ON_DESK], len(lines) > ON_DESK)


LATELY = timedelta(days=14)
"""How long whoever raised a task is still shown that it could not be done."""


def came_back(*, by: Actor) -> tuple[Line, ...]:
    """What one's own agencies raised and could not be done lately, the latest first."""
    found = Task.objects.annotate(assignee=_last_assigned()).filter(
        from_agency__in=own_agencies(), state=State.COULD_NOT, since__gte=timezone.now() - LATELY
    )
    with ledgered():
        lines = _lines(found.order_by("-since", "id")[:ON_DESK])
        if lines:
            write("tasks.listed", by=by, detail={"rows": len(lines)})
    return lines


def _last_assigned() -> Subquery:
    """Who at its agency has a task now."""
    return Subquery(Assigned.objects.filter(task=OuterRef("pk")).order_by("-made_at").values("person")[:1])


def _in_lane(lane: Lane) -> QuerySet[Task]:
    own, me = own_agencies(), current().person
    open_ = Q(state__in=TASK.open)
    shown: dict[Lane, Q] = {
        Lane.OPEN: open_ & Q(agency_id__in=own),
        Lane.MINE: open_ & Q(agency_id__in=own, assignee=me),
        Lane.WATCHED: open_
        & (Q(observers__overlap=own) | Q(agency_id__in=set(reaches(May.WORK)) - set(own))),
        Lane.RAISED: open_ & Q(from_agency__in=own),
        Lane.OVER: Q(agency_id__in=own, state__in=TASK.over),
    }
    found = Task.objects.annotate(assignee=_last_assigned()).filter(shown[lane])
    first = F("since").desc() if lane is Lane.OVER else F("due").asc(nulls_last=True)
    return found.order_by(first, "id")


def opened(id: UUID, *, by: Actor) -> Opened | None:
    """A task, and a ledger entry that it was read; None for whoever has nothing to do with it."""
    with ledgered():
        found = Task.objects.filter(_seen(), pk=id)
        lines = _lines(found.annotate(assignee=_last_assigned()))
        if not lines:
            return None
        (line,), task = lines, lines[0].task
        write("task.read", by=by, chain=task.province or FEDERAL, record=task.pk)
        sides = [Side.AGENCY] if task.agency_id in own_agencies() else []
        sides += [Side.RAISER] if task.from_agency in own_agencies() else []
        works = Side.AGENCY in sides and task.state in TASK.open
        people = names_of(set(people_at(task.agency_id, timezone.now()))) if works else {}
        return Opened(
            line,
            tuple(agency_named(each) for each in task.observers),
            _address(task),
            _steps(task),
            {side: moves for side in sides if (moves := TASK.possible(task.state, side))},
            tuple(sorted(people.items(), key=lambda each: each[1])),
        )


def _address(task: Task) -> str:
    """Where it is done. A case is seen by whoever raised a task of it; others would find nothing there."""
    hidden = task.source == Source.CASE and task.from_agency not in own_agencies()
    return "" if hidden or not task.address_name else reverse(task.address_name, args=task.address_parts)


def _seen() -> Q:
    """The tasks with which the person's agencies have to do; row security keeps the recused out."""
    own = acts_for(May.WORK)
    watched = Q(observers__overlap=own) | Q(from_agency__in=own)
    return watched | Q(agency_id__in=reaches(May.WORK))


def people_at(agency: str, now: datetime) -> list[UUID]:
    """Those who hold an office at an agency."""
    day = timezone.localdate(now)
    running = Q(begins__lte=day) & (Q(ends=None) | Q(ends__gt=day))
    held = Appointment.objects.filter(running, agency_id=agency, person__is_active=True)
    return list(held.order_by("begins", "id").values_list("person_id", flat=True).distinct())


def _lines(tasks: Iterable[Task]) -> tuple[Line, ...]:
    rows = list(tasks)
    found = {row.pk: getattr(row, "assignee", None) for row in rows}
    assignees: dict[UUID, UUID] = {task: person for task, person in found.items() if person}
    people = names_of(set(assignees.values()))
    agencies = names_of_offices(each for row in rows for each in (row.agency_id, row.from_agency) if each)
    now = timezone.now()
    return tuple(
        Line(
            row,
            SOURCES[Source(row.source)],
            agencies[row.agency_id],
            agencies.get(row.from_agency, ""),
            STATES[row.state],
            row.state in TASK.open and row.due is not None and row.due < now,
            people.get(assignees[row.pk], "") if row.pk in assignees else "",
        )
        for row in rows
    )


def _steps(task: Task) -> tuple[SeenStep, ...]:
    steps = list(task.steps.order_by("made_at"))
    people = names_of({step.made_by for step in steps if step.made_by})
    return tuple(
        SeenStep(step, DONE[step.verb], people.get(step.made_by, "") if step.made_by else "")
        for step in steps
    )
