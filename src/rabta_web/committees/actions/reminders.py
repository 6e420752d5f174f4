"""Reminding: what is due soon or overdue of a directive is told once, and goes up the line."""

from __future__ import annotations

from datetime import datetime, timedelta

from rabta_web.access.life_cycles import steps_up
from rabta_web.agencies.queries import heads, steps_above
from rabta_web.audit.ledger import ledgered
from rabta_web.committees.choices import DIRECTIVE, Side
from rabta_web.committees.models import Addressee
from rabta_web.committees.queries.directives import EVERY
from rabta_web.notices.actions import tell
from rabta_web.notices.choices import Notice

BEFORE = timedelta(days=3)
"""How long before a day that a directive sets its office is reminded."""


def remind(*, now: datetime) -> None:
    """Tell of every directive that is due soon or overdue, each once. For the owner of the tables to run."""
    waiting = [state for state, turn in DIRECTIVE.open.items() if turn.side == Side.ADDRESSEE]
    rows = Addressee.objects.filter(state__in=waiting, due__lt=now + BEFORE).select_related("directive")
    above = heads()
    with ledgered():
        for addressee in rows:
            overdue = addressee.due is not None and addressee.due <= now
            if overdue or addressee.state != DIRECTIVE.first:
                _tell(addressee, addressee.to_agency, Notice.OVERDUE if overdue else Notice.DUE_SOON, now)
            up = steps_above(addressee.to_agency, steps_up(addressee.due, now, EVERY), above)
            if up:
                _tell(addressee, up, Notice.OVERDUE, now)


def _tell(addressee: Addressee, agency: str, what: Notice, now: datetime) -> None:
    due = f"{addressee.due:%Y-%m-%d %H:%M}" if addressee.due else ""
    tell(agency=agency, what=what, record=addressee.pk, address_name="addressee", now=now, step=due)
