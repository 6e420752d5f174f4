"""Worked cases: real matters with their facts, what was decided, and how the pack reads them.

A published case is somebody else's decision, kept with its source. A constructed
case has no `published` part; it shows a reading that no published case shows.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from pathlib import Path

from rabta.law.dates import Period
from rabta.law.entries import Entry
from rabta.law.faults import Fault, Faults
from rabta.law.source import Mapping, Place, SourceError, parse


@dataclass(frozen=True, slots=True)
class Published:
    """What the source decided; None where it decided nothing.

    `divergence` says why a national outcome departs from the Protocols' elements,
    or that the outcome was about proof. `headline` cases are those whose outcome
    is sure, undivided and without divergence.
    """

    outcome: str
    trafficking: bool | None
    smuggling: bool | None
    irregular_migration_only: bool | None
    aggravated: bool | None
    protected: bool | None
    forms: tuple[str, ...]
    divergence: str
    notes: str
    headline: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """How the pack reads a case: its settled readings, and the posture.

    What is in neither list is open, or not in force.
    """

    met: tuple[str, ...]
    ruled_out: tuple[str, ...]
    posture: str


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case. `coded_here` are the facts we coded from the summary ourselves.

    `on` is when the act was done; `territory` is the id of the place whose law
    is read, "" where that is unknown.
    """

    id: str
    title: str
    jurisdiction: str
    year: str
    source: str
    source_status: str
    stated_by: str
    confidence: str
    summary: str
    on: Period
    territory: str
    facts: MappingType[str, bool]
    coded_here: tuple[str, ...]
    published: Published | None
    reads: Expected
    path: Path = field(compare=False)
    place: Place = field(compare=False)


def load_cases(folder: Path, faults: Faults) -> tuple[WorkedCase, ...]:
    """The worked cases of a pack, in the order of their file names."""
    cases = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        name = f"cases/{path.name}"
        try:
            node = parse(path.read_bytes(), name)
        except SourceError as error:
            faults.found.append(Fault(error.place, error.message))
            continue
        if isinstance(node, Mapping):
            cases.append(_case(Entry(path.stem, node, faults), path))
        else:
            faults.add(node.place, "a case is a mapping")
    return tuple(cases)


def _case(entry: Entry, path: Path) -> WorkedCase:
    case = WorkedCase(
        id=entry.id,
        title=entry.text("title"),
        jurisdiction=entry.text("jurisdiction", required=False),
        year=entry.text("year", required=False),
        source=entry.text("source"),
        source_status=entry.text("source_status"),
        stated_by=entry.text("stated_by", required=False),
        confidence=entry.text("confidence", required=False),
        summary=entry.text("summary"),
        on=_period(entry),
        territory=entry.text("territory", required=False),
        facts=_facts(entry),
        coded_here=entry.texts("coded_here"),
        published=_published(entry),
        reads=_expected(entry),
        path=path,
        place=entry.place,
    )
    entry.done()
    return case


def _part(entry: Entry, key: str, *, required: bool = False) -> Entry | None:
    node = entry.node(key)
    if isinstance(node, Mapping):
        return Entry(f"{entry.id}.{key}", node, entry.faults)
    if node is not None:
        entry.faults.add(node.place, f"{key!r} must be a mapping")
    elif required:
        entry.faults.add(entry.place, f"{entry.id!r} has no {key!r}")
    return None


def _period(entry: Entry) -> Period:
    """A day, a span of `from` and `to`, or unknown."""
    node = entry.mapping.get("on")
    if not isinstance(node, Mapping):
        day = entry.day("on")
        return Period(day, day)
    entry.taken.add("on")
    span = Entry(f"{entry.id}.on", node, entry.faults)
    period = Period(span.day("from"), span.day("to"))
    span.done()
    if period.first and period.last and period.first > period.last:
        entry.faults.add(node.place, "'from' is after 'to'")
    return period


def _facts(entry: Entry) -> dict[str, bool]:
    part = _part(entry, "facts", required=True)
    if part is None:
        return {}
    return {name: answer for name in part.mapping if (answer := part.answer(name)) is not None}


def _published(entry: Entry) -> Published | None:
    part = _part(entry, "published")
    if part is None:
        return None
    published = Published(
        outcome=part.text("outcome"),
        trafficking=part.answer("trafficking"),
        smuggling=part.answer("smuggling"),
        irregular_migration_only=part.answer("irregular_migration_only"),
        aggravated=part.answer("aggravated"),
        protected=part.answer("protected"),
        forms=part.texts("forms"),
        divergence=part.text("divergence", required=False),
        notes=part.text("notes", required=False),
        headline=part.answer("headline") is True,
    )
    part.done()
    return published


def _expected(entry: Entry) -> Expected:
    part = _part(entry, "reads")
    if part is None:
        return Expected((), (), "unscreened")
    expected = Expected(part.texts("met"), part.texts("ruled_out"), part.text("posture"))
    part.done()
    return expected
