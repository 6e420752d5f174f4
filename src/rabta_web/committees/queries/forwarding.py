"""Reading matters that went up: each level sees the hops it has a part in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from rabta_web.access.life_cycles import Move
from rabta_web.access.rows import acts_for, reaches
from rabta_web.access.values import Verb as May
from rabta_web.agencies.queries import named as agency_named
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.bodies import Hop, HopStep
from rabta_web.committees.forwarding import CYCLE, DONE, STATES, Side, State, Verb

MOST = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """A hop as one of its sides reads it."""

    hop: Hop
    sender: str
    receiver: str
    says: str | Promise
    steps: tuple[tuple[HopStep, str | Promise], ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A matter with its hops, from where it began upward; `goes_on` says that more of it lies above."""

    matter: UUID
    hops: tuple[Seen, ...]

    @property
    def goes_on(self) -> bool:
        """Whether the matter went further up than the reader sees."""
        return self.hops[-1].hop.state == State.PASSED_ON


def thread(matter: UUID, *, by: Actor) -> Thread | None:
    """A matter, and a ledger entry that it was read; None if the person has no part in it."""
    with ledgered():
        hops = list(Hop.objects.filter(_part(), matter=matter).order_by("sent_at").prefetch_related("steps"))
        if not hops:
            return None
        write("matter.read", by=by, chain=hops[0].province or FEDERAL, record=matter)
    return Thread(matter, tuple(map(_seen, hops)))


def matters(*, by: Actor) -> list[Seen]:
    """The hops that are not over of the committees one looks on at, the latest first."""
    with ledgered():
        rows = Hop.objects.filter(_part(), state__in=CYCLE.open).order_by("-sent_at")
        hops = list(rows.prefetch_related("steps")[:MOST])
        if hops:
            write("matters.listed", by=by, detail={"rows": len(hops)})
    return list(map(_seen, hops))


def hop_of(id: UUID) -> Hop | None:
    """One hop, if the person sees it."""
    return Hop.objects.filter(_part(), pk=id).first()


def _part() -> Q:
    followed = reaches(May.FOLLOW)
    return Q(from_agency__in=followed) | Q(to_agency__in=followed)


def _seen(hop: Hop) -> Seen:
    steps = sorted(hop.steps.all(), key=lambda step: step.made_at)
    mine = hop.to_agency in acts_for(May.RUN)
    possible = CYCLE.possible(hop.state, Side.RECEIVER) if mine else ()
    return Seen(
        hop,
        agency_named(hop.from_agency),
        agency_named(hop.to_agency),
        STATES[State(hop.state)],
        tuple((step, DONE[Verb(step.verb)]) for step in steps),
        tuple(each for each in possible if each.verb in {Verb.ANSWER, Verb.RETURN}),
    )
