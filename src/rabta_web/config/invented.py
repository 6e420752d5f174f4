"""Incidents made up from scenes: from a seed, for the offices that there are, as many as are asked for.

The same seed, offices and day make the same incidents, one by one: asking for more adds to the end.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import accumulate
from uuid import UUID

from rabta_web.config.scenes import GIVEN, INVENTED, SCENES, Scene
from rabta_web.incidents.actions import Report, Someone

BACK = 720
"""Over how many days before today the incidents are spread."""

QUARTER = 15


@dataclass(frozen=True, slots=True)
class Office:
    """An agency that files, where it is, and how many people live there."""

    id: str
    kind: str
    place: str
    people: int


def invented(seed: int, offices: Sequence[Office], today: date) -> Iterator[tuple[Office, Report]]:
    """Incidents without end, each with the office that files it."""
    chance = random.Random(seed)  # noqa: S311
    told = [told for told in (_Told(scene, offices) for scene in SCENES) if told.offices]
    weights = [each.scene.weight for each in told]
    while told:
        [each] = chance.choices(told, weights)
        office = each.draw(chance)
        yield office, _report(chance, each.scene, office, today)


class _Told:
    """A scene with the offices that come upon it, each as likely as people live around it."""

    def __init__(self, scene: Scene, offices: Sequence[Office]) -> None:
        self.scene = scene
        self.offices = [office for office in offices if office.kind in scene.filed_by]
        self._upto = list(accumulate(max(office.people, 1) for office in self.offices))

    def draw(self, chance: random.Random) -> Office:
        [office] = chance.choices(self.offices, cum_weights=self._upto)
        return office


def _report(chance: random.Random, scene: Scene, office: Office, today: date) -> Report:
    so, not_so = _answers(chance, scene.facts)
    minutes = chance.randrange(0, 24 * 60, QUARTER)
    return Report(
        id=UUID(int=chance.getrandbits(128), version=4),
        kind=scene.kind,
        place=office.place,
        happened_on=today - timedelta(days=chance.randrange(BACK)),
        happened_at=time(*divmod(minutes, 60)),
        account=scene.told,
        people=(Someone(name=f"{chance.choice(GIVEN)} {chance.choice(INVENTED)}", so=so, not_so=not_so),),
    )


def _answers(chance: random.Random, facts: Mapping[str, float]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which facts are said to be so and which not; of half of those that are not, nothing is said."""
    so = {fact for fact, likely in facts.items() if chance.random() < likely}
    not_so = {fact for fact in facts if fact not in so and chance.random() < 1 / 2}
    return tuple(sorted(so)), tuple(sorted(not_so))
