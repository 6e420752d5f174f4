"""What stands in the record of the people whom a disclosure is about, as far as its span reaches.

It is read under the scope of whoever prepares it: row security gives out no more than they may read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from rabta_web.assessments.models import OnFile
from rabta_web.disclosure.models import Disclosure
from rabta_web.incidents.models import (
    Care,
    Happened,
    Hearing,
    Identity,
    Incident,
    Involved,
    Lead,
    Particular,
    Statement,
)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of a book: its key, its words, and when it was written there."""

    key: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What one source said at one time, and how it was heard."""

    at: datetime
    source: str
    question: str
    answer: str
    so: tuple[str, ...]
    not_so: tuple[str, ...]
    present: str
    interpreter: str
    asked_again: bool


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody whom a disclosure is about, with who they are."""

    row: Involved
    identity: Identity | None


@dataclass(frozen=True, slots=True)
class Material:
    """The people of a disclosure in their incident, and the span it reaches over."""

    disclosure: Disclosure
    incident: Incident
    people: tuple[Someone, ...]

    def particulars(self, someone: Someone) -> list[Noted]:
        """Who somebody is besides their name, and how they may be reached."""
        return _noted(self._within(Particular.objects.filter(person=someone.row), "noted_at"))

    def care(self, someone: Someone) -> list[Noted]:
        """The protection book of somebody."""
        return _noted(self._within(Care.objects.filter(person=someone.row), "noted_at"))

    def leads(self, someone: Someone) -> list[Noted]:
        """The investigation book of somebody."""
        return _noted(self._within(Lead.objects.filter(person=someone.row), "noted_at"))

    def events(self, someone: Someone) -> list[Happened]:
        """What happened to somebody that starts or stops a clock."""
        return list(self._within(Happened.objects.filter(person=someone.row), "noted_at"))

    def on_file(self, someone: Someone) -> list[OnFile]:
        """Signed papers of somebody with their numbers, without their scans."""
        return list(self._within(OnFile.objects.filter(person=someone.row).defer("scan"), "noted_at"))

    def said(self, someone: Someone) -> list[Said]:
        """What was said of somebody, the first first."""
        rows = list(self._within(Statement.objects.filter(person=someone.row), "said_at"))
        heard = {each.statement_id: each for each in Hearing.objects.filter(statement__in=rows)}
        return [_said(row, heard.get(row.pk)) for row in rows]

    def _within(self, rows: QuerySet[Row], field: str) -> QuerySet[Row]:
        first, last = self.disclosure.first, self.disclosure.last
        if first:
            rows = rows.filter(**{f"{field}__date__gte": first})
        if last:
            rows = rows.filter(**{f"{field}__date__lte": last})
        return rows.order_by(field, "id")


def material_of(disclosure: Disclosure) -> Material:
    """All that a disclosure may be made from."""
    incident = Incident.objects.get(pk=disclosure.incident_id)
    rows = Involved.objects.filter(incident=incident, number__in=disclosure.people).order_by("number")
    named = {each.person_id: each for each in Identity.objects.filter(incident=incident)}
    people = tuple(Someone(row, named.get(row.pk)) for row in rows)
    return Material(disclosure, incident, people)


def said_both_ways(said: Iterable[Said]) -> list[str]:
    """The facts on which statements disagree, in order."""
    rows = list(said)
    so = {fact for row in rows for fact in row.so}
    return sorted(so & {fact for row in rows for fact in row.not_so})


def _noted(rows: Iterable[Particular | Care | Lead]) -> list[Noted]:
    return [Noted(row.key, row.words, row.noted_at) for row in rows]


def _said(row: Statement, hearing: Hearing | None) -> Said:
    return Said(
        row.said_at,
        row.source,
        row.question,
        row.answer,
        tuple(row.so),
        tuple(row.not_so),
        (hearing.present if hearing else None) or "",
        (hearing.interpreter if hearing else None) or "",
        bool(hearing and hearing.again),
    )
