"""Who takes somebody, the nearest first, with every reason said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rabta_web.access.models import Within
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import around, standing
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.queries import told_of
from rabta_web.places.atlas import Tile, tiles
from rabta_web.referrals.choices.languages import label_of_language, named_in
from rabta_web.referrals.choices.offers import FITS, HAS, NEARS, TAKES, Fit, Has, Near, Takes
from rabta_web.referrals.models import Offer
from rabta_web.referrals.queries.responsibility import responsible_now
from rabta_web.referrals.queries.services import SeenOffer, Traits, fit, seen, traits_of, wanted_as
from rabta_web.referrals.queries.wording import label_of, names_of_agencies

MEETS = {"need_doctor": Has.DOCTOR, "need_woman_officer": Has.WOMAN_OFFICER}
"""What an office has that answers a need of the pack."""
INTERPRETER = "need_interpreter"

NEXT = 1
"""Tiles of districts that touch, side by side or at a corner, lie this far apart."""


@dataclass(frozen=True, slots=True)
class Match:
    """An office for somebody: whether it takes them, how near it is, and why it stands where it stands."""

    agency: str
    name: str
    fit: Fit
    near: Near
    says: str | Promise
    where: str | Promise
    reasons: tuple[str, ...]
    offer: SeenOffer | None

    @property
    def stale(self) -> bool:
        """Whether one has to ask before relying on it."""
        return self.offer is not None and self.offer.stale


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is matched by: who they are, what they need, and whom they have with them."""

    traits: Traits
    needs: tuple[str, ...]
    language: str
    also: tuple[Takes, ...]


def wanted_of(held: Sitting, also: Collection[Takes]) -> Wanted:
    """What is recorded of somebody that decides who can help."""
    needs = tuple(need.id for need in held.night.outcome.needs)
    language = told_of(held.person).get("language", "")
    return Wanted(traits_of(held), needs, language, tuple(also))


def matches(held: Sitting, wanted: Wanted, now: datetime) -> list[Match]:
    """The offices that have said whom they take, and those here the routing names: who takes them first."""
    place, own = held.incident.place_id, responsible_now(held.person)
    kinds = list(dict.fromkeys(part.agency.id for part in held.night.parts))
    here = {each.id: Near.HERE for each in around(place, kinds)}
    latest = Offer.objects.order_by("agency_id", "-confirmed_at").distinct("agency_id")
    offers = {each.offer.agency_id: each for each in seen(latest, now)}
    offices = Agency.objects.filter(standing(now.date()), pk__in={*offers, *here}).exclude(pk=own)
    distances, names = Distances(place), names_of_agencies({*offers, *here})
    found = [
        _match(
            names[office.id],
            here.get(office.id) or distances.near(office),
            offers.get(office.id),
            wanted,
            office.id,
        )
        for office in offices.select_related("place")
    ]
    return sorted(found, key=_rank)


def _rank(match: Match) -> tuple[int, int, bool, str]:
    return list(Fit).index(match.fit), list(Near).index(match.near), match.stale, match.name


class Distances:
    """How near offices are to a place, on the map of districts."""

    def __init__(self, place: str) -> None:
        self._around = _around(place)
        self._tile = _tile(self._around)

    def near(self, office: Agency) -> Near:
        """How near an office is, as far as its district lies on the map."""
        inside = _around(office.place_id)
        tile = _tile(inside)
        if not office.place.province or office.place.province not in self._around:
            return Near.BEYOND
        if self._tile and tile:
            apart = max(abs(self._tile.column - tile.column), abs(self._tile.row - tile.row))
            if apart <= NEXT:
                return Near.NEXT if apart else Near.HERE
        return Near.PROVINCE


def _around(place: str) -> list[str]:
    """A place and all around it."""
    return sorted(Within.objects.filter(place=place).values_list("around", flat=True))


def _tile(places: Collection[str]) -> Tile | None:
    return next((tiles()[each] for each in places if each in tiles()), None)


def _match(name: str, near: Near, offer: SeenOffer | None, wanted: Wanted, agency: str) -> Match:
    fits = fit(offer.offer if offer else None, wanted.traits)
    if offer and offer.offer.takes and any(each not in offer.offer.takes for each in wanted.also):
        fits = Fit.NO
    reasons = tuple(_reasons(offer.offer, wanted)) if offer else ()
    return Match(agency, name, fits, near, FITS[fits], NEARS[near], reasons, offer)


def _reasons(offer: Offer, wanted: Wanted) -> Iterator[str]:
    """What speaks for an office and what against it, one sentence each."""
    asked = wanted_as(wanted.traits)
    kinds = [
        *([asked] if asked else []),
        *([Takes.FOREIGNERS] if wanted.traits.foreigner else []),
        *wanted.also,
    ]
    for kind in kinds if offer.takes else ():
        sentence = _("takes {whom}") if kind in offer.takes else _("does not take {whom}")
        yield sentence.format(whom=TAKES[kind])
    if offer.boys_to and asked is Takes.BOYS:
        yield _("boys up to {age}").format(age=offer.boys_to)
    if offer.beds is not None:
        yield _("{beds} beds tonight").format(beds=offer.beds) if offer.beds else _("no bed tonight")
    yield from _meets(offer, wanted)


def _meets(offer: Offer, wanted: Wanted) -> Iterator[str]:
    for need, has in MEETS.items():
        if need in wanted.needs:
            sentence = _("has {what}") if has in offer.has else _("has not said that it has {what}")
            yield sentence.format(what=HAS[has])
    if INTERPRETER in wanted.needs:
        asked = named_in(wanted.language)
        spoken = [each for each in offer.languages if each in asked]
        languages = "، ".join(map(label_of_language, spoken or offer.languages))
        yield (
            _("interpreter: {languages}").format(languages=languages)
            if languages
            else _("has not said that it has {what}").format(what=label_of(INTERPRETER))
        )
