"""Reading action plans: a version whole, what is overdue, what changed, what is counted."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise

from rabta_web.access.life_cycles import Move
from rabta_web.access.rows import acts_for, reaches
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import named as agency_named
from rabta_web.agencies.queries import names_of_offices
from rabta_web.attachments import Cleaned
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.models import Addressee
from rabta_web.committees.queries.directives import Line as DirectedLine
from rabta_web.committees.queries.directives import lines_of
from rabta_web.committees.queries.reports import NOBODY_ANSWERED, counted, month_before
from rabta_web.plans.choices import ACTIVITY, DONE, KINDS, STATES, Kind, Side, State, Verb
from rabta_web.plans.models import Entry, Line, Plan, Proof, Step, Version
from rabta_web.plans.sheet import COLUMNS, MEASURES

MOST = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry as a version words it and as it stands now."""

    line: Line
    entry: Entry
    kind: str | Promise
    owner: str
    says: str | Promise
    overdue: bool
    measure: str | Promise
    value: str

    @property
    def depth(self) -> int:
        """How deep it lies, from 0."""
        return list(Kind).index(Kind(self.entry.kind))


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan in one version."""

    plan: Plan
    keeper: str
    version: Version
    newest: bool
    made_by: str
    entries: tuple[Seen, ...]
    keeps: bool
    month: date

    @property
    def overdue(self) -> list[Seen]:
        """What is overdue, the longest first."""
        late = (seen for seen in self.entries if seen.overdue)
        return sorted(late, key=lambda seen: seen.line.ends or date.max)


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A step as people read it, with what shows it."""

    step: Step
    done: str | Promise
    by: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry in full: how it stands, what happened, what can be done."""

    opened: Opened
    seen: Seen
    steps: tuple[SeenStep, ...]
    moves: dict[Side, tuple[Move, ...]]
    directed: tuple[DirectedLine, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What one version changed: words before and after, "" where there are none."""

    before: str
    after: str


def plans(*, by: Actor) -> list[tuple[Plan, str, int]]:
    """The plans one may see, each with who keeps it and its latest version."""
    with ledgered():
        found = list(Plan.objects.order_by("-begun_at")[:MOST])
        if found:
            write("plans.listed", by=by, detail={"rows": len(found)})
    names = names_of_offices(plan.agency_id for plan in found)
    latest: dict[UUID, int] = {}
    for plan, number in Version.objects.filter(plan__in=found).values_list("plan", "number"):
        latest[plan] = max(number, latest.get(plan, 0))
    return [(plan, names[plan.agency_id], latest.get(plan.pk, 0)) for plan in found]


def open_plan(id: UUID, number: int | None = None, *, by: Actor) -> Opened | None:
    """A plan in its latest version, or in an earlier one; None if there is none to see."""
    with ledgered():
        plan = Plan.objects.filter(pk=id).first()
        versions = list(plan.versions.order_by("-number")) if plan else []
        version = next((each for each in versions if number in (None, each.number)), None)
        if plan is None or version is None:
            return None
        write("plan.read", by=by, chain=plan.province or FEDERAL, record=plan.pk)
    month = month_before(timezone.localdate())
    return Opened(
        plan,
        agency_named(plan.agency_id),
        version,
        version == versions[0],
        names_of({version.made_by}).get(version.made_by, ""),
        _entries(plan, version, month),
        plan.agency_id in acts_for(May.RUN),
        month,
    )


def versions_of(plan: Plan) -> list[tuple[Version, str]]:
    """Every version with who made it, the latest first."""
    found = list(plan.versions.order_by("-number"))
    people = names_of({each.made_by for each in found})
    return [(each, people.get(each.made_by, "")) for each in found]


def _entries(plan: Plan, version: Version, month: date) -> tuple[Seen, ...]:
    lines = list(version.lines.select_related("entry").order_by("number"))
    names = names_of_offices({line.owner for line in lines if line.owner})
    counts = _counts(plan, lines, month)
    today = timezone.localdate()
    return tuple(
        Seen(
            line,
            line.entry,
            KINDS[Kind(line.entry.kind)],
            names.get(line.owner, line.owner_told),
            STATES[State(line.entry.state)] if line.entry.kind == Kind.ACTIVITY else "",
            _is_overdue(line, today),
            MEASURES.get(line.measure, ""),
            counts.get(line.measure, ""),
        )
        for line in lines
    )


