"""Writing matters that go up: forwarded by one committee to the next, answered or returned."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from rabta_web.access.rows import acts_for, current
from rabta_web.access.values import Verb as May
from rabta_web.agencies.models import Agency
from rabta_web.audit.ledger import FEDERAL, Actor, ledgered, write
from rabta_web.committees.actions.hops import step
from rabta_web.committees.bodies import Hop
from rabta_web.committees.forwarding import CYCLE, Side, Verb
from rabta_web.committees.models import AgendaItem
from rabta_web.committees.queries.agenda import FORWARDED
from rabta_web.committees.queries.bodies import committee_above
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice


def forward(*, item: AgendaItem, committee: str, text: str, by: Actor, now: datetime) -> UUID | None:
    """Forward an item to the committee above; None if there is none, or the person does not act for it.

    What came from below goes on as the same matter.
    """
    above = committee_above(committee)
    if above is None or committee not in acts_for(May.RUN):
        return None
    with ledgered():
        came = item.about if item.source == FORWARDED else None
        before = Hop.objects.filter(pk=came).first() if came else None
        if before and not step(hop=before, verb=Verb.PASS_ON, side=Side.RECEIVER, reason="", now=now):
            return None
        office = Agency.objects.select_related("place").get(pk=committee)
        hop = Hop(
            pk=uuid4(),
            matter=before.matter if before else uuid4(),
            continues=before,
            item=item,
            from_agency=committee,
            to_agency=above.id,
            province=office.place.province,
            text=text,
            protects=item.protects,
            state=CYCLE.first,
            since=now,
            sent_by=current().person,
            sent_at=now,
        )
        hop.save(force_insert=True)
        _tell(hop, above.id, "forwarded", now)
        write("matter.forwarded", by=by, chain=hop.province or FEDERAL, about=committee, record=hop.matter)
    return hop.matter


def answer(*, hop: Hop, verb: Verb, reason: str, by: Actor, now: datetime) -> bool:
    """Answer a matter, or return it with a reason; False if it has moved on, or the person may not."""
    if hop.to_agency not in acts_for(May.RUN) or verb not in {Verb.ANSWER, Verb.RETURN}:
        return False
    with ledgered():
        if not step(hop=hop, verb=verb, side=Side.RECEIVER, reason=reason, now=now):
            return False
        _tell(hop, hop.from_agency, verb, now)
        write("matter.moved", by=by, chain=hop.province or FEDERAL, about=verb, record=hop.matter)
    return True


def _tell(hop: Hop, agency: str, step: str, now: datetime) -> None:
    tell(
        agency=agency,
        what=Notice.MATTER_MOVED,
        record=hop.matter,
        address_name="matter",
        now=now,
        step=f"{hop.pk} {step}",
    )
