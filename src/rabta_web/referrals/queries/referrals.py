"""Reading referrals: the card for whoever receives it, the course of it for both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from rabta.papers.telling import Cited
from rabta_web.access.life_cycles import Move
from rabta_web.access.rows import reachable, reaches
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Incident, Involved
from rabta_web.referrals.card import CardLine, lines
from rabta_web.referrals.choices.basis import BASES, SHARED, TAKE_OVER, Basis, Shared
from rabta_web.referrals.choices.cycle import CYCLE, DONE, NEEDS_SENDER, STATES, Side, State, Verb
from rabta_web.referrals.models import Consent, Noted, Receipt, Referral, Step
from rabta_web.referrals.queries.consents import SeenConsent, seen_consent
from rabta_web.referrals.queries.responsibility import acts, may_refer, sends
from rabta_web.referrals.queries.standing import Awaited, Standing, standings
from rabta_web.referrals.queries.wording import cited, label_of, names_of_agencies, receiver_of

MOST = 200


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A step as people read it."""

    step: Step
    done: str | Promise
    by: str
    alternative: str
    receipt: UUID | None


@dataclass(frozen=True, slots=True)
class Line:
    """A referral in a list; nothing in it identifies anybody."""

    referral: Referral
    sender: str
    receiver: str
    says: str | Promise
    asked_for: tuple[str, ...]
    standing: Standing
    stands_with: str

    @property
    def late(self) -> bool:
        """Whether nobody acted in time."""
        return self.standing.late

    @property
    def expired(self) -> bool:
        """Whether nobody ever answered, up to the last office of the line; also before a job has noted it."""
        state = self.referral.state
        return state == State.EXPIRED or (state == State.SENT and self.standing.ended)

    @property
    def needs_sender(self) -> bool:
        """Whether the sender has something to do: nobody answered in time, or the answer was no."""
        return self.late or self.referral.state in NEEDS_SENDER


@dataclass(frozen=True, slots=True)
class SeenCopy:
    """An agency that was told beside the receiver, and what it said to that."""

    agency: str
    name: str
    noted: Noted | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A referral as one of its sides reads it, or somebody who was told beside them."""

    line: Line
    card: tuple[CardLine, ...]
    basis: str | Promise
    grounds: str
    cited: tuple[Cited, ...]
    shared: tuple[str | Promise, ...]
    consent: SeenConsent | None
    steps: tuple[SeenStep, ...]
    copies: tuple[SeenCopy, ...]
    sender_moves: tuple[Move, ...]
    receiver_moves: tuple[Move, ...]
    telephone_moves: tuple[Move, ...]
    copies_to_note: tuple[str, ...]
    shows_person: bool
    may_refer: bool
    sends: bool

    @property
    def referral(self) -> Referral:
        """The referral itself."""
        return self.line.referral

    @property
    def takes_over(self) -> bool:
        """Whether responsibility is offered with it."""
        return TAKE_OVER in self.referral.asked_for

    @property
    def waits(self) -> bool:
        """Whether an answer is still to come, which somebody without an account may give by a link."""
        return bool(CYCLE.possible(self.referral.state, Side.OUTSIDE))

    @property
    def stays_closed(self) -> bool:
        """Whether the consent ended before the receiver answered, so that the person does not open."""
        return self.consent is not None and self.consent.expired and not self.shows_person


def open_referral(id: UUID, *, by: Actor) -> Opened | None:
    """A referral, and a ledger entry that it was read; None if the person is on no side of it."""
    with ledgered():
        referral = Referral.objects.filter(_seen(), pk=id).first()
        if referral is None:
            return None
        sender, receiver = sends(referral), acts(May.RECEIVE, referral.to_agency)
        write("referral.read", by=by, chain=referral.province or FEDERAL, record=referral.incident_id)
        (line,) = lines_of([referral])
        return Opened(
            line,
            tuple(lines(referral.card)),
            BASES[Basis(referral.basis)],
            referral.grounds,
            cited(referral.provisions),
            tuple(SHARED[Shared(each)] for each in referral.shared),
            _consent(referral),
            _steps(referral),
            copies := _copies(referral),
            CYCLE.possible(referral.state, Side.SENDER) if sender else (),
            CYCLE.possible(referral.state, Side.RECEIVER) if receiver else (),
            CYCLE.possible(referral.state, Side.BY_TELEPHONE) if sender else (),
            tuple(each.agency for each in copies if each.noted is None and acts(May.RECEIVE, each.agency)),
            Involved.objects.filter(reachable(May.READ, of="incident__"), pk=referral.person_id).exists(),
            may_refer(referral.incident_id, referral.person_id),
            sender,
        )


def of_person(held: Sitting) -> list[Line]:
    """The referrals of somebody, the latest first, as far as the person sees them."""
    return lines_of(Referral.objects.filter(person=held.person).order_by("-sent_at"))


def received(*, by: Actor) -> list[Line]:
    """What one's agencies were sent and have still to act on, what ends first before the rest."""
    return _listed(Referral.objects.filter(to_agency__in=reaches(May.RECEIVE), state__in=CYCLE.open), by)


