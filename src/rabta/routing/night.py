"""Night: all that an officer must know and do tonight about one person, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rabta.assessment import Assessment, Record, Value, assess
from rabta.law import Law
from rabta.law.duties import Gap
from rabta.protection import Exposure, Outcome, exposures, outcome
from rabta.routing.ground import Ground, ground_of
from rabta.routing.owed import Owed, owed
from rabta.routing.parts import Part, calls, contested, parts
from rabta.routing.site import Site, locate


@dataclass(frozen=True, slots=True)
class Night:
    """One subject of a record: the outcome, who acts, by when, what shields the person, where laws differ.

    `contested` says that it is open who leads. Until another agency accepts in
    writing, whoever has the person keeps every duty, and all that may lead are
    told.
    """

    record: Record
    outcome: Outcome
    site: Site
    parts: tuple[Part, ...]
    owed: tuple[Owed, ...]
    exposures: tuple[Exposure, ...]
    gaps: tuple[Gap, ...]
    contested: bool


def nights(
    law: Law, record: Record, ground: Ground | None = None, now: datetime | None = None
) -> tuple[Night, ...]:
    """What is to be known and done for each person of a record and, last, for its group.

    `ground` is the law's own unless given. Without `now` no clock is said to be late.
    """
    ground = ground or ground_of(law)
    site = locate(record.place, ground.places, record.on.last)
    subjects = (*record.persons, *((record.group,) if record.group else ()))
    found = []
    for subject in subjects:
        assessed = assess(law, subject, record.on, site.territory)
        result = outcome(assessed)
        acting = parts(assessed, result.protection, site)
        found.append(
            Night(
                record=record,
                outcome=result,
                site=site,
                parts=acting,
                owed=owed(assessed, site, ground, now),
                exposures=exposures(assessed),
                gaps=gaps(assessed),
                contested=contested(acting),
            )
        )
    return tuple(found)


def gaps(assessed: Assessment) -> tuple[Gap, ...]:
    """Where one body of law reads something that another does not reach."""
    return tuple(
        gap
        for gap in assessed.law.duties.gaps.values()
        if calls(assessed, gap.reading, on_signs=True)
        and (gap.rule is None or assessed.holds(gap.id))
        and not (gap.beside and all(assessed.value(name) is Value.MET for name in gap.beside))
    )
