"""The service directory: whom an agency takes, what it has tonight, and whether that fits somebody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise

from rabta_web.access.rows import current
from rabta_web.access.values import Reach
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.queries import told_of
from rabta_web.referrals.choices.languages import label_of_language
from rabta_web.referrals.choices.offers import HAS, TAKES, Fit, Has, Takes
from rabta_web.referrals.models import Offer
from rabta_web.referrals.queries.wording import names_of_agencies

STALE = timedelta(hours=24)
"""After this an offer fades and asks to be confirmed."""

GROWN = 18


@dataclass(frozen=True, slots=True)
class Traits:
    """What of somebody decides who takes them; None is not known."""

    woman: bool | None
    trans: bool
    child: bool
    age: int | None
    foreigner: bool


@dataclass(frozen=True, slots=True)
class SeenOffer:
    """An offer as people read it."""

    offer: Offer
    agency: str
    takes: tuple[str | Promise, ...]
    has: tuple[str | Promise, ...]
    languages: tuple[str, ...]
    by: str
    stale: bool


def traits_of(held: Sitting) -> Traits:
    """What is recorded of somebody that decides who takes them."""
    known, told = held.night.outcome.assessed.known, told_of(held.person)
    age = int(told["age"]) if told.get("age", "").isdigit() else None
    child = any(known.value(fact) is True for fact in ("victim_age_under_18", "age_in_doubt"))
    sex = told.get("sex", "")
    woman = {"woman": True, "man": False}.get(sex, known.value("woman_or_girl"))
    return Traits(
        woman,
        sex == "trans",
        child or (age is not None and age < GROWN),
        age,
        known.value("foreigner_in_pakistan") is True,
    )


def fit(offer: Offer | None, traits: Traits) -> Fit:
    """Whether an agency takes somebody. It is never guessed: what was not said or recorded is not known."""
    if offer is None or not offer.takes:
        return Fit.UNKNOWN
    if offer.beds == 0 or (traits.foreigner and Takes.FOREIGNERS not in offer.takes):
        return Fit.NO
    wanted = wanted_as(traits)
    if wanted is None:
        return Fit.UNKNOWN
    if wanted not in offer.takes:
        return Fit.NO
    return _young_enough(offer, traits) if wanted is Takes.BOYS else Fit.YES


def wanted_as(traits: Traits) -> Takes | None:
    """As whom somebody would be taken; None where their sex is not recorded."""
    if traits.trans:
        return Takes.TRANS
    if traits.woman is None:
        return None
    if traits.child:
        return Takes.GIRLS if traits.woman else Takes.BOYS
    return Takes.WOMEN if traits.woman else Takes.MEN


def _young_enough(offer: Offer, traits: Traits) -> Fit:
    if offer.boys_to is None:
        return Fit.YES
    if traits.age is None:
        return Fit.UNKNOWN
    return Fit.YES if traits.age <= offer.boys_to else Fit.NO


def latest(agencies: Iterable[str]) -> dict[str, Offer]:
    """The latest offer of each of some agencies, where it ever said one."""
    rows = Offer.objects.filter(agency_id__in=list(agencies)).order_by("agency_id", "-confirmed_at")
    return {row.agency_id: row for row in rows.distinct("agency_id")}


def everything(now: datetime) -> list[SeenOffer]:
    """Every agency's latest offer, those confirmed last first."""
    rows = Offer.objects.order_by("agency_id", "-confirmed_at").distinct("agency_id")
    return seen(sorted(rows, key=lambda row: row.confirmed_at, reverse=True), now)


def seen(offers: Iterable[Offer], now: datetime) -> list[SeenOffer]:
    """Offers as people read them."""
    rows = list(offers)
    names = names_of_agencies(row.agency_id for row in rows)
    people = names_of({row.confirmed_by for row in rows})
    return [
        SeenOffer(
            row,
            names[row.agency_id],
            tuple(TAKES[Takes(each)] for each in row.takes),
            tuple(HAS[Has(each)] for each in row.has),
            tuple(map(label_of_language, row.languages)),
            people.get(row.confirmed_by, ""),
            is_stale(row, now),
        )
        for row in rows
    ]


def is_stale(offer: Offer, now: datetime) -> bool:
    """Whether nobody confirmed an offer for so long that one has to ask before relying on it."""
    return now - offer.confirmed_at >= STALE


def own_agencies() -> list[tuple[str, str]]:
    """The agencies for which the person may say what they offer."""
    own = {
        grant.agency
        for grant in current().grants
        if grant.verb is May.RECEIVE and grant.reach is Reach.AGENCY
    }
    names = names_of_agencies(own)
    return [(agency, names[agency]) for agency in sorted(own)]


def to_confirm(now: datetime) -> list[SeenOffer]:
    """What one's own offices said they offer, and have not confirmed for so long that it fades."""
    own = latest(agency for agency, _name in own_agencies())
    return seen([offer for offer in own.values() if is_stale(offer, now)], now)
