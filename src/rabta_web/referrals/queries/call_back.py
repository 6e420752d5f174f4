"""Calling back at home: who was handed over with many others, by the office of their home district."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from rabta.routing import ground_of
from rabta_web.access.rows import reachable
from rabta_web.access.values import Verb
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import standing
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.about import CONTACT, DO_NOT, worded
from rabta_web.incidents.kinds import Role
from rabta_web.incidents.models import Identity, Incident, Involved
from rabta_web.incidents.queries import known_of, numbered, told_of_all
from rabta_web.incidents.vocabulary import law
from rabta_web.referrals.card import CHILD, DOUBT
from rabta_web.referrals.choices.basis import CALL_BACK
from rabta_web.referrals.models import Referral

RECEIVES = "social_welfare"
"""The kind of office that calls back."""

HOME = "home_district"


@dataclass(frozen=True, slots=True)
class Returning:
    """Somebody of an incident with their home district as it was written, and the office there."""

    person: Involved
    name: str
    home: str
    district: str
    office: str
    office_name: str
    contact: str | Promise
    is_child: bool
    sent: Referral | None

    @property
    def number(self) -> int:
        """Their number in the incident."""
        return self.person.number


@dataclass(frozen=True, slots=True)
class Round:
    """Everybody of an incident, each in one list: to be called back, sent already, or to be mended first."""

    incident: Incident
    ready: tuple[Returning, ...]
    sent: tuple[Returning, ...]
    unknown: tuple[Returning, ...]
    unwritten: tuple[Returning, ...]


def round_of(incident: UUID, *, by: Actor) -> Round | None:
    """Who can be called back at home, and a ledger entry that they were read; None if not to be sent."""
    with ledgered():
        found = Incident.objects.filter(reachable(Verb.SEND), pk=incident).first()
        if found is None:
            return None
        write("manifest.read", by=by, chain=found.province or FEDERAL, about="call-back", record=incident)
        everybody = Involved.objects.select_related("incident").filter(incident=found)
        people = list(everybody.exclude(role=Role.SUSPECT).order_by("number"))
        returning = _returning(found, people)
    return Round(
        found,
        tuple(each for each in returning if each.office and each.sent is None),
        tuple(each for each in returning if each.sent is not None),
        tuple(each for each in returning if each.home and not each.office and each.sent is None),
        tuple(each for each in returning if not each.home and each.sent is None),
    )


def _returning(incident: Incident, people: Sequence[Involved]) -> list[Returning]:
    told, facts = told_of_all(people), numbered()
    names = {each.person_id: each.name for each in Identity.objects.filter(incident=incident)}
    homes = {id: words.get(HOME, "").strip() for id, words in told.items()}
    districts = _districts(homes.values())
    offices = _offices({place for place, _ in districts.values()})
    sent = {
        each.person_id: each
        for each in Referral.objects.filter(incident=incident, asked_for__contains=[CALL_BACK])
    }
    found = []
    for person in people:
        home = homes.get(person.pk, "")
        place, district = districts.get(home, ("", ""))
        office, office_name = offices.get(place, ("", ""))
        so = {facts[number] for part in (known_of(person)[0], known_of(person)[2]) for number in part}
        rule = told.get(person.pk, {}).get(CONTACT, DO_NOT)
        found.append(
            Returning(
                person,
                names.get(person.pk, ""),
                home,
                district,
                office,
                office_name,
                worded(CONTACT, rule),
                bool(so & {CHILD, DOUBT}),
                sent.get(person.pk),
            )
        )
    return found


def _districts(homes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The places that are meant by what was written, with their names; what means none is left out."""
    places, urdu = ground_of(law()).places, get_language() == "ur"
    meant = {home: places.find(home) for home in set(homes) if home}
    return {
        home: (place.id, (place.name_ur or place.name) if urdu else place.name)
        for home, place in meant.items()
        if place is not None
    }


def _offices(places: Collection[str]) -> dict[str, tuple[str, str]]:
    """The office at each place that calls back, with its name."""
    urdu = get_language() == "ur"
    rows = Agency.objects.filter(standing(timezone.localdate()), kind=RECEIVES, place__in=places)
    return {row.place_id: (row.id, row.name_ur if urdu else row.name) for row in rows.order_by("-id")}
