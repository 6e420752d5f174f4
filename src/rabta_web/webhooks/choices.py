"""The words of a delivery, and how often one is tried."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


STATES: dict[State, str | Promise] = {
    State.WAITING: _("waits to be sent, or to be tried again"),
    State.DELIVERED: _("delivered"),
    State.FAILED: _("given up"),
}

TRIES = 8
"""A delivery is tried this often, and then given up."""

IN_A_ROW = 20
"""After so many tries in a row that failed, nothing more is sent to an address until somebody looks."""


def again_after(tries: int) -> timedelta:
    """How long to wait after so many tries: half a minute, and four times longer each time."""
    return timedelta(seconds=30 * 4 ** (tries - 1))
