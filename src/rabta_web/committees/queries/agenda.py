"""The agenda that builds itself: what belongs on it by now, and what each item says in numbers.

Every source answers two questions for all its items together: what belongs there, and what is to be said of
some. What is said are ids, codes and numbers, so that it can be kept as it stood and read in either language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from django.db import connection
from django.utils import timezone

from rabta.law.duties import Deadline
from rabta.routing import ground_of
from rabta.routing.clock import due
from rabta_web.committees.bodies import Hop, HopStep
from rabta_web.committees.choices import DIRECTIVE, Side, SittingState
from rabta_web.committees.forwarding import State as HopState
from rabta_web.committees.forwarding import Verb as HopVerb
from rabta_web.committees.models import Addressee, AgendaItem, Directive, Sitting
from rabta_web.committees.queries.bodies import Body, kinds
from rabta_web.committees.queries.directives import standing_of
from rabta_web.committees.queries.reports import counted, due_at, month_before
from rabta_web.committees.queries.unconfirmed import unconfirmed
from rabta_web.incidents.vocabulary import law

MINUTES, CONFIRM, ANSWER, FORWARDED = "minutes", "confirm", "answer", "forwarded"
DIRECTED, ACTION, SILENT, CARRIED = "directed", "action", "silent", "carried"
REFERRALS, OPINIONS, DISTRICTS, FIGURES = "referrals", "opinions", "districts", "figures"
MATTER, SESSION, RECOMMENDATION = "matter", "session", "recommendation"
BY_HAND = frozenset({MATTER, SESSION, RECOMMENDATION})
PARTS = (REFERRALS, OPINIONS, DISTRICTS, FIGURES)
"""The parts of an agenda that a committee may be set not to see."""

MOST_CODES = 20
NOT_HELD = (SittingState.CANCELLED, SittingState.ADJOURNED)
DROPPED_AFTER = timedelta(days=366)
"""How long a matter of a sitting that was not held comes up again."""

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """The sitting whose agenda is asked for, and when; `whole` is with the figures, which take a while.

    `answers` keeps what the database said already while this one agenda is made.
    """

    sitting: Sitting
    bodies: dict[str, Body]
    now: datetime
    whole: bool = True
    answers: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What a function of the database says, asked once."""
        key = f"{sql} {values}"
        if key not in self.answers:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                self.answers[key] = cursor.fetchall()
        return self.answers[key]

    @property
    def committees(self) -> list[str]:
        """The committees that sit."""
        return self.sitting.committees

    @property
    def month(self) -> date:
        """The last whole month."""
        return month_before(timezone.localdate(min(self.now, self.sitting.at)))

    def each(self, part: str) -> dict[UUID, str]:
        """One item for each committee that sees a part of the agenda; its id is the same whenever asked."""
        return {
            uuid5(self.sitting.pk, f"{part}:{each}"): each
            for each in self.committees
            if self.bodies[each].sees(part)
        }


class Source(NamedTuple):
    """Where items come from: those that belong, as id and whose, and what is to be said of some ids."""

    belongs: Callable[[Asked], dict[UUID, str]]
    facts: Callable[[Asked, Collection[UUID]], dict[UUID, Facts]]


def _earlier(asked: Asked) -> dict[UUID, str]:
    """Minutes that nobody has approved yet."""
    rows = Sitting.objects.filter(
        committees__overlap=asked.committees, state=SittingState.MINUTED, at__lt=asked.sitting.at
    )
    return dict.fromkeys(rows.order_by("at").values_list("pk", flat=True), "")