def copied(*, by: Actor) -> list[Line]:
    """What one's own agencies were told beside the receiver, and have not noted yet."""
    own = [agency for agency in reaches(May.RECEIVE) if acts(May.RECEIVE, agency)]
    noted = Noted.objects.filter(referral=OuterRef("pk"), agency_id__in=own)
    return _listed(Referral.objects.filter(~Exists(noted), copied__overlap=own), by)


DONE_LATELY = timedelta(days=14)
"""How long whoever sent somebody is still shown that it was completed; they should not have to ask."""


def sent(*, by: Actor) -> list[Line]:
    """What was sent by the agencies that the person answers for: open, answered with no, or done lately.

    What was declined, or expired, has gone again once the same person is referred anew.
    """
    own = Incident.objects.filter(reachable(May.SEND, sent=False))
    ours = reaches(May.RECEIVE)
    taken = Incident.objects.filter(reachable(May.READ)).exclude(agency_id__in=ours)
    later = Referral.objects.filter(person=OuterRef("person"), sent_at__gt=OuterRef("since"))
    refused = Q(state__in=NEEDS_SENDER) & ~Q(Exists(later))
    return _listed(
        Referral.objects.filter(
            refused
            | Q(state__in=CYCLE.open)
            | Q(state=State.COMPLETED, since__gte=timezone.now() - DONE_LATELY),
            Q(incident__in=own, from_agency__in=reaches(May.SEND))
            | Q(incident__in=taken, from_agency__in=ours),
        ),
        by,
    )


def scan_of(id: UUID, *, by: Actor) -> Receipt | None:
    """A receipt that was put beside a step, and a ledger entry that it was opened; None if there is none."""
    with ledgered():
        receipt = Receipt.objects.select_related("step__referral").filter(pk=id).first()
        if receipt is None:
            return None
        referral = receipt.step.referral
        write("scan.read", by=by, chain=referral.province or FEDERAL, record=referral.incident_id)
    return receipt


def _listed(found: QuerySet[Referral], by: Actor) -> list[Line]:
    with ledgered():
        rows = list(found.order_by("due", "-since")[:MOST])
        if rows:
            write("referrals.listed", by=by, detail={"rows": len(rows)})
    return lines_of(rows)


def _seen() -> Q:
    """The referrals on one side of which the person is, or that their agency was told of.

    Whoever is recused is kept out by row security alone: the receiver does not see the incident that says so.
    """
    reached = reaches(May.RECEIVE)
    told = Q(to_agency__in=reached) | Q(copied__overlap=reached)
    ours = Q(from_agency__in=reached)
    return told | ours | Q(incident__in=Incident.objects.filter(reachable(May.READ, sent=False)))


def lines_of(found: QuerySet[Referral] | Sequence[Referral]) -> list[Line]:
    """Referrals as lines of a list."""
    rows = list(found)
    stand = standings([Awaited(row.to_agency, row.incident_id, row.due) for row in rows], timezone.now())
    offices = {standing.with_office for standing in stand}
    names = names_of_agencies(
        (*offices, *(agency for row in rows for agency in (row.from_agency, row.to_agency)))
    )
    return [_line(row, names, standing) for row, standing in zip(rows, stand, strict=True)]


def _line(row: Referral, names: dict[str, str], standing: Standing) -> Line:
    return Line(
        row,
        names.get(row.from_agency, row.from_agency),
        receiver_of(row, names),
        STATES[State(row.state)],
        tuple(label_of(each) for each in row.asked_for),
        standing,
        names.get(standing.with_office, ""),
    )


def _consent(referral: Referral) -> SeenConsent | None:
    consent = Consent.objects.filter(pk=referral.consent_id).first() if referral.consent_id else None
    return seen_consent(consent, timezone.localdate()) if consent else None


def _copies(referral: Referral) -> tuple[SeenCopy, ...]:
    noted = {each.agency_id: each for each in Noted.objects.filter(referral=referral)}
    names = names_of_agencies(referral.copied) if referral.copied else {}
    return tuple(SeenCopy(each, names.get(each, each), noted.get(each)) for each in referral.copied)


def _steps(referral: Referral) -> tuple[SeenStep, ...]:
    steps = list(referral.steps.order_by("made_at"))
    people = names_of({step.made_by for step in steps})
    names = names_of_agencies(step.alternative for step in steps)
    receipts = dict(Receipt.objects.filter(step__in=steps).values_list("step_id", "pk"))
    return tuple(
        SeenStep(
            step,
            DONE[Verb(step.verb)],
            people.get(step.made_by, ""),
            names.get(step.alternative, ""),
            receipts.get(step.pk),
        )
        for step in steps
    )
