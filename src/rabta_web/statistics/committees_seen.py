"""Whose numbers a person may ask for: committees they look on at, and provinces as wholes from a country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rabta_web.access.models import Below
from rabta_web.access.rows import acts_for, current, reaches
from rabta_web.access.values import Reach, Verb
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import standing
from rabta_web.incidents.vocabulary import law
from rabta_web.places.lineage import stands


@dataclass(frozen=True, slots=True)
class Seen:
    """The committees there are, those the person may ask numbers of, and those they follow one by one.

    From the level of a country one sees provinces, each as a whole: a nation has no line below it.
    """

    every: Mapping[str, Agency]
    followed: frozenset[str]
    nations: frozenset[str]

    @property
    def askable(self) -> frozenset[str]:
        """Those whose numbers the person may see."""
        provinces = {id for id, office in self.every.items() if office.level == "province"}
        return self.followed | provinces if self.nations else self.followed

    def next_below(self, id: str) -> list[str]:
        """The committees next below one that the person may ask numbers of."""
        if id in self.nations:
            return [each for each in self.askable if self.every[each].level == "province"]
        return [each for each in self.askable if self.every[each].above_id == id]


def committees_seen(today: date) -> Seen:
    """The committees that stand on a day, and which of them the person of this request looks on at."""
    kinds = {each.agency for each in law().duties.committees.values() if each.agency}
    offices = Agency.objects.filter(standing(today), kind__in=kinds).select_related("place")
    every = {office.id: office for office in offices if stands(office.place_id, today)}
    lines = {g.agency for g in current().grants if g.verb is Verb.FOLLOW and g.reach is Reach.LINE}
    nations = {id for id in lines if id in every and every[id].level == "country"}
    return Seen(every, frozenset(reaches(Verb.FOLLOW)) & every.keys(), frozenset(nations))


def first_of(seen: Seen) -> str:
    """The committee one acts for, or else the highest that one looks on at."""
    own = [id for id in acts_for(Verb.FOLLOW) if id in seen.followed]
    heads = [id for id in seen.followed if seen.every[id].above_id not in seen.followed]
    return next(iter([*own, *sorted(heads)]), "")


def below_each(seen: Seen) -> dict[str, list[str]]:
    """Every committee with all below it, itself included; a national one with all there are."""
    found: dict[str, list[str]] = defaultdict(list)
    every = list(seen.every)
    for low, high in Below.objects.filter(agency__in=every, above__in=every).values_list("agency", "above"):
        found[high].append(low)
    return found | dict.fromkeys(seen.nations, every)
