"""Reading cases: their parts as far as the person sees each, and what happened in them, with sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.cases.choices import LINKS, OUTCOMES, STAGES, Link, Outcome, Stage
from rabta_web.cases.models import Case, Linked, Part, Proceeding
from rabta_web.incidents.kinds import LABELS, SOURCES, Kind, Source
from rabta_web.incidents.models import Happened, Incident, Involved, Statement
from rabta_web.incidents.queries import reference
from rabta_web.incidents.vocabulary import charges, events
from rabta_web.referrals.choices import DONE as REFERRAL_DONE
from rabta_web.referrals.models import Referral, Step
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
class Moment:
    """Something that happened in a case, and where it is known from."""

    at: datetime
    what: str | Promise
    of: str
    source: str | Promise


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
        tuple(sorted(_moments(incidents), key=lambda each: each.at, reverse=True)[:MOST]),
        tuple(
            Task.objects.filter(source=TaskSource.CASE, address_parts=[str(case.pk)]).order_by("due")[:MOST]
        ),
    )


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


def _moments(incidents: list[Incident]) -> Iterator[Moment]:
    """What happened in some incidents, from every record that says so and that the person reads."""
    for incident in incidents:
        yield Moment(incident.filed_at, _("an incident was filed"), reference(incident.pk), _("report"))
    for said in Statement.objects.filter(incident__in=incidents).select_related("person"):
        of = f"{reference(said.incident_id)} · {said.person.number}"
        yield Moment(said.said_at, _("something was said"), of, SOURCES[Source(said.source)])
    names = dict(events())
    for event in Happened.objects.filter(incident__in=incidents).select_related("person"):
        of = f"{reference(event.incident_id)} · {event.person.number}"
        yield Moment(event.at, names.get(event.event, event.event), of, _("events"))
    for sent in Referral.objects.filter(incident__in=incidents):
        yield Moment(sent.sent_at, _("somebody was referred"), _who(sent), _("referral"))
    for step in Step.objects.filter(referral__incident__in=incidents).select_related("referral"):
        what = REFERRAL_DONE.get(step.verb, step.verb)  # type: ignore[call-overload]  # its own words
        yield Moment(step.made_at, what, _who(step.referral), _("referral"))


def _who(referral: Referral) -> str:
    return f"{reference(referral.incident_id)} · {referral.number}"
