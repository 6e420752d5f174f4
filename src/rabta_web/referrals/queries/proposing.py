"""Whom the routing proposes for somebody: who leads, who must be told and why; and who else there is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.law.duties import Role
from rabta.papers.telling import Cited
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import around, known, opened
from rabta_web.assessments.queries import Sitting
from rabta_web.incidents.vocabulary import law, words
from rabta_web.referrals.choices.basis import TAKE_OVER
from rabta_web.referrals.choices.offers import FITS, Fit
from rabta_web.referrals.models import Offer, Referral
from rabta_web.referrals.queries.responsibility import responsible_now
from rabta_web.referrals.queries.services import Traits, fit, is_stale, latest, traits_of
from rabta_web.referrals.queries.wording import cited, label_of, names_of_agencies

ROLES = {
    Role.LEAD: _("leads"),
    Role.INQUIRE: _("inquires"),
    Role.TELL: _("must be told"),
}
BEDS = _("{beds} beds tonight")
STALE_SINCE = _("not confirmed since {day}")


@dataclass(frozen=True, slots=True)
class Proposed:
    """An office that the routing names for somebody, with its part, why, and by which provisions."""

    office: str
    name: str
    role: Role
    says: str | Promise
    provisional: bool
    why: str
    provisions: tuple[str, ...]
    cited: tuple[Cited, ...]

    @property
    def is_told(self) -> bool:
        """Whether it is told beside the one who is asked: all that must be, and all that may lead."""
        return self.role is not Role.INQUIRE


def proposed(held: Sitting) -> list[Proposed]:
    """The offices here that the routing names, those that lead first; an office once, by its first part."""
    kinds = [part.agency.id for part in held.night.parts]
    offices: dict[str, list[Agency]] = {}
    for office in around(held.incident.place_id, list(dict.fromkeys(kinds))):
        offices.setdefault(office.kind, []).append(office)
    own = responsible_now(held.person)
    names = names_of_agencies(office.id for each in offices.values() for office in each)
    found: dict[str, Proposed] = {}
    for part in held.night.parts:
        for office in offices.get(part.agency.id, []):
            if office.id != own:
                provisions = part.route.provisions
                found.setdefault(
                    office.id,
                    Proposed(
                        office.id,
                        names[office.id],
                        part.role,
                        ROLES[part.role],
                        part.provisional,
                        words().pack(part.route.label),
                        provisions,
                        cited(provisions),
                    ),
                )
    return list(found.values())


def things_to_ask(held: Sitting) -> list[tuple[str, str]]:
    """What can be asked for: what this person may need first, then taking over, then everything else."""
    needed = [need.id for need in held.night.outcome.needs]
    others = [need.id for need in law().protection.needs if need.id not in needed]
    return [(each, label_of(each)) for each in (*needed, TAKE_OVER, *others)]


def whom_to_ask(held: Sitting, also: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Offices to refer somebody to, by group: those the routing names, then others here and the one named."""
    own, part_of = responsible_now(held.person), {each.office for each in proposed(held)}
    offices = [each for each in around(held.incident.place_id, list(law().duties.agencies)) if each.id != own]
    offers, traits = latest([office.id for office in offices] + [also]), traits_of(held)
    names = names_of_agencies([office.id for office in offices] + [also])
    named: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for office in sorted(offices, key=lambda each: list(Fit).index(fit(offers.get(each.id), traits))):
        said = with_offer(names[office.id], offers.get(office.id), traits)
        (named if office.id in part_of else others).append((office.id, said))
    if also not in {id for id, _said in (*named, *others)} and also != own and known(also):
        others.insert(0, (also, with_offer(names[also], offers.get(also), traits)))
    return [("named", named), ("others", others)]


def with_offer(name: str, offer: Offer | None, traits: Traits) -> str:
    """An office with what it has said of tonight, as far as it concerns somebody."""
    if offer is None:
        return name
    said = [str(FITS[fit(offer, traits)])]
    if offer.beds is not None:
        said.append(str(BEDS).format(beds=offer.beds))
    if is_stale(offer, timezone.now()):
        said.append(str(STALE_SINCE).format(day=date_format(timezone.localtime(offer.confirmed_at))))
    return f"{name} — {'، '.join(said)}"


def alternatives(referral: Referral) -> list[tuple[str, str]]:
    """Whom the receiver can suggest instead: offices of its kind in the province, then the others here."""
    receiver = opened(referral.to_agency) if referral.to_agency else None
    if receiver is None:
        return []
    same = Agency.objects.filter(kind=receiver.kind, place__province=receiver.place.province)
    here = around(receiver.place_id, list(law().duties.agencies))
    left = {referral.to_agency, referral.from_agency}
    found = [
        id for id in dict.fromkeys(office.id for office in (*same.order_by("name"), *here)) if id not in left
    ]
    names = names_of_agencies(found)
    return [(id, names[id]) for id in found]
