"""Writing what an agency offers tonight."""

from __future__ import annotations

from datetime import datetime

from rabta_web.access.rows import current
from rabta_web.audit.ledger import Actor, ledgered, write
from rabta_web.referrals.models import Offer
from rabta_web.referrals.queries.services import latest, own_agencies


def confirm(*, offer: Offer, by: Actor, now: datetime) -> None:
    """Keep what an agency offers tonight."""
    offer.confirmed_by, offer.confirmed_at = current().person, now
    with ledgered():
        offer.save(force_insert=True)
        write("offer.confirmed", by=by, about=offer.agency_id)


def confirm_again(*, agency: str, by: Actor, now: datetime) -> bool:
    """What one's own office offered last still holds; False where it never said anything."""
    last = latest([agency]).get(agency) if agency in dict(own_agencies()) else None
    if last is None:
        return False
    said = ("takes", "boys_to", "beds", "has", "languages")
    confirm(offer=Offer(agency_id=agency, **{name: getattr(last, name) for name in said}), by=by, now=now)
    return True
