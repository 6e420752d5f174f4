"""Screenings without a sign that somebody else looks at again."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, QuerySet

from rabta_web.access.rows import current, plans_kept, reachable
from rabta_web.access.values import Verb
from rabta_web.assessments.choices import COMES_TO, ComesTo
from rabta_web.assessments.models import Review, Sample
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.incidents.models import Involved

MOST = 50


def to_look_at(*, by: Actor) -> list[Sample]:
    """The drawn screenings of the posts one answers for, the oldest first; never one's own reports."""
    with ledgered():
        found = list(_theirs().filter(review=None).order_by("drawn_at")[:MOST])
        if found:
            write("samples.listed", by=by, detail={"rows": len(found)})
    return found


def open_sample(id: UUID, *, by: Actor) -> Sample | None:
    """A drawn screening, and a ledger entry that it was opened; None if there is none for this person."""
    with ledgered():
        found = _theirs().filter(pk=id).first()
        if found:
            chain = found.incident.province or FEDERAL
            write("sample.read", by=by, chain=chain, record=found.incident_id)
    return found


def sent_back(*, by: Actor) -> list[Review]:
    """The second looks at one's own reports that ask for more, where nothing was asked since."""
    with ledgered():
        found = list(
            Review.objects.filter(
                reachable(Verb.FILE, of="incident__"),
                comes_to=ComesTo.ASK_ON,
                incident__filed_by=current().person,
            )
            .exclude(sample__person__statements__said_at__gt=F("made_at"))
            .select_related("incident", "sample__person")
            .order_by("made_at")[:MOST]
        )
        if found:
            write("samples.listed", by=by, detail={"rows": len(found)})
    return found


@plans_kept()
def review_of(person: Involved) -> tuple[Review, str] | None:
    """What a second look at somebody's screening came to, with its words."""
    found = Review.objects.filter(sample__person=person).first()
    return (found, str(COMES_TO[ComesTo(found.comes_to)])) if found else None


def _theirs() -> QuerySet[Sample]:
    return (
        Sample.objects.filter(reachable(Verb.MANAGE, sent=False, of="incident__"))
        .exclude(incident__filed_by=current().person)
        .select_related("incident", "person")
    )
