"""The policy over rows: the filter of a query, and the setting that row security reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

from rabta_web.access.models import Below, Within
from rabta_web.access.values import SENT, Grant, Holding, Level, Reach, Scope, Verb


class Held(models.Model):
    """A record that somebody holds somewhere: the columns that the policy asks about."""

    agency_id = models.TextField()
    place_id = models.TextField()
    province = models.TextField()
    filed_by = models.UUIDField()
    level = models.TextField(default=Level.OPEN.value)
    admitted = ArrayField(models.UUIDField(), default=list)
    recused_people = ArrayField(models.UUIDField(), default=list)
    recused_agencies = ArrayField(models.TextField(), default=list)
    asked = ArrayField(models.TextField(), default=list)
    referred = ArrayField(models.TextField(), default=list)

    class Meta:
        """Columns for tables of case data."""

        abstract = True

    @property
    def holding(self) -> Holding:
        """What the policy asks of this record."""
        return Holding(
            self.agency_id,
            self.place_id,
            self.filed_by,
            Level(self.level),
            frozenset(self.admitted),
            frozenset(self.recused_people),
            frozenset(self.recused_agencies),
            frozenset(self.asked),
            frozenset(self.referred),
        )


class NoScopeError(RuntimeError):
    """Case data was asked for and nobody had said who asks."""


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def take(scope: Scope | None) -> None:
    """From here to the end of the transaction, act within this scope, in code and in the database."""
    _current.set(scope)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('rabta.scope', %s, true)", [_as_setting(scope) if scope else ""])


def leave() -> None:
    """Act within no scope any more. The database forgets its setting with the transaction by itself."""
    _current.set(None)


SEEN_BEFORE = 1
"""How often a connection puts a statement before the database keeps its plan."""


@contextmanager
def plans_kept() -> Iterator[None]:
    """Let the database keep the plans of what is asked in here, which is about few records named by ids.

    Planning what row security adds costs more than running it. A plan that is kept knows no values: a list of
    what some office holds needs a plan of its own, or all that the office ever held is read for one page. And
    a plan that is kept asks nobody for a scope, where planning does: outside of this none is kept and none
    is used, and here a scope is needed. A pooler in front of PostgreSQL has to know prepared statements.
    """
    current()
    connection.ensure_connection()
    asked = connection.connection
    before, asked.prepare_threshold = asked.prepare_threshold, SEEN_BEFORE
    try:
        yield
    finally:
        asked.prepare_threshold = before


def current() -> Scope:
    """The scope of this request; an error where there is none."""
    scope = _current.get()
    if scope is None:
        raise NoScopeError("no scope is set")
    return scope


def _as_setting(scope: Scope) -> str:
    grants = [
        {
            "verb": grant.verb,
            "reach": grant.reach,
            "levels": list(grant.levels),
            "agency": grant.agency,
            "place": grant.place,
        }
        for grant in scope.grants
    ]
    said = {
        "person": str(scope.person),
        "purpose": scope.purpose,
        "units": sorted(scope.units),
        "grants": grants,
    }
    return json.dumps(said)


def reachable(verb: Verb, *, sent: bool = True, of: str = "") -> Q:
    """The records on which the person of this request may do a thing.

    Of rows that belong to a record, such as people in it, `of` is the way to it, with its underscores; what
    was sent to whom then stands in the rows themselves. Agencies are named one by one: an index answers that
    before row security has to look at a row. What others sent is left out of long lists, which no index could
    put in order with it.
    """
    scope = current()
    found = Q(pk__in=[])
    for grant in scope.grants:
        if grant.verb is verb:
            found |= _reached(grant, scope, of)
            if sent:
                found |= _sent_to(grant, of)
    admitted = ~_where(of, level=Level.CLOSED.value) | _where(of, admitted__contains=[scope.person])
    recused = _where(of, recused_people__contains=[scope.person])
    recused |= _where(of, recused_agencies__overlap=sorted(scope.units))
    return found & admitted & ~recused


def acts_for(verb: Verb) -> list[str]:
    """The agencies for which the person of this request holds a verb, those below them not included."""
    return sorted({grant.agency for grant in current().grants if grant.verb is verb})


def reaches(verb: Verb) -> list[str]:
    """The agencies on which a verb of the person reaches: theirs, and those below where it reaches a line."""
    grants = [grant for grant in current().grants if grant.verb is verb]
    return sorted(
        {
            each
            for grant in grants
            for each in (_line(grant.agency) if grant.reach is Reach.LINE else [grant.agency])
        }
    )


def _where(of: str, **asked: object) -> Q:
    return Q(**{f"{of}{field}": value for field, value in asked.items()})


def _reached(grant: Grant, scope: Scope, of: str) -> Q:
    rows = _where(of, agency_id__in=_line(grant.agency) if grant.reach is Reach.LINE else [grant.agency])
    rows &= _where(of, level__in=[level.value for level in grant.levels])
    rows &= Q(Exists(Within.objects.filter(place=OuterRef(f"{of}place_id"), around=grant.place)))
    return rows & _where(of, filed_by=scope.person) if grant.reach is Reach.OWN else rows


def _sent_to(grant: Grant, of: str) -> Q:
    found = Q(pk__in=[])
    if grant.reach is not Reach.OWN:
        agencies = _line(grant.agency) if grant.reach is Reach.LINE else [grant.agency]
        for column in (column for column, verbs in SENT.items() if grant.verb in verbs):
            found |= Q(**{f"{column}__overlap": agencies})
    return found & _where(of, level__in=[level.value for level in grant.levels])


def _line(agency: str) -> list[str]:
    """An agency and those below it."""
    return list(Below.objects.filter(above=agency).order_by("agency").values_list("agency", flat=True))
