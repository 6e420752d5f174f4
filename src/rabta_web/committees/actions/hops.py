"""The steps of a matter that goes up, written without asking who acts for whom: the database asks that."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from rabta_web.access.rows import current
from rabta_web.committees.bodies import Hop, HopStep
from rabta_web.committees.forwarding import CYCLE, Side, Verb


def step(*, hop: Hop, verb: Verb, side: Side, reason: str, now: datetime) -> bool:
    """Move a matter between two committees on; False if it has moved on already."""
    after = CYCLE.after(hop.state, verb, side)
    if after is None:
        return False
    moved = HopStep(hop=hop, verb=verb, side=side, reason=reason or None, due=CYCLE.due(after, now))
    moved.made_by, moved.made_at = current().person, now
    try:
        with transaction.atomic():
            moved.save(force_insert=True)
    except IntegrityError:
        return False
    return True
