"""Reading cases: their parts as far as the person sees each, and what happened in them, with sources."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.cases.choices import LINKS, OUTCOMES, STAGES, TURNED, Link, Outcome, Stage, State, Turn
from rabta_web.cases.models import Case, Linked, Part, Proceeding, Turned
from rabta_web.cases.timeline import Moment, moments
from rabta_web.incidents.kinds import LABELS, Kind
from rabta_web.incidents.models import Incident, Involved
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import charges
from rabta_web.notices.queries import own_agencies
from rabta_web.tasks.choices import TASK
from rabta_web.tasks.choices import Source as TaskSource
from rabta_web.tasks.models import Task

MOST = 100
"""How many cases, incidents to choose from, and moments of a timeline a page holds."""


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list, with how many of its incidents the person sees."""

    case: Case
    agency: str
    parts: int


@dataclass(frozen=True, slots=True)
class SeenPart:
    """An incident of a case, and those in it by number."""

    part: Part
    kind: str | Promise
    agency: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeenLink:
    """A link as people read it."""

    linked: Linked
    kind: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class SeenProceeding:
    """A step of proceedings as people read it."""

    proceeding: Proceeding
    stage: str | Promise
    section: str
    outcome: str | Promise


@dataclass(frozen=True, slots=True)
class SeenTurn:
    """That a case was closed or opened again, as people read it."""

    turned: Turned
    done: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as one reader sees it: nothing that they could not read in its parts."""

    case: Case
    agency: str
    parts: tuple[SeenPart, ...]
    links: tuple[SeenLink, ...]
    proceedings: tuple[SeenProceeding, ...]
    moments: tuple[Moment, ...]
    tasks: tuple[Task, ...]
    turns: tuple[SeenTurn, ...]
    keeps: bool

    @property
    def closed(self) -> bool:
        """Whether it takes in nothing."""
        return self.case.state == State.CLOSED

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """What of it somebody has still to do."""
        return tuple(task for task in self.tasks if task.state in TASK.open)


def readable() -> QuerySet[Incident]:
    """The incidents that the person reads themselves, and not only somebody in them who was sent to them."""
    return Incident.objects.filter(reachable(Verb.READ, sent=False))


def to_choose() -> list[tuple[str, str]]:
    """The latest incidents that can be put into a case."""
    rows = readable().order_by("-filed_at", "-id")[:MOST]
    return [
        (str(row.pk), f"{reference(row.pk)} · {LABELS[Kind(row.kind)]} · {row.happened_on}") for row in rows
    ]


def listed(*, by: Actor) -> list[Line]:
    """The cases of which the person sees a part, the latest first."""
    with ledgered():
        rows = list(Case.objects.order_by("-opened_at")[:MOST])
        if rows:
            write("cases.listed", by=by, detail={"rows": len(rows)})
    own = Part.objects.filter(case__in=rows, incident__in=readable()).values_list("case", flat=True)
    parts = list(own)
    return [Line(row, agency_named(row.agency_id), parts.count(row.pk)) for row in rows]


def opened(id: UUID, *, by: Actor) -> Opened | None:
    """A case, and a ledger entry that it was read; None for whoever sees no part of it."""
    with ledgered():
        case = Case.objects.filter(pk=id).first()
        if case is None:
            return None
        parts = list(Part.objects.filter(case=case, incident__in=readable()).select_related("incident"))
        write("case.read", by=by, chain=case.province or FEDERAL, record=case.pk)
    incidents = [part.incident for part in parts]
    return Opened(
        case,
        agency_named(case.agency_id),
        _parts(parts),
        _links(case),
        _proceedings(case),
        tuple(sorted(moments(incidents), key=lambda each: each.at, reverse=True)[:MOST]),
        tuple(
            Task.objects.filter(source=TaskSource.CASE, address_parts=[str(case.pk)]).order_by("due")[:MOST]
        ),
        _turns(case),
        case.agency_id in own_agencies(),
    )


def _turns(case: Case) -> tuple[SeenTurn, ...]:
    rows = list(Turned.objects.filter(case=case).order_by("made_at"))
    people = names_of({row.made_by for row in rows})
    return tuple(SeenTurn(row, TURNED[Turn(row.verb)], people.get(row.made_by, "")) for row in rows)


def _parts(parts: list[Part]) -> tuple[SeenPart, ...]:
    people: dict[UUID, list[int]] = {}
    found = Involved.objects.filter(incident__in=[part.incident_id for part in parts]).order_by("number")
    for incident, number in found.values_list("incident_id", "number"):
        people.setdefault(incident, []).append(number)
    return tuple(
        SeenPart(
            part,
            LABELS[Kind(part.incident.kind)],
            agency_named(part.incident.agency_id),
            tuple(people.get(part.incident_id, [])),
        )
        for part in sorted(parts, key=lambda part: part.incident.happened_on)
    )


def _links(case: Case) -> tuple[SeenLink, ...]:
    rows = list(Linked.objects.filter(case=case).order_by("noted_at"))
    people = names_of({row.noted_by for row in rows})
    return tuple(SeenLink(row, LINKS[Link(row.kind)], people.get(row.noted_by, "")) for row in rows)


def _proceedings(case: Case) -> tuple[SeenProceeding, ...]:
    rows = Proceeding.objects.filter(case=case).select_related("person").order_by("on", "noted_at")
    called = charges()
    return tuple(
        SeenProceeding(
            row,
            STAGES[Stage(row.stage)],
            called.get(row.section, row.section),
            OUTCOMES[Outcome(row.outcome)] if row.outcome else "",
        )
        for row in rows
    )
