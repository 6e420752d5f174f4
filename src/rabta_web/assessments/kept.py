"""All that is kept of some people: asked once for all of them, and not once for each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rabta_web.access.permitted import permitted
from rabta_web.access.presence import holding
from rabta_web.access.values import Verb
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.queries import names_of_offices
from rabta_web.assessments.models import Asked, OnFile, Opinion, Presumed
from rabta_web.assessments.subjects import place_of
from rabta_web.incidents.models import Care, Happened, Identity, Involved, Particular, Statement
from rabta_web.incidents.queries import told_of_all


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows about some people, by person, as far as the reader may see them; the first of each first.

    `filed` are the incidents among theirs that the reader filed; `given` holds opinions by what was asked.
    `officers` and `posts` are names, by person and by agency; `places` are what the engine calls them.
    `numbers` are those of the diary and of an FIR, by person and by their keys on papers.
    """

    identities: Mapping[UUID, Identity]
    told: Mapping[UUID, Mapping[str, str]]
    statements: Mapping[UUID, Sequence[Statement]]
    happened: Mapping[UUID, Sequence[Happened]]
    presumed: Collection[UUID]
    asked: Mapping[UUID, Sequence[Asked]]
    given: Mapping[UUID, Opinion]
    filed: Collection[UUID]
    officers: Mapping[UUID, str]
    posts: Mapping[str, str]
    places: Mapping[str, str]
    numbers: Mapping[UUID, Mapping[str, str]]


RARE = (Asked, Happened, Particular, Care, Presumed, OnFile)
"""Tables that hold nothing of most people."""


def kept_of(people: Sequence[Involved]) -> Kept:
    """All that is kept of some people whose incidents were read with them."""
    incidents = {person.incident_id: person.incident for person in people}
    there = holding(RARE, "person_id", [person.pk for person in people])
    asked: dict[UUID, list[Asked]] = {}
    for row in Asked.objects.filter(person__in=people).order_by("asked_at") if Asked in there else ():
        asked.setdefault(row.person_id, []).append(row)
    statements: dict[UUID, list[Statement]] = {}
    for said in Statement.objects.filter(person__in=people).order_by("said_at", "id"):
        statements.setdefault(said.person_id, []).append(said)
    happened: dict[UUID, list[Happened]] = {}
    for event in Happened.objects.filter(person__in=people).order_by("noted_at") if Happened in there else ():
        happened.setdefault(event.person_id, []).append(event)
    opinions = Opinion.objects.filter(asked__person__in=people) if asked else ()
    presumed = Presumed.objects.filter(person__in=people).values_list("person_id", flat=True)
    may = permitted(incidents.values())
    named = [each for each in people if may.to(Verb.READ_IDENTITY, each.incident, sent=each)]
    return Kept(
        identities={row.person_id: row for row in Identity.objects.filter(person__in=named)} if named else {},
        told=told_of_all(people, books=[book for book in (Particular, Care) if book in there]),
        statements=statements,
        happened=happened,
        presumed=set(presumed) if Presumed in there else set(),
        asked=asked,
        given={row.asked_id: row for row in opinions},
        filed={id for id, each in incidents.items() if may.to(Verb.FILE, each, sent=each)},
        officers=names_of({each.filed_by for each in incidents.values()}),
        posts=names_of_offices({each.agency_id for each in incidents.values()}),
        places={place: place_of(place) for place in {each.place_id for each in incidents.values()}},
        numbers=_numbers(people) if OnFile in there else {},
    )


def _numbers(people: Sequence[Involved]) -> dict[UUID, dict[str, str]]:
    """The last diary number and the last number of an FIR of each."""
    found: dict[UUID, dict[str, str]] = {}
    for row in OnFile.objects.filter(person__in=people).defer("scan").order_by("noted_at"):
        for key, number in (("diary_number", row.diary), ("fir_number", row.fir)):
            if number:
                found.setdefault(row.person_id, {})[key] = number
    return found