def _when(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    del asked
    return {each.pk: {"at": each.at.isoformat()} for each in Sitting.objects.filter(pk__in=ids)}


def _doubtful(asked: Asked) -> dict[UUID, str]:
    return dict.fromkeys((each.pk for each in unconfirmed(asked.sitting, asked.bodies)), "")


def _decided_then(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    del asked
    found: dict[UUID, Facts] = {
        each.pk: {"at": each.sitting.at.isoformat(), "number": each.number, "texts": []}
        for each in AgendaItem.objects.filter(pk__in=ids).select_related("sitting")
    }
    for directive in Directive.objects.filter(item__in=found):
        found[directive.item_id]["texts"].append(directive.text)  # type: ignore[index]  # it has an item
    return found


def _answered(asked: Asked) -> dict[UUID, str]:
    back = (HopState.ANSWERED, HopState.RETURNED)
    rows = Hop.objects.filter(from_agency__in=asked.committees, state__in=back).order_by("since")
    return dict(rows.values_list("pk", "from_agency"))


def _answers(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    del asked
    spoken = HopStep.objects.filter(hop__in=ids, verb__in=(HopVerb.ANSWER, HopVerb.RETURN))
    said = {step.hop_id: step for step in spoken.order_by("made_at")}
    return {
        each.pk: {
            "text": each.text,
            "agency": each.to_agency,
            "answer": said[each.pk].reason,
            "returned": said[each.pk].verb == HopVerb.RETURN,
        }
        for each in Hop.objects.filter(pk__in=ids)
        if each.pk in said
    }


def _forwarded(asked: Asked) -> dict[UUID, str]:
    waiting = (HopState.FORWARDED, HopState.ON_AGENDA)
    rows = Hop.objects.filter(to_agency__in=asked.committees, state__in=waiting).order_by("sent_at")
    return dict(rows.values_list("pk", "to_agency"))


def _matters(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    del asked
    return {
        each.pk: {"text": each.text, "agency": each.from_agency} for each in Hop.objects.filter(pk__in=ids)
    }


def _directed(asked: Asked) -> dict[UUID, str]:
    waiting = [state for state, turn in DIRECTIVE.open.items() if turn.side == Side.ADDRESSEE]
    rows = Addressee.objects.filter(to_agency__in=asked.committees, state__in=waiting)
    return dict(rows.order_by("due").values_list("pk", "to_agency"))


def _due_here(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    return {
        each.pk: {
            "text": each.directive.text,
            "agency": each.from_agency,
            "standing": standing_of(each, asked.now),
            "due_on": each.directive.due_on.isoformat(),
        }
        for each in Addressee.objects.filter(pk__in=ids).select_related("directive")
    }


def _actions(asked: Asked) -> dict[UUID, str]:
    rows = Directive.objects.filter(agency_id__in=asked.committees, item__isnull=False)
    decided = dict(rows.order_by("issued_at").values_list("pk", "agency_id"))
    going_on = Addressee.objects.filter(directive__in=list(decided), state__in=DIRECTIVE.open)
    stands = set(going_on.values_list("directive", flat=True))
    return {id: whose for id, whose in decided.items() if id in stands}


def _owners(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    found: dict[UUID, Facts] = {}
    for each in Addressee.objects.filter(directive__in=ids).select_related("directive"):
        facts = found.setdefault(
            each.directive_id,
            {
                "text": each.directive.text,
                "due_on": each.directive.due_on.isoformat(),
                "agencies": [],
                "standings": [],
            },
        )
        facts["agencies"].append(each.to_agency)
        facts["standings"].append(standing_of(each, asked.now))
    return found


def _behind(asked: Asked) -> dict[UUID, tuple[list[str], int]]:
    rows = asked.ask("select * from committees_behind(%s, %s)", asked.committees, asked.now)
    return {directive: (places, everybody) for directive, places, everybody in rows}


def _silent(asked: Asked) -> dict[UUID, str]:
    rows = Directive.objects.filter(pk__in=_behind(asked)).order_by("issued_at")
    return dict(rows.values_list("pk", "agency_id"))


def _who_is_silent(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    behind = _behind(asked)
    return {
        each.pk: {"text": each.text, "places": places, "all": everybody}
        for each in Directive.objects.filter(pk__in=ids)
        for places, everybody in [behind.get(each.pk, ([], 0))]
    }


def _carried(asked: Asked) -> dict[UUID, str]:
    """Matters of sittings that were not held, and have stood on no other agenda since."""
    since = asked.now - DROPPED_AFTER
    dropped = AgendaItem.objects.filter(
        sitting__committees__overlap=asked.committees,
        sitting__state__in=NOT_HELD,
        sitting__at__gte=since,
        source=MATTER,
    )
    again = AgendaItem.objects.filter(source=CARRIED).exclude(sitting__state__in=NOT_HELD)
    again = again.exclude(sitting=asked.sitting)
    rows = dropped.exclude(pk__in=again.values("about")).order_by("added_at")
    return dict(rows.values_list("pk", "committee"))


def _texts(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    del asked
    return {each.pk: {"text": each.text} for each in AgendaItem.objects.filter(pk__in=ids)}


def _overdue(what: str, asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    found: dict[UUID, Facts] = {}
    for id, committee in asked.each(what).items():
        if id in ids:
            before = _asked_too_long_ago(asked.now)
            sql = "select * from committees_overdue(%s, %s, %s, %s)"
            said = {row[0]: row[1:] for row in asked.ask(sql, committee, asked.now, before, MOST_CODES)}
            number, codes = said.get(what, (0, []))
            found[id] = {"number": number, "codes": codes or []}
    return found


def _some_overdue(what: str, asked: Asked) -> dict[UUID, str]:
    whose = asked.each(what)
    return {id: whose[id] for id, facts in _overdue(what, asked, whose).items() if facts["number"]}


def _asked_too_long_ago(now: datetime) -> datetime:
    """Before when another agency must have been asked, for its answer to be late by the pack's own clock."""
    calendar, clock = ground_of(law()).calendar, _opinion_clock()
    if calendar is None or clock is None or clock.term is None:
        return now
    day = timedelta(days=1)
    back = (now - day * days for days in range(1, 60))
    return next((then for then in back if due(then, clock.term, calendar).latest <= now), now - 60 * day)


def _opinion_clock() -> Deadline | None:
    return next(
        (each for each in law().duties.deadlines.values() if each.starts == "second_opinion_asked"), None
    )


def _below(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    whose = {id: each for id, each in asked.each(DISTRICTS).items() if id in ids}
    month, late = asked.month, asked.now >= due_at(asked.month)
    found: dict[UUID, Facts] = {}
    for id, committee in whose.items():
        with connection.cursor() as cursor:
            cursor.execute(
                "select * from committees_reported(%s, %s, %s)", [committee, month, sorted(kinds())]
            )
            rows = cursor.fetchall()
        silent = sorted(agency for agency, signed, _, _ in rows if late and not signed)
        zero = sorted(
            agency
            for agency, signed, incidents, explained in rows
            if signed and not incidents and not explained
        )
        found[id] = {"month": month.isoformat(), "silent": silent, "zero": zero, "all": len(rows)}
    return found


def _some_below(asked: Asked) -> dict[UUID, str]:
    whose = asked.each(DISTRICTS)
    facts = _below(asked, whose)
    return {id: whose[id] for id, each in facts.items() if each["silent"] or each["zero"]}


def _figures(asked: Asked, ids: Collection[UUID]) -> dict[UUID, Facts]:
    month = asked.month
    return {
        id: {"month": month.isoformat(), "numbers": counted(committee, month) if asked.whole else {}}
        for id, committee in asked.each(FIGURES).items()
        if id in ids
    }


SOURCES: dict[str, Source] = {
    MINUTES: Source(_earlier, _when),
    CONFIRM: Source(_doubtful, _decided_then),
    ANSWER: Source(_answered, _answers),
    FORWARDED: Source(_forwarded, _matters),
    DIRECTED: Source(_directed, _due_here),
    ACTION: Source(_actions, _owners),
    SILENT: Source(_silent, _who_is_silent),
    REFERRALS: Source(partial(_some_overdue, REFERRALS), partial(_overdue, REFERRALS)),
    OPINIONS: Source(partial(_some_overdue, OPINIONS), partial(_overdue, OPINIONS)),
    DISTRICTS: Source(_some_below, _below),
    FIGURES: Source(lambda asked: asked.each(FIGURES), _figures),
    CARRIED: Source(_carried, _texts),
}
"""Where an agenda comes from by itself, in its order."""


def belongs(asked: Asked) -> list[tuple[str, UUID, str]]:
    """What belongs on an agenda by now: from where, about what, and whose alone it is."""
    if asked.sitting.objectives is not None:
        return []
    return [
        (name, id, whose) for name, source in SOURCES.items() for id, whose in source.belongs(asked).items()
    ]


def facts_of(asked: Asked, items: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], Facts]:
    """What is to be said of some items, asked together for each source."""
    wanted: dict[str, set[UUID]] = {}
    for source, about in items:
        wanted.setdefault(source, set()).add(about)
    return {
        (name, id): facts
        for name, ids in wanted.items()
        if name in SOURCES
        for id, facts in SOURCES[name].facts(asked, ids).items()
    }