def _is_overdue(line: Line, today: date) -> bool:
    open_still = line.entry.kind == Kind.ACTIVITY and line.entry.state in (State.PLANNED, State.UNDER_WAY)
    return open_still and line.ends is not None and line.ends < today


def _counts(plan: Plan, lines: Sequence[Line], month: date) -> dict[str, str]:
    """What is counted of the measures that lines name, at the committee's place in a month."""
    if plan.agency_id not in reaches(May.FOLLOW) or not any(line.measure for line in lines):
        return {}
    numbers = counted(plan.agency_id, month)
    return {key: "—" if number == NOBODY_ANSWERED else str(number) for key, number in numbers.items()}


def open_entry(plan: UUID, entry: UUID, *, by: Actor) -> OpenedEntry | None:
    """An entry of a plan's latest version; None if there is none to see."""
    opened = open_plan(plan, by=by)
    seen = next((each for each in opened.entries if each.entry.pk == entry), None) if opened else None
    if opened is None or seen is None:
        return None
    runs = acts_for(May.RUN)
    sides = {Side.OWNER: seen.line.owner, Side.KEEPER: opened.plan.agency_id}
    moves = {
        side: ACTIVITY.possible(seen.entry.state, side)
        for side, agency in sides.items()
        if agency in runs and seen.entry.kind == Kind.ACTIVITY
    }
    if Side.KEEPER in moves:
        moves.pop(Side.OWNER, None)
    directed = Addressee.objects.filter(directive__in=seen.entry.directed.values("directive"))
    lines = lines_of(list(directed.select_related("directive")), timezone.now())
    return OpenedEntry(opened, seen, _steps(seen.entry), moves, tuple(lines))


def _steps(entry: Entry) -> tuple[SeenStep, ...]:
    steps = list(entry.steps.prefetch_related("proofs").order_by("made_at"))
    people = names_of({step.made_by for step in steps})
    return tuple(
        SeenStep(step, DONE[Verb(step.verb)], people.get(step.made_by, ""), tuple(step.proofs.all()))
        for step in steps
    )


def proof_of(id: UUID, *, by: Actor) -> Cleaned | None:
    """What shows a step, and a ledger entry that it was read; None if there is none to see."""
    with ledgered():
        proof = Proof.objects.select_related("step__entry__plan").filter(pk=id).first()
        if proof is None:
            return None
        plan = proof.step.entry.plan
        write("proof.read", by=by, chain=plan.province or FEDERAL, record=plan.pk)
    return Cleaned(proof.kind, b64decode(proof.content))


def changes(opened: Opened) -> list[Changed]:
    """What a version changed of the one before it; nothing for the first."""
    before = Version.objects.filter(plan=opened.plan, number=opened.version.number - 1).first()
    if before is None:
        return []
    old = {seen.entry.pk: _words(seen) for seen in _entries(opened.plan, before, opened.month)}
    new = {seen.entry.pk: _words(seen) for seen in opened.entries}
    every = list(dict.fromkeys([*new, *old]))
    return [Changed(old.get(id, ""), new.get(id, "")) for id in every if old.get(id) != new.get(id)]


def _words(seen: Seen) -> str:
    line = seen.line
    said = (line.text, seen.owner, line.begins, line.ends, line.evidence, seen.measure, line.target)
    return " · ".join(str(each) for each in said if each)


def as_rows(opened: Opened) -> list[Sequence[object]]:
    """A version as the rows of a sheet that can be read in again, the first of them its heading."""
    rows: list[Sequence[object]] = [[str(name) for name in COLUMNS.values()]]
    for seen in opened.entries:
        line = seen.line
        days = [str(day) if day else "" for day in (line.begins, line.ends)]
        said = [line.evidence, str(seen.measure), line.target, str(seen.entry.pk)]
        rows.append([str(seen.kind), line.text, seen.owner, *days, *said])
    return rows
