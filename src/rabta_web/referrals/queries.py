"""Reading referrals: the card for whoever receives it, the course of it for both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rabta.routing import Part
from rabta_web.access.life_cycles import Move, steps_up
from rabta_web.access.rows import current, reachable, reaches
from rabta_web.access.values import Reach
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.agencies.models import Agency
from rabta_web.agencies.queries import around, known, opened, up_the_line
from rabta_web.agencies.queries import named as agency_named
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Incident, Involved
from rabta_web.incidents.vocabulary import law, words
from rabta_web.referrals.card import CardLine, lines
from rabta_web.referrals.choices import (
    BASES,
    CYCLE,
    DONE,
    STATES,
    TAKE_OVER,
    TO_TAKE_OVER,
    Basis,
    Side,
    State,
    Verb,
)
from rabta_web.referrals.models import Consent, Offer, Referral, Step
from rabta_web.referrals.services import FITS, Fit, Traits, fit, latest, seen, traits_of

EVERY = timedelta(hours=24)
"""How long each office up the line has before a referral stands with the next."""

MOST = 200


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A step as people read it."""

    step: Step
    done: str | Promise
    by: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Line:
    """A referral in a list; nothing in it identifies anybody."""

    referral: Referral
    sender: str
    receiver: str
    says: str | Promise
    asked_for: tuple[str, ...]
    late: bool
    stands_with: str

    @property
    def needs_sender(self) -> bool:
        """Whether the sender has something to do: nobody answered in time, or the answer was no."""
        return self.late or self.referral.state in {State.DECLINED, State.NOT_DONE}


@dataclass(frozen=True, slots=True)
class Opened:
    """A referral as one of its sides reads it."""

    line: Line
    card: tuple[CardLine, ...]
    basis: str | Promise
    grounds: str
    consent: Consent | None
    steps: tuple[SeenStep, ...]
    sender_moves: tuple[Move, ...]
    receiver_moves: tuple[Move, ...]
    telephone_moves: tuple[Move, ...]
    shows_person: bool
    may_refer: bool

    @property
    def referral(self) -> Referral:
        """The referral itself."""
        return self.line.referral


def label_of(asked: str) -> str:
    """What is asked for, in the reader's language."""
    if asked == TAKE_OVER:
        return str(TO_TAKE_OVER)
    need = next((need for need in law().protection.needs if need.id == asked), None)
    return words().pack(need.label) if need else asked


def things_to_ask(held: Sitting) -> list[tuple[str, str]]:
    """What can be asked for: what this person may need first, then taking over, then everything else."""
    needed = [need.id for need in held.night.outcome.needs]
    others = [need.id for need in law().protection.needs if need.id not in needed]
    return [(each, label_of(each)) for each in (*needed, TAKE_OVER, *others)]


