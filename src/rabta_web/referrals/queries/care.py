"""What somebody needs and got, how they see their own danger, and the plan to stay safe."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from rabta_web.access.rows import current, reachable
from rabta_web.access.values import Verb as May
from rabta_web.accounts.queries import names_of
from rabta_web.assessments.queries import Sitting
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Involved
from rabta_web.incidents.vocabulary import label as fact_label
from rabta_web.incidents.vocabulary import law
from rabta_web.referrals.choices.care import DANGERS, NEED_STATES, Danger, NeedState, greater
from rabta_web.referrals.models import NeedNote, RiskView, SafetyPlan
from rabta_web.referrals.queries.wording import cited, label_of

GREAT, SOME = ("in_danger_now",), ("companion_may_harm", "means_threat", "ransom_extortion")
"""Facts recorded that speak for a danger, the greater ones first."""


@dataclass(frozen=True, slots=True)
class SeenNote:
    """An entry on a need as people read it."""

    note: NeedNote
    says: str | Promise
    by: str


@dataclass(frozen=True, slots=True)
class SeenNeed:
    """A need with all that was noted of it, the latest first."""

    id: str
    label: str
    proposed: bool
    cited: tuple[str, ...]
    notes: tuple[SeenNote, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """How great the danger is: as recorded, as the person says, and what counts; the greater of both."""

    recorded: Danger
    recorded_says: str | Promise
    because: tuple[str, ...]
    own: RiskView | None
    own_says: str | Promise
    counts: Danger
    counts_says: str | Promise


@dataclass(frozen=True, slots=True)
class CareOf:
    """The page of needs, danger and safety of somebody."""

    needs: tuple[SeenNeed, ...]
    risk: Risk
    earlier_views: tuple[RiskView, ...]
    plan: SafetyPlan | None


def may_care(person: UUID) -> bool:
    """Whether the person of this request reads the protection book of somebody, and may add to it."""
    if not current().has(May.READ_PROTECTION):
        return False
    reached = reachable(May.READ_PROTECTION, of="incident__")
    return Involved.objects.filter(reached, pk=person).exists()


def care_of(held: Sitting, *, by: Actor) -> CareOf | None:
    """Needs, danger and safety of somebody, and a ledger entry; None to who may not read that book."""
    with ledgered():
        if not may_care(held.person.pk):
            return None
        write("care.read", by=by, chain=held.incident.province or FEDERAL, record=held.incident.pk)
        views = list(RiskView.objects.filter(person=held.person).order_by("-noted_at"))
        plan = SafetyPlan.objects.filter(person=held.person).order_by("-noted_at").first()
        return CareOf(_needs(held), _risk(held, views), tuple(views[1:]), plan)


def _needs(held: Sitting) -> tuple[SeenNeed, ...]:
    """What the pack proposes for somebody, then what else was noted."""
    notes = list(NeedNote.objects.filter(person=held.person).order_by("-noted_at"))
    people = names_of({note.noted_by for note in notes})
    proposed = [need.id for need in held.night.outcome.needs]
    provisions = {need.id: need.provisions for need in law().protection.needs}
    return tuple(
        SeenNeed(
            id,
            label_of(id),
            id in proposed,
            tuple(each.text for each in cited(provisions.get(id, ()))),
            tuple(
                SeenNote(note, NEED_STATES[NeedState(note.state)], people.get(note.noted_by, ""))
                for note in notes
                if note.need == id
            ),
        )
        for id in dict.fromkeys([*proposed, *(note.need for note in notes)])
    )


def needs_to_note() -> list[tuple[str, str]]:
    """Every need of the packs."""
    return [(need.id, label_of(need.id)) for need in law().protection.needs]


def _risk(held: Sitting, views: list[RiskView]) -> Risk:
    known = held.night.outcome.assessed.known
    great = [fact for fact in GREAT if known.value(fact) is True]
    some = [fact for fact in SOME if fact in law().facts and known.value(fact) is True]
    recorded = Danger.GREAT if great else Danger.SOME if some else Danger.NONE
    own = views[0] if views else None
    counts = greater(recorded, own.danger) if own else recorded
    return Risk(
        recorded,
        DANGERS[recorded],
        tuple(fact_label(fact) for fact in (*great, *some)),
        own,
        DANGERS[Danger(own.danger)] if own else "",
        counts,
        DANGERS[counts],
    )