def whom_to_ask(held: Sitting, also: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Offices to refer somebody to, by group: those the routing names, then others here and the one named."""
    place, own = held.incident.place_id, held.incident.agency_id
    part_of: dict[str, Part] = {}
    for part in held.night.parts:
        part_of.setdefault(part.agency.id, part)
    kinds = list(law().duties.agencies)
    offices = [office for office in around(place, kinds) if office.id != own]
    named: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    offers, traits = latest([office.id for office in offices] + [also]), traits_of(held)
    for office in sorted(offices, key=lambda each: list(Fit).index(fit(offers.get(each.id), traits))):
        words = _with_offer(office.id, offers.get(office.id), traits)
        (named if office.kind in part_of else others).append((office.id, words))
    if also not in {id for id, _ in (*named, *others)} and known(also):
        others.insert(0, (also, _with_offer(also, offers.get(also), traits)))
    return [("named", named), ("others", others)]


def _with_offer(agency: str, offer: Offer | None, traits: Traits) -> str:
    """An office with what it has said of tonight, as far as it concerns somebody."""
    if offer is None:
        return agency_named(agency)
    shown = seen(offer, timezone.now())
    said = [str(FITS[fit(offer, traits)])]
    if offer.beds is not None:
        said.append(str(BEDS).format(beds=offer.beds))
    if shown.stale:
        said.append(str(STALE_SINCE).format(day=date_format(timezone.localtime(offer.confirmed_at))))
    return f"{agency_named(agency)} — {'، '.join(said)}"


BEDS = _("{beds} beds tonight")
STALE_SINCE = _("not confirmed since {day}")


def alternatives(referral: Referral) -> list[tuple[str, str]]:
    """Whom the receiver can suggest instead: offices of its kind in the province, then the others here."""
    receiver = opened(referral.to_agency)
    if receiver is None:
        return []
    same = Agency.objects.filter(kind=receiver.kind, place__province=receiver.place.province)
    here = around(receiver.place_id, list(law().duties.agencies))
    left = {referral.to_agency, referral.from_agency}
    found = dict.fromkeys(office.id for office in (*same.order_by("name"), *here))
    return [(id, agency_named(id)) for id in found if id not in left]


def open_referral(id: UUID, *, by: Actor) -> Opened | None:
    """A referral, and a ledger entry that it was read; None if the person is on neither side of it."""
    with ledgered():
        referral = Referral.objects.filter(_seen(), pk=id).first()
        if referral is None:
            return None
        sender, receiver = may_refer(referral.incident_id), _receives(referral)
        write("referral.read", by=by, chain=referral.province or FEDERAL, record=referral.incident_id)
        return Opened(
            _line(referral),
            tuple(lines(referral.card)),
            BASES[Basis(referral.basis)],
            referral.grounds,
            Consent.objects.filter(referral=referral).first(),
            _steps(referral),
            CYCLE.possible(referral.state, Side.SENDER) if sender else (),
            CYCLE.possible(referral.state, Side.RECEIVER) if receiver else (),
            CYCLE.possible(referral.state, Side.BY_TELEPHONE) if sender else (),
            Involved.objects.filter(reachable(May.READ, of="incident__"), pk=referral.person_id).exists(),
            sender,
        )


def of_person(held: Sitting) -> list[Line]:
    """The referrals of somebody, the latest first, as far as the person sees them."""
    found = Referral.objects.filter(person=held.person)
    return [_line(each) for each in found.order_by("-sent_at")]


def received(*, by: Actor) -> list[Line]:
    """What one's agencies were sent and have still to act on, what ends first before the rest."""
    return _listed(Referral.objects.filter(to_agency__in=reaches(May.RECEIVE), state__in=CYCLE.open), by)


def sent(*, by: Actor) -> list[Line]:
    """What was sent from the incidents that the person answers for, and is open or was answered with no.

    What was declined has gone again once the same person is referred for the same thing anew.
    """
    own = Incident.objects.filter(reachable(May.SEND, sent=False))
    later = Referral.objects.filter(person=OuterRef("person"), sent_at__gt=OuterRef("since"))
    refused = Q(state__in=[State.DECLINED, State.NOT_DONE]) & ~Q(Exists(later))
    return _listed(
        Referral.objects.filter(
            refused | Q(state__in=CYCLE.open), from_agency__in=reaches(May.SEND), incident__in=own
        ),
        by,
    )


def _listed(found: QuerySet[Referral], by: Actor) -> list[Line]:
    with ledgered():
        rows = list(found.order_by("due", "-since")[:MOST])
        if rows:
            write("referrals.listed", by=by, detail={"rows": len(rows)})
    return [_line(each) for each in rows]


def responsible_for(person: Involved, incident: Incident) -> str:
    """The agency that keeps the duty: whoever accepted to take over last, else whoever reported."""
    taken = Referral.objects.filter(
        person=person,
        asked_for__contains=[TAKE_OVER],
        state__in=[State.ACCEPTED, State.IN_SERVICE, State.COMPLETED],
    )
    last = taken.order_by("-since").first()
    return agency_named(last.to_agency if last else incident.agency_id)


def _seen() -> Q:
    """The referrals on one side of which the person is.

    Whoever is recused is kept out by row security alone: the receiver does not see the incident that says so.
    """
    received = Q(to_agency__in=reaches(May.RECEIVE))
    return received | Q(incident__in=Incident.objects.filter(reachable(May.READ, sent=False)))


def may_refer(incident: UUID) -> bool:
    """Whether the person may refer somebody in an incident, and take that back."""
    return current().has(May.SEND) and Incident.objects.filter(reachable(May.SEND), pk=incident).exists()


def _receives(referral: Referral) -> bool:
    """Whether the person answers for the receiving agency itself; those above it look on and remind."""
    return any(
        grant.verb is May.RECEIVE and grant.reach is Reach.AGENCY and grant.agency == referral.to_agency
        for grant in current().grants
    )


def _line(referral: Referral) -> Line:
    up = steps_up(referral.due, timezone.now(), EVERY)
    return Line(
        referral,
        agency_named(referral.from_agency),
        agency_named(referral.to_agency),
        STATES[State(referral.state)],
        tuple(label_of(each) for each in referral.asked_for),
        up > 0,
        up_the_line(referral.to_agency, up),
    )


def _steps(referral: Referral) -> tuple[SeenStep, ...]:
    steps = list(referral.steps.order_by("made_at"))
    people = names_of({step.made_by for step in steps})
    return tuple(
        SeenStep(
            step,
            DONE[Verb(step.verb)],
            people.get(step.made_by, ""),
            agency_named(step.alternative) if step.alternative else "",
        )
        for step in steps
    )
